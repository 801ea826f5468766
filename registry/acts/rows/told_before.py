"""What earlier acts made of the rows of one file: it is more than one act, and two of its rows may be about one record.

A row that says what an earlier one said changes nothing, and one that says otherwise is refused, as in one act.
"""

from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import Any
from uuid import UUID

from registry.errors import Invalid, Refusal
from registry.storage.writing.putting import Fields

#: Under which name a session holds it, for the acts of one file.
TOLD = "told_before"
_NUMBER, _DIGEST = 8, 12


class ToldBefore:
    """The records that the rows of a file have led to, each with its first row and a digest of what that said.

    It takes some hundred bytes for each record, so that a file may be long.
    """

    def __init__(self) -> None:
        """Starts with none."""
        self._first: dict[bytes, bytes] = {}
        #: Whether the rows of all acts are to be all that their source has; what they named is then gathered.
        self.is_gathered = False
        self.keys: set[tuple[str, str]] = set()
        self.named: set[UUID] = set()
        #: The number of a row of which it is not known what it names, if there is one.
        self.unknown: int | None = None
        #: The numbers in the file of the rows that are sent now, in their order.
        self.numbers: Sequence[int] = ()

    def says_same(self, record: UUID, place: int, fields: Fields) -> bool:
        """Whether an earlier row said the same of a record and was not refused; Invalid when one said otherwise."""
        first = self._first.get(record.bytes)
        before = 0 if first is None else int.from_bytes(first[:_NUMBER])
        if first is None or before == self.numbers[place]:
            return False
        if first[_NUMBER:-1] == _digest(fields):
            return bool(first[-1])
        raise Invalid(
            f"Row {before} of the file is about the same, and says otherwise.",
            f"Rad {before} i filen gäller samma sak, och säger något annat.",
            "Say each thing once.",
            "Ange varje sak en gång.",
        )

    def gather(
        self, keys: Collection[tuple[str, str]], named: Collection[UUID], unknown: Collection[int]
    ) -> list[Refusal]:
        """Add the keys of the rows of one act, what they led to, and the places of those that may name anything.

        Returns what stops the set of all acts from being whole.
        """
        self.keys.update(keys)
        self.named.update(named)
        if unknown and self.unknown is None:
            self.unknown = self.numbers[min(unknown)]
        if self.unknown is None:
            return []
        return [
            Invalid(
                f"The set is not whole while it cannot be known which record row {self.unknown} of the file is about.",
                f"Mängden är inte hel så länge det inte går att veta vilken post rad {self.unknown} i filen gäller.",
                "Put the row right, or leave --complete out.",
                "Rätta raden, eller utelämna --complete.",
            )
        ]

    def note(self, record: UUID, place: int, fields: Fields, *, stands: bool) -> None:
        """Remember the first row about a record, and whether it was not refused."""
        said = self.numbers[place].to_bytes(_NUMBER) + _digest(fields) + bytes([stands])
        self._first.setdefault(record.bytes, said)


def _digest(fields: Fields) -> bytes:
    """What stands for a row's fields, which an act always has in one order."""
    return blake2b(repr(_plain(fields)).encode(), digest_size=_DIGEST).digest()


def _plain(value: Any) -> Any:
    """A value in which what is equal is written alike."""
    if isinstance(value, dict):
        return sorted((name, _plain(each)) for name, each in value.items())
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else repr(value)
