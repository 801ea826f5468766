"""The compiler: from a selection, which is plain data, to one SQL statement that answers in JSON.

Begin with `reads`. Wherever the statement reads a table, `scope` adds the conditions under which the caller may see its
rows. Values are always bound, never written into the text.
"""
