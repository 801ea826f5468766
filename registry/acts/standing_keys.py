"""Keys in other systems that come with what is there already: they are added to those that it has (nycklar)."""

from registry.acts.rows.given import KEYS, keys_given
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.writing.putting import Fields
from registry.storage.writing.taken import keys_of
from registry.work import Work


async def add_keys(work: Work, act: Act, record: Record, given: Fields) -> None:
    """Let a record that an act found there already have the keys that were given with it, beside its own.

    `act` is the one that changes such a record: NotAllowed when the caller may not, AlreadyExists when another record
    has such a key. Nothing happens when it has them all.
    """
    if not given.get(KEYS):
        return
    had = (await keys_of(work.session, [record.id])).get(record.id, set())
    new = keys_given(given) - had
    if new:
        await work.require(act, record)
        keys = [{"system": system, "value": value} for system, value in sorted(had | new)]
        await work.put(record, {KEYS: keys})
