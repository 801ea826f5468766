"""Disputed values: what a source said last of a field that is not what stands (tvistiga uppgifter).

    assertions, beside the records as they stand -> the fields that are otherwise -> told as history tells a change

Nothing holds them: they are put together when asked, so that they are gone when the source says what stands, or when
what it said comes to stand.

A disputed value is told to those whose record it is, to those who see all, and to those whose key speaks for the source
that lost. These are told only of the fields that history tells everyone of: several organisations may have keys for one
source, and none of them is to read what another said of what is not open.
"""

from functools import cache
from typing import Any, ClassVar

import orjson
from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    DateTime,
    FromClause,
    Select,
    Text,
    Uuid,
    and_,
    any_,
    case,
    cast,
    collate,
    column,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import foreign, relationship

from registry.matrix import Act
from registry.storage.model.columns import choice
from registry.storage.model.derived import made_table
from registry.storage.model.names import camel
from registry.storage.model.record import PART_OF, Base, Record, add_to, every_record, inverse, record_in, record_of
from registry.storage.model.terms import RecordType
from registry.storage.reading.relations import relation, relations_of
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.statement import Row, Sql
from registry.storage.writing import ties
from registry.trail.assertions import Assertions
from registry.trail.telling import words_of

EXACT = Text(collation="C")


def told_of_in_rows() -> list[type[Record]]:
    """The types of records that other systems tell of in rows."""
    acts = {each.value for each in Act}
    return [each for each in every_record() if camel(f"upsert_{each.__tablename__}") in acts]


def _disputed(scope: Scope) -> FromClause:
    whole = union_all(*(_of_type(model, scope) for model in told_of_in_rows())).subquery(scope.name("disputed"))
    columns = [type_coerce(whole.c[each.name], each.type).label(each.name) for each in DisputedValue.__table__.c]
    return select(*columns).correlate(None).subquery(scope.name("disputes"))


def _of_type(model: type[Record], scope: Scope) -> Select[Any]:
    """The disputed values of records of one type."""
    said, row = scope.alias(Assertions), scope.alias(model)
    field, stands = _each(said, scope), _standing(model, row, said, scope)
    told = _part(field.c.value, "told", scope)
    after = stands.c.body.op("||", return_type=JSONB())(told)
    item = _items(func.differences(stands.c.body, after, _words(model, scope), type_=JSONB()), scope)
    name, stood, lost = (item.c.value.op("->>", return_type=Text())(scope.word(each)) for each in _ITEM)
    owned, openly = _is_owned(model, row, scope), _told_openly(model)
    is_open = name == any_(scope.bind(lambda _: openly, ARRAY(Text())))
    values: dict[str, Any] = {
        "id": func.concat_ws(scope.text("/"), row.c.id, said.c.source, field.c.key, item.c.place),
        "record_type": scope.word(model.record_type.value),
        "record_id": row.c.id,
        "field": name,
        "kept": stood,
        "kept_from": _kept_from(row, field, stands, model, scope),
        "lost": lost,
        "source": said.c.source,
    }
    columns = [(value if each == "record_id" else collate(value, "C")).label(each) for each, value in values.items()]
    there = said.join(row, row.c.id == said.c.record_id).join(field, true()).join(stands, true()).join(item, true())
    found = select(*columns, _at(field.c.value, scope).label("at")).select_from(there)
    # What has all stood in the version that stands is not looked into.
    may_be = or_(said.c.stood_in.is_(None), said.c.stood_in != row.c.version, *_told_elsewhere(model, said, scope))
    is_otherwise = [may_be, func.jsonb_typeof(told) == scope.word("object"), after != stands.c.body]
    return found.where(
        *scope.sees(row, model),
        or_(owned, and_(said.c.source == any_(_spoken_for(scope)), is_open)),
        row.c.publication != scope.word("WITHDRAWN"),
        *is_otherwise,
    ).correlate(None)


