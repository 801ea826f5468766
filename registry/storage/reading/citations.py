"""Sources as one reads them in records, each with what rests on it (källor, och vad som vilar på dem).

    source_mentions of records that the caller may see -> citations: a record and a source it names
    source_counts, and the mentions that only some see -> cited sources, each with how many records name it

A source is a value of the records that name it, and `registry.storage.cited` keeps where each stands. A source is the
same where title, address, publisher and date are the same, letter for letter.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    FromClause,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    cast,
    collate,
    column,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import foreign, relationship

from registry.storage.cited.keeping import PARTS, PLACE_ID, WITH_SOURCES
from registry.storage.cited.tables import SourceCount, SourceMention
from registry.storage.model.columns import choice
from registry.storage.model.derived import Facet, derived, made_table
from registry.storage.model.record import Base, Record, add_to, every_record, inverse
from registry.storage.model.terms import RecordType, Role
from registry.storage.reading.scope import Scope
from registry.storage.reading.searching import may_find
from registry.storage.reading.statement import Row, Sql

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


def _sees(named: Any, scope: Scope) -> list[Any]:
    """That the caller may see the record that a mention is of."""
    if scope.role.sees_all:
        return []
    if scope.role is Role.ANONYMOUS:
        return [named.c.audience.is_(None)]
    return [or_(named.c.audience.is_(None), _sees_hidden(named, scope))]


def _sees_hidden(named: Any, scope: Scope) -> Sql:
    """That the record is hidden from some, and the caller sees it.

    Whoever sees it has one of the names in its audience: by these its head is looked up among all that is hidden.
    """
    met, binds = may_find(f"{named.name}.audience", scope)
    (names,) = binds.values()
    head = scope.alias(Base.metadata.tables["heads"])
    mine = select(head.c.record_id).where(head.c.audience.is_not(None), head.c.owners.overlap(names))
    among = named.c.record_id.in_(mine.correlate_except(head))
    return and_(named.c.audience.is_not(None), among, text(met).bindparams(names))


def _id(named: Any) -> Sql:
    """What tells one place from all others, as it is kept."""
    parts = {"record": "record_id", "within": "within", "place": "place"}
    return literal_column(PLACE_ID.format(**{each: f"{named.name}.{name}" for each, name in parts.items()}), Text())


def _citations(scope: Scope) -> FromClause:
    named = scope.alias(SourceMention)
    columns = _shown(named, named.c.id, named.c.source_id, scope)
    return select(*columns).where(*_sees(named, scope)).correlate(None).subquery(scope.name("cited"))


def _shown(named: Any, id_: Sql, source_id: Sql, scope: Scope) -> list[Any]:
    """The columns of citations, of places where sources are named."""
    listed = func.jsonb_array_elements_text(named.c.source.op("->", return_type=JSONB())(scope.word("fields")))
    each = listed.table_valued("value", name=scope.name("f")).render_derived()
    fields = func.array(select(each.c.value).correlate_except(each).scalar_subquery())
    values = {
        "id": id_,
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
    """Every source that a record names that the caller may see, with how many there are of those."""
    source = scope.alias(SourceCount)
    rows: Any = source
    records: Sql = source.c.records if scope.role.sees_all else source.c.shown_records
    if not scope.role.sees_all and scope.role is not Role.ANONYMOUS:
        named = scope.alias(SourceMention)
        found = select(named.c.source_id, func.count(named.c.record_id.distinct()).label("records"))
        found = found.where(_sees_hidden(named, scope)).group_by(named.c.source_id).correlate(None)
        own = found.subquery(scope.name("own"))
        rows = source.outerjoin(own, own.c.source_id == source.c.id)
        records = records + func.coalesce(own.c.records, literal_column("0"))
    values = {**{each.name: each for each in source.c}, "records": records}
    table = CitedSource.__table__
    columns = [type_coerce(values[each.name], each.type).label(each.name) for each in table.c]
    there = records > literal_column("0")
    return select(*columns).select_from(rows).where(there).correlate(None).subquery(scope.name("sources"))


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
    def is_within(cls, row: Row, scope: Scope) -> Sql:
        """Whether a record names any source."""
        return has_source(row, scope)

    @classmethod
    def within_record(cls, model: type[Record], row: Row, scope: Scope) -> Row:
        """The sources that one record names, read from its own row."""
        first, *others = _named_by(model, row, scope)
        named = (first.union_all(*others) if others else first).lateral(scope.name("named"))
        columns = _shown(named, collate(_id(named), "C"), literal_column("null"), scope)
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
