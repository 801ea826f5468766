"""Lists as the contract shows them: which rows, in what order, which part of them, counted by what.

found rows -> plain list, or page (whole list and window) -> nodes, edges, what stands on either side, counts, facets
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import get_named_type

from registry.storage.model.record import facets_of
from tests.oracle import marks
from tests.oracle.derived import peers
from tests.oracle.facets import Counted, counted
from tests.oracle.filters import but, meets
from tests.oracle.paging import Listed, Steps, Window, steps, window
from tests.oracle.rows import Row
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
        return [((apart,), row) for apart, row in peers(here.row, sight, arguments["withinPercent"])]
    return [((), row) for row in sight.along(here.model, here.row, name)]


def is_shown(type_: Any, row: Row) -> bool:
    """Whether a row is of a type's kinds; an interface shows them all."""
    kinds = marks.kinds_of(type_)
    return kinds is None or row["kind"] in kinds


def _is_kind(row: Row, arguments: dict[str, Any]) -> bool:
    """Whether a row is of the kind that the argument of that name asks for."""
    return arguments.get("kind") is None or row["kind"] == arguments["kind"]


# ---- How -------------------------------------------------------------------------------------------------------------


def plain(model: Any, rows: list[Row], arguments: dict[str, Any], sight: Sight) -> list[Here]:
    """A list without pages."""
    keys = [column.name for column in model.__table__.primary_key.columns if column.name not in model.default_order]
    order = Steps((*model.default_order, *keys), (False,) * (len(model.default_order) + len(keys)))
    listed = [order.listed(model, row, sight) for row in rows if _is_kind(row, arguments)]
    return [Here(model, each.row) for each in order.sorted(listed)]


def page(declared: Any, found: list[Found], arguments: dict[str, Any], sight: Sight) -> Page:
    """The page that was asked for of a list."""
    node, only = marks.node_of(get_named_type(declared.type)), marks.said(declared)[1]["only"]
    model, where, columns = marks.model_of(node), arguments.get("where"), {}
    if "orderBy" in declared.args:
        step = get_named_type(declared.args["orderBy"].type)
        columns = {name: marks.said(each)[0] for name, each in step.fields.items()}
    order = steps(model, arguments.get("orderBy"), columns)
    filter_ = get_named_type(declared.args["where"].type) if "where" in declared.args else None

    def met(where: dict[str, Any] | None) -> list[Found]:
        return [
            (before, row)
            for before, row in found
            if is_shown(node, row)
            and _is_kind(row, arguments)
            and all(row[name] == word for name, word in only.items())
            and meets(where, filter_, model, row, sight)
        ]

    whole = order.sorted([order.listed(model, row, sight, before) for before, row in met(where)])
    last, first = arguments.get("last"), arguments.get("first")
    cursor = arguments.get("before" if last else "after")
    part = window(whole, order, first or last or USUAL, last is not None, cursor)
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


def of_facets(facets: Facets, declared: Any, sight: Sight) -> list[Counted]:
    """The values of one facet."""
    name = marks.said(declared)[0]
    return counted(facets_of(facets.model)[name], facets.model, facets.but(name), sight)


def of_counted(found: Counted, name: str, arguments: dict[str, Any]) -> Any:
    """A value of a facet."""
    if name != "label":
        return getattr(found, name)
    return found.en if arguments["language"] == "EN" else found.sv
