"""The consolidated picture of needs (behovsöversikt).

counted.py     what it is counted from: needs, and who stands behind each, put together once for a statement
overview.py    the list, and its groups
"""
