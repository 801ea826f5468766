// Subscribes with a public client, as it is: node subscribe.js ws|sse ADDRESS KEY
// Says what was told first, what after an act, and what after having been away; then how a wrong key is refused.
import { createClient as overWebSocket } from 'graphql-ws';
import { createClient as asEvents } from 'graphql-sse';

const [how, address, key] = process.argv.slice(2);
const query = 'subscription Told($after: ChangeToken) { changed(after: $after) { token changes { id recordType } } }';
const act = 'mutation { createInitiative(input: {fields: {title: "Prov", kind: PILOT}}) { initiative { id } } }';

function client(authorization) {
  return how === 'ws'
    ? overWebSocket({ url: `${address.replace('http', 'ws')}/graphql`, connectionParams: { authorization }, retryAttempts: 0 })
    : asEvents({ url: `${address}/graphql`, headers: { authorization }, retryAttempts: 0 });
}

async function done() {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const answer = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: act }) });
  return (await answer.json()).data.createInitiative.initiative.id;
}

const say = (what, told) => console.log(JSON.stringify({ what, told }));

const first = client(`Bearer ${key}`);
let token, id;
for await (const { data, errors } of first.iterate({ query })) {
  if (errors) throw new Error(JSON.stringify(errors));
  if (token === undefined) {
    token = data.changed.token;
    say('first', data.changed.changes);
    id = await done();
    say('done', id);
  } else if (data.changed.changes.some((each) => each.id === id)) {
    say('then', id);
    break;
  }
}
first.dispose();

const again = client(`Bearer ${key}`);
for await (const { data } of again.iterate({ query, variables: { after: token } })) {
  say('again', data.changed.changes.find((each) => each.id === id)?.id);
  break;
}
for await (const { data } of again.iterate({ query: '{ viewer { role } }' })) say('asked', data.viewer.role);
again.dispose();

const wrong = client('Bearer prk_ffffffff_wrong');
try {
  for await (const told of wrong.iterate({ query })) say('wrong', told);
} catch (error) {
  say('refused', error.code ?? error.response?.status);
}
wrong.dispose();
process.exit(0);
