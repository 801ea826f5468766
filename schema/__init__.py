"""The face: GraphQL types and the HTTP application, one file per concept."""
