"""Facets: the records of a filtered list counted by a value of their own, or by the records they are related to."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Enum, Text, and_, case, func, literal_column, select

from registry.storage.model.record import Facet, facets_of
from registry.storage.model.terms import Term
from registry.storage.reading import grouped
from registry.storage.reading.fields import FacetCount, FacetMissing, Facets, Typename
from registry.storage.reading.json import as_list, as_object
from registry.storage.reading.listing import Listing
from registry.storage.reading.relations import Join, relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: Joins the rows of a list once more.
Rows = Callable[[], tuple[Row, Join]]


def counts(part: Facets, listing: Listing) -> Sql:
    """The requested facets of a list as a JSON object.

    Each counts the rows that the list has without the filter of that name, so that whoever has chosen one value sees
    what the others would give.
    """
    return as_object([(each.key, _told(each, part, listing)) for each in part.facets], listing.scope)


def _told(part: FacetCount | FacetMissing | Typename, facets: Facets, listing: Listing) -> Sql:
    match part:
        case Typename():
            return listing.scope.word(facets.typename)
        case FacetMissing(name=name):
            return listing.missing(name)
    return _facet(part, _counted(part.name, listing), listing.scope)


def _counted(name: str, listing: Listing) -> Any:
    """How many rows there are of each value of a facet: columns value, sv, en and count."""
    model, scope = listing.page.model, listing.scope
    facet, found = facets_of(model)[name], listing.counted_by_bitmaps(name)
    if found is not None:
        return found if facet.paths else _worded(found, model.__table__.c[facet.value].type.enum_class, scope)
    rows = partial(listing.counted_rows, name)
    if listing.is_whole and facet.paths:
        return grouped.by_path(facet, model, rows(), scope)
    return (_by_path if facet.paths else _by_word)(facet, model, rows, scope)


def _worded(found: Any, words: type[Term], scope: Scope) -> Any:
    counted = found.subquery(scope.name("c"))
    label = _labels(counted.c.value, words, scope)
    return select(counted.c.value, *(label(each).label(each) for each in ("sv", "en")), counted.c.count)


def _facet(facet_count: FacetCount, found: Any, scope: Scope) -> Sql:
    counted = found.subquery(scope.name("f"))
    shown = {"value": counted.c.value, "count": counted.c.count, "label_sv": counted.c.sv, "label_en": counted.c.en}
    pairs = [
        (key, scope.word(what.removeprefix("typename:")) if what.startswith("typename:") else shown[what])
        for key, what in facet_count.parts
    ]
    # The largest first; equal ones in the order of their values, so that the answer never varies.
    order = [counted.c.count.desc(), counted.c.value.asc()]
    listed = select(as_list(as_object(pairs, scope), order)).select_from(counted)
    return scope.scalar(listed, counted)


def _by_word(facet: Facet, model: Any, rows: Rows, scope: Scope) -> Any:
    """Counted by a column of the record: an enum's words have labels, and a text is its own; no text is not counted."""
    other, join = rows()
    column, kind = other.c[facet.value], model.__table__.c[facet.value].type
    is_enum = isinstance(kind, Enum)
    label = _labels(column, kind.enum_class, scope) if is_enum else lambda _: column
    return (
        select(column.label("value"), *(label(each).label(each) for each in ("sv", "en")), func.count().label("count"))
        .select_from(join.source)
        .where(*join.conditions, *([] if is_enum else [column.is_not(None)]))
        .group_by(column)
        .correlate_except(*join.own)
    )


def _labels(column: Sql, words: type[Term], scope: Scope) -> Callable[[str], Sql]:
    """The labels of an enum's words in a language."""
    return lambda language: case(
        *((column == scope.word(word.value), scope.text(getattr(word, language))) for word in words)
    )


def _by_path(facet: Facet, model: Any, rows: Rows, scope: Scope) -> Any:
    """Counted by related records: a record of the list counts once for each one that any of the paths leads to."""
    ways = [_way(facet, path, model, rows, scope) for path in facet.paths]
    first, *others = ways
    pairs = (first.union(*others) if others else first.distinct()).subquery(scope.name("w"))
    return (
        select(pairs.c.value, pairs.c.sv, pairs.c.en, func.count().label("count"))
        .select_from(pairs)
        .group_by(pairs.c.value, pairs.c.sv, pairs.c.en)
        .correlate_except(pairs)
    )


def _way(facet: Facet, path: tuple[str, ...], model: Any, rows: Rows, scope: Scope) -> Any:
    start, first = rows()
    source, own, here, row = first.source, list(first.own), model, start
    for name, *on in (path[place : place + 2] for place in range(len(path))):
        target = relation(here, name).mapper.class_
        other = scope.alias(target)
        join = scope.along(here, row, name, other, leading_on=tuple(on))
        source = source.join(join.source, and_(*join.conditions))
        own += join.own
        here, row = target, other
    sv = row.c[facet.label] if facet.label else literal_column("null", Text())
    en = func.coalesce(row.c[facet.label_en], sv) if facet.label_en else sv
    columns = [start.c.id.label("id"), row.c[facet.value].label("value"), sv.label("sv"), en.label("en")]
    return select(*columns).select_from(source).where(*first.conditions).correlate_except(*own)
