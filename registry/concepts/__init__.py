"""What the registry knows of: one file per concept, with its words, then its table, then its derived values.

A concept stands on those before it in `registry/model.py`, and says of itself all that others need to know of it.
"""
