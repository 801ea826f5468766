"""The change feed (ändringsflödet): what has changed since a place in the order of all changes, for whoever asks.

    a commit -> place(), under the lock that orders commits -> heads: where what is shown of each record last changed,
                                                               and who may see it
                                                            -> departures: each time that somebody ceased to see one
    changes(after:) -> a page of both, which the compiler dresses in the same statement

    heads.py      the tables
    derived.py    who may see what, as SQL that follows from what the records say of themselves
    placing.py    what the database does at each commit, and when the rules have changed
    checking.py   compares the heads with the records
    tokens.py     a place in the order, as clients keep it
    sights.py     what a caller may see, as audiences know it
    asked.py      what a document asks of a page
    placed.py     where a page stands in the order, and where that ends
    harvests.py   where a harvest by dates begins and ends
    rows.py       which records a page tells of, and where the next begins
    events.py     or each act that was done to them, for an archive
    pages.py      a page, dressed by the compiler
    looking.py    a page of ids alone, for whoever is only told that there is something

Nothing here names a concept: who sees a record is told beside it (`owned_by`, `owned_through`, `closes_over`).
"""
