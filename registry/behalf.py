"""Whether an organisation can do something for the group, or through the RSS body, that a record names beside it.

What must be true stands with the concepts, as `held.behalf`. It holds whoever says so, and is another question than
whether the caller may say it, which `registry.authority` answers.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from registry.errors import Invalid, Refusal
from registry.storage.model.names import camel
from registry.storage.model.record import Record

#: Which of some rows name what they cannot; every one has its place, two keys, and the time that it is about.
_WRONG = """
select said.place from (
  select place, about, named, since collate "C" as since, until collate "C" as until
  from unnest(cast(:about as uuid[]), cast(:named as uuid[]), cast(:since as text[]), cast(:until as text[]))
    with ordinality as each(about, named, since, until, place)
) said where not ({holds})
"""


async def untrue(session: AsyncSession, records: Sequence[Any]) -> list[list[Refusal]]:
    """What is not so of each of some records of one type: Invalid for a group or an RSS body that it cannot name.

    One statement for each such column, however many the records are, and none where nobody names anything.
    """
    found: list[list[Refusal]] = [[] for _ in records]
    for column, behalf in type(records[0]).held.behalf.items() if records else ():
        naming = [place for place, each in enumerate(records) if getattr(each, column) is not None]
        if not naming:
            continue
        times = [_time(records[place]) for place in naming]
        given = {
            "about": [getattr(records[place], type(records[place]).held.speakers[0]) for place in naming],
            "named": [getattr(records[place], column) for place in naming],
            "since": [since for since, _ in times],
            "until": [until for _, until in times],
        }
        for place in await session.scalars(text(_WRONG.format(holds=behalf.holds)), given):
            refusal = Invalid(behalf.en, behalf.sv, path=(camel(column.removesuffix("_id")),))
            found[naming[place - 1]].append(refusal)
    return found


async def refuse_untrue(session: AsyncSession, record: Record, *path: str | int) -> None:
    """Invalid, all together, for what is not so of one record; `path` is where its values stand in the input."""
    if type(record).held.behalf and (wrong := (await untrue(session, [record]))[0]):
        raise ExceptionGroup("refused", [each.below(*path) for each in wrong])


def concern(model: type[Record], names: Iterable[str]) -> bool:
    """Whether any of some fields has to do with what records of a type name beside the organisation."""
    held = model.held
    named = {each.removesuffix("_id") for each in held.behalf}
    return bool(named and {*named, "organisation", held.said_on or "period"}.intersection(names))


def _time(record: Any) -> tuple[str | None, str | None]:
    """The time that a record is about, from and to."""
    said_on = type(record).held.said_on
    return (record.period_start, record.period_end) if said_on is None else (getattr(record, said_on),) * 2
