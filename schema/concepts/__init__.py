"""What each concept shows: one file per concept, one line per field, and its filters and orders.

A field finds its column, relation or derived value in `registry.concepts` by its name.
"""
