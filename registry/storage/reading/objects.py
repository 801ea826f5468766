"""Records as JSON objects: columns, embedded objects, value lists, and the joins to what they point at.

    row -> (select row_to_json(o) from (select … as "title", …) o)

To-one relations are outer joins beside the row, to-many relations are subselects of their own (`lists`, `pages`).
"""

from typing import Any

from sqlalchemy import JSON, Boolean, Integer, Text, and_, case, cast, false, func, literal_column, select
from sqlalchemy import column as sql_column
from sqlalchemy.dialects.postgresql import JSONB

from registry.storage.model.record import DerivedOne, Record
from registry.storage.model.supported import closed_over
from registry.storage.reading import lists, pages
from registry.storage.reading.conditions import value_of
from registry.storage.reading.extent import shared
from registry.storage.reading.fields import (
    Body,
    Branch,
    Constant,
    Field,
    FirstOf,
    Inside,
    Leaf,
    Many,
    One,
    Page,
    Typename,
    ValueList,
)
from registry.storage.reading.json import Source, as_list, as_object
from registry.storage.reading.relations import relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def show(body: Body, row: Row, source: Source, scope: Scope) -> Sql:
    """A record as a JSON object, with the fields that the document asks for of its type."""
    if len(body.branches) == 1:
        return _branch(body.branches[0], body, row, source, scope, {})
    # What every branch asks for at length is computed once, fenced from the branches: copies per branch would make the
    # text and its planning grow with every level.
    once = shared(body)
    if not once:
        return _cases(body, row, source, scope, {})
    names = {field: f"f{place}" for place, field in enumerate(once)}
    columns = []
    for field, name in names.items():
        with scope.below(field.key):
            columns.append(field_value(field, body, row, source, scope).label(name))
    fenced = select(*columns).offset(literal_column("0")).correlate_except().subquery(scope.name("h"))
    ready: dict[Any, Sql] = {field: fenced.c[name] for field, name in names.items()}
    return (
        select(_cases(body, row, source, scope, ready)).select_from(fenced).correlate_except(fenced).scalar_subquery()
    )


def _cases(body: Body, row: Row, source: Source, scope: Scope, ready: dict[Any, Sql]) -> Sql:
    """A CASE by the row's kind: one branch for each group of types that the document asks the same fields of."""
    whens, otherwise = [], None
    for branch in body.branches:
        shown = _branch(branch, body, row, source, scope, ready)
        kinds = [kind for _, some in branch.typenames for kind in some or ()]
        if any(some is None for _, some in branch.typenames):
            otherwise = shown
        else:
            whens.append((row.c.kind.in_([scope.word(kind) for kind in kinds]), shown))
    return case(*whens, else_=otherwise)


def _branch(branch: Branch, body: Body, row: Row, source: Source, scope: Scope, ready: dict[Any, Sql]) -> Sql:
    pairs = []
    for field in branch.fields:
        if isinstance(field, Typename):
            pairs.append((field.key, _typename(branch, row, scope)))
        else:
            with scope.below(field.key):
                value = ready[field] if field in ready else field_value(field, body, row, source, scope)
            pairs.append((field.key, value))
    return as_object(pairs, scope)


def _typename(branch: Branch, row: Row, scope: Scope) -> Sql:
    """The name of the row's type; when a branch has several types, the row's kind decides."""
    *named, (last, _) = sorted(branch.typenames, key=lambda pair: pair[1] is None)
    if not named:
        return scope.word(last)
    whens = [(row.c.kind.in_([scope.word(kind) for kind in kinds or ()]), scope.word(name)) for name, kinds in named]
    return case(*whens, else_=scope.word(last))


