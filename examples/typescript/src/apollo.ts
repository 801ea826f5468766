// Apollo Client: two pages of pilots, put together in its cache. `node src/apollo.ts <address of /graphql>`
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { filter, firstValueFrom } from 'rxjs';

import { pilots } from './documents.ts';
import possibleTypes from './gql/possible-types.ts';

const uri = process.argv[2] ?? 'http://127.0.0.1:8000/graphql';

const client = new ApolloClient({
  link: new HttpLink({ uri }),
  cache: new InMemoryCache({
    possibleTypes: possibleTypes.possibleTypes,
    typePolicies: {
      // Ids are one of a kind across types, so the default key, type and id, is right. Lists are kept by what is asked
      // of them and grow by `edges`: relayStylePagination does not read `nodes`.
      Query: { fields: { initiatives: relayStylePagination(['where', 'orderBy']) } },
    },
  }),
});

const watched = client.watchQuery({ query: pilots, variables: { first: 2, where: { kind: { eq: 'PILOT' } } } });
const { data } = await firstValueFrom(watched.pipe(filter(({ loading }) => !loading)));
await watched.fetchMore({ variables: { after: data?.initiatives?.pageInfo?.endCursor } });

for (const { node } of client.readQuery({ query: pilots, variables: watched.variables })?.initiatives.edges ?? []) {
  console.log(`${node.title} (${node.state}), ${node.participations.totalCount} deltagare`);
}
client.stop();
