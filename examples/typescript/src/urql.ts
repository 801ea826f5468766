// urql: the same question, and one that is refused. `node src/urql.ts <address of /graphql>`
import { Client, cacheExchange, fetchExchange } from '@urql/core';

import { pilots } from './documents.ts';

const url = process.argv[2] ?? 'http://127.0.0.1:8000/graphql';
// By GET, so that whoever stands in between can keep what anyone may have.
const client = new Client({ url, exchanges: [cacheExchange, fetchExchange], preferGetMethod: 'within-url-limit' });

const { data, error } = await client.query(pilots, { first: 4, where: { kind: { eq: 'PILOT' } } }).toPromise();
if (error) throw error;
for (const { node } of data?.initiatives.edges ?? []) {
  console.log(`${node.title} (${node.state}), ${node.participations.totalCount} deltagare`);
}

// A code says what is wrong, a sentence in each language tells people, and a hint says what to do.
const refused = await client.query(pilots, { first: 1000 }).toPromise();
for (const { extensions } of refused.error?.graphQLErrors ?? []) {
  console.log(`${extensions.code}: ${extensions.messageSv}`);
}
