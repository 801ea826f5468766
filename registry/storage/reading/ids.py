"""The ids that records are asked for by, as a table to join them to: of a question, of an act, or of another system."""

import re
from typing import Any

from sqlalchemy import ARRAY, Text, Uuid, func, select

from registry.errors import InvalidId
from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType
from registry.storage.reading.external_ids import found_by_key
from registry.storage.reading.fields import Body
from registry.storage.reading.items import ids_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.selection import ByIds
from registry.storage.reading.statement import Sql

MOST_IDS = 100
#: Of how many types ids may be to have a statement of their own: with more of them, every table is read.
MOST_TYPES = 3
PREFIXES = frozenset(each.prefix for each in RecordType)
#: A key exactly as the registry writes it, so that a record has one id and no other.
KEY = re.compile(r"[0-9a-f]{32}")


def table_of_ids(root: ByIds, scope: Scope, item: Sql | None = None) -> Any:
    """The requested ids as a table of (prefix, id, place); with a key of another system, of (prefix, id).

    `item` is what they stand in when they are those of an item of a list. InvalidId, at a call, for too many.
    """
    if root.in_item:
        return ids_of(item, root.key, scope)
    if root.ids is not None:
        ids, single, most = root.ids, root.single, None if root.is_ours else MOST_IDS
        prefixes = scope.bind(lambda values: _prefixes(_asked(ids.read(values), single, most)), ARRAY(Text()))
        uuids = scope.bind(lambda values: _keys(_asked(ids.read(values), single, most)), ARRAY(Uuid()))
        return (
            func.unnest(prefixes, uuids)
            .table_valued("prefix", "id", with_ordinality="place", name=scope.name("u"))
            .render_derived()
        )
    return _looked_up(root, scope).subquery(scope.name("u"))


def types_of(given: Any) -> tuple[str, ...] | None:
    """The types that an id or a list of ids is of, by how they begin; None for more than have a statement of their own.

    What begins as no id does is of no type, so that nobody can think of ever more types.
    """
    found = PREFIXES.intersection(_prefixes(given if isinstance(given, list) else [given]))
    return tuple(sorted(found)) if len(found) <= MOST_TYPES else None


def bodies_for(root: ByIds) -> tuple[Body, ...]:
    """What to show of the records of this call: of the types alone that its ids are of.

    So a call of ids of other types has another statement, as `schema.answering.shapes` tells them apart.
    """
    # A list with variables in it is told by none of them.
    types = None if root.ids is None or root.ids.items or root.is_ours else types_of(root.ids.now)
    if types is None:
        return root.bodies
    return tuple(each for each in root.bodies if each.model.record_type.prefix in types) or root.bodies[:1]


def _asked(given: Any, single: bool, most: int | None) -> list[Any]:
    """The ids as a list; InvalidId when there are more than `most`, and None is no limit."""
    ids = [given] if single else given
    if most is not None and len(ids) > most:
        raise InvalidId(
            f"At most {most} ids can be asked for at once, and {len(ids)} were.",
            f"Högst {most} id kan efterfrågas på en gång, och {len(ids)} angavs.",
        )
    return list(ids)


def _prefixes(ids: list[Any]) -> list[str]:
    return [each.rpartition("_")[0] if isinstance(each, str) else "" for each in ids]


def _keys(ids: list[Any]) -> list[str | None]:
    """The keys of ids, equally many; None for what cannot be an id. They stay text: to make UUIDs of them took long."""
    keys = (each.rpartition("_")[2] if isinstance(each, str) else "" for each in ids)
    return [key if KEY.fullmatch(key) else None for key in keys]


def _looked_up(root: ByIds, scope: Scope) -> Any:
    """A SELECT of the record that a key of another system leads to, whether official or one that a record carries."""
    if root.system is None or root.value is None:
        raise TypeError(root)
    found = found_by_key(scope, scope.bind(root.system), scope.bind(root.value)).subquery(scope.name("k"))
    # Official keys stay with an organisation that was merged, and lead to the one that lives on.
    gone = scope.alias(record_of(RecordType.ORGANISATION))
    into = scope.scalar(select(gone.c.merged_into_id).where(gone.c.id == found.c.id), gone)
    return select(found.c.prefix, func.coalesce(into, found.c.id).label("id"))
