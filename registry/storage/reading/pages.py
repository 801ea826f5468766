"""Connections: one page of a list, per parent, built from the inside out.

The layers have aliases that begin with a letter each:

    q  the keys and order columns of the rows of the page, with LIMIT
    p  the same rows, numbered
    a  one row: nodes, edges and counts, each aggregated from p and joined to its record
    o  the object that the document asks for, made of the columns of a

No aggregate reaches out of its own level, and the limit is written in the text so that PostgreSQL keeps one plan.
"""

from typing import Any

from sqlalchemy import ARRAY, Integer, Text, false, func, literal_column, or_, select
from sqlalchemy.sql.elements import Grouping

from registry.storage.model.derived import is_put_together
from registry.storage.reading import facets
from registry.storage.reading.fields import (
    Body,
    Edges,
    Facets,
    Nodes,
    Page,
    PageFacts,
    TotalCount,
    Typename,
)
from registry.storage.reading.given import Given
from registry.storage.reading.json import EMPTY_LIST, Show, Source, as_object
from registry.storage.reading.listing import Listing
from registry.storage.reading.orders import between, cursor_text, kinds_of, moves, read_cursor, reader_of_mark, steps
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def connection(page: Page, parent: Any, row: Row | None, scope: Scope, show: Show, around: Source | None = None) -> Sql:
    """The connection as a JSON object, for a parent's row, which `around` reads, or the root."""
    listing = Listing(page, parent, row, scope, show, around)
    window = _Window(listing) if any(isinstance(part, Nodes | Edges | PageFacts) for part in page.parts) else None
    pairs = []
    for part in page.parts:
        with scope.below(part.key):
            pairs.append((part.key, _part(part, listing, window)))
    whole = select(as_object(pairs, scope))
    if window is None:
        _check_cursors(listing)
        return whole.correlate_except().scalar_subquery()
    aggregated = window.aggregated()
    return whole.select_from(aggregated).correlate_except(aggregated).scalar_subquery()


def _check_cursors(listing: Listing) -> None:
    """Refuse at every call what the list itself would refuse, where only its count or its facets are asked for."""
    page, scope = listing.page, listing.scope
    given = [each for each in (page.after, page.before) if each is not None and not each.absent]
    if not given:
        return
    other, join = listing.rows()
    kinds = kinds_of(steps(page, other, Source(join.source), scope, listing.extra_order), listing.parent_id)
    mark = reader_of_mark(page)
    scope.require(lambda values: [read_cursor(each.read(values), mark(values), kinds) for each in given])


def _part(part: Any, listing: Listing, window: "_Window | None") -> Sql:
    scope = listing.scope
    match part:
        case Typename():
            return scope.word(listing.page.typename)
        case TotalCount():
            return listing.total()
        case Facets():
            return facets.counts(part, listing)
    if window is None:
        raise TypeError(part)
    match part:
        case Nodes(body=body):
            return window.column(window.listed(window.node(body)))
        case Edges(parts=parts):
            pairs = []
            for key, what in parts:
                with scope.below(key):
                    pairs.append((key, window.edge_part(what)))
            return window.column(window.listed(as_object(pairs, scope)))
        case PageFacts(parts=parts):
            return as_object([(key, window.fact(what)) for key, what in parts], scope)
    raise TypeError(part)


