"""Text as spreadsheets save it: which encodings they mark, what separates cells, and what they call true and false.

Seed files and files of other systems are both read so.
"""

import csv
import re
from collections.abc import Iterator
from itertools import chain

from registry.storage.model.texts import tidied

#: How spreadsheets begin text in UTF-16, which they call Unicode text.
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
#: What may stand between cells. A first line such as `sep=;` says which it is to Excel.
SEPARATORS = ",;\t"
SAYS_SEPARATOR = re.compile(r"sep=(.)")
#: What spreadsheets call true and false.
TRUTHS = {"true": True, "sant": True, "false": False, "falskt": False}


def cells_of(text: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row of a csv text, with the row's number as a spreadsheet has it; csv.Error as it says.

    The text comes line by line, each with its end as it was written, and no more of it is held than a row.
    """
    first = next(text, "")
    said = SAYS_SEPARATOR.fullmatch(first.strip())
    separator = said[1] if said else max(SEPARATORS, key=first.count)
    start = 2 if said else 1
    reader = csv.reader(text if said else chain([first], text), delimiter=separator, strict=True)
    for number, cells in enumerate(reader, start):
        yield number, [tidied(cell) for cell in cells]
