"""From a selection to one statement, which answers all root fields of the operation from one snapshot.

    Selection -> SELECT row_to_json(…) -> Statement(sql, readers)

PostgreSQL writes the JSON of the answer, and Python passes its bytes on without parsing them.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, Select, Text, any_, cast, func, literal_column, select, true
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.types import JSON

from registry.errors import FieldLimit, InvalidMoment
from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from registry.storage.reading import lists, official, pages
from registry.storage.reading.asked import asked_of
from registry.storage.reading.checking import Remark, checked, checks_of
from registry.storage.reading.driver import dialect
from registry.storage.reading.extent import MOST_WRITTEN
from registry.storage.reading.fields import Body, Constant, Leaf, Many, Page
from registry.storage.reading.given import Given
from registry.storage.reading.ids import bodies_for, table_of_ids
from registry.storage.reading.items import items_of, told
from registry.storage.reading.json import Source, as_list, as_object
from registry.storage.reading.objects import show
from registry.storage.reading.orders import first_rows
from registry.storage.reading.scope import Scope
from registry.storage.reading.searching import searches
from registry.storage.reading.selection import (
    ByIds,
    Gathered,
    Items,
    Keyed,
    Root,
    Selection,
    Then,
    Told,
    Waiting,
    Written,
)
from registry.storage.reading.statement import Reader, Row, Sql
from registry.storage.reading.then import as_it_was

#: How much a caller's clock may be ahead of this one: whoever asks about now by its own clock is not refused.
CLOCKS_DIFFER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Statement:
    """A finished statement, which answers the same question again and again.

    `sql` is its text, `readers` say where each bound value is read at a call, in the order of the text, and `cost` is
    how many rows it may read. What a statement with `checks` gives is to be told apart by `checking.told_apart`. While
    it is still being written it is a `statement.Draft`.
    """

    sql: str
    readers: tuple[Reader, ...]
    cost: int
    checks: tuple[Remark, ...] = ()
    #: What looks at the values of a call before they are bound, and refuses what cannot be.
    requirements: tuple[Reader, ...] = ()
    #: Whether every call reads little and all much the same, so that to plan each anew takes longer than to read.
    is_planned_once: bool = False
    #: Of the change feed, which needs to know what the caller sees: the fields of the root that are given tokens.
    feed: tuple[tuple[str, Given], ...] | None = None

    def arguments(self, values: dict[str, Any]) -> list[Any]:
        """The values to bind in one call, in order.

        `values` are the call's coerced variables, and under `scope.CALLER` what is known of the caller. A reader may
        refuse what it reads: InvalidCursor for a cursor, InvalidId for too many ids, InvalidFilter for a period that
        ends before it begins, InvalidMoment for one that is still to come.
        """
        for require in self.requirements:
            require(values)
        return [read(values) for read in self.readers]


def compile_selection(selection: Selection, role: Role, *, checks: bool = False) -> Statement:
    """The statement that answers a selection for every caller with a role, whose own values are bound at each call.

    Equal selections give the same text, so that PostgreSQL prepares it once. The selection must be one that
    `extent.require_moderate` lets by. With `checks` the statement also tells which keys in filters lead nowhere.
    NotSupported when an object of the answer has more fields, or longer aliases, than PostgreSQL can write.
    """
    scope = Scope(role)
    whole = as_object([(root.key, _at_key(root, scope)) for root in selection.roots], scope)
    told = checks_of(selection) if checks else ()
    statement = as_statement(select(checked(whole, told, scope) if told else whole), scope, selection.cost, told)
    feeding = [root for root in selection.roots if isinstance(root, Written) and not searches(root)]
    given = tuple((root.key, root.asked.after) for root in feeding if root.asked and root.asked.after)
    return replace(statement, is_planned_once=_is_planned_once(selection), feed=given if feeding else None)


def _is_planned_once(selection: Selection) -> bool:
    """Whether each call reads by keys and in the order of an index, while to plan its long text takes longer.

    So it is for a page of the change feed, for a search, and for single records of another moment.
    """
    roots = [root for root in selection.roots if not isinstance(root, Constant)]
    records_then = [each for each in roots if isinstance(each, Then) and isinstance(each.root, Keyed | ByIds)]
    return bool(roots) and all(isinstance(each, Written) or each in records_then for each in roots)


def as_statement(found: Any, scope: Scope, cost: int = 0, checks: tuple[Remark, ...] = ()) -> Statement:
    """A SELECT that was written in a scope, as text with what reads its values; NotSupported as above."""
    try:
        compiled = found.compile(dialect=dialect(), compile_kwargs={"render_postcompile": True})
    except RecursionError:
        # Each level of types in types takes some forty calls of SQLAlchemy's to write.
        raise FieldLimit(MOST_WRITTEN) from None
    readers = tuple(scope.readers.get(name) or Given(compiled.params[name]).read for name in compiled.positiontup or ())
    return Statement(str(compiled), readers, cost, checks, tuple(scope.requirements))


def _at_key(root: Root, scope: Scope, item: Sql | None = None) -> Sql:
    with scope.below(root.key):
        return _root(root, scope, item)


def _root(root: Root, scope: Scope, item: Sql | None = None) -> Sql:
    """A field of the root, or of an item of `Items`; a leaf of the root is the moment that the answer tells of."""
    match root:
        case Page(arguments=arguments):
            with scope.given({**dict(arguments), **asked_of(root), **first_rows(root, scope)}):
                return pages.connection(root, None, None, scope, show)
        case Many():
            return lists.plain_list(root, None, None, scope, show)
        case Keyed():
            return _keyed(root, scope)
        case ByIds():
            return _by_ids(root, scope, item)
        case Constant(value=value):
            return scope.bind(value, JSON())
        case Leaf():
            return scope.moment()
        case Gathered(fields=fields):
            return as_object([(field.key, _at_key(field, scope, item)) for field in fields], scope)
        case Waiting():
            return _waiting(root, scope)
        case Then(root=then, moment=moment):
            scope.require(lambda values: _require_past(moment.read(values)))
            with scope.at(moment, as_it_was):
                return _root(then, scope)
        case Told() | Items():
            return _items(root, scope, item)
        case Written(write=write):
            written: Sql = write(root, scope, show)
            return written


def _items(root: Told | Items, scope: Scope, item: Sql | None) -> Sql:
    """A value of an item, or a list of items, each with the records that its ids lead to."""
    if isinstance(root, Told):
        return told(item, root.key, scope)
    each = items_of(scope.bind(root.values, JSON()) if root.values else told(item, root.key, scope), scope)
    shown = as_object([(field.key, _root(field, scope, each.c.value)) for field in root.fields], scope)
    return scope.scalar(select(as_list(shown, [each.c.place])).select_from(each), each)


def _require_past(moment: datetime) -> None:
    """InvalidMoment for a moment that is still to come, by more than clocks differ."""
    if moment > datetime.now(UTC) + CLOCKS_DIFFER:
        raise InvalidMoment(
            f"The moment {moment:%Y-%m-%dT%H:%M:%SZ} is still to come, and nothing is known of it.",
            f"Tidpunkten {moment:%Y-%m-%dT%H:%M:%SZ} har inte varit än, och inget är känt om den.",
            "Leave asOf out to ask about now.",
            "Utelämna asOf för att fråga om nuläget.",
        )


def _keyed(root: Keyed, scope: Scope) -> Sql:
    model = root.body.model
    other = scope.alias(model)
    source = Source(other)
    given = scope.bind(root.value)
    conditions = [*scope.sees(other, model), *_of_kinds(root.body, other, scope)]
    shown = show(root.body, other, source, scope)
    found = select(shown).select_from(source.clause)
    if root.column == "slug":
        # A slug once given keeps answering; a record that has it now comes before one that gave it up, and one that is
        # shown before drafts, which may have the same.
        former = other.c.former_slugs.contains(array([cast(given, Text)]))
        if not scope.is_now:
            conditions.append(other.c.id.in_(_ever_named(model, given, scope)))
        found = found.where((other.c.slug == given) | former, *conditions)
        shown = other.c.publication == scope.word("PUBLISHED")
        found = found.order_by((other.c.slug == given).desc(), shown.desc(), other.c.id).limit(literal_column("1"))
    elif root.column in getattr(model, "official_keys", {}).values():
        # A key that was given up keeps answering too; a record that has it comes before one that a caller sees had it.
        found = found.where(official.answers(model, other, root.column, given, scope), *conditions)
        found = found.where(other.c.merged_into_id.is_(None))
        found = found.order_by((other.c[root.column] == given).desc(), other.c.id).limit(literal_column("1"))
    else:
        found = found.where(other.c[root.column] == given, *conditions)
    return scope.scalar(found, *source.own)


def _ever_named(model: type[Record], slug: Sql, scope: Scope) -> Select[Any]:
    """The records that have had a slug by now, which an index tells: a record keeps every slug that it ever had."""
    with scope.at(None):
        now = scope.alias(model)
    had = (now.c.slug == slug) | now.c.former_slugs.contains(array([cast(slug, Text)]))
    return select(now.c.id).where(had).correlate_except(now)


def _of_kinds(body: Body, row: Row, scope: Scope) -> list[Sql]:
    """The condition that a row is of one of the body's types; none is needed when a branch of it takes every kind."""
    kinds = [kinds for branch in body.branches for _, kinds in branch.typenames]
    named = [scope.word(kind) for some in kinds for kind in some or ()]
    return [row.c.kind.in_(named)] if named and all(some is not None for some in kinds) else []