def _told_fields(scope: Scope) -> FromClause:
    """Each field that a source has told of, of each record."""
    said = scope.alias(Assertions)
    field = _each(said, scope)
    name = field.c.value.op("->>", return_type=Text())(scope.word("field"))
    values: dict[str, Any] = {
        "id": func.concat_ws(scope.text("/"), said.c.record_id, said.c.source, name),
        "source": said.c.source,
        "field": func.camel(name),
    }
    columns = [collate(value, "C").label(each) for each, value in values.items()]
    at = func.max(_at(field.c.value, scope)).label("at")
    found = select(*columns, said.c.record_id.label("record_id"), at).select_from(said.join(field, true()))
    return (
        found.where(func.jsonb_typeof(_part(field.c.value, "told", scope)) == scope.word("object"))
        .group_by(said.c.record_id, said.c.source, name)
        .correlate(None)
        .subquery(scope.name("told"))
    )


def _items(listed: Sql, scope: Scope) -> Row:
    items = func.jsonb_array_elements(listed, type_=JSONB())
    return (
        items.table_valued(column("value", JSONB()), with_ordinality="place", name=scope.name("d"))
        .render_derived()
        .lateral()
    )


_ITEM = ("field", "before", "after")


def _each(said: Row, scope: Scope) -> Row:
    """Each column of what a source said of a record."""
    listed = func.jsonb_each(said.c.fields).table_valued(
        column("key", Text()), column("value", JSONB()), name=scope.name("f")
    )
    return listed.render_derived().lateral()


def _standing(model: type[Record], row: Row, said: Row, scope: Scope) -> Row:
    """A record as it stands, as JSON: its columns, and those of its lists that the source said something of."""
    lists: list[Any] = []
    for name in _lists(model):
        table, own, columns = ties.table_of(model, name)
        part = scope.alias(table)
        item: Sql = part.c[columns[0]]
        if relation(model, name).secondary is None:
            pairs = ((scope.word(each), part.c[each]) for each in columns)
            item = func.jsonb_build_object(*(each for pair in pairs for each in pair))
        items = func.coalesce(func.jsonb_agg(item), literal_column("'[]'::jsonb"))
        found = scope.scalar(select(items).where(part.c[own] == row.c.id), part)
        lists += [scope.word(name), case((said.c.fields.op("?")(scope.word(name)), found))]
    whole: Any = row
    body = func.to_jsonb(whole.table_valued()).op("||", return_type=JSONB())(func.jsonb_build_object(*lists))
    # Fenced, so that it is put together once for all fields.
    return select(body.label("body")).offset(literal_column("0")).correlate_except().lateral(scope.name("stands"))


def _kept_from(row: Row, field: Row, stands: Row, model: type[Record], scope: Scope) -> Sql:
    """The source that was heard last, if what stands is its word; null when it was set by hand.

    It is the rule by which rows are weighed (`RowClaims`).
    """
    other = scope.alias(Assertions)
    said = func.jsonb_extract_path(other.c.fields, field.c.key, type_=JSONB())
    told = _part(said, "told", scope)
    same = func.differences(stands.c.body, stands.c.body.op("||")(told), _words(model, scope), type_=JSONB())
    is_its_word = and_(func.jsonb_typeof(told) == scope.word("object"), same == literal_column("'[]'::jsonb"))
    heard = [other.c.record_id == row.c.id, cast(said.op("->>")(scope.word("kept")), Boolean)]
    last = select(case((is_its_word, other.c.source))).where(*heard).order_by(_at(said, scope).desc())
    return scope.scalar(last.limit(literal_column("1")), other)


def _part(value: Sql, name: str, scope: Scope) -> Sql:
    part: Sql = value.op("->", return_type=JSONB())(scope.word(name))
    return part


def _at(value: Sql, scope: Scope) -> Sql:
    return cast(value.op("->>")(scope.word("at")), DateTime(timezone=True))


def _is_owned(model: type[Record], row: Row, scope: Scope) -> Sql:
    """Whether all of a record is told to the caller."""
    return true() if scope.role.sees_all else scope.owns(row, model) if scope.role.has_own else false()


