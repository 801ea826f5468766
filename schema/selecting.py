"""A document to a selection: what is asked for, in the registry's own words.

    document + coerced variables -> Selection

Walks graphql-core's own field collection, so aliases, fragments, merged fields, @skip and @include are exactly what
the language says. What the registry does not answer is refused here, early, and never answered wrongly.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues
from graphql.type import GraphQLList, GraphQLNonNull
from sqlalchemy import inspect

from registry.errors import InvalidPageSize, NotSupported, UnknownVocabulary
from registry.storage.cost import cost_of
from registry.storage.selection import (
    Body,
    Branch,
    ByIds,
    Compare,
    Condition,
    Constant,
    Edges,
    Every,
    FacetCount,
    Facets,
    Field,
    Gathered,
    Given,
    Inside,
    Keyed,
    Leaf,
    Many,
    Nodes,
    One,
    Page,
    PageFacts,
    Root,
    Selection,
    TotalCount,
    Typename,
    ValueList,
)
from registry.storage.terms import Term
from schema.arguments import Argument
from schema.fields import USUAL, Connection
from schema.filters import condition, mark_of, order
from schema.root import ApiInfo, Viewer

Details = list[FieldDetails]
CALLER = "$caller"
PAGING = {"first", "after", "last", "before", "where", "orderBy"}


class Selector:
    """Turns one operation into a selection."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: VariableValues,
        about: dict[str, Any],
    ) -> None:
        """Takes a validated document, its coerced variables, and what apiInfo tells of this installation."""
        self.schema, self.operation, self.variables, self.about = schema, operation, variables, about
        self.fragments = {
            each.name.value: FragmentDetails(each)
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }

    def selection(self) -> Selection:
        """The whole operation."""
        query = self.schema.query_type
        if query is None:
            raise TypeError("the schema has no questions")
        found = collect_fields(self.schema, self.fragments, self.variables, query, self.operation)
        roots = tuple(self._root(query, key, details) for key, details in found.grouped_field_set.items())
        return Selection(roots, cost_of(roots))

    # -- small steps ---------------------------------------------------------------------------------------------------

    def _sub(self, type_: GraphQLObjectType, details: Details) -> Iterable[tuple[str, str, Details]]:
        """The asked fields of an object: key, field name and their nodes."""
        found = collect_subfields(self.schema, self.fragments, self.variables, self.operation, type_, details)
        for key, group in found.grouped_field_set.items():
            yield key, group[0].node.name.value, group

    def _argument(self, declared: Any, details: Details, name: str) -> Argument:
        nodes = {each.name.value: each.value for each in details[0].node.arguments or ()}
        return Argument.of(declared.args[name], nodes.get(name), self.variables)

    # -- root ----------------------------------------------------------------------------------------------------------

    def _root(self, query: GraphQLObjectType, key: str, details: Details) -> Root:
        name = details[0].node.name.value
        if name == "__typename":
            return Constant(key, Given(orjson.dumps(query.name)))
        if name.startswith("__"):
            raise NotSupported(
                "Introspection and questions about records cannot stand in the same operation.",
                "Introspektion och frågor om poster kan inte stå i samma operation.",
                "Send them as two operations.",
            )
        declared = query.fields[name]
        _, mark = mark_of(declared)
        named = get_named_type(declared.type)
        if name == "vocabulary":
            return self._vocabulary(key, declared, named, details)
        origin = _origin(named)
        if origin is Viewer:
            return Gathered(key, tuple(self._viewer(named, details)))
        if origin is ApiInfo:
            return Gathered(key, tuple(self._about(named, details)))
        if mark.get("nodes"):
            return self._by_ids(key, declared, named, details)
        if "column" in mark:
            argument = next(iter(declared.args))
            given = self._argument(declared, details, argument).given
            return Keyed(key, self._body(named, details), mark["column"], given)
        if _is_connection(named):
            return self._page(key, None, declared, named, details)
        return Many(key, None, self._body(named, details), self._equals(declared, details))

    def _by_ids(self, key: str, declared: Any, named: Any, details: Details) -> ByIds:
        bodies: dict[Any, list[GraphQLObjectType]] = {}
        for type_ in sorted(self.schema.get_possible_types(named), key=lambda each: each.name):
            bodies.setdefault(_model(type_), []).append(type_)
        shown = tuple(self._body_of(model, types, details, True) for model, types in bodies.items())
        given = {name: self._argument(declared, details, name).given for name in declared.args}
        if "system" in given:
            return ByIds(key, shown, system=given["system"], value=given["value"], single=True)
        single = "id" in given
        return ByIds(key, shown, ids=given["id" if single else "ids"], single=single)

    def _vocabulary(self, key: str, declared: Any, named: Any, details: Details) -> Constant:
        asked = self._argument(declared, details, "enum").given.now
        enums = {
            name: type_
            for name, type_ in self.schema.type_map.items()
            if isinstance(type_, GraphQLEnumType) and (words := _words(type_)) is not None and words
        }
        if asked not in enums:
            near = get_close_matches(str(asked), enums, 1)
            raise UnknownVocabulary(
                f"There is no vocabulary {asked!r}.",
                f"Det finns ingen ordlista {asked!r}.",
                f"Did you mean {near[0]}?" if near else "Known ones: " + ", ".join(sorted(enums)) + ".",
            )
        rows = [
            {part: self._term(term, field, named, group) for part, field, group in self._sub(named, details)}
            for term in _words(enums[asked]) or ()
        ]
        return Constant(key, Given(orjson.dumps(rows)))

    def _term(self, term: Term, field: str, type_: GraphQLObjectType, details: Details) -> str:
        if field == "__typename":
            return type_.name
        if field == "value":
            return term.value
        english = self._argument(type_.fields[field], details, "language").given.now == "EN"
        if field == "label":
            return term.en if english else term.sv
        return term.meaning_en if english else term.meaning_sv

    def _viewer(self, type_: GraphQLObjectType, details: Details) -> Iterable[Root]:
        for key, field, _ in self._sub(type_, details):
            known = Given(orjson.dumps(type_.name)) if field == "__typename" else Given(b"", (CALLER, field))
            yield Constant(key, known)

    def _about(self, type_: GraphQLObjectType, details: Details) -> Iterable[Root]:
        for key, field, group in self._sub(type_, details):
            if field == "__typename":
                yield Constant(key, Given(orjson.dumps(type_.name)))
                continue
            named = get_named_type(type_.fields[field].type)
            if field == "publisher":
                yield Keyed(key, self._body(named, group), "slug", Given(self.about[field]))
            elif isinstance(named, GraphQLObjectType):
                yield Constant(key, Given(orjson.dumps(self._told(self.about[field], named, group))))
            else:
                yield Constant(key, Given(orjson.dumps(self.about[field])))

    def _told(self, value: dict[str, Any] | None, type_: GraphQLObjectType, details: Details) -> dict[str, Any] | None:
        if value is None:
            return None
        return {
            key: type_.name if field == "__typename" else value.get(field)
            for key, field, _ in self._sub(type_, details)
        }

    # -- records -------------------------------------------------------------------------------------------------------

    def _body(self, type_: Any, details: Details) -> Body:
        """How a record is to be shown, whichever of its types it is."""
        if isinstance(type_, GraphQLInterfaceType):
            possible = sorted(self.schema.get_possible_types(type_), key=lambda each: each.name)
            return self._body_of(_model(type_), possible, details, True)
        return self._body_of(_model(type_), [type_], details, False)

    def _body_of(self, model: Any, types: list[GraphQLObjectType], details: Details, any_kind: bool) -> Body:
        branches: dict[tuple[Field, ...], list[tuple[str, tuple[str, ...] | None]]] = {}
        for type_ in types:
            fields = self._fields(type_, details, model)
            kinds = _kinds(type_)
            # The type that gathers all other kinds needs no list of them.
            rest = (
                any_kind
                and kinds is not None
                and len(types) > 1
                and len(kinds) == max(len(_kinds(t) or ()) for t in types)
            )
            branches.setdefault(fields, []).append((type_.name, None if rest else kinds))
        return Body(model, tuple(Branch(tuple(names), fields) for fields, names in branches.items()))

    def _fields(self, type_: GraphQLObjectType, details: Details, model: Any, prefix: str = "") -> tuple[Field, ...]:
        return tuple(
            self._field(type_, key, name, group, model, prefix) for key, name, group in self._sub(type_, details)
        )

    def _field(self, type_: GraphQLObjectType, key: str, name: str, details: Details, model: Any, prefix: str) -> Field:
        if name == "__typename":
            return Typename(key)
        declared = type_.fields[name]
        column = prefix + mark_of(declared)[0]
        named, listed = get_named_type(declared.type), _is_list(declared.type)
        if is_leaf_type(named):
            arguments = tuple((each, self._argument(declared, details, each).given) for each in declared.args)
            return Leaf(key, column, "list" if listed else named.name, arguments)
        if _is_connection(named):
            return self._page(key, column, declared, named, details)
        if _leads_on(named, model, column):
            body = self._body(named, details)
            return Many(key, column, body, self._equals(declared, details)) if listed else One(key, column, body)
        if listed:
            return ValueList(key, column, named.name, self._fields(named, details, None))
        inner = f"{column}_" if model is not None else ""
        return Inside(key, column, named.name, self._fields(named, details, model, inner))

    def _equals(self, declared: Any, details: Details) -> Condition:
        """Arguments such as `kind:` are equality filters on the column of their name."""
        given = {name: self._argument(declared, details, name).given for name in declared.args if name == "kind"}
        return Every(tuple(Compare(name, "eq", value) for name, value in given.items() if not value.absent))

    # -- connections ---------------------------------------------------------------------------------------------------

    def _page(self, key: str, name: str | None, declared: Any, type_: GraphQLObjectType, details: Details) -> Page:
        _, mark = mark_of(declared)
        node = get_named_type(type_.fields["nodes"].type)
        model = _model(node)
        size, backward, cursor = self._window(declared, details, mark["most"])
        conditions = [self._equals(declared, details), *_fixed(mark["only"]), *_of_kind(node)]
        if "where" in declared.args:
            conditions.append(condition(self._argument(declared, details, "where")))
        steps = order(self._argument(declared, details, "orderBy")) if "orderBy" in declared.args else ()
        extra = {mark_name: each for mark_name, each in self._extra(declared, details) if mark_name != "kind"}
        return Page(
            key=key,
            name=name,
            model=model,
            typename=type_.name,
            parts=tuple(self._part(type_, *each) for each in self._sub(type_, details)),
            condition=Every(tuple(each for each in conditions if each != Every())),
            order=steps,
            size=size,
            backward=backward,
            cursor=cursor,
            arguments=tuple(extra.items()),
        )

    def _extra(self, declared: Any, details: Details) -> Iterable[tuple[str, Given]]:
        for name, argument in declared.args.items():
            if name not in PAGING:
                python_name = argument.extensions["strawberry-definition"].python_name
                yield python_name, self._argument(declared, details, name).given

    def _window(self, declared: Any, details: Details, most: int) -> tuple[int, bool, Given | None]:
        """How many, which way, and from where."""
        given = {name: self._argument(declared, details, name).given for name in ("first", "after", "last", "before")}
        first, last = given["first"].now, given["last"].now
        backward = last is not None
        if backward and (first is not None or not given["after"].absent):
            raise InvalidPageSize(
                "A page goes either forward (first, after) or backward (last, before).",
                "En sida går antingen framåt (first, after) eller bakåt (last, before).",
            )
        if not backward and not given["before"].absent:
            raise InvalidPageSize("`before` goes with `last`.", "`before` hör ihop med `last`.", "Use last and before.")
        size = last if backward else USUAL if first is None else first
        if not 1 <= size <= most:
            raise InvalidPageSize(
                f"A page of this list holds 1 to {most} records, not {size}.",
                f"En sida av den här listan har 1 till {most} poster, inte {size}.",
                f"Ask for at most {most} and continue with `after`.",
            )
        cursor = given["before" if backward else "after"]
        return size, backward, None if cursor.absent else cursor

    def _part(self, type_: GraphQLObjectType, key: str, name: str, details: Details) -> Any:
        named = None if name == "__typename" else get_named_type(type_.fields[name].type)
        match name:
            case "__typename":
                return Typename(key)
            case "totalCount":
                return TotalCount(key)
            case "nodes":
                return Nodes(key, self._body(named, details))
            case "edges":
                return Edges(
                    key,
                    tuple(
                        (part, self._edge(named, what, each)) for part, what, each in self._sub(_object(named), details)
                    ),
                )
            case "pageInfo":
                info = _object(named)
                return PageFacts(
                    key, tuple((part, self._fact(info, what)) for part, what, _ in self._sub(info, details))
                )
            case "facets":
                return self._facets(key, _object(named), details)
        raise NotSupported(f"{type_.name} has no part {name}.", f"{type_.name} har ingen del {name}.")

    def _edge(self, edge: Any, what: str, details: Details) -> str | Body:
        if what == "node":
            return self._body(get_named_type(edge.fields["node"].type), details)
        return f"typename:{edge.name}" if what == "__typename" else what

    def _fact(self, info: GraphQLObjectType, what: str) -> str:
        return f"typename:{info.name}" if what == "__typename" else mark_of(info.fields[what])[0]

    def _facets(self, key: str, type_: GraphQLObjectType, details: Details) -> Facets:
        found: list[FacetCount | Typename] = []
        for part, name, group in self._sub(type_, details):
            if name == "__typename":
                found.append(Typename(part))
                continue
            facet = _object(get_named_type(type_.fields[name].type))
            shown = tuple((each, self._facet_part(facet, what, inner)) for each, what, inner in self._sub(facet, group))
            found.append(FacetCount(part, mark_of(type_.fields[name])[0], shown))
        return Facets(key, type_.name, tuple(found))

    def _facet_part(self, facet: GraphQLObjectType, what: str, details: Details) -> str:
        if what == "__typename":
            return f"typename:{facet.name}"
        if what == "label":
            language = self._argument(facet.fields[what], details, "language").given.now
            return "label_en" if language == "EN" else "label_sv"
        return what


