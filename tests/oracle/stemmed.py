"""Words of titles without their endings, as the registry stems them: the oracle speaks no Swedish.

How well words are stemmed is tried in `tests/search`; which records share a word is for the oracle to say.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

WORD = re.compile(r"\b[aeiu]-[^\W\d_]+|[^\W_]+")
#: The hyphens that word processors write.
HYPHENS = {0x2010: "-", 0x2011: "-"}
STEMMED = """select word, search_stem(word), (ts_lexize('pg_catalog.swedish_stem', word))[1]
    from unnest($1::text[]) word"""


class Stem(NamedTuple):
    """What a word is without its ending, None for a small word; a letter that stands alone is a word in titles."""

    stem: str | None
    letter: str | None


def tokens(text: str) -> list[str]:
    """The words of a text as they are written, in small letters."""
    return WORD.findall(unicodedata.normalize("NFC", text).translate(HYPHENS).lower())


async def stems(connection: Any, tables: dict[str, list[dict[str, Any]]]) -> dict[str, Stem]:
    """Every word of a title that is or was."""
    words = {word for text in _titles(tables) for word in tokens(text)}
    return {word: Stem(*found) for word, *found in await connection.fetch(STEMMED, sorted(words))}


def titles(row: dict[str, Any]) -> list[str]:
    """All titles of a record: its own, and those it had; that in English says the same once more."""
    former = [each["name"] for each in row.get("former_titles") or ()]
    return [each for each in (row.get("title"), *former) if each]


def _titles(tables: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    kinds = ("INITIATIVE", "KNOWLEDGE_NEED")
    changes = [each for each in tables["changes"] if each["record_type"] in kinds and each["part"] is None]
    bodies = [body for each in changes for body in (each["before"], each["after"]) if body]
    for row in [*tables["initiatives"], *tables["knowledge_needs"], *bodies]:
        yield from titles(row)
