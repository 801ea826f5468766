// Links that name a document in place of sending it: the registry hears it once, and is then only told its name.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { createHash } from 'node:crypto';

import { pilots } from './documents.ts';

const url = process.argv[2] ?? 'http://127.0.0.1:8000/graphql';
const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');
const variables = { first: 1 };

const named = new PersistedQueryLink({ sha256 });
const apollo = new ApolloClient({
  link: ApolloLink.from([named, new HttpLink({ uri: url })]),
  cache: new InMemoryCache(),
});
const byApollo = await apollo.query({ query: pilots, variables });
console.log(`Apollo: ${byApollo.data?.initiatives.edges.length}`);
apollo.stop();

for (const preferGetForPersistedQueries of [false, true]) {
  const exchange = persistedExchange({ generateHash: sha256, preferGetForPersistedQueries });
  const urql = new Client({ url, exchanges: [exchange, fetchExchange], preferGetMethod: false });
  const byUrql = await urql.query(pilots, variables).toPromise();
  console.log(`urql: ${byUrql.data?.initiatives.edges.length}`);
}
