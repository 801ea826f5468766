"""Coverage: which municipalities take part in some initiatives, by place and by subject (täckning).

    overview.py            the list, its columns and what it may be grouped by
    places.py              by municipality, county, RSS body or size
    subjects.py            by theme, need or method
    places_by_bits.py, subjects_by_bits.py      from bitmaps, for those who see what everybody does
    places_by_rows.py, subjects_by_rows.py      from the rows: for others, of other moments, and where no bits are kept

Both ways tell the same, and the tests hold them to each other.
"""
