// Relay's own runtime, without React. `node src/relay/main.ts <address of /graphql>`
import relay, { type FetchFunction } from 'relay-runtime';

import pilots, { type documentsPilotsQuery } from './__generated__/documentsPilotsQuery.graphql.ts';

const uri = process.argv[2] ?? 'http://127.0.0.1:8000/graphql';

const ask: FetchFunction = async ({ text, name }, variables) => {
  const body = JSON.stringify({ query: text, operationName: name, variables });
  const answer = await fetch(uri, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return answer.json();
};

const environment = new relay.Environment({
  network: relay.Network.create(ask),
  store: new relay.Store(new relay.RecordSource()),
});

const found = await relay.fetchQuery<documentsPilotsQuery>(environment, pilots, { first: 4 }).toPromise();
for (const { node } of found?.initiatives.edges ?? []) {
  console.log(`${node.title} (${node.state}), ${node.participations.totalCount} deltagare`);
}
