"""Which keys rows give that are new: whoever else gives keys in the systems of those waits until the act is done.

    keys of the rows -> who carries them -> systems of those that are new -> waited for, all in one step

Two batches with the same new keys come one after the other, and what stands already makes nobody wait.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from registry.acts.rows.given import KEYS, Rows, keys_given, refuse_systems
from registry.storage.model.numbers import printed
from registry.storage.model.record import Record
from registry.storage.reading.external_ids import system_as_kept
from registry.storage.writing.taken import alone_with_keys, carriers
from registry.work import Work

KEY, FIELDS, ROWS = "key", "fields", "rows"

Key = tuple[str, str]


async def alone_with_new(work: Work, model: type[Record], source: str, rows: Rows, along: str) -> None:
    """Wait for whoever else gives keys in the systems in which rows give new ones; all at once, and so in one order.

    `along` is the list of what rows give beside their own records. TooMany for rows that name too many systems.
    """
    own = [(system_as_kept(each[KEY]["system"]), each[KEY]["value"]) for each in rows.given]
    given = [_keys(each[FIELDS]) for each in rows.given]
    beside = {key for each in rows.given for one in each[FIELDS].get(along) or () for key in _keys(one)}
    refuse_systems({source, *(system for some in (*given, beside) for system, _ in some)}, ROWS)
    known = set(own)
    carrying = await carriers(work.session, known.union(beside, *given), ())
    records = {key: {record for _, record in some} for key, some in carrying.items()}
    led = await _led_to(work, model, {each: records[each] for each in known if each in records})
    led |= await _led_to(work, model, await _by_official(work, model, known))
    systems = {system for system, value in beside if (system, value) not in records}
    for key, others in zip(own, given, strict=True):
        about = led.get(key, set())
        if not about:
            # What is new may get official keys by its fields too.
            systems |= {source, *model.official_keys}
        systems |= {each[0] for each in others if not about & records.get(each, set())}
    await alone_with_keys(work.session, systems)


def _keys(given: Mapping[str, Any]) -> set[Key]:
    return keys_given(given) if KEYS in given else set()


async def _led_to(work: Work, model: type[Record], records: Mapping[Key, set[UUID]]) -> dict[Key, set[UUID]]:
    """Those of the records that the caller sees and that stand, by the key that leads to them."""
    if not records:
        return {}
    seen = set(await work.references.seen_among(model, set().union(*records.values())))
    return {key: each & seen for key, each in records.items()}


async def _by_official(work: Work, model: type[Record], keys: Iterable[Key]) -> dict[Key, set[UUID]]:
    """The records that have some official keys now."""
    found: dict[Key, set[UUID]] = {}
    table: Any = model.__table__
    for system, name in model.official_keys.items():
        wanted = {printed(value.strip()): (system, value) for each, value in keys if each == system}
        asked = select(table.c[name], table.c.id).where(table.c[name].in_(sorted(wanted)))
        for value, record in await work.session.execute(asked) if wanted else ():
            found[wanted[value]] = {record}
    return found
