"""Bitmap indexes of what lists are counted by, kept by the database for whoever writes.

    facets of a concept -> attributes: what there are bitmaps of (attributes.py)
        the commit, by its heads -> bitmaps_put(): the bits of the records that it touched, put anew
            -> bitmap_ordinals: which bit is a record's
            -> bitmaps: for each value of an attribute, which records have it

    tables.py      the tables
    attributes.py  what there are bitmaps of: read from the model
    keeping.py     what keeps them
    filling.py     all of them at once: what they should be

Only records that everybody sees have bits. What lies beyond an attribute, as the county of an organisation that takes
part, is in no bitmap: it is joined when they are read, where it is also decided who may see it. So a membership or a
name that changes touches nothing here.

They are put at the commit, under the lock that orders commits: two transactions that count the same cannot wait for
each other, and no record has two bits.
"""
