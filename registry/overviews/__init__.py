"""What is put together across records, and stands in none of them.

    needs (counted_needs)                         counted in groups
    coverage (places, subjects, facts)            the same
    freshness                                     what may no longer be so, by who answers for it
    overlaps, similar_needs (likeness, sharing)   what has to do with the same as one record
    parallel_drafts                               the same of drafts, by consent of both
    partners (backing)                            who stands behind the same and might join
    kept_backing                                  how many stand behind each need, kept by the database at each commit
    calendar                                      what happens when

Each is a list whose rows a statement puts together from the records that the caller may see; parallel drafts alone tell
of hidden records, of those whose keepers consent. It pages, filters and orders them as it does records.
"""
