"""Reading files of records as people have them: text from a spreadsheet, a workbook, or lines of JSON.

reading.py     a file -> Table: its headings and its rows, numbered as a spreadsheet numbers them
encodings.py   in which encoding a text is, found by reading it through
workbooks.py   the same of a workbook
told.py        what is told of a file: doubts, and what came of each row
apart.py       reading one that somebody else sends, in a process of its own
"""

from registry.importing.reading import table_of
from registry.importing.told import Came, Doubt, Line, Table

__all__ = ["Came", "Doubt", "Line", "Table", "table_of"]
