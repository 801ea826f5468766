"""The compiler: from a selection, which is plain data, to one SQL statement that answers in JSON.

Starts in `reads`; what a caller may see is added by `scope` at every table reference. Values are always bound.
"""
