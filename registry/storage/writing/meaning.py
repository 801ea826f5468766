"""What keys could mean: a SELECT of the records that ids, slugs, names, codes or keys of other systems lead to.

Each has a nearness, 0 the nearest: a slug that is shown goes before a draft's, and before one that was given up; a name
as it is written goes before another form of it. What was merged into another record leads there.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import ARRAY, Select, Text, Uuid, and_, case, false, func, literal_column, or_, select, true, union_all
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.types import TypeEngine

from registry.storage.model.record import Record
from registry.storage.model.terms import Publication, Term
from registry.storage.reading import official
from registry.storage.reading.external_ids import found_by_key
from registry.storage.reading.names import Nearness, called, is_written
from registry.storage.reading.readied import readied
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: Farther than every other: a name that went with a record that was merged.
FARTHEST = 3


@readied
def meant(scope: Scope, model: type[Record], by: str, kind: Term | None, *, as_is: bool) -> Select[Any]:
    """A SELECT of (place, key, nearness, publication, merged_into_id, is_former) of what values of one sort could mean.

    It is bound to the values as `keys`, with ids as primary keys, and for keys of other systems to their `systems` too.
    Places begin with 1, and `by` is as in a `Ref`. Those that the caller sees are found, and those that were merged
    after everybody had seen them, unless they are taken `as_is`.
    """
    row = scope.alias(model)
    nearness: Sql = literal_column("0")
    is_former: Sql = false()
    if by == "external":
        given = _pairs(scope)
        keys = found_by_key(scope, given.c.system, given.c.value, given).lateral(scope.name("k"))
        source: Any = given.join(keys, keys.c.prefix == model.record_type.prefix).join(row, row.c.id == keys.c.id)
        nearness = case((keys.c.is_former, 2), (row.c.publication == Publication.PUBLISHED, 0), else_=1)
        is_former = keys.c.is_former
    else:
        given = _table(scope, Uuid() if by == "id" else Text())
        value = given.c.value
        if by == "name":
            return _named(scope, model, row, given, (among if as_is else _leads)(scope, model, row, kind))
        if by == "slug":
            shown = row.c.publication == Publication.PUBLISHED
            nearness = case((and_(row.c.slug == value, shown), 0), (row.c.slug == value, 1), else_=2)
            source = given.join(row, or_(row.c.slug == value, row.c.former_slugs.contains(array([value]))))
        elif official.system_of(model, by):
            ways = official.carriers(scope, model, by, value, given.c.place)
            carrier = union_all(*ways).subquery(scope.name("k"))
            # A key that was given up is farther than one that a draft has.
            nearness, is_former, given = case((carrier.c.is_former, 1), else_=0), carrier.c.is_former, carrier
            source = carrier.join(row, row.c.id == carrier.c.id)
        else:
            source = given.join(row, row.c[by] == value)
    found = select(given.c.place, row.c.id, nearness, row.c.publication, row.c.merged_into_id, is_former).select_from(
        source
    )
    conditions = (among if as_is else _leads)(scope, model, row, kind)
    return found.where(*conditions).order_by(given.c.place, row.c.id)


def _named(scope: Scope, model: type[Record], row: Row, given: Any, conditions: Sequence[Sql]) -> Select[Any]:
    """The same for names, whose keys are all computed once.

    PostgreSQL has been seen to compute them anew for each pair of a name and a record: 290 names then took a second,
    where they take twenty milliseconds.
    """
    names = called(model, row, scope)
    # A withdrawn record keeps its slug but gives up its name, which another one may have taken.
    stands = or_(row.c.publication != Publication.WITHDRAWN, row.c.merged_into_id.is_not(None))
    shown = [row.c[each] for each in ("id", "publication", "merged_into_id", "name_sort")]
    there = (
        select(*shown, names.c.key, names.c.nearness).select_from(row.join(names, true())).where(stands, *conditions)
    )
    known = there.cte(scope.name("known")).prefix_with("MATERIALIZED")
    keyed = select(given.c.place, given.c.value, func.name_key(given.c.value).label("key"))
    asked = keyed.cte(scope.name("asked")).prefix_with("MATERIALIZED")
    gone = known.c.publication == Publication.WITHDRAWN
    written = is_written(known, asked.c.value)
    nearness = case((gone, FARTHEST), (written, int(Nearness.WRITTEN)), else_=known.c.nearness)
    found = select(asked.c.place, known.c.id, nearness, known.c.publication, known.c.merged_into_id, false())
    return found.join(known, known.c.key == asked.c.key).order_by(asked.c.place, known.c.id)


@readied
def lived_on(scope: Scope, model: type[Record]) -> Select[Any]:
    """A SELECT of (key, the key that lives on, its publication) of records that were merged, as the caller sees.

    It is bound to the keys of those as `keys`.
    """
    table = scope.alias(model)
    first = select(table.c.id.label("origin"), table.c.merged_into_id.label("id"))
    chain = first.where(table.c.id == func.any(scope.bind(itemgetter("keys"), ARRAY(Uuid())))).cte(
        scope.name("led"), recursive=True
    )
    step, last = scope.alias(model), scope.alias(model)
    further = select(chain.c.origin, step.c.merged_into_id).join(step, step.c.id == chain.c.id)
    chain = chain.union(further.where(step.c.merged_into_id.is_not(None)))
    found = select(chain.c.origin, last.c.id, last.c.publication).join(last, last.c.id == chain.c.id)
    return found.where(last.c.merged_into_id.is_(None), *scope.sees(last, model))


def among(scope: Scope, model: type[Record], row: Row, kind: Term | None) -> list[Sql]:
    """The conditions that the caller sees a record, and that it is of a kind, if one is wanted."""
    return [*scope.sees(row, model), *([row.c.kind == kind] if kind else [])]


def _leads(scope: Scope, model: type[Record], row: Row, kind: Term | None) -> list[Sql]:
    """That the caller sees a record, or that it was merged after it had been shown, and leads on for everybody."""
    sees = scope.sees(row, model)
    if sees:
        changes = scope.alias(Record.metadata.tables["changes"])
        after = changes.c.after.op("->>")(scope.text("publication"))
        shown = select(changes.c.id).where(
            changes.c.record_id == row.c.id, changes.c.part.is_(None), after == scope.word("PUBLISHED")
        )
        sees = [or_(and_(*sees), and_(row.c.merged_into_id.is_not(None), scope.exists(shown, changes)))]
    return [*sees, *([row.c.kind == kind] if kind else [])]


def _table(scope: Scope, kind: TypeEngine[Any]) -> Any:
    """The values as a table of (value, place from 1)."""
    bound = scope.bind(itemgetter("keys"), ARRAY(kind))
    table = func.unnest(bound).table_valued("value", with_ordinality="place", name=scope.name("given"))
    return table.render_derived()


def _pairs(scope: Scope) -> Any:
    """Keys of other systems as a table of (system, value, place from 1)."""
    systems = scope.bind(itemgetter("systems"), ARRAY(Text()))
    keys = scope.bind(itemgetter("keys"), ARRAY(Text()))
    table = func.unnest(systems, keys).table_valued(
        "system", "value", with_ordinality="place", name=scope.name("given")
    )
    return table.render_derived()
