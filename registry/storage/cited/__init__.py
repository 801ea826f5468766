"""The sources that records name, kept by the database for whoever writes, so that no question puts them together.

    a record's sources, counts and grades -> cited_in() -> the commit, by its heads -> cited_put()
        -> source_mentions: each place where a record names a source, and who sees that
        -> source_counts: each source once, with how many records name it, in all and of those that everybody sees

    tables.py    the tables
    keeping.py   what keeps them: read from the model

Both are told at the commit, under the lock that orders commits: only there is it known who sees a record, and two
transactions that name the same source cannot wait for each other.
"""
