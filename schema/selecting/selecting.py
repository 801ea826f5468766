"""A document to a selection: what is asked for, in the registry's own words.

    document + coerced variables -> Selection

What the registry does not answer is refused here, early, and never answered wrongly.
"""

from typing import Any, TypeAlias

import orjson
from graphql import (
    DocumentNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_leaf_type,
)
from graphql.execution.values import VariableValues

from registry.errors import NotSupported, within
from registry.storage.reading.cost import cost_of
from registry.storage.reading.criteria import Among
from registry.storage.reading.fields import (
    Body,
    Branch,
    Constant,
    Field,
    FirstOf,
    Inside,
    Leaf,
    Many,
    One,
    Typename,
    ValueList,
)
from registry.storage.reading.given import Given
from registry.storage.reading.relations import relation
from registry.storage.reading.selection import (
    ByIds,
    Gathered,
    Keyed,
    Root,
    Selection,
    Then,
)
from schema.concepts.installation import ApiInfo, Viewer
from schema.language.types import is_connection, is_list, kinds_of, leads_on, model_of, name_of, notes_of, origin_of
from schema.selecting.collecting import Collector, Details, same
from schema.selecting.connections import Connections, ordered, which
from schema.selecting.feeding import Feeding
from schema.selecting.filters import among, chooses
from schema.selecting.searching import Searching
from schema.selecting.surroundings import Surroundings

#: How the records of a type are shown at a place of a document, with the arguments that were read for it.
Shown: TypeAlias = dict[tuple[str, tuple[int, ...]], tuple[tuple[Body, ...], tuple[Any, ...]]]
#: The argument that asks about another moment.
AS_OF = "asOf"


