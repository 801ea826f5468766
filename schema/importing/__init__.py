"""Bringing in files of records: what their headings and cells mean by the contract, and the act that is done with them.

    Table -> columns: headings -> fields -> cells: values, with what is doubtful -> sending: the act, in batches

The page has its files read at `/import` (endpoint.py, told.py), and then sends their rows to the act itself.

Nothing is judged here: a row is a row of `upsert…`, and what that act says of it is what is told.
"""
