"""What the registry knows, and who may change it. Speaks no GraphQL and no HTTP."""