class Selector:
    """Turns one operation into a selection."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: VariableValues,
        about: dict[str, Any],
        shown: Shown | None = None,
    ) -> None:
        """Takes a validated document, its coerced variables, and what apiInfo tells of this installation.

        `shown` keeps from call to call how records are shown, where variables decide nothing of it.
        """
        self.schema, self._shown_before = schema, shown
        self.collector = Collector(schema, document, operation, variables)
        self.connections = Connections(self.collector, self._body)
        self.surroundings = Surroundings(self.collector, about, self._body, self.any_of)
        self.feeding = Feeding(self.collector, self._body)
        self.searching = Searching(self.collector, self.any_of)
        self._selected: dict[tuple[Any, ...], tuple[Field, ...]] = {}

    def selection(self) -> Selection:
        """The whole operation."""
        query = self.schema.query_type
        if query is None:
            raise TypeError("the schema has no questions")
        roots = tuple(self._root(query, key, name, details) for key, name, details in self.collector.root(query))
        return Selection(roots, cost_of(roots))

    # -- root ----------------------------------------------------------------------------------------------------------

    def _root(self, query: GraphQLObjectType, key: str, name: str, details: Details) -> Root:
        with within(key):
            return self._asked(query, key, name, details)

    def _asked(self, query: GraphQLObjectType, key: str, name: str, details: Details) -> Root:
        if name == "__typename":
            return Constant(key, Given(orjson.dumps(query.name)))
        if name.startswith("__"):
            raise NotSupported(
                "Introspection and questions about records cannot stand in the same operation.",
                "Introspektion och frågor om poster kan inte stå i samma operation.",
                "Send them as two operations.",
                "Skicka dem som två operationer.",
            )
        declared = query.fields[name]
        if AS_OF in declared.args:
            moment = self.collector.argument(declared, details, AS_OF).given
            if not moment.absent:
                return Then(key, self._question(key, name, declared, details), moment)
        return self._question(key, name, declared, details)

    def _question(self, key: str, name: str, declared: Any, details: Details) -> Root:
        notes = notes_of(declared)
        named = get_named_type(declared.type)
        if notes.get("moment"):
            return Leaf(key, name)
        if name == "vocabulary":
            return self.surroundings.vocabulary(key, declared, named, details)
        if name == "vocabularies":
            return self.surroundings.vocabularies(key, named, details)
        origin = origin_of(named)
        if origin is Viewer:
            return Gathered(key, tuple(self.surroundings.viewer(named, details)))
        if origin is ApiInfo:
            return Gathered(key, tuple(self.surroundings.installation(named, details)))
        if notes.get("feed"):
            return self.feeding.root(key, declared, named, details)
        if found := notes.get("hits"):
            return self.searching.root(key, declared, named, details, is_typing=found == "suggest")
        if notes.get("nodes"):
            return self._by_ids(key, declared, named, details)
        if "column" in notes:
            argument = next(iter(declared.args))
            given = self.collector.argument(declared, details, argument).given
            return Keyed(key, self._body(named, details), notes["column"], given)
        if is_connection(named):
            return self.connections.page(key, None, declared, named, details)
        about = self.collector, declared, details, model_of(named)
        return Many(key, None, self._body(named, details), which(*about), ordered(*about))

    def any_of(self, named: Any, details: Details) -> tuple[Body, ...]:
        """How a record of any of a type's types is to be shown, one body for each table."""
        # Of one type it takes about as much memory as its document; of all that an interface may be, far more.
        if self._shown_before is None or not isinstance(named, GraphQLObjectType):
            return self._any_of(named, details)
        place, read = (named.name, same(details)), self.collector.read
        if (kept := self._shown_before.get(place)) is None:
            before = len(read)
            found = self._any_of(named, details)
            kept = self._shown_before[place] = found, tuple(read[before:])
        else:
            read += kept[1]
        return kept[0]

    def _any_of(self, named: Any, details: Details) -> tuple[Body, ...]:
        bodies: dict[Any, list[GraphQLObjectType]] = {}
        types = [named] if isinstance(named, GraphQLObjectType) else self.schema.get_possible_types(named)
        for type_ in sorted(types, key=lambda each: each.name):
            bodies.setdefault(model_of(type_), []).append(type_)
        return tuple(self._body_of(model, types, details, len(types) > 1) for model, types in bodies.items())

    def _by_ids(self, key: str, declared: Any, named: Any, details: Details) -> ByIds:
        shown = self.any_of(named, details)
        names = [name for name in declared.args if name != AS_OF]
        given = {name: self.collector.argument(declared, details, name).given for name in names}
        if "system" in given:
            return ByIds(key, shown, system=given["system"], value=given["value"], single=True)
        ((name, ids),) = given.items()
        return ByIds(key, shown, ids=ids, single=name != "ids")

    # -- records -------------------------------------------------------------------------------------------------------

    def _body(self, type_: Any, details: Details) -> Body:
        """How a record is to be shown, whichever of its types it is."""
        if isinstance(type_, GraphQLInterfaceType):
            possible = sorted(self.schema.get_possible_types(type_), key=lambda each: each.name)
            return self._body_of(model_of(type_), possible, details, True)
        return self._body_of(model_of(type_), [type_], details, False)

    def _body_of(self, model: Any, types: list[GraphQLObjectType], details: Details, any_kind: bool) -> Body:
        branches: dict[tuple[Field, ...], list[tuple[str, tuple[str, ...] | None]]] = {}
        for type_ in types:
            fields = self._fields(type_, details, model)
            kinds = kinds_of(type_)
            # The type that gathers all other kinds needs no list of them.
            rest = (
                any_kind
                and kinds is not None
                and len(types) > 1
                and len(kinds) == max(len(kinds_of(t) or ()) for t in types)
            )
            branches.setdefault(fields, []).append((type_.name, None if rest else kinds))
        return Body(model, tuple(Branch(tuple(names), fields) for fields, names in branches.items()))

    def _fields(self, type_: GraphQLObjectType, details: Details, model: Any, prefix: str = "") -> tuple[Field, ...]:
        """The fields of a type, selected once however many interfaces lead to it: each level would multiply them."""
        key = (type_.name, same(details), model, prefix)
        found = self._selected.get(key)
        if found is None:
            found = self._selected[key] = tuple(
                self._field(type_, shown, name, group, model, prefix)
                for shown, name, group in self.collector.sub(type_, details)
            )
        return found

    def _field(self, type_: GraphQLObjectType, key: str, name: str, details: Details, model: Any, prefix: str) -> Field:
        with within(key):
            return self._shown(type_, key, name, details, model, prefix)

    def _shown(self, type_: GraphQLObjectType, key: str, name: str, details: Details, model: Any, prefix: str) -> Field:
        if name == "__typename":
            return Typename(key)
        declared = type_.fields[name]
        column = prefix + name_of(declared)
        named, listed = get_named_type(declared.type), is_list(declared.type)
        if is_leaf_type(named):
            arguments = tuple(self._given(declared, details, name) for name in declared.args)
            return Leaf(key, column, "list" if listed else named.name, arguments)
        if is_connection(named):
            return self.connections.page(key, (column, name), declared, named, details)
        if told := notes_of(declared).get("installed"):
            return self.surroundings.installed(key, told, named, details)
        if relations := notes_of(declared).get("first_of"):
            shown = {each.model: each for each in self.any_of(named, details)}
            ones = ((each, shown[relation(model, each).mapper.class_]) for each in relations)
            return FirstOf(key, tuple(One(key, each, body) for each, body in ones))
        if leads_on(named, model, column):
            body = self._body(named, details)
            if not listed:
                return One(key, column, body)
            about = self.collector, declared, details, body.model
            is_whole = bool(notes_of(declared).get("whole"))
            return Many(key, column, body, which(*about), ordered(*about), is_whole)
        if listed:
            return ValueList(key, column, named.name, self._fields(named, details, None))
        inner = f"{column}_" if model is not None else ""
        return Inside(key, column, named.name, self._fields(named, details, model, inner))

    def _given(self, declared: Any, details: Details, name: str) -> tuple[str, Given | Among]:
        """What a value is given: as it is, or as the records that it is computed among."""
        argument = self.collector.argument(declared, details, name)
        return name, among(argument) if chooses(argument.type) else argument.given