class _Window:
    """The three inner layers of a page. Its parts add columns to the aggregate, which is built last."""

    def __init__(self, listing: Listing) -> None:
        self.page, self.scope = listing.page, listing.scope
        self.listing, self.show = listing, listing.show
        self.more = self._asks("has_previous_page" if self.page.backward else "has_next_page")
        self.mark_reader = reader_of_mark(self.page)
        # What a statement puts together itself is not looked up again for its page.
        self.is_carried = is_put_together(self.page.model)
        self.numbered = self._numbered()
        self.body = self.numbered if self.is_carried else self.scope.alias(self.page.model)
        self.scope.reach(self.body, listing.parent)
        self.source = Source(self.numbered)
        if self.ids is not None:
            self.source.ids = self.body, self.ids
        self._joined = self.is_carried
        self.columns: list[Sql] = []
        self.name = self.scope.name("a")
        self._mark: Sql | None = None

    def _asks(self, *facts: str) -> bool:
        return any(isinstance(p, PageFacts) and any(f in facts for _, f in p.parts) for p in self.page.parts)

    def _numbered(self) -> Any:
        other, join = self.listing.rows()
        source = Source(join.source)
        source.own = list(join.own)
        self.order = order = steps(self.page, other, source, self.scope, self.listing.extra_order)
        beyond = between(self.page, order, self.mark_reader, self.listing.parent_id, self.scope)
        keys = [each.value.label(f"k{place}") for place, each in enumerate(order)]
        limit = self.page.size + (1 if self.more else 0)
        found = (
            select(*keys, *(other.c if self.is_carried else ()))
            .select_from(source.clause)
            .where(*join.conditions, *beyond)
            .order_by(*(each.sorted for each in order))
            .limit(literal_column(str(limit)))
            .correlate_except(*source.own)
        )
        self.key_count = len(keys)
        # What is counted for each of the rows begins with all of them, so they are found once.
        counts = self.listing.tells_below
        inner: Any = (found.cte if counts else found.subquery)(self.scope.name("q"))
        self.ids = select(inner.c[f"k{self.key_count - 1}"].label("id")) if counts else None
        within = [
            inner.c[f"k{place}"].desc() if each.descending else inner.c[f"k{place}"].asc()
            for place, each in enumerate(order)
        ]
        # Numbered after the limit: in the same SELECT the window would be computed over every matching row.
        number = func.row_number().over(order_by=within).label("rn")
        return select(*inner.c, number).correlate_except(inner).subquery(self.scope.name("p"))

    # -- what parts ask for --------------------------------------------------------------------------------------------

    def column(self, value: Sql) -> Sql:
        """Add a value to the columns of the aggregate, and give what refers to it from outside."""
        name = f"c{len(self.columns)}"
        self.columns.append(value.label(name))
        return literal_column(f"{self.name}.{name}", value.type)

    def listed(self, item: Sql) -> Sql:
        """The page's rows as a JSON list, in the order of the list also when the page is read backwards."""
        number = self.numbered.c.rn
        ordered = number.desc() if self.page.backward else number.asc()
        found = func.json_agg(item).aggregate_order_by(ordered)
        return func.coalesce(self._in_page(found), EMPTY_LIST)

    def node(self, body: Body) -> Sql:
        """A record of the page as a JSON object."""
        if not self._joined:
            key = next(iter(self.page.model.__table__.primary_key.columns)).name
            last = self.numbered.c[f"k{self.key_count - 1}"]
            self.source.inner(self.body, self.body.c[key] == last)
            self._joined = True
        return self.show(body, self.body, self.source, self.scope)

    def edge_part(self, what: str | Body) -> Sql:
        """One field of an edge: its node, its cursor or its type's name."""
        if isinstance(what, Body):
            return self.node(what)
        return self.scope.word(what.removeprefix("typename:")) if what.startswith("typename:") else self._cursor()

    def fact(self, what: str) -> Sql:
        """One field of pageInfo."""
        page = self.page
        beyond = self.column(func.count()) > literal_column(str(page.size)) if self.more else false()
        match what:
            # There is something on the other side of a cursor: what it was taken from.
            case "has_next_page":
                return self._moved_by(page.before) if page.backward else or_(beyond, self._moved_by(page.before))
            case "has_previous_page":
                return or_(beyond, self._moved_by(page.after)) if page.backward else self._moved_by(page.after)
            case "start_cursor" | "end_cursor":
                return self._end(first=(what == "start_cursor") is not page.backward)
        return self.scope.word(what.removeprefix("typename:"))

    def _moved_by(self, cursor: Given | None) -> Sql:
        return moves(cursor, self.order, self.mark_reader, self.listing.parent_id, self.scope)

    def _cursor(self) -> Sql:
        if self._mark is None:
            self._mark = self.scope.bind(self.mark_reader)
        parent = self.listing.parent_id
        keys = [self.numbered.c[f"k{place}"] for place in range(self.key_count)]
        return cursor_text(self._mark, keys if parent is None else [parent, *keys])

    def _end(self, first: bool) -> Sql:
        number = self.numbered.c.rn
        gathered = func.array_agg(self._cursor(), type_=ARRAY(Text)).aggregate_order_by(
            number.asc() if first else number.desc()
        )
        # In parentheses, for PostgreSQL takes no subscript right after a call.
        return self.column(Grouping(self._in_page(gathered))[literal_column("1", Integer())])

    def _in_page(self, aggregate: Any) -> Any:
        """The aggregate without the row that was read only to know whether there are more."""
        if not self.more:
            return aggregate
        return aggregate.filter(self.numbered.c.rn <= literal_column(str(self.page.size)))

    def aggregated(self) -> Any:
        """The aggregate, which is always one row; it counts the rows when no part of the page needs a column of it."""
        columns = self.columns or [func.count().label("c0")]
        own = self.source.own
        return select(*columns).select_from(self.source.clause).correlate_except(*own).subquery(self.name)
