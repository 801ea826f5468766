"""What is put together across records, and stands in none of them.

    needs/        needs counted in groups
    coverage/     who takes part, by place and by subject: from bitmaps, or from the rows
    freshness     what may no longer be so, by who answers for it
    keepers       who answers for what, and how much of that is wrong
    alike/        what has to do with the same: overlaps, similar needs, parallel drafts, and partners
    calendar      what happens when
    kept/         what is counted at the commit, and what finds where it is not what the records say
    facts, backing, walking, words    what several of these are reckoned from and grouped by

Each is a list whose rows a statement puts together from the records that the caller may see; parallel drafts alone tell
of hidden records, of those whose keepers consent. It pages, filters and orders them as it does records.
"""
