"""Lists of the root, and those below the rows of a page, counted by bitmaps for callers who see what everybody sees.

    condition -> bits    the rows of the list, by segment (bits.py)
    facet     -> ends    the bitmaps of its attributes, joined by value to what they lead to
    bits & bitmaps       counted, and labelled after

How long that takes follows from how many organisations and themes there are, and hardly from how many records.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import CTE, BigInteger, Select, Text, cast, func, literal_column, select, union_all

from registry.storage.bitmaps.attributes import Attribute, attributes_of, way_of
from registry.storage.model.record import Facet
from registry.storage.reading import bits
from registry.storage.reading.criteria import Condition
from registry.storage.reading.grouped import ends_of_facet, key_of, labelled, leads, walk
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: Selects the ids of a list's rows.
Ids = Callable[[], Select[Any]]
Paths = tuple[tuple[str, ...], ...]


def serves(model: Any, scope: Scope) -> bool:
    """Whether a concept has bitmaps, and the caller sees what they tell and no more."""
    return scope.sees_what_all_see and bool(attributes_of(model))


def counts(facet: Facet, model: Any) -> bool:
    """Whether there are bitmaps of all that a facet counts by."""
    if not facet.paths:
        return Attribute(facet.value, column=facet.value) in attributes_of(model)
    return leads_by(facet.paths, model)


def leads_by(paths: Paths, model: Any) -> bool:
    """Whether there are bitmaps of what all of some paths begin with."""
    ways = [way_of(model, path) for path in paths]
    return bool(ways) and all(way is not None and way.attribute in attributes_of(model) for way in ways)


def published(condition: Condition, model: Any, scope: Scope) -> Sql | None:
    """How many of the records that everybody sees meet a condition; None where bitmaps do not answer it."""
    tells = scope.is_now and bool(attributes_of(model)) and bits.answers(condition, model)
    # Of what a record leads to, some callers see more than is published.
    if not tells or not (scope.sees_what_all_see or bits.is_of_words(condition)):
        return None
    return _counted(bits.Bits(model, scope).meeting(condition).subquery(scope.name("b")), scope)


class Bitmapped:
    """What counts one list of the root; its rows are made bits once for each condition."""

    def __init__(self, model: Any, scope: Scope) -> None:
        """Starts with nothing found."""
        self.model, self.scope, self.bits = model, scope, bits.Bits(model, scope)
        self._found: list[tuple[Condition, CTE]] = []
        self._facets: dict[Facet, CTE] = {}
        self._led: list[tuple[Facet, Condition, CTE]] = []

    def total(self, condition: Condition) -> Sql:
        """How many records meet a condition that bitmaps answer."""
        return _counted(self._rows(condition), self.scope)

    def by_word(self, facet: Facet, condition: Condition, ids: Ids) -> Any:
        """How many rows have each word of an enum: columns value and count. `ids` selects the rows by the condition."""
        rows, (bitmap, conditions) = self._rows(condition, ids), self.bits.of_attribute(facet.value)
        count = _sum(func.bit_count(bitmap.c.bits.bitwise_and(rows.c.bits)))
        return (
            select(bitmap.c.value, count.label("count"))
            .select_from(rows.join(bitmap, bitmap.c.segment == rows.c.segment))
            .where(*conditions)
            .group_by(bitmap.c.value)
            .having(count > literal_column("0"))
        )

    def by_path(self, facet: Facet, condition: Condition, ids: Ids) -> Any:
        """How many rows lead to each end of a facet's paths: columns value, sv, en and count."""
        ends = self._ends_of_facet(facet)
        grouped = _each_counted(self._met(facet, ends, condition, ids))
        return labelled(grouped.subquery(self.scope.name("g")), ends, self.scope)

    def missing(self, facet: Facet, condition: Condition, ids: Ids) -> Sql:
        """How many rows lead to no end of a facet's paths."""
        met = self._met(facet, self._ends_of_facet(facet), condition, ids)
        any_ = select(func.bit_or(met.c.bits, type_=bits.TYPE).label("bits")).group_by(met.c.segment)
        led = any_.subquery(self.scope.name("a"))
        return _counted(self._rows(condition, ids), self.scope) - _counted(led, self.scope)

    def below(self, paths: Paths, end: Any, condition: Condition) -> Any:
        """How many records that meet a condition, which bitmaps answer, lead by paths to each row of a concept.

        Its columns are n, the key of the row, and count; where there are none it has no row.
        """
        return self._grouped(paths, self._ends_of(end), self._rows(condition))

    def leading_to(self, paths: Paths, end: Any, rows: Row) -> Select[Any]:
        """Which of some rows, given as segment and bits, lead by paths to each row of a concept.

        Its columns are n, the key of that row, segment and bits.
        """
        return self._leading(paths, self._ends_of(end), rows)

    def _ends_of_facet(self, facet: Facet) -> CTE:
        if facet not in self._facets:
            self._facets[facet] = ends_of_facet(facet, self.model, self.scope)
        return self._facets[facet]

    def _met(self, facet: Facet, ends: CTE, condition: Condition, ids: Ids) -> Row:
        """Which rows lead to each end of a facet's paths, put together once for what is counted of them."""
        known = next((met for one, by, met in self._led if one == facet and by == condition), None)
        if known is None:
            led = self._leading(facet.paths, ends, self._rows(condition, ids))
            known = led.correlate(None).cte(self.scope.name("met"))
            self._led.append((facet, condition, known))
        return known.alias(self.scope.name("m"))

    def _ends_of(self, end: Any) -> CTE:
        """The rows of a concept, each with its key in the place of its number."""
        key = self.scope.alias(end).c[key_of(end)]
        return select(key.label("key"), key.label("n")).correlate(None).cte(self.scope.name("ends"))

    def _grouped(self, paths: Paths, ends: CTE, rows: Row) -> Select[Any]:
        """How many of some rows lead to each end of paths, by the number that it has: columns n and count."""
        return _each_counted(self._leading(paths, ends, rows).subquery(self.scope.name("m")))

    def _leading(self, paths: Paths, ends: CTE, rows: Row) -> Select[Any]:
        scope = self.scope
        tails: dict[Attribute, list[tuple[str, ...]]] = {}
        for path in paths:
            if (way := way_of(self.model, path)) is not None:
                tails.setdefault(way.attribute, []).append(way.beyond)
        ways = [self._ends(attribute, beyond, ends, rows) for attribute, beyond in tails.items()]
        each = (union_all(*ways) if len(ways) > 1 else ways[0]).subquery(scope.name("w"))
        both = func.bit_or(each.c.bits, type_=bits.TYPE).bitwise_and(func.any_value(each.c.rows))
        return select(each.c.n, each.c.segment, both.label("bits")).group_by(each.c.n, each.c.segment)

    def _rows(self, condition: Condition, ids: Ids | None = None) -> Row:
        """The bits of the rows that meet a condition, by segment; `ids` is needed where bitmaps do not answer it."""
        found = next((found for known, found in self._found if known == condition), None)
        if found is None:
            if ids is None or bits.answers(condition, self.model):
                selected = self.bits.meeting(condition)
            else:
                selected = self.bits.of_rows(ids())
            found = selected.correlate(None).cte(self.scope.name("bits")).prefix_with("MATERIALIZED")
            self._found.append((condition, found))
        return found.alias(self.scope.name("b"))

    def _ends(self, attribute: Attribute, tails: list[tuple[str, ...]], ends: CTE, rows: Row) -> Select[Any]:
        """The bitmaps of an attribute, each with the numbers of the ends that its value leads to, and with the rows."""
        scope, (bitmap, conditions) = self.scope, self.bits.of_attribute(attribute.name)
        if attribute.parts is None:
            led = _led_by_links(attribute.target, tails, ends, scope)
        else:
            led = leads(attribute.parts, str(attribute.reference), tails, ends, scope)
        here = rows.join(bitmap, bitmap.c.segment == rows.c.segment)
        columns = [led.c.n, bitmap.c.segment, bitmap.c.bits, rows.c.bits.label("rows")]
        return select(*columns).select_from(here.join(led, cast(led.c.at, Text) == bitmap.c.value)).where(*conditions)


def _led_by_links(target: Any, tails: list[tuple[str, ...]], ends: CTE, scope: Scope) -> CTE:
    """What links may lead to and the caller sees, with the numbers of the ends that the ways from there lead to."""
    ways = []
    for tail in tails:
        at, end = scope.alias(target), ends.alias(scope.name("e"))
        there, row, source = walk(target, at, tail, at, (), scope)
        found = select(at.c[key_of(target)].label("at"), end.c.n)
        ways.append(
            found.select_from(source.join(end, end.c.key == row.c[key_of(there)])).where(*scope.sees(at, target))
        )
    first, *others = ways
    return (first.union(*others) if others else first.distinct()).cte(scope.name("leads"))


def _each_counted(met: Row) -> Select[Any]:
    """How many rows lead to each number: columns n and count."""
    count = _sum(func.bit_count(met.c.bits))
    return select(met.c.n, count.label("count")).group_by(met.c.n).having(count > literal_column("0"))


def _counted(rows: Row, scope: Scope) -> Sql:
    return scope.scalar(select(_sum(func.bit_count(rows.c.bits))).select_from(rows), rows)


def _sum(counts: Sql) -> Sql:
    return cast(func.coalesce(func.sum(counts), literal_column("0")), BigInteger)
