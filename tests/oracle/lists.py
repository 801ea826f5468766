"""Lists as the contract shows them: which rows, in what order, which part of them, counted by what.

found rows -> plain list, or page (whole list and window) -> nodes, edges, what stands on either side, counts, facets
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from graphql import get_named_type, is_leaf_type

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import County, Organisation
from registry.concepts.outputs import Output
from registry.concepts.themes import Theme
from registry.storage.model.record import facets_of
from tests.oracle import marks
from tests.oracle.by_day import leaves_out
from tests.oracle.derived import peers
from tests.oracle.facets import Counted, counted, ends, missing
from tests.oracle.filters import but, meets, said_in
from tests.oracle.paging import Listed, Step, Steps, Window, steps, window
from tests.oracle.rows import Row
from tests.oracle.seen_by import readers
from tests.oracle.sight import Sight

USUAL = 20
#: A row, with what counts before the usual order.
Found = tuple[tuple[Any, ...], Row]


@dataclass(frozen=True)
class Here:
    """A row of a record, or with a prefix one group of its columns, such as its period."""

    model: Any
    row: Row
    prefix: str = ""


@dataclass(frozen=True)
class Page:
    """A connection: the whole list and the asked part of it."""

    model: Any
    whole: list[Listed]
    window: Window
    #: The rows of the list without the filter of a facet.
    but: Callable[[str], list[Row]]


@dataclass(frozen=True)
class Facets:
    """The rows that each facet counts."""

    model: Any
    but: Callable[[str], list[Row]]


@dataclass(frozen=True)
class Edge:
    """A record of a page, and its place."""

    cursor: str
    node: Here


# ---- Which -----------------------------------------------------------------------------------------------------------


def along(here: Here, name: str, arguments: dict[str, Any], sight: Sight) -> list[Found]:
    """The rows of a list below a record."""
    if name == "peers":
        # An order that is asked for takes the place of the list's own.
        own = not arguments.get("orderBy")
        found = peers(here.row, sight, arguments["withinPercent"])
        return [((apart,) if own else (), row) for apart, row in found]
    if (here.model, name) == (KnowledgeNeed, "seen_by_organisations"):
        return [((), row) for row in readers(here.row, sight)]
    if (here.model, name) in LEADING:
        return [((), row) for row in _leading(here, *LEADING[here.model, name], arguments, sight)]
    return [((), row) for row in sight.along(here.model, here.row, name)]


#: Lists of what leads to a record: the records, and by which paths; those of a facet are the facet's.
LEADING: dict[tuple[Any, str], tuple[Any, tuple[tuple[str, ...], ...]]] = {
    (Organisation, "initiatives"): (Initiative, (("taking_part", "organisation"),)),
    (Organisation, "initiatives_not_left"): (Initiative, (("not_left", "organisation"),)),
    (Organisation, "counted_initiatives"): (Initiative, facets_of(Initiative)["rss_body"].paths),
    (Organisation, "counted_initiatives_not_left"): (
        Initiative,
        (("not_left", "organisation", "primary_bodies"), ("not_left", "rss_body")),
    ),
    (Organisation, "municipalities"): (Organisation, facets_of(Organisation)["rss_body"].paths),
    (County, "initiatives"): (Initiative, facets_of(Initiative)["county"].paths),
    (Theme, "initiatives_within"): (Initiative, facets_of(Initiative)["theme"].paths),
    (Theme, "needs_within"): (KnowledgeNeed, facets_of(KnowledgeNeed)["theme"].paths),
    (Theme, "outputs_within"): (Output, facets_of(Output)["theme"].paths),
}


def _leading(
    here: Here, model: Any, paths: tuple[tuple[str, ...], ...], arguments: dict[str, Any], sight: Sight
) -> list[Row]:
    """The rows that any of some paths leads from to a record; not by way of what is below it, if that is not asked."""
    if arguments.get("withChildren") is False:
        paths = tuple(path[:-1] for path in paths)
    return [row for row in sight.every(model) if any(here.row in ends(path, model, row, sight) for path in paths)]


def is_shown(type_: Any, row: Row) -> bool:
    """Whether a row is of a type's kinds; an interface shows them all."""
    kinds = marks.kinds_of(type_)
    return kinds is None or row["kind"] in kinds


