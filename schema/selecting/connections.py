"""Connections of a document: which records, in what order, which part of them, and what to show of the page."""

from collections.abc import Callable, Iterable
from typing import Any

from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from registry.errors import InvalidPageSize, NotSupported, within
from registry.storage.reading.criteria import Among, Compare, Condition, Every, Order
from registry.storage.reading.fields import (
    Body,
    Edges,
    FacetCount,
    FacetMissing,
    Facets,
    Nodes,
    Page,
    PageFacts,
    TotalCount,
    Typename,
)
from registry.storage.reading.given import Given
from schema.language.fields import USUAL
from schema.language.types import as_object, fixed, model_of, name_of, notes_of, of_kind
from schema.selecting.collecting import Collector, Details
from schema.selecting.filters import among, chooses, listed
from schema.selecting.groupings import require_told
from schema.selecting.ordering import order


def which(collector: Collector, declared: Any, details: Details, model: Any) -> Condition:
    """What a list is filtered by: its `where`, what such lists leave out, and arguments such as `kind:`."""
    conditions = [equals(collector, declared, details, model)]
    if "where" in declared.args:
        conditions.append(listed(collector.argument(declared, details, "where"), model))
    return Every(tuple(each for each in conditions if each != Every()))


def ordered(collector: Collector, declared: Any, details: Details, model: Any) -> tuple[Order, ...]:
    """What a list is ordered by; nothing is its usual order."""
    if "orderBy" not in declared.args:
        return ()
    return order(collector.argument(declared, details, "orderBy"), model)


PAGING = {"first", "after", "last", "before", "where", "orderBy"}


def equals(collector: Collector, declared: Any, details: Details, model: Any) -> Condition:
    """Arguments such as `kind:`, which have the name of a column, are filters: the column has the argument's value."""
    given = {
        name_of(argument): collector.argument(declared, details, name).given
        for name, argument in declared.args.items()
        if _is_column(name, argument, model)
    }
    return Every(tuple(Compare(column, "eq", value) for column, value in given.items() if not value.absent))


def _is_column(name: str, argument: Any, model: Any) -> bool:
    """Whether an argument names a column; a cursor does not, although a change has columns called before and after."""
    return name not in PAGING and name_of(argument) in model.__table__.columns


class Connections:
    """Selects pages."""

    def __init__(self, collector: Collector, body: Callable[[Any, Details], Body]) -> None:
        """Takes the document and how a record is shown."""
        self.collector, self.body = collector, body

    def page(
        self, key: str, below: tuple[str, str] | None, declared: Any, type_: GraphQLObjectType, details: Details
    ) -> Page:
        """The connection under a field; `below` a record are the relation it goes along and the field's name."""
        name, called = below or (None, None)
        notes = notes_of(declared)
        node = get_named_type(type_.fields["nodes"].type)
        model = model_of(node)
        size, backward, (after, before) = self._window(declared, details)
        conditions = [*fixed(notes["only"]), *of_kind(node), which(self.collector, declared, details, model)]
        page = Page(
            key=key,
            name=name,
            model=model,
            typename=type_.name,
            parts=tuple(self._part(type_, *each) for each in self.collector.sub(type_, details)),
            condition=Every(tuple(each for each in conditions if each != Every())),
            order=ordered(self.collector, declared, details, model),
            size=size,
            backward=backward,
            after=after,
            before=before,
            arguments=tuple(self._extra(declared, details, model)),
            called=called,
        )
        require_told(page)
        return page

    def _extra(self, declared: Any, details: Details, model: Any) -> Iterable[tuple[str, Given | Among]]:
        """Arguments that are given to the list: as they are, or as the records that they choose."""
        for name, argument in declared.args.items():
            if name in PAGING or _is_column(name, argument, model):
                continue
            found = self.collector.argument(declared, details, name)
            if chooses(found.type):
                yield name_of(argument), among(found)
            # Only another moment makes another list.
            elif not (name == "asOf" and found.given.absent):
                yield name_of(argument), found.given

    def _window(self, declared: Any, details: Details) -> tuple[int, bool, tuple[Given | None, Given | None]]:
        """How many, which way, and after and before which places: as Relay's specification of connections says."""
        given = {
            name: self.collector.argument(declared, details, name).given
            for name in ("first", "after", "last", "before")
        }
        first, last = given["first"].now, given["last"].now
        if first is not None and last is not None:
            raise InvalidPageSize(
                "A page is counted either from the start (first) or from the end (last).",
                "En sida räknas antingen från början (first) eller från slutet (last).",
                "Leave one of them out.",
                "Utelämna en av dem.",
            )
        size = last if last is not None else USUAL if first is None else first
        after, before = (None if given[name].absent else given[name] for name in ("after", "before"))
        return size, last is not None, (after, before)

    def _part(self, type_: GraphQLObjectType, key: str, name: str, details: Details) -> Any:
        with within(key):
            return self._asked(type_, key, name, details)

    def _asked(self, type_: GraphQLObjectType, key: str, name: str, details: Details) -> Any:
        named = None if name == "__typename" else get_named_type(type_.fields[name].type)
        match name:
            case "__typename":
                return Typename(key)
            case "totalCount":
                return TotalCount(key)
            case "nodes":
                return Nodes(key, self.body(named, details))
            case "edges":
                return Edges(
                    key,
                    tuple(
                        (part, self._edge(named, part, what, each))
                        for part, what, each in self.collector.sub(as_object(named), details)
                    ),
                )
            case "pageInfo":
                info = as_object(named)
                return PageFacts(
                    key, tuple((part, self._fact(info, what)) for part, what, _ in self.collector.sub(info, details))
                )
            case "facets":
                return self._facets(key, as_object(named), details)
        raise NotSupported(f"{type_.name} has no part {name}.", f"{type_.name} har ingen del {name}.")

    def _edge(self, edge: Any, key: str, what: str, details: Details) -> str | Body:
        if what == "node":
            with within(key):
                return self.body(get_named_type(edge.fields["node"].type), details)
        return f"typename:{edge.name}" if what == "__typename" else what

    def _fact(self, info: GraphQLObjectType, what: str) -> str:
        return f"typename:{info.name}" if what == "__typename" else name_of(info.fields[what])

    def _facets(self, key: str, type_: GraphQLObjectType, details: Details) -> Facets:
        found: list[FacetCount | FacetMissing | Typename] = []
        for part, name, group in self.collector.sub(type_, details):
            if name == "__typename":
                found.append(Typename(part))
                continue
            if is_leaf_type(get_named_type(type_.fields[name].type)):
                found.append(FacetMissing(part, name_of(type_.fields[name])))
                continue
            facet = as_object(get_named_type(type_.fields[name].type))
            shown = tuple(
                (each, self._facet_part(facet, what, inner)) for each, what, inner in self.collector.sub(facet, group)
            )
            found.append(FacetCount(part, name_of(type_.fields[name]), shown))
        return Facets(key, type_.name, tuple(found))

    def _facet_part(self, facet: GraphQLObjectType, what: str, details: Details) -> str:
        if what == "__typename":
            return f"typename:{facet.name}"
        if what == "label":
            language = self.collector.argument(facet.fields[what], details, "language").given.now
            return "label_en" if language == "EN" else "label_sv"
        return what
