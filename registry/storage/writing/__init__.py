"""Putting values into records: references resolved, slugs drawn, and what the database refuses told in words.

Only `registry.work` calls in here; acts go through it.
"""