def _is_kind(row: Row, arguments: dict[str, Any]) -> bool:
    """Whether a row is of the kind that the argument of that name asks for."""
    return arguments.get("kind") is None or row["kind"] == arguments["kind"]


# ---- How -------------------------------------------------------------------------------------------------------------


def plain(model: Any, rows: list[Row], arguments: dict[str, Any], sight: Sight, declared: Any = None) -> list[Here]:
    """A list without pages."""
    if declared is not None and "where" in declared.args:
        filter_, where = get_named_type(declared.args["where"].type), arguments.get("where")
        rows = [row for row in rows if not leaves_out(said_in(where), model, row, sight)]
        rows = [row for row in rows if meets(where, filter_, model, row, sight)]
    if declared is not None and arguments.get("orderBy"):
        asked = steps(model, arguments["orderBy"], get_named_type(declared.args["orderBy"].type))
        listed = [asked.listed(model, row, sight) for row in rows if _is_kind(row, arguments)]
        return [Here(model, each.row) for each in asked.sorted(listed)]
    keys = [column.name for column in model.__table__.primary_key.columns if column.name not in model.default_order]
    names = (*model.default_order, *keys)
    order = Steps(tuple(map(Step, names)), (False,) * len(names))
    listed = [order.listed(model, row, sight) for row in rows if _is_kind(row, arguments)]
    return [Here(model, each.row) for each in order.sorted(listed)]


def page(
    declared: Any, found: list[Found], arguments: dict[str, Any], sight: Sight, parent: UUID | str | None = None
) -> Page:
    """The page that was asked for of a list, which is below the record with the id `parent` or at the root."""
    node, only = marks.node_of(get_named_type(declared.type)), marks.said(declared)[1]["only"]
    model, where = marks.model_of(node), arguments.get("where")
    step = get_named_type(declared.args["orderBy"].type) if "orderBy" in declared.args else None
    order = steps(model, arguments.get("orderBy"), step)
    filter_ = get_named_type(declared.args["where"].type) if "where" in declared.args else None

    def met(where: dict[str, Any] | None) -> list[Found]:
        return [
            (before, row)
            for before, row in found
            if is_shown(node, row)
            and _is_kind(row, arguments)
            and all(row[name] == word for name, word in only.items())
            and not (filter_ is not None and leaves_out(said_in(where), model, row, sight))
            and meets(where, filter_, model, row, sight)
        ]

    whole = order.sorted([order.listed(model, row, sight, before, parent) for before, row in met(where)])
    last, first = arguments.get("last"), arguments.get("first")
    size = last if last is not None else USUAL if first is None else first
    between = arguments.get("after"), arguments.get("before")
    part = window(whole, order, size, last is not None, between, parent)
    return Page(model, whole, part, lambda facet: [row for _, row in met(but(where, filter_, facet))])


# ---- What is shown of them -------------------------------------------------------------------------------------------


def of_page(page: Page, name: str) -> Any:
    """A part of a page."""
    part = [(each.cursor, Here(page.model, each.row)) for each in page.window.part]
    match name:
        case "nodes":
            return [here for _, here in part]
        case "edges":
            return [Edge(cursor, here) for cursor, here in part]
        case "pageInfo":
            return page.window
        case "totalCount":
            return len(page.whole)
    return Facets(page.model, page.but)


def of_window(found: Window, name: str) -> Any:
    """Where a page begins and ends, and whether there is more."""
    match name:
        case "hasNextPage":
            return found.has_next_page
        case "hasPreviousPage":
            return found.has_previous_page
    ends = [each.cursor for each in found.part]
    return ends[0 if name == "startCursor" else -1] if ends else None


def of_facets(facets: Facets, declared: Any, sight: Sight) -> list[Counted] | int:
    """The values of one facet, or how many have none."""
    name = marks.said(declared)[0]
    told = missing if is_leaf_type(get_named_type(declared.type)) else counted
    return told(facets_of(facets.model)[name], facets.model, facets.but(name), sight)


def of_counted(found: Counted, name: str, arguments: dict[str, Any]) -> Any:
    """A value of a facet."""
    if name != "label":
        return getattr(found, name)
    return found.en if arguments["language"] == "EN" else found.sv
