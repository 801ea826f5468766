"""What has to do with the same as a record, and who might join (likhet och samarbete).

likeness.py    the words of titles, and whom records are for
sharing.py     pairs of records with what both have

overlaps.py            other initiatives (överlappande initiativ)
overlaps_shares.py     what they share, and what it is worth
overlaps_points.py     points of all others at once, from bitmaps
overlaps_first.py      those alone that may be on a first page

similar_needs.py, similar_needs_found.py    other needs, and which of them may be among the first
parallel_drafts.py     drafts of others, by consent of both
partners.py            who stands behind a need and is not known to take part in what answers it
"""