def field_value(field: Any, body: Body, row: Row, source: Source, scope: Scope) -> Sql:
    """The value of one field of a record; TypeError for a kind of field that a record does not have."""
    match field:
        case Leaf(name="id") if issubclass(body.model, Record):
            prefix = scope.word(body.model.record_type.prefix + "_")
            return prefix.op("||")(func.replace(cast(row.c.id, Text), scope.text("-"), scope.text("")))
        case Leaf(name=name, arguments=arguments):
            return value_of(body.model, row, name, scope, **dict(arguments))
        case Constant(value=value):
            return scope.bind(value, JSON())
        case Inside():
            return _inside(field, body, row, source, scope)
        case ValueList():
            return _value_list(value_of(body.model, row, field.name, scope), field, scope)
        case One():
            return _one(field, body, row, source, scope)
        case FirstOf(ones=ones):
            return func.coalesce(*(_one(each, body, row, source, scope) for each in ones))
        case Many():
            return lists.plain_list(field, body.model, row, scope, show, source)
        case Page():
            return pages.connection(field, body.model, row, scope, show, source)
    raise TypeError(field)


def _inside(field: Inside, body: Body, row: Row, source: Source, scope: Scope) -> Sql:
    pairs = [
        (
            part.key,
            scope.word(field.typename) if isinstance(part, Typename) else field_value(part, body, row, source, scope),
        )
        for part in field.fields
    ]
    shown = as_object(pairs, scope)
    stored = [
        column
        for column in row.c
        if column.name.startswith(field.name + "_") and body.model.__table__.c[column.name].computed is None
    ]
    if not stored:
        return shown
    visible = scope.sees_along(body.model, row, closed_over(body.model, f"{field.name}_"))
    return scope.when(and_(func.num_nonnulls(*stored) > literal_column("0"), *visible), shown)


def _one(field: One, body: Body, row: Row, source: Source, scope: Scope) -> Sql:
    derived = getattr(body.model, field.name, None)
    if isinstance(derived, DerivedOne):
        found = scope.alias(derived.target)
        source.outer(found, [_key(found, derived.target) == derived.key(row, scope)])
        return scope.when(_key(found, derived.target).is_not(None), show(field.body, found, source, scope))
    target = relation(body.model, field.name).mapper.class_
    other = scope.alias(target)
    seen = ("closes_over", "groups_close_over", "seen_already")
    trusted = any(field.name in getattr(body.model, each, ()) for each in seen)
    source.outer(other, scope.along(body.model, row, field.name, other, trusted=trusted).conditions)
    return scope.when(_key(other, target).is_not(None), show(field.body, other, source, scope))


def _key(row: Row, model: Any) -> Sql:
    key: Sql = row.c[next(iter(model.__table__.primary_key.columns)).name]
    return key


# ---- Values stored in a record ---------------------------------------------------------------------------------------


def _value_list(column: Sql, field: ValueList, scope: Scope) -> Sql:
    items = (
        func.jsonb_array_elements(column, type_=JSONB())
        .table_valued(sql_column("value", JSONB()), with_ordinality="place", name=scope.name("v"))
        .render_derived()
    )
    source = Source(items)
    shown = _value(field.fields, field.typename, items.c.value, source, scope)
    found = select(as_list(shown, [items.c.place])).select_from(source.clause)
    return scope.scalar(found, *source.own)


def _value(fields: tuple[Field, ...], typename: str, item: Sql, source: Source, scope: Scope) -> Sql:
    return as_object([(part.key, _value_part(part, typename, item, source, scope)) for part in fields], scope)


def _value_part(part: Field, typename: str, item: Sql, source: Source, scope: Scope) -> Sql:
    match part:
        case Typename():
            return scope.word(typename)
        case Leaf(name=name, scalar=scalar):
            text = item.op("->>")(scope.word(name))
            if scalar == "list":
                return cast(item.op("->")(scope.word(name)), JSON)
            if scalar == "Boolean":
                # What a value does not say of itself is not so: it may have been stored before it could be said.
                return func.coalesce(cast(text, Boolean), false())
            return cast(text, Integer) if scalar == "Int" else text
        case Inside(name=name, fields=fields, typename=inner):
            nested = item.op("->")(scope.word(name))
            return scope.when(nested.is_not(None), _value(fields, inner, nested, source, scope))
        case One(name=name, body=body):
            other = scope.alias(body.model)
            key = func.uuid(item.op("->>")(scope.word(f"{name}_id")))
            source.outer(other, [other.c.id == key, *scope.sees(other, body.model)])
            return scope.when(other.c.id.is_not(None), show(body, other, source, scope))
    raise TypeError(part)
