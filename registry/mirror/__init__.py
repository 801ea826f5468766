"""A copy of a registry in a database of one's own, kept by the change feed: `registry mirror`.

    the contract, read from the server -> contract.py: which types and fields a copy holds, and the question that asks
                                       -> tables.py: tables for them, and a record as rows
    changes(after:), page by page      -> source.py: the HTTP client, and what its refusals mean
                                       -> store.py: each page, with the token that comes after it, in one transaction
    following.py                          the loop: load, follow, wait

It is a client like any other, and knows the registry by its address alone: nothing else is imported from
`registry` or `schema`, and no type or field of the registry is named. What it does can be done in any language;
docs/integrating.md tells how.
"""
