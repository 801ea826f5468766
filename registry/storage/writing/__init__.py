"""Putting values into records: resolving references, making slugs, and putting the database's refusals into words.

Acts come here through `registry.work`.
"""
