"""HTTP around the answers: the endpoint, who asks, rates, signing in, pages, and what is measured.

`endpoint` is the way in for GraphQL; FastAPI's routes serve the rest.
"""
