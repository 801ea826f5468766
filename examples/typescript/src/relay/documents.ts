// What Relay's compiler reads. An application lets Relay's plugin for its bundler put the compiled query in its place.
import { graphql } from 'relay-runtime';

export const pilots = graphql`
  query documentsPilotsQuery($first: Int!, $after: String) {
    initiatives(first: $first, after: $after, where: { kind: { eq: PILOT } }, orderBy: [{ title: ASC }]) {
      edges {
        node {
          title
          state
          participations(first: 3) {
            totalCount
          }
        }
      }
    }
  }
`;
