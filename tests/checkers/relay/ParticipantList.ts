import { graphql } from 'relay-runtime';

export const list = graphql`
  fragment ParticipantList_initiative on Initiative
  @refetchable(queryName: "ParticipantListPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
    title
    participations(first: $count, after: $cursor) @connection(key: "ParticipantList_participations") {
      totalCount
      edges {
        node {
          role
          organisation {
            name
          }
        }
      }
    }
  }
`;
