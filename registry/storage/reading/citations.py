"""Sources as one reads them in records, each with what rests on it (källor, och vad som vilar på dem).

    records of every type that the caller may see -> citations: a record and a source it names -> cited sources

A source is a value of the records that name it, so no table holds it: a statement puts together what it asks for. A
source is the same where title, address, publisher and date are the same, letter for letter.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from sqlalchemy import (
    ARRAY,
    CTE,
    Boolean,
    Column,
    FromClause,
    Integer,
    Select,
    Text,
    Uuid,
    cast,
    collate,
    column,
    false,
    func,
    literal_column,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import foreign, relationship

from registry.storage.model.columns import choice
from registry.storage.model.derived import Facet, derived, made_table
from registry.storage.model.record import Base, Record, add_to, every_record, inverse
from registry.storage.model.terms import RecordType
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: What a source is told apart by.
PARTS = ("title", "url", "publisher", "date")
#: The lists of values whose items have a source each, by what the contract calls the list.
WITH_SOURCES = {"reported_counts": "reportedCounts", "grades": "grades"}
EXACT = Text(collation="C")


def _named_by(model: type[Record], row: Row, scope: Scope) -> Iterator[Select[Any]]:
    """The sources that a record names, and those of its counts and grades; a SELECT for each list, beside the row."""
    for name in ("sources", *(each for each in WITH_SOURCES if each in row.c)):
        items = (
            func.jsonb_array_elements(row.c[name], type_=JSONB())
            .table_valued(column("value", JSONB()), with_ordinality="place", name=scope.name("v"))
            .render_derived()
        )
        within = WITH_SOURCES.get(name)
        source = items.c.value if within is None else items.c.value.op("->", return_type=JSONB())(scope.word("source"))
        found = select(
            scope.word(model.record_type.value).label("record_type"),
            row.c.id.label("record_id"),
            (scope.word(within) if within else literal_column("''")).label("within"),
            items.c.place,
            source.label("source"),
        )
        yield found.where(source.is_not(None)).correlate_except(items)


def has_source(row: Row, scope: Scope) -> Sql:
    """Whether a record names any source: told by its row as it is, without a look at each."""
    empty: Sql = literal_column("'[]'::jsonb")
    path: Sql = literal_column("'$[*].source'::jsonpath")
    lists = (func.jsonb_path_exists(row.c[each], path, type_=Boolean()) for each in WITH_SOURCES if each in row.c)
    return scope.any_way(row.c.sources != empty, *lists)


def _named(scope: Scope) -> CTE:
    """Every place where a record that the caller may see names a source."""
    branches = []
    for model in every_record():
        row = scope.alias(model)
        visible = scope.sees(row, model)
        for each in _named_by(model, row, scope) if not model.for_administrators else ():
            place = each.lateral(scope.name("c"))
            branches.append(select(*place.c).select_from(row.join(place, true())).where(*visible).correlate(None))
    whole = union_all(*branches).subquery(scope.name("told"))
    key = func.md5(cast(func.jsonb_build_array(*(_part(whole, each, scope) for each in PARTS)), Text))
    columns = [_id(whole).label("id"), *whole.c, cast(key, Uuid).label("source_id")]
    return select(*columns).correlate(None).cte(scope.name("named"))


def _id(named: Any) -> Sql:
    """What tells one place from all others."""
    return func.concat(named.c.record_id, literal_column("'/'"), named.c.within, named.c.place, type_=Text())


def _citations(scope: Scope) -> FromClause:
    named = scope.alias(named_sources)
    columns = _shown(named, named.c.id, named.c.source_id, scope)
    return select(*columns).correlate(None).subquery(scope.name("cited"))


def _shown(named: Any, id_: Sql, source_id: Sql, scope: Scope) -> list[Any]:
    """The columns of citations, of places where sources are named."""
    listed = func.jsonb_array_elements_text(named.c.source.op("->", return_type=JSONB())(scope.word("fields")))
    each = listed.table_valued("value", name=scope.name("f")).render_derived()
    fields = func.array(select(each.c.value).correlate_except(each).scalar_subquery())
    values = {
        "id": collate(id_, "C"),
        "source_id": source_id,
        "record_type": named.c.record_type,
        "record_id": named.c.record_id,
        **{name: collate(_part(named, name, scope), "C") for name in (*PARTS, "locator")},
        "fields": fields,
        "is_inferred": func.coalesce(cast(_part(named, "is_inferred", scope), Boolean), false()),
    }
    table = Citation.__table__
    return [type_coerce(value, table.c[name].type).label(name) for name, value in values.items()]


def _cited_sources(scope: Scope) -> FromClause:
    named = scope.alias(named_sources)
    source = func.any_value(named.c.source, type_=JSONB()).label("source")
    keys = (named.c.source_id, named.c.record_id)
    # Counted in two steps, which need no sorting: a record may name a source in several places.
    once = select(*keys, source).group_by(*keys).correlate(None).subquery(scope.name("once"))
    columns = [once.c.source_id.label("id"), func.any_value(once.c.source, type_=JSONB()).label("source")]
    counted = select(*columns, func.count().label("records")).group_by(once.c.source_id)
    grouped = counted.correlate(None).cte(scope.name("grouped"))
    return select(*_of_source(grouped, scope)).correlate(None).subquery(scope.name("sources"))


def _of_source(grouped: Any, scope: Scope) -> list[Any]:
    texts = {name: collate(_part(grouped, name, scope), "C") for name in PARTS}
    sorts = {f"{name}_sort": func.swedish_sort(func.coalesce(texts[name], "")) for name in ("title", "publisher")}
    values = {"id": grouped.c.id, **texts, **sorts, "records": grouped.c.records}
    table = CitedSource.__table__
    return [type_coerce(value, table.c[name].type).label(name) for name, value in values.items()]


def _part(row: Any, name: str, scope: Scope) -> Sql:
    text: Sql = row.c.source.op("->>", return_type=Text())(scope.word(name))
    return text


def _columns_of_source() -> list[Column[Any]]:
    return [
        Column("title", EXACT, nullable=False),
        Column("url", EXACT),
        Column("publisher", EXACT),
        Column("date", EXACT, info={"partial_date": True}),
    ]


named_sources = made_table("named_sources", _named, "record_id", "source_id")


class Citation(Base):
    """A place where a record names a source (källhänvisning)."""

    __table__ = made_table(
        "citations",
        _citations,
        Column("id", EXACT, primary_key=True),
        Column("source_id", Uuid, nullable=False),
        Column("record_type", choice(RecordType, "record_type"), nullable=False),
        Column("record_id", Uuid, nullable=False),
        *_columns_of_source(),
        Column("fields", ARRAY(Text), nullable=False),
        Column("locator", EXACT),
        Column("is_inferred", Boolean, nullable=False),
    )
    plural = "Källhänvisningar"
    default_order = ("record_type", "record_id", "id")
    #: The references that lead to what the caller sees, since nothing else is put together.
    seen_already: ClassVar[tuple[str, ...]] = ()
    facets: ClassVar[dict[str, Facet]] = {}

    #: Nothing more is asked of a row: only what is named by records that the caller may see is put together.
    shown = staticmethod(lambda *_: [])

    @classmethod
    def within_record(cls, model: type[Record], row: Row, scope: Scope) -> Row:
        """The sources that one record names, read from its own row."""
        first, *others = _named_by(model, row, scope)
        named = (first.union_all(*others) if others else first).lateral(scope.name("named"))
        columns = _shown(named, _id(named), literal_column("null"), scope)
        return select(*columns).select_from(named).correlate_except(named).lateral(scope.name("citations"))


class CitedSource(Base):
    """A source that records name, with how many do (källa)."""

    __table__ = made_table(
        "cited_sources",
        _cited_sources,
        Column("id", Uuid, primary_key=True),
        *_columns_of_source(),
        Column("title_sort", EXACT, nullable=False),
        Column("publisher_sort", EXACT, nullable=False),
        Column("records", Integer, nullable=False),
    )
    plural = "Källor"
    default_order = ("title_sort", "id")
    facets: ClassVar[dict[str, Facet]] = {
        "publisher": Facet("publisher", told="By publisher, as the sources are told (utgivare).")
    }

    citations = relationship(
        lambda: Citation,
        primaryjoin=lambda: CitedSource.__table__.c.id == foreign(Citation.__table__.c.source_id),
        viewonly=True,
        lazy="raise",
        uselist=True,
    )

    record_count = derived(lambda row, _: row.c.records)

    shown = Citation.shown


def attach() -> None:
    """Give citations a reference to each type of record, and records their citations; every concept must be read in."""
    for model in every_record():
        key = model.__table__.c.id
        add_to(model, citations=inverse(Citation, primaryjoin=key == foreign(Citation.__table__.c.record_id)))
        if not model.for_administrators:
            named = relationship(
                model,
                primaryjoin=foreign(Citation.__table__.c.record_id) == key,
                viewonly=True,
                lazy="raise",
                uselist=False,
            )
            add_to(Citation, **{model.record_type.prefix: named})
            Citation.seen_already += (model.record_type.prefix,)