# ---- Records of any type ---------------------------------------------------------------------------------------------


def _by_ids(root: ByIds, scope: Scope, item: Sql | None = None) -> Sql:
    """The records of the requested ids in their order, with null for an id that leads to none that the caller may see.

    It is a UNION ALL with one SELECT for each type of record that the ids are of, or may be.
    """
    ids = table_of_ids(root, scope, item)
    first, *others = [_any_record(body, ids, scope) for body in bodies_for(root)]
    found = (first.union_all(*others) if others else first).lateral(scope.name("n"))
    # In an act's payload there is no null for a record that is gone or that the caller may not see: it is left out.
    joined = ids.join(found, true()) if root.is_ours else ids.outerjoin(found, true())
    if root.single:
        one = select(found.c.v).select_from(joined).limit(literal_column("1"))
        if root.system is not None:
            # What the caller may not see keeps no other record from being found, and the oldest comes first.
            one = one.order_by(found.c.v.is_(None), ids.c.id)
        return scope.scalar(one, ids, found)
    shown = as_list(found.c.v, [ids.c.place])
    return scope.scalar(select(shown).select_from(joined), ids, found)


def _waiting(root: Waiting, scope: Scope) -> Sql:
    """The records that wait for the caller, of all the types that have the test `root.what`, as one list."""
    waits = [(body, test) for body in root.bodies if (test := getattr(body.model, root.what, None)) is not None]
    first, *others = [_waiting_of(body.model, test, root, scope) for body, test in waits]
    whole = first.union_all(*others).cte(scope.name("w"))
    order = [whole.c.since, whole.c.id]
    place = func.row_number().over(order_by=order).label("place")
    ids = select(whole.c.prefix, whole.c.id, place).order_by(*order).limit(literal_column(str(root.size)))
    shown = {"total_count": lambda: scope.scalar(select(func.count()).select_from(whole))}
    shown["nodes"] = lambda: _list_of([body for body, _ in waits], ids.subquery(scope.name("u")), scope)
    pairs = [
        (key, scope.word(what.partition(":")[2]) if what.startswith("typename:") else shown[what]())
        for key, what in root.parts
    ]
    return as_object(pairs, scope)