# ---- What the contract's types say of themselves ---------------------------------------------------------------------


def _object(type_: Any) -> GraphQLObjectType:
    if not isinstance(type_, GraphQLObjectType):
        raise TypeError(type_)
    return type_


def _origin(type_: Any) -> Any:
    definition = type_.extensions.get("strawberry-definition")
    return definition.origin if definition else None


def _model(type_: Any) -> Any:
    return getattr(_origin(type_), "model", None)


def _kinds(type_: Any) -> tuple[str, ...] | None:
    found = getattr(_origin(type_), "kinds", None)
    return None if found is None else tuple(sorted(kind.value for kind in found))


def _words(type_: GraphQLEnumType) -> list[Term] | None:
    enum = (
        type_.extensions["strawberry-definition"].wrapped_cls if "strawberry-definition" in type_.extensions else None
    )
    return list(enum) if isinstance(enum, type) and issubclass(enum, Term) else None


def _is_list(type_: Any) -> bool:
    return isinstance(type_.of_type if isinstance(type_, GraphQLNonNull) else type_, GraphQLList)


def _is_connection(type_: Any) -> bool:
    origin = _origin(type_)
    return isinstance(origin, type) and issubclass(origin, Connection)


def _leads_on(type_: Any, model: Any, name: str) -> bool:
    """Whether a field leads to a record: by a relation of that name, or by an id kept in a list of values."""
    if _model(type_) is None:
        return False
    return model is None or name in inspect(model).relationships


def _fixed(only: dict[str, Any]) -> list[Condition]:
    return [Compare(name, "among", Given((word.value,))) for name, word in only.items()]


def _of_kind(type_: Any) -> list[Condition]:
    """A list of one type of a record holds the rows of its kinds."""
    kinds = _kinds(type_)
    return [] if kinds is None else [Compare("kind", "among", Given(kinds))]
