"""What no table holds: an enum's words, the caller, and the installation.

Each is JSON that is bound into the statement, so that it stands in its place among what the database answers.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

import orjson
from graphql import GraphQLEnumType, GraphQLObjectType, get_named_type, is_leaf_type

from registry.errors import UnknownVocabulary
from registry.storage.model.names import snake
from registry.storage.model.terms import Term
from registry.storage.reading.criteria import Compare
from registry.storage.reading.fields import Body, Constant, Many
from registry.storage.reading.given import Given
from registry.storage.reading.scope import CALLER
from registry.storage.reading.selection import Keyed, Root, Waiting
from schema.language.types import model_of, name_of, words_of
from schema.selecting.collecting import Collector, Details

#: How alike names are, from 0 to 1, of which one may be meant with the other.
NEAR = 0.8


class Surroundings:
    """Selects what root fields show that lead to no record."""

    def __init__(
        self,
        collector: Collector,
        about: dict[str, Any],
        body: Callable[[Any, Details], Body],
        any_of: Callable[[Any, Details], tuple[Body, ...]],
    ) -> None:
        """Takes the document, what apiInfo shows, and how a record, or one of any type, is shown."""
        self.collector, self.about, self.body, self.any_of = collector, about, body, any_of

    def vocabularies(self, key: str, named: Any, details: Details) -> Constant:
        """Every enum that has words, by name, as they were asked for."""
        rows = [
            {
                part: self._vocabulary(type_, field, named, group)
                for part, field, group in self.collector.sub(named, details)
            }
            for type_ in self._enums().values()
        ]
        return Constant(key, Given(orjson.dumps(rows)))

    def _vocabulary(self, type_: GraphQLEnumType, field: str, named: GraphQLObjectType, details: Details) -> Any:
        match field:
            case "__typename":
                return named.name
            case "enum":
                return type_.name
            case "description":
                return type_.description
        return self._terms(type_, get_named_type(named.fields[field].type), details)

    def vocabulary(self, key: str, declared: Any, named: Any, details: Details) -> Constant:
        """An enum's words, as they were asked for."""
        name, enums = str(self.collector.argument(declared, details, "enum").given.now), self._enums()
        if name not in enums:
            raise UnknownVocabulary(
                f"There is no vocabulary {name!r}.", f"Det finns ingen ordlista {name!r}.", *_meant(name, enums)
            )
        return Constant(key, Given(orjson.dumps(self._terms(enums[name], named, details))))

    def _enums(self) -> dict[str, GraphQLEnumType]:
        """The enums that have words, by name and in its order."""
        types = sorted(self.collector.schema.type_map.items())
        return {name: type_ for name, type_ in types if isinstance(type_, GraphQLEnumType) and words_of(type_)}

    def _terms(self, enum: GraphQLEnumType, named: Any, details: Details) -> list[dict[str, str]]:
        return [
            {part: self._term(term, field, named, group) for part, field, group in self.collector.sub(named, details)}
            for term in words_of(enum) or ()
        ]

    def _term(self, term: Term, field: str, type_: GraphQLObjectType, details: Details) -> str:
        if field == "__typename":
            return type_.name
        if field == "value":
            return term.value
        english = self.collector.argument(type_.fields[field], details, "language").given.now == "EN"
        if field == "label":
            return term.en if english else term.sv
        return term.meaning_en if english else term.meaning_sv

    def viewer(self, type_: GraphQLObjectType, details: Details) -> Iterable[Root]:
        """The caller, read anew at each call, and what waits for it."""
        for key, field, group in self.collector.sub(type_, details):
            if field == "__typename":
                yield Constant(key, Given(orjson.dumps(type_.name)))
            elif is_leaf_type(named := get_named_type(type_.fields[field].type)):
                yield Constant(key, Given(b"", (CALLER, field)))
            elif model_of(named) is not None:
                own = Given([], (CALLER, "organisations"))
                yield Many(key, None, self.body(named, group), Compare("id", "in", own))
            else:
                yield self._waiting(key, type_.fields[field], group)

    def _waiting(self, key: str, declared: Any, details: Details) -> Waiting:
        size = self.collector.argument(declared, details, "first").given.now
        inbox: Any = get_named_type(declared.type)
        parts, bodies = [], self.any_of(get_named_type(inbox.fields["nodes"].type), [])
        for part, name, group in self.collector.sub(inbox, details):
            if name == "nodes":
                bodies = self.any_of(get_named_type(inbox.fields[name].type), group)
            shown = {"nodes": "nodes", "totalCount": "total_count"}.get(name, f"typename:{inbox.name}")
            parts.append((part, shown))
        given = {name: self.collector.argument(declared, details, name).given for name in declared.args}
        wanted = {snake(name): each for name, each in given.items() if name != "first" and not each.absent}
        types = wanted.pop("types", None)
        return Waiting(key, name_of(declared), bodies, tuple(parts), size, tuple(wanted.items()), types)

    def installation(self, type_: GraphQLObjectType, details: Details) -> Iterable[Root]:
        """The installation; only its publisher is a record."""
        for key, field, group in self.collector.sub(type_, details):
            if field == "__typename":
                yield Constant(key, Given(orjson.dumps(type_.name)))
                continue
            named = get_named_type(type_.fields[field].type)
            if model_of(named) is not None:
                yield Keyed(key, self.body(named, group), "slug", Given(self.about[field]))
            elif isinstance(named, GraphQLObjectType):
                yield Constant(key, Given(orjson.dumps(self._shown(self.about[field], named, group))))
            else:
                yield Constant(key, Given(orjson.dumps(self.about[field])))

    def installed(self, key: str, what: str, type_: GraphQLObjectType, details: Details) -> Constant:
        """What the installation tells of itself, where a record shows it too."""
        return Constant(key, Given(orjson.dumps(self._shown(self.about.get(what), type_, details))))

    def _shown(self, value: dict[str, Any] | None, type_: GraphQLObjectType, details: Details) -> dict[str, Any] | None:
        if value is None:
            return None
        return {
            key: type_.name if field == "__typename" else value.get(field)
            for key, field, _ in self.collector.sub(type_, details)
        }


def _meant(name: str, enums: dict[str, GraphQLEnumType]) -> tuple[str, str]:
    """Which vocabularies somebody may have meant: those with that word in their name, or one that is nearly it."""
    wanted = name.lower()
    having = [each for each in enums if len(wanted) > 2 and wanted in each.lower()]
    near = having or get_close_matches(name, enums, 1, NEAR)
    if near:
        return f"Did you mean {' or '.join(near)}?", f"Menade du {' eller '.join(near)}?"
    return "`vocabularies { enum }` lists them.", "`vocabularies { enum }` räknar upp dem."
