"""What an act of another system says of single records: noted while the act is done, to be weighed when it has been.

taken -> as it stood, with the lists that the act is given -> the act -> `registry.acts.weighed`
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncSession

from registry import authority
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.writing.putting import Fields
from registry.storage.writing.ties import Row, ties_of

#: What hangs on every record, and is no system's word.
KEYS = "external_ids"


@dataclass(frozen=True)
class Taken:
    """A record that an act is done to, and as it stood: its columns, and the rows of some of its lists.

    `by_field` is so of the act that changes such records, which is given each field by itself.
    """

    record: Record
    stood: Record
    lists: Mapping[str, set[Row]]
    by_field: bool


@dataclass
class Words:
    """What one act says: `given` are the names of the fields that it is given."""

    given: Collection[str] = ()
    taken: list[Taken] = field(default_factory=list)
    #: What the act makes, with the fields of each.
    made: list[tuple[Record, Fields]] = field(default_factory=list)

    async def take(self, session: AsyncSession, act: Act, record: Record) -> None:
        """Note a record that the act is done to, before anything of it is changed; to erase is to say nothing."""
        if act is Act.ERASE_RECORD:
            return
        model, by_field = type(record), act is authority.act_that_changes(type(record))
        names = lists_in(model, self.given) if by_field else ()
        lists = {each: (await ties_of(session, model, each, [record.id])).get(record.id, set()) for each in names}
        self.taken.append(Taken(record, model(**authority.facts_of(record)), lists, by_field))


def lists_in(model: type[Any], names: Collection[str]) -> list[str]:
    """The lists among some fields of a record that rows of other tables hold; its keys in other systems are none."""
    relations = inspect(model).relationships
    return [each for each in names if each != KEYS and each in relations and relations[each].uselist]