def _waiting_of(model: type[Record], test: Any, root: Waiting, scope: Scope) -> Any:
    row = scope.alias(model)
    of_types = (
        [] if root.types is None else [scope.word(model.record_type) == any_(scope.bind(root.types, ARRAY(Text())))]
    )
    prefix = scope.word(model.record_type.prefix).label("prefix")
    since = row.c.updated_at.label("since")
    return select(prefix, row.c.id.label("id"), since).where(
        test(row, scope, **dict(root.arguments)), *of_types, *scope.sees(row, model)
    )


def _list_of(bodies: list[Body], ids: Any, scope: Scope) -> Sql:
    first, *others = [_any_record(body, ids, scope) for body in bodies]
    found = (first.union_all(*others) if others else first).lateral(scope.name("n"))
    shown = as_list(found.c.v, [ids.c.place])
    return scope.scalar(select(shown).select_from(ids.join(found, true())), ids, found)


def _any_record(body: Body, ids: Any, scope: Scope) -> Any:
    model: type[Record] = body.model
    other = scope.alias(model)
    source = Source(other)
    shown = show(body, other, source, scope).label("v")
    prefix = scope.word(model.record_type.prefix)
    return (
        select(shown)
        .select_from(source.clause)
        .where(ids.c.prefix == prefix, other.c.id == ids.c.id, *scope.sees(other, model))
        .correlate_except(*source.own)
    )
