"""From a GraphQL document to a selection, the plain data that the registry's compiler reads.

No SQL is written here, and nothing is asked of the database.
"""
