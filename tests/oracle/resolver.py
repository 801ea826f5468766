"""Answers operations field by field, as graphql-core's ordinary executor asks for them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from graphql import ExecutionResult, GraphQLError, GraphQLResolveInfo, execute, get_named_type, is_leaf_type, parse

from registry.callers import Caller
from registry.concepts.organisations import Organisation
from registry.identity.people import Person
from registry.storage.model.record import Record
from tests.oracle import marks
from tests.oracle.derived import peers, value
from tests.oracle.facets import Counted, counted
from tests.oracle.filters import meets
from tests.oracle.inboxes import to_confirm, to_decide
from tests.oracle.lookups import by_id, by_key, by_slug, words
from tests.oracle.paging import Listed, Steps, Window, moment, steps, window
from tests.oracle.rows import Row, Rows
from tests.oracle.sight import Sight, target

USUAL = 20


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


@dataclass(frozen=True)
class Facets:
    """The rows that are counted."""

    model: Any
    rows: list[Row]


class Written(str):
    """A date as PostgreSQL writes it, for the contract's scalars of dates, which ask for `isoformat`."""

    __slots__ = ()

    def isoformat(self) -> str:
        """Itself."""
        return str(self)


@dataclass
class Oracle:
    """Answers questions about rows."""

    rows: Rows
    about: dict[str, Any]
    schema: Any = field(default_factory=marks.contract)

    def answer(self, query: str, variables: dict[str, Any] | None, caller: Caller) -> ExecutionResult:
        """The answer to one operation."""
        asked = _Answer(Sight(self.rows, caller), caller, self.about)
        found = execute(
            self.schema,
            parse(query),
            variable_values=variables,
            field_resolver=asked.resolve,
            type_resolver=asked.type_of,
        )
        if not isinstance(found, ExecutionResult):
            raise TypeError(found)
        return found


