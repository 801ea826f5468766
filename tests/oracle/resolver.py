"""Answers operations field by field, as graphql-core's ordinary executor asks for them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from graphql import ExecutionResult, GraphQLError, GraphQLResolveInfo, execute, get_named_type, is_leaf_type, parse

from registry.callers import Caller
from registry.concepts.organisations import Organisation
from registry.identity.people import Person
from registry.storage.model.record import Record
from registry.storage.reading.external_ids import ExternalId
from tests.oracle import lists, marks, overviews
from tests.oracle.contact_points import turned_to
from tests.oracle.derived import value
from tests.oracle.facets import Counted
from tests.oracle.filters import known_part
from tests.oracle.inboxes import to_confirm, to_decide
from tests.oracle.lists import Facets, Here, Page
from tests.oracle.lookups import by_id, by_key, by_slug, official, vocabularies, words
from tests.oracle.official import COLUMNS, by_code
from tests.oracle.paging import Window, moment
from tests.oracle.rows import Row, Rows
from tests.oracle.sight import Sight
from tests.oracle.ways import target


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
                return self._root(declared, info, arguments)
            case Here():
                return self._of_row(source, declared, arguments)
            case Page():
                return lists.of_page(source, info.field_name)
            case Window():
                return lists.of_window(source, info.field_name)
            case Facets():
                return lists.of_facets(source, declared, self.sight)
            case Counted():
                return lists.of_counted(source, info.field_name, arguments)
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

    def _root(self, declared: Any, info: GraphQLResolveInfo[Any], arguments: dict[str, Any]) -> Any:
        match info.field_name:
            case "viewer":
                return self._viewer()
            case "apiInfo":
                return self.about
            case "vocabulary":
                return words(arguments["enum"])
            case "vocabularies":
                return vocabularies()
            case "node":
                return self._shown(by_id(arguments["id"], self.sight))
            case "personalData" | "nodes" | "lookup":
                return self._found(**arguments)
        type_ = get_named_type(declared.type)
        if info.field_name in overviews.ROWS:
            counted = overviews.ROWS[info.field_name](declared, arguments, self.sight)
            return lists.page(declared, [((), row) for row in counted], arguments, self.sight)
        if marks.is_connection(type_):
            rows = self.sight.every(marks.model_of(marks.node_of(type_)))
            return lists.page(declared, [((), row) for row in rows], arguments, self.sight)
        model, column = marks.model_of(type_), marks.said(declared)[1].get("column")
        if column is None:
            rows = [row for row in self.sight.every(model) if lists.is_shown(type_, row)]
            return lists.plain(model, rows, arguments, self.sight, declared)
        (given,) = arguments.values()
        found = self._by_key(type_, model, column, given, self.sight)
        if found is None and self._by_key(type_, model, column, given, self.sights[None]) is None:
            # A code or slug that leads nowhere today is a mistake, told beside the null.
            raise GraphQLError(f"no {given}", extensions={"code": "UNKNOWN_CODE"})
        return found

    def _by_key(self, type_: Any, model: Any, column: str, given: Any, sight: Sight) -> Here | None:
        """The record that a code or a slug leads to."""
        rows = [row for row in sight.every(model) if lists.is_shown(type_, row)]
        if column == "slug":
            return self._shown(by_slug(model, rows, given))
        if column in COLUMNS:
            row = by_code(rows, column, given, sight)
            return Here(model, row) if row else None
        return next((Here(model, row) for row in rows if row[column] == given), None)

    def _found(
        self, *, about: str | None = None, ids: list[str] | None = None, system: str = "", value: str = ""
    ) -> Any:
        """Records of any type by what was given: a person's id, several ids, or a key of another system."""
        if ids is not None:
            return [self._shown(by_id(each, self.sight)) for each in ids]
        if about is None:
            return self._shown(by_key(system, value, self.sight))
        one = by_id(about, self.sight)
        return self._shown(one if one and one[0] is Person else None)

    def _viewer(self) -> dict[str, Any]:
        own = [row for row in self.sight.every(Organisation) if row["id"] in self.caller.organisations]
        return {
            "name": self.caller.name,
            "role": self.caller.role.value,
            "person": None,
            "organisations": lists.plain(Organisation, own, {}, self.sight),
            "toDecide": lambda first: self._waiting(to_decide(self.sight), first),
            "toConfirm": lambda first, **asked: self._waiting(to_confirm(self.sight, **asked), first),
        }

    def _waiting(self, found: list[tuple[Any, Row]], first: int) -> dict[str, Any]:
        return {"totalCount": len(found), "nodes": [Here(*each) for each in found[:first]]}

    def _shown(self, found: tuple[Any, Row] | None) -> Here | None:
        return Here(*found) if found else None

    # -- rows ----------------------------------------------------------------------------------------------------------

    def _of_row(self, here: Here, declared: Any, arguments: dict[str, Any]) -> Any:
        model, row = here.model, here.row
        name, type_ = here.prefix + marks.said(declared)[0], get_named_type(declared.type)
        if is_leaf_type(type_):
            if name == "takes_part":
                return known_part(row, arguments.get("initiatives"), declared.args["initiatives"].type, self.sight)
            return self._leaf(model, row, name, arguments)
        if installed := marks.said(declared)[1].get("installed"):
            return self.about[installed]
        if name == "contact_point_organisation":
            return self._shown((Organisation, one) if (one := turned_to(model, row, self.sight)[0]) else None)
        if relations := marks.said(declared)[1].get("first_of"):
            led = ((target(model, each), self.sight.along(model, row, each)) for each in relations)
            return next((Here(there, ends[0]) for there, ends in led if ends), None)
        if marks.is_connection(type_):
            found = lists.along(here, name, arguments, self.sight)
            key = next(iter(model.__table__.primary_key.columns)).name
            return lists.page(declared, found, arguments, self.sight, row[key])
        if marks.model_of(type_) is not None and marks.has_relation(model, name):
            there = target(model, name)
            # A row of an overview has what it shares with another in itself.
            own = row[name] if name in row else self.sight.along(model, row, name)
            ends = [*own, *(official(row) if there is ExternalId else [])]
            if marks.is_list(declared.type):
                return lists.plain(there, ends, arguments, self.sight, declared)
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
        if info.parent_type.name in ("ApiInfo", "Viewer", "Term", "Vocabulary", "Inbox"):
            found = given[info.field_name]
            return found(**arguments) if callable(found) else found
        name = marks.said(declared)[0]
        if marks.model_of(get_named_type(declared.type)) is Organisation:
            return self._shown(by_id(f"organisation_{(given.get(f'{name}_id') or '').replace('-', '')}", self.sight))
        # A source that does not say so is not inferred.
        return given.get(name, False if name == "is_inferred" else None)
