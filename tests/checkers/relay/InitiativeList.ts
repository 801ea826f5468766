import { graphql } from 'relay-runtime';

export const list = graphql`
  fragment InitiativeList_query on Query
  @refetchable(queryName: "InitiativeListPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }, where: { type: "InitiativeWhere" }) {
    initiatives(first: $count, after: $cursor, where: $where) @connection(key: "InitiativeList_initiatives") {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;
