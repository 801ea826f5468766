"""Questions whose answer follows from the place that the order of all changes has come to, and is the same until then.

    text, values  ->  call, a digest
    call, place   ->  stamp, which no other answer has

The place is read in the statement of the answer itself, so that a stamp never stands on what is older or newer than it.
What is kept is believed only when the place, asked for anew, is the one that it was read at.
"""

from hashlib import blake2b
from typing import Any, NamedTuple

from registry.storage.reading.reads import Statement
from registry.trail.positions import place_for, with_place


class Settled(NamedTuple):
    """What one shape of a call is asked with, where its answer follows from the place."""

    #: The statement that gives the answer and the place, and the one that gives the place alone.
    sql: str
    place: str
    #: A digest of what every call of it has in common.
    common: bytes

    def call(self, arguments: list[Any]) -> bytes:
        """A digest of one call; who asks is in it, as far as the statement tells callers apart."""
        return blake2b(repr(arguments).encode("utf-8", "backslashreplace"), key=self.common).digest()


def settled(statement: Statement, document: str, release: str) -> Settled | None:
    """How the answer of a statement follows from the place; None when it changes by itself.

    `document` is what was asked, which what is told beside the answer follows from, and `release` what else it does.
    """
    place = place_for(statement.sql)
    if place is None:
        return None
    common = "\0".join((release, document, statement.sql)).encode("utf-8", "backslashreplace")
    return Settled(with_place(statement.sql, place), place, blake2b(common).digest())


def stamp_of(call: bytes, place: str) -> str:
    """What tells the answer of a call at a place from every other."""
    return blake2b(place.encode(), digest_size=16, key=call).hexdigest()
