"""The consolidated picture of needs (behovsöversikt).

counted.py     what it is counted from: needs, and who stands behind each, put together once for a statement
groups.py      which groups there are, and what is told of each
by_rows.py     the groups counted by the rows
by_bits.py     the same by bitmaps, for those who see what everybody does now
overview.py    the list
"""