@dataclass
class _Answer:
    """One answer to one caller."""

    sight: Sight
    caller: Caller
    about: dict[str, Any]
    #: What each root field sees: the rows of today, or of the moment that it asks about.
    sights: dict[Any, Sight] = field(default_factory=dict)

    def type_of(self, here: Any, info: GraphQLResolveInfo[Any], abstract: Any) -> str:
        """Which of an interface's types a row is shown as."""
        (found,) = [
            type_ for type_ in info.schema.get_possible_types(abstract) if marks.is_of(type_, here.model, here.row)
        ]
        return found.name

    def resolve(self, source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        """One field of whatever stands above it."""
        declared = info.parent_type.fields[info.field_name]
        self._look(info, arguments.pop("asOf", None))
        match source:
            case None:
                return self._root(declared, info.field_name, arguments)
            case Here():
                return self._of_row(source, declared, arguments)
            case Page():
                return self._of_page(source, info.field_name)
            case Window():
                return self._of_window(source, info.field_name)
            case Facets(model, rows):
                return counted(model.facets[marks.said(declared)[0]], model, rows, self.sight)
            case Counted():
                return _labelled(source, info.field_name, arguments)
            case dict():
                return self._of_value(source, info, declared, arguments)
        return getattr(source, info.field_name)

    def _look(self, info: GraphQLResolveInfo[Any], moment: datetime | None) -> None:
        """Look at the rows that the root field above asks about."""
        path = info.path
        while path.prev is not None:
            path = path.prev
        if path.key not in self.sights:
            today = self.sights.setdefault(None, self.sight)
            self.sights[path.key] = today if moment is None else Sight(today.rows.then(moment), self.caller, today)
        self.sight = self.sights[path.key]

    # -- root ----------------------------------------------------------------------------------------------------------

    def _root(self, declared: Any, name: str, arguments: dict[str, Any]) -> Any:
        match name:
            case "viewer":
                own = [row for row in self.sight.every(Organisation) if row["id"] in self.caller.organisations]
                return {
                    "name": self.caller.name,
                    "role": self.caller.role.value,
                    "person": None,
                    "organisations": self._plain(Organisation, own, {}),
                    "toDecide": lambda first: self._waiting(to_decide(self.sight), first),
                    "toConfirm": lambda first: self._waiting(to_confirm(self.sight), first),
                }
            case "apiInfo":
                return self.about
            case "vocabulary":
                return words(arguments["enum"])
            case "node":
                return self._shown(by_id(arguments["id"], self.sight))
            case "personalData":
                one = by_id(arguments["about"], self.sight)
                return self._shown(one if one and one[0] is Person else None)
            case "nodes":
                return [self._shown(by_id(each, self.sight)) for each in arguments["ids"]]
            case "lookup":
                return self._shown(by_key(arguments["system"], arguments["value"], self.sight))
        type_ = get_named_type(declared.type)
        if marks.is_connection(type_):
            model = marks.model_of(marks.node_of(type_))
            return self._page(declared, model, [((), row) for row in self.sight.every(model)], arguments)
        model, column = marks.model_of(type_), marks.said(declared)[1].get("column")
        rows = [row for row in self.sight.every(model) if _is_shown(type_, row)]
        if column is None:
            return self._plain(model, rows, arguments)
        if column == "slug":
            return self._shown(by_slug(model, rows, arguments["slug"]))
        (given,) = arguments.values()
        found = next((Here(model, row) for row in rows if row[column] == given), None)
        if found is None:
            # Official codes are closed lists: one that leads nowhere is a mistake, told beside the null.
            raise GraphQLError(f"no {given}", extensions={"code": "UNKNOWN_CODE"})
        return found

    def _waiting(self, found: list[tuple[Any, Row]], first: int) -> dict[str, Any]:
        return {"totalCount": len(found), "nodes": [Here(*each) for each in found[:first]]}

    def _shown(self, found: tuple[Any, Row] | None) -> Here | None:
        return Here(*found) if found else None

    # -- rows ----------------------------------------------------------------------------------------------------------

    def _of_row(self, here: Here, declared: Any, arguments: dict[str, Any]) -> Any:
        model, row = here.model, here.row
        name, type_ = here.prefix + marks.said(declared)[0], get_named_type(declared.type)
        if is_leaf_type(type_):
            return self._leaf(model, row, name, arguments)
        if marks.is_connection(type_):
            found = self._list(here, name, arguments)
            return self._page(declared, marks.model_of(marks.node_of(type_)), found, arguments)
        if marks.model_of(type_) is not None and marks.has_relation(model, name):
            ends = self.sight.along(model, row, name)
            there = target(model, name)
            if marks.is_list(declared.type):
                return self._plain(there, ends, arguments)
            return Here(there, ends[0]) if ends else None
        if marks.is_list(declared.type):
            return value(model, row, name, self.sight)
        return self._group(here, f"{name}_")

    def _leaf(self, model: Any, row: Row, name: str, arguments: dict[str, Any]) -> Any:
        if name == "id" and issubclass(model, Record):
            return f"{model.record_type.prefix}_{row['id'].hex}"
        found = value(model, row, name, self.sight, **arguments)
        if isinstance(found, datetime):
            return Written(moment(found))
        return Written(found.isoformat()) if isinstance(found, date) else found

    def _group(self, here: Here, prefix: str) -> Here | None:
        """A group of columns; null when every one of them is."""
        columns = [c.name for c in here.model.__table__.columns if c.name.startswith(prefix) and c.computed is None]
        if columns and all(here.row[name] is None for name in columns):
            return None
        required = [
            name for name in getattr(here.model, "groups_close_over", ()) if f"{name.rpartition('_')[0]}_" == prefix
        ]
        if not all(self.sight.along(here.model, here.row, name) for name in required):
            return None
        return Here(here.model, here.row, prefix)

    def _of_value(self, given: dict[str, Any], info: GraphQLResolveInfo[Any], declared: Any, arguments: Any) -> Any:
        """A field of a value that has no life of its own: a source, a contact, a word."""
        if info.parent_type.name == "ApiInfo" and info.field_name == "publisher":
            rows = self.sight.every(Organisation)
            return self._shown(by_slug(Organisation, rows, given["publisher"])) if given["publisher"] else None
        if info.parent_type.name in ("ApiInfo", "Viewer", "Term", "Inbox"):
            found = given[info.field_name]
            return found(**arguments) if callable(found) else found
        name = marks.said(declared)[0]
        if marks.model_of(get_named_type(declared.type)) is Organisation:
            return self._shown(by_id(f"organisation_{(given.get(f'{name}_id') or '').replace('-', '')}", self.sight))
        return given.get(name)

    # -- lists ---------------------------------------------------------------------------------------------------------

    def _list(self, here: Here, name: str, arguments: dict[str, Any]) -> list[tuple[tuple[Any, ...], Row]]:
        """A connection's rows below a record, each with what counts before the usual order."""
        if name == "peers":
            return [((apart,), row) for apart, row in peers(here.row, self.sight, arguments["withinPercent"])]
        return [((), row) for row in self.sight.along(here.model, here.row, name)]

    def _plain(self, model: Any, rows: list[Row], arguments: dict[str, Any]) -> list[Here]:
        keys = [column.name for column in model.__table__.primary_key.columns if column.name not in model.default_order]
        order = Steps((*model.default_order, *keys), (False,) * (len(model.default_order) + len(keys)))
        listed = [order.listed(model, row, self.sight) for row in rows if _is_kind(row, arguments)]
        return [Here(model, each.row) for each in order.sorted(listed)]

    def _page(
        self, declared: Any, model: Any, found: list[tuple[tuple[Any, ...], Row]], arguments: dict[str, Any]
    ) -> Page:
        node, only = marks.node_of(get_named_type(declared.type)), marks.said(declared)[1]["only"]
        where, columns = arguments.get("where"), {}
        if "orderBy" in declared.args:
            step = get_named_type(declared.args["orderBy"].type)
            columns = {name: marks.said(each)[0] for name, each in step.fields.items()}
        order = steps(model, arguments.get("orderBy"), columns)
        whole = order.sorted(
            [
                order.listed(model, row, self.sight, before)
                for before, row in found
                if _is_shown(node, row)
                and _is_kind(row, arguments)
                and all(row[name] == word for name, word in only.items())
                and (where is None or meets(where, get_named_type(declared.args["where"].type), model, row, self.sight))
            ]
        )
        last, first = arguments.get("last"), arguments.get("first")
        size = first or last or USUAL
        cursor = arguments.get("before" if last else "after")
        return Page(model, whole, window(whole, order, size, last is not None, cursor))

    def _of_page(self, page: Page, name: str) -> Any:
        part = [(each.cursor, Here(page.model, each.row)) for each in page.window.part]
        match name:
            case "nodes":
                return [here for _, here in part]
            case "edges":
                return [_Edge(cursor, here) for cursor, here in part]
            case "pageInfo":
                return page.window
            case "totalCount":
                return len(page.whole)
        return Facets(page.model, [each.row for each in page.whole])

    def _of_window(self, found: Window, name: str) -> Any:
        match name:
            case "hasNextPage":
                return found.has_next_page
            case "hasPreviousPage":
                return found.has_previous_page
        ends = [each.cursor for each in found.part]
        return ends[0 if name == "startCursor" else -1] if ends else None


@dataclass(frozen=True)
class _Edge:
    cursor: str
    node: Here


def _labelled(found: Counted, name: str, arguments: dict[str, Any]) -> Any:
    if name != "label":
        return getattr(found, name)
    return found.en if arguments["language"] == "EN" else found.sv


def _is_shown(type_: Any, row: Row) -> bool:
    """Whether a row is of a type's kinds; an interface shows them all."""
    kinds = marks.kinds_of(type_)
    return kinds is None or row["kind"] in kinds


def _is_kind(row: Row, arguments: dict[str, Any]) -> bool:
    """Whether a row is of the kind that the argument of that name asks for."""
    return arguments.get("kind") is None or row["kind"] == arguments["kind"]
