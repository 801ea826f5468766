"""The ids that records are asked for by, as a table to join them to: of a question, of an act, or of another system."""

from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, func, select

from registry.errors import InvalidId
from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType
from registry.storage.reading.external_ids import found_by_key
from registry.storage.reading.items import ids_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.selection import ByIds
from registry.storage.reading.statement import Sql

MOST_IDS = 100


def table_of_ids(root: ByIds, scope: Scope, item: Sql | None = None) -> Any:
    """The requested ids as a table of (prefix, id, place); with a key of another system, of (prefix, id).

    `item` is what they stand in when they are those of an item of a list. InvalidId, at a call, for too many.
    """
    if root.in_item:
        return ids_of(item, root.key, scope)
    if root.ids is not None:
        ids, single, most = root.ids, root.single, None if root.is_ours else MOST_IDS
        prefixes = scope.bind(lambda values: _split(ids.read(values), single, most)[0], ARRAY(Text()))
        uuids = scope.bind(lambda values: _split(ids.read(values), single, most)[1], ARRAY(Uuid()))
        return (
            func.unnest(prefixes, uuids)
            .table_valued("prefix", "id", with_ordinality="place", name=scope.name("u"))
            .render_derived()
        )
    return _looked_up(root, scope).subquery(scope.name("u"))


def _split(given: Any, single: bool, most: int | None) -> tuple[list[str], list[UUID | None]]:
    """Ids as a list of prefixes and a list of keys, equally long; what cannot be an id has the key None.

    InvalidId when there are more than `most`; None is no limit.
    """
    ids = [given] if single else given
    if most is not None and len(ids) > most:
        raise InvalidId(
            f"At most {most} ids can be asked for at once, and {len(ids)} were.",
            f"Högst {most} id kan efterfrågas på en gång, och {len(ids)} angavs.",
        )
    parts = [id_.rpartition("_") if isinstance(id_, str) else ("", "", "") for id_ in ids]
    return [prefix for prefix, _, _ in parts], [_uuid(key) for _, _, key in parts]


def _uuid(text: str) -> UUID | None:
    # Exactly as the registry writes it: 32 lower-case hexadecimal digits, so that a record has one id and no other.
    if len(text) != 32 or any(digit not in "0123456789abcdef" for digit in text):
        return None
    return UUID(text)


def _looked_up(root: ByIds, scope: Scope) -> Any:
    """A SELECT of the record that a key of another system leads to, whether official or one that a record carries."""
    if root.system is None or root.value is None:
        raise TypeError(root)
    found = found_by_key(scope, scope.bind(root.system), scope.bind(root.value)).subquery(scope.name("k"))
    # Official keys stay with an organisation that was merged, and lead to the one that lives on.
    gone = scope.alias(record_of(RecordType.ORGANISATION))
    into = scope.scalar(select(gone.c.merged_into_id).where(gone.c.id == found.c.id), gone)
    return select(found.c.prefix, func.coalesce(into, found.c.id).label("id"))
