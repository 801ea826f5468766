"""The change feed of a document: which page of it, and what to show of each record that changed."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from registry.errors import InvalidFilter, within
from registry.feed import pages
from registry.feed.asked import Asked, Changed
from registry.feed.filters import require_own
from registry.storage.reading.criteria import ALL, Condition
from registry.storage.reading.fields import Body
from registry.storage.reading.selection import Written
from schema.language.types import as_object, model_of, name_of, notes_of, origin_of
from schema.selecting.collecting import Collector, Details
from schema.selecting.filters import condition


class Feeding:
    """Selects pages of the change feed."""

    def __init__(self, collector: Collector, body: Callable[[Any, Details], Body]) -> None:
        """Takes the document and how a record is shown."""
        self.collector, self.body = collector, body

    def root(self, key: str, declared: Any, named: Any, details: Details) -> Written:
        """A page, or the token of this moment."""
        if notes_of(declared)["feed"] == "mark":
            return Written(key, pages.mark)
        given = {name: self.collector.argument(declared, details, name).given for name in declared.args}
        size = given["first"].now
        type_ = as_object(named)
        parts = tuple(
            (part, self._part(type_, part, what, each)) for part, what, each in self.collector.sub(type_, details)
        )
        names = ("after", "types", "notFrom")
        after, types, not_from = (None if given[name].absent else given[name] for name in names)
        bodies = tuple(body for _, each in parts if isinstance(each, Changed) for body in each.bodies)
        history, where = bool(given["history"].now), self._where(declared, details)
        if history and (where or not_from):
            raise InvalidFilter(
                "History is told of all that was done: it is chosen neither by what records are now nor by who did it.",
                "Historiken berättar om allt som gjordes, och väljs varken efter hur posterna är nu eller av vem.",
                "Leave out `where` and `notFrom`, or `history`.",
                "Utelämna `where` och `notFrom`, eller `history`.",
            )
        return Written(key, pages.page, Asked(parts, size, after, types, history, where, not_from), size, bodies)

    def _where(self, declared: Any, details: Details) -> tuple[tuple[Any, Condition], ...]:
        """The filters of the types that have one; InvalidFilter for what depends on more than the record itself."""
        found = []
        for name, argument in self.collector.argument(declared, details, "where").fields():
            model = origin_of(argument.plain_type).chooses
            if (wanted := condition(argument)) != ALL:
                require_own(wanted, model, name)
                found.append((model, wanted))
        return tuple(sorted(found, key=lambda each: each[0].record_type.value))

    def _part(self, page: GraphQLObjectType, key: str, name: str, details: Details) -> str | Changed:
        if name == "__typename":
            return f"typename:{page.name}"
        if is_leaf_type(named := get_named_type(page.fields[name].type)):
            return name
        change = as_object(named)
        fields = self.collector.sub(change, details)
        with within(key):
            return Changed(tuple((part, self._told(change, part, what, each)) for part, what, each in fields))

    def _told(
        self, change: GraphQLObjectType, key: str, name: str, details: Details
    ) -> str | Body | tuple[tuple[str, str], ...]:
        if name == "__typename":
            return f"typename:{change.name}"
        declared = change.fields[name]
        if is_leaf_type(named := get_named_type(declared.type)):
            return name_of(declared)
        with within(key):
            if model_of(named) is not None:
                return self.body(named, details)
            gone = as_object(named)
            return tuple((part, self._of_tombstone(gone, what)) for part, what, _ in self.collector.sub(gone, details))

    def _of_tombstone(self, gone: GraphQLObjectType, name: str) -> str:
        return f"typename:{gone.name}" if name == "__typename" else name_of(gone.fields[name])
