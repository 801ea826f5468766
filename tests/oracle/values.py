"""Values for arguments, drawn from the rows that are there, so that filters find something."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
)
from hypothesis import strategies as st

from registry.callers import Caller
from registry.model import RECORDS
from registry.overviews.calendar import CalendarEvent
from registry.storage.model.terms import Role
from schema.contract import sdl_schema
from tests.oracle import marks
from tests.oracle.lookups import terms
from tests.oracle.official import COLUMNS, had
from tests.oracle.overviews import calendar
from tests.oracle.rows import Row, Rows
from tests.oracle.sight import Sight
from tests.oracle.ways import target

Draw = Callable[[st.SearchStrategy[Any]], Any]
#: How deep filters are nested.
DEEPEST = 3
NONSENSE = ("", "finns-inte", "organisation_", f"ORGANISATION_{0:032}", f"theme_{0:032}", "initiative_" + "F" * 32)
#: How much oftener than others a slug that was given up is drawn: there are few of them.
FORMER = 5


class Word(str):
    """An enum's name, which is written without quotes in a document."""

    __slots__ = ()


class Pools:
    """What stands in the rows, by what it is."""

    def __init__(self, rows: Rows) -> None:
        """Takes the rows; for what values are drawn, the contract says."""
        self.rows, self.schema = rows, sdl_schema()
        self.filters = marks.filters_of(self.schema)
        self._compared: dict[tuple[str, str], list[Any]] = {}
        dates = [each for table, column in _partial_dates() for each in self.of(table, column)]
        # As many years as months and days, for it is years that hold several dates.
        self.dates = [sorted({each[:known] for each in dates}) for known in (4, 7, 10)]
        # A stretch of time that ends before it begins is refused: it begins among the earlier ones.
        middle = sorted(dates)[len(dates) // 2] if dates else ""
        self.ends = {
            "start": [[each for each in some if each <= middle] or ["1900"] for some in self.dates],
            "end": [[each for each in some if each > middle] or ["2900"] for some in self.dates],
        }
        self.enums = sorted(each.__name__ for each in terms() if each.__name__ in self.schema.type_map)
        times = sorted({row["at"] for row in rows.tables["commits"]})
        # Before anything was there, in between, and after the last change.
        self.moments = [
            (each + timedelta(seconds=apart)).isoformat()
            for each in times[:: max(1, len(times) // 4)]
            for apart in (-3600, 0, 5)
        ] or [datetime.now(UTC).isoformat()]
        self.ids = {
            prefix: [f"{prefix}_{row['id'].hex}" for row in rows.tables[model.__tablename__]]
            for prefix, model in RECORDS.items()
        }
        self.keys = self._keys()

    def of(self, table: str, column: str) -> list[Any]:
        """What is known of a column, in the order of the keys."""
        return [row[column] for row in self.rows.tables[table] if row[column] is not None]

    # -- what a question compares with ---------------------------------------------------------------------------------

    def compared(self, filter_: str, name: str) -> list[Any]:
        """What is known of what a line of a filter compares; nothing of what no column holds."""
        if (filter_, name) not in self._compared:
            type_: Any = self.schema.type_map[filter_]
            column, mark = marks.said(type_.fields[name])
            ends = [
                (prefix + column, *self._at_the_end(model, path))
                for model, prefix in self.filters[filter_]
                for path in mark.get("paths") or ((),)
            ]
            found = [each for column, model, rows in ends for each in self._values(model, column, rows)]
            self._compared[filter_, name] = list(dict.fromkeys(found))
        return self._compared[filter_, name]

    def keyed(self, declared: Any) -> tuple[list[Any], list[Any]]:
        """What a question for one record by a key can ask for: the keys of what it shows, and of all such records."""
        type_, column = get_named_type(declared.type), marks.said(declared)[1]["column"]
        model = marks.model_of(type_)
        rows = self.rows.tables[model.__tablename__]
        shown = [row for row in rows if marks.is_of(type_, model, row)]
        return self._values(model, column, shown), self._values(model, column, rows)

    def _at_the_end(self, model: Any, path: Iterable[str]) -> tuple[Any, list[Row]]:
        """The rows at the end of a path of relations, whoever may see them."""
        everybody = Sight(self.rows, Caller(Role.ADMINISTRATOR))
        rows = (
            calendar.rows(None, {}, everybody)
            if model is CalendarEvent
            else self.rows.tables.get(model.__table__.name, [])
        )
        for name in path:
            ends = {id(end): end for row in rows for end in everybody.along(model, row, name)}
            model, rows = target(model, name), list(ends.values())
        return model, rows

    def _values(self, model: Any, column: str, rows: Iterable[Row]) -> list[Any]:
        if column not in model.__table__.c:
            return []
        known = [row[column] for row in rows if row[column] is not None]
        found = dict.fromkeys(item for each in known for item in (each if isinstance(each, list) else [each]))
        former = [slug for row in rows for slug in row["former_slugs"]] if column == "slug" else []
        former += [each for row in rows for each in had(row, column)] if column in COLUMNS else []
        if column == "organisation_number":
            # The same number in other forms.
            former += [form for each in [*found][:3] for form in (each.replace("-", ""), f"16{each}")]
        return [*found, *former * FORMER]

    def _keys(self) -> list[tuple[str, str]]:
        slugs = {row["id"]: row["slug"] for row in self.rows.tables["organisations"]}
        codes, numbers = (self.of("organisations", name) for name in ("municipality_code", "organisation_number"))
        cases = [(row["authority_id"], row["value"]) for row in self.rows.tables["case_numbers"]]
        cases += [
            (row["case_number_authority_id"], row["case_number_value"])
            for row in self.rows.tables["mandates"]
            if row["case_number_value"] is not None
        ]
        return [
            *(("scb-kommunkod", code) for code in codes[::10]),
            *(("organisationsnummer", number) for number in numbers[::10]),
            *(("organisationsnummer", "16" + number.replace("-", "")) for number in numbers[::10]),
            *((f"diarienummer:{slugs[authority]}", value) for authority, value in cases),
            *((row["system"], row["value"]) for row in self.rows.tables["external_ids"]),
            ("scb-kommunkod", "9999"),
            ("okänt", "värde"),
        ]


def _partial_dates() -> Iterator[tuple[str, str]]:
    """Every column that holds a date as far as it is known."""
    for model in RECORDS.values():
        yield from ((model.__tablename__, each.name) for each in model.__table__.c if each.info.get("partial_date"))


class Values:
    """Draws values of input types, as they would stand in a request's variables."""

    def __init__(self, draw: Draw, pools: Pools) -> None:
        """Takes Hypothesis' draw and what there is to draw from."""
        self.draw, self.pools = draw, pools

    def number(self, least: int, most: int) -> int:
        """A whole number; the least is the simplest."""
        found: int = self.draw(_numbers(least, most))
        return found

    def pick(self, choices: Sequence[Any]) -> Any:
        """One of several; the first is the simplest."""
        return choices[self.number(0, len(choices) - 1)]

    def rarely(self, one_in: int) -> bool:
        """True once in so many; false is the simplest."""
        return self.number(1, one_in) == one_in

    def some(self, names: Iterable[Any], least: int, most: int) -> list[Any]:
        """Some different ones of several."""
        left, found = list(names), []
        for _ in range(self.number(least, most)):
            if left:
                found.append(self.pick(left))
                left = [each for each in left if each != found[-1]]
        return found

    def of(self, type_: Any, name: str, parent: str, depth: int = DEEPEST) -> Any:
        """A value for an input field or argument of a name."""
        if isinstance(type_, GraphQLNonNull):
            return self.of(type_.of_type, name, parent, depth)
        if isinstance(type_, GraphQLList):
            return [self.of(type_.of_type, name, parent, depth) for _ in range(self.number(0, 2))]
        if isinstance(type_, GraphQLEnumType):
            return Word(self.pick(sorted(type_.values)))
        if isinstance(type_, GraphQLInputObjectType):
            return self._object(type_, name, parent, depth)
        if type_ is GraphQLBoolean:
            return self.number(0, 1) == 1
        if type_ is GraphQLInt:
            # What is counted and not stored is a small number.
            return self.pick((self.pools.compared(parent, name) if parent else []) or range(8))
        if type_.name == "PartialDate":
            return self.pick(self.pick(self.pools.ends[name] if parent == "PeriodInput" else self.pools.dates))
        if type_.name == "Date":
            return self.pick([each for each in self.pools.dates[2] if len(each) == 10] or ["2020-06-14"])
        if type_.name == "DateTime":
            return self.pick([each.isoformat() for each in self.pools.compared(parent, name)] or self.pools.moments)
        return self.text(name, parent)

    def _object(self, type_: GraphQLInputObjectType, name: str, parent: str, depth: int) -> dict[str, Any]:
        fields = type_.fields
        if is_one_of(type_):
            (chosen,) = self.some(fields, 1, 1)
            return {chosen: self.of(fields[chosen].type, chosen, type_.name)}
        if is_test(type_):
            # A test is named by what it tests: `population`, not `gte`.
            chosen = self.some(self._shallow(fields, depth), 0 if self.rarely(12) else 1, 2)
            if chosen and "eq" in fields and all(_is_deep(fields[each].type) for each in chosen):
                # What a value is computed among tests nothing, and is refused alone.
                chosen.append("eq")
            return in_order({each: self._operand(each, fields[each].type, name, parent, depth - 1) for each in chosen})
        deeper = depth - 1 if type_.name.endswith("Where") else depth
        flat = self._shallow(fields, depth)
        # `and`, `or` and above all `not` are where filters go wrong; and dates that are known in part.
        flat += [each for each in ("and", "or", *["not"] * 3, *["period"] * 6) if each in flat]
        chosen = self.some(flat, 0 if self.rarely(8) else 1, 2)
        # Null is no filter; only an operator cannot be null.
        return {
            each: None if self.rarely(15) else self.of(fields[each].type, each, type_.name, deeper) for each in chosen
        }

    def _shallow(self, fields: dict[str, Any], depth: int) -> list[str]:
        """The lines that hold no further filter where filters are nested as deep as they are to be."""
        return [each for each in fields if depth > 1 or not _is_deep(fields[each].type)]

    def _operand(self, operator: str, type_: Any, name: str, parent: str, depth: int) -> Any:
        """A value to compare with, or the filter of the records that a value is computed among."""
        found = self.of(type_, name, parent, depth)
        # What a list of words contains is a whole word.
        if operator not in ("startsWith", "contains") or get_named_type(type_).name != "String":
            return found
        start = 0 if operator == "startsWith" else self.number(0, 4)
        part = found[start : start + self.number(0, 4)]
        return part.upper() if self.rarely(3) else part

    def text(self, name: str, parent: str) -> str:
        """A text for a field or argument of a name."""
        if self.rarely(10):
            return str(self.pick(NONSENSE))
        # An argument that stands in no filter is compared with nothing.
        compared = self.pools.compared(parent, name) if parent else []
        return str(self.pick(compared or NONSENSE))


@cache
def _numbers(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most)


def in_order(given: dict[str, Any]) -> dict[str, Any]:
    """A test whose stretches of time begin before they end, as those that are answered do."""
    for start, end in (("from", "by"), ("startsFrom", "startsBy"), ("endsFrom", "endsBy")):
        if start in given and end in given and given[start] > f"{given[end]}~":
            given |= {start: given[end], end: given[start]}
    return given


def is_one_of(type_: Any) -> bool:
    """Whether exactly one field is to be given, as Strawberry says it."""
    return bool(type_.extensions["strawberry-definition"].is_one_of)


def is_test(type_: Any) -> bool:
    """Whether an input object holds operators."""
    return type_.name.endswith("Filter") and not marks.is_group(type_)


def _is_deep(type_: Any) -> bool:
    """Whether a line of a filter holds another filter."""
    while isinstance(type_, GraphQLNonNull | GraphQLList):
        type_ = type_.of_type
    return isinstance(type_, GraphQLInputObjectType) and ("some" in type_.fields or type_.name.endswith("Where"))