def _spoken_for(scope: Scope) -> Sql:
    return scope.bind(lambda values: values[CALLER]["systems"], ARRAY(Text()))


def _lists(model: type[Record]) -> list[str]:
    """The lists of a record that rows of other tables hold, and that say nothing more."""
    lists = (each for each in relations_of(model) if each.uselist and each.key != "external_ids")
    tables: dict[str, Any] = {
        each.key: each.mapper.local_table if each.secondary is None else each.secondary for each in lists
    }
    return sorted(name for name, table in tables.items() if PART_OF in table.info)


def _told_elsewhere(model: type[Record], said: Row, scope: Scope) -> list[Sql]:
    """Whether a source said something of a list that is another record's too, and changes without a new version."""
    tables = [(name, *ties.table_of(model, name)[:2]) for name in _lists(model)]
    names = [name for name, table, own in tables if table.info[PART_OF] != own]
    return [said.c.fields.op("?|")(scope.bind(lambda _: names, ARRAY(Text())))] if names else []


def _words(model: type[Record], scope: Scope) -> Sql:
    told = _words_of(model)
    return cast(scope.bind(lambda _: told), JSONB)


@cache
def _words_of(model: type[Record]) -> str:
    """What history calls the columns of a record, and the lists that stand beside them here."""
    columns = orjson.loads(words_of(model))["columns"]
    for name in _lists(model):
        led = relation(model, name)
        # In rows that are no records it is organisations that are referred to.
        kind = record_of(RecordType.ORGANISATION) if led.secondary is None else record_in(led.mapper.local_table)
        columns[name] = [camel(name), kind and f"{kind.record_type.prefix}_"]
    return orjson.dumps({"columns": columns}).decode()


@cache
def _told_openly(model: type[Record]) -> list[str]:
    """The fields of a record that history tells everyone of."""
    return [name for name, _ in orjson.loads(words_of(model, openly=True))["columns"].values()]


class DisputedValue(Base):
    """What a source said of a field, which another word stands of (tvistig uppgift)."""

    __table__ = made_table(
        "disputed_values",
        _disputed,
        Column("id", EXACT, primary_key=True),
        Column("record_type", choice(RecordType, "record_type"), nullable=False),
        Column("record_id", Uuid, nullable=False),
        Column("field", EXACT, nullable=False),
        Column("kept", EXACT),
        Column("kept_from", EXACT),
        Column("lost", EXACT),
        Column("source", EXACT, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
    )
    plural = "Tvistiga uppgifter"
    default_order = ("at", "id")
    #: The references that lead to what the caller sees, since nothing else is put together.
    seen_already: ClassVar[tuple[str, ...]] = ()

    #: Nothing more is asked of a row: only what may be told to the caller is put together.
    shown = staticmethod(lambda *_: [])


class Assertion(Base):
    """That a source has told of a field of a record (källuppgift)."""

    __table__ = made_table(
        "told_fields",
        _told_fields,
        Column("id", EXACT, primary_key=True),
        Column("record_id", Uuid, nullable=False),
        Column("source", EXACT, nullable=False),
        Column("field", EXACT, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
    )
    plural = "Källuppgifter"
    default_order = ("field", "source", "id")

    #: Whoever sees a record sees which systems have told of its fields, as its history tells of commits.
    shown = staticmethod(lambda *_: [])


def attach() -> None:
    """Give disputed values a reference to each type of record that rows tell of; every concept must be read in.

    Records lead to what sources have told of them.
    """
    for model in every_record():
        key = model.__table__.c.id
        add_to(model, assertions=inverse(Assertion, primaryjoin=key == foreign(Assertion.__table__.c.record_id)))
    for model in told_of_in_rows():
        key = model.__table__.c.id
        named = relationship(
            model,
            primaryjoin=foreign(DisputedValue.__table__.c.record_id) == key,
            viewonly=True,
            lazy="raise",
            uselist=False,
        )
        add_to(DisputedValue, **{model.record_type.prefix: named})
        DisputedValue.seen_already += (model.record_type.prefix,)
