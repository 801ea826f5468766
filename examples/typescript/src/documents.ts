// What the examples ask. `graphql` knows each document's types: see codegen.ts.
import { graphql } from './gql/gql.ts';

export const pilots = graphql(`
  query Pilots($first: Int!, $after: String, $where: InitiativeWhere) {
    initiatives(first: $first, after: $after, where: $where, orderBy: [{ title: ASC }]) {
      totalCount
      edges {
        node {
          __typename
          id
          title
          state
          period {
            start
          }
          participations(first: 3) {
            totalCount
            edges {
              node {
                id
                organisation {
                  __typename
                  id
                  name
                }
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
