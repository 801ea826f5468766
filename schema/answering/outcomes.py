"""What became of an operation's acts, as the selection that answers it.

Payloads are read by the same compiler as every question, in one statement after the last act; what no record holds,
such as what must be put right, is JSON that is bound into its place.
"""

from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from registry.errors import Path, Refusal
from registry.refusing import Remark, RowResult
from registry.storage.model.record import Record
from registry.storage.model.terms import RowOutcome
from registry.storage.reading.cost import cost_of
from registry.storage.reading.fields import Body, Constant
from registry.storage.reading.given import Given
from registry.storage.reading.selection import (
    ByIds,
    Gathered,
    Items,
    Root,
    Selection,
    Told,
)
from schema.language.payloads import Done
from schema.language.types import as_object, is_list
from schema.selecting.collecting import Details
from schema.selecting.selecting import Selector

NULL = Given(b"null")
#: Under which name the values of a call hold what became of its acts.
OUTCOMES = "$outcomes"
#: What is told of something: by the contract's names, values, texts by language, ids of records, or lists of the same.
Item = dict[str, Any]
SPOKEN, LISTS = ("message", "hint"), ("errors",)


@dataclass
class Outcome:
    """What became of one act."""

    done: Done | None = None
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    rows: list[RowResult] = field(default_factory=list)
    missing: list[RowResult] | None = None

    def nothing_kept(self) -> None:
        """Tell of what was withdrawn that it would have been."""
        for each in self.missing or ():
            if each.outcome is RowOutcome.WITHDRAWN:
                each.outcome = RowOutcome.WOULD_WITHDRAW


def id_of(record: Record) -> str:
    """A record's id as the contract writes it."""
    return written_id(record.record_type.prefix, record.id)


def written_id(prefix: str, key: Any) -> str:
    """An id as the contract writes it."""
    return f"{prefix}_{key.hex}"


class Outcomes:
    """Turns what became of acts into a selection."""

    def __init__(self, selector: Selector, outcomes: dict[str, Outcome]) -> None:
        """Takes the operation, and what became of each of its acts by key."""
        self.selector, self.collector, self.outcomes = selector, selector.collector, outcomes
        #: The values of this call, by their place; another call of the same form reads its own from there.
        self.values: list[Any] = []

    def selection(self, mutation: GraphQLObjectType) -> Selection:
        """The whole answer."""
        roots: list[Root] = []
        for key, name, details in self.collector.root(mutation):
            if name == "__typename":
                roots.append(Constant(key, Given(orjson.dumps(mutation.name))))
            else:
                payload = as_object(get_named_type(mutation.fields[name].type))
                roots.append(self._payload(key, payload, details, self.outcomes[key]))
        return Selection(tuple(roots), cost_of(roots))

    def _given(self, value: Any) -> Given:
        self.values.append(value)
        return Given(value, (OUTCOMES, len(self.values) - 1))

    def _json(self, key: str, value: Any) -> Constant:
        return Constant(key, self._given(orjson.dumps(value)))

    def _payload(self, key: str, type_: GraphQLObjectType, details: Details, outcome: Outcome) -> Gathered:
        return Gathered(
            key, tuple(self._part(type_, *each, outcome=outcome) for each in self.collector.sub(type_, details))
        )

    def _part(self, type_: GraphQLObjectType, key: str, name: str, details: Details, outcome: Outcome) -> Root:
        if name == "__typename":
            return Constant(key, Given(orjson.dumps(type_.name)))
        declared = type_.fields[name]
        named = get_named_type(declared.type)
        if name == "userErrors":
            return self._items(key, as_object(named), details, [_error(each) for each in outcome.refusals])
        if name == "warnings":
            return self._items(key, as_object(named), details, [_warning(each) for each in outcome.warnings])
        if name == "rows" and outcome.rows:
            return self._items(key, as_object(named), details, [_row(each) for each in outcome.rows])
        if name == "missing" and outcome.missing is not None:
            return self._items(key, as_object(named), details, [_row(each) for each in outcome.missing])
        if outcome.done is None or name in ("rows", "missing"):
            # An act on one answers with the payload of an act on many, too, and then no rows were judged.
            return Constant(key, NULL)
        if is_leaf_type(named):
            return self._json(key, outcome.done.more.get(name))
        return self._records(
            key, named, details, [id_of(each) for each in outcome.done.records], is_list(declared.type)
        )

    def _records(self, key: str, named: Any, details: Details, ids: list[str], several: bool) -> ByIds:
        given = self._given(ids if several else ids[0] if ids else "")
        return ByIds(key, self._bodies(named, details, ids), ids=given, single=not several, is_ours=True)

    def _bodies(self, named: Any, details: Details, ids: list[str]) -> tuple[Body, ...]:
        """What to show of records, of the types that are there only: there are many that a warning could be about."""
        bodies = self.selector.any_of(named, details)
        prefixes = {each.rpartition("_")[0] for each in ids}
        return tuple(each for each in bodies if each.model.record_type.prefix in prefixes) or bodies[:1]

    def _items(self, key: str, type_: GraphQLObjectType, details: Details, told: list[Item]) -> Root:
        """A list of what an act told, each of which has values, texts in two languages, records and lists of its own.

        The statement is the same for one as for three hundred, and asks for nothing where there is none.
        """
        if not told:
            return Constant(key, Given(b"[]"))
        written: list[dict[str, Any]] = [{} for _ in told]
        fields = self._fields(type_, details, told, written)
        return Items(key, fields, self._given(orjson.dumps(written)))

    def _fields(
        self, type_: GraphQLObjectType, details: Details, told: list[Item], written: list[dict[str, Any]]
    ) -> tuple[Root, ...]:
        """The fields of such a list; what they show of each item is added to what is written of it."""
        fields: list[Root] = []
        for key, name, group in self.collector.sub(type_, details):
            declared = type_.fields.get(name)
            if declared is None:
                fields.append(Constant(key, Given(orjson.dumps(type_.name))))
                continue
            named, shown = get_named_type(declared.type), [each[name] for each in told]
            if name in LISTS:
                inner: list[Item] = [each for some in shown for each in some]
                if not inner:
                    fields.append(Constant(key, Given(b"[]")))
                    continue
                below: list[dict[str, Any]] = [{} for _ in inner]
                fields.append(Items(key, self._fields(as_object(named), group, inner, below)))
                left = iter(below)
                values = [[next(left) for _ in some] for some in shown]
            elif not is_leaf_type(named):
                ids = [each for some in shown for each in some]
                if not ids:
                    fields.append(Constant(key, Given(b"[]" if is_list(declared.type) else b"null")))
                    continue
                given = Given(ids, (key,))
                bodies, single = self._bodies(named, group, ids), not is_list(declared.type)
                fields.append(ByIds(key, bodies, ids=given, single=single, is_ours=True, in_item=True))
                values = shown
            else:
                spoken = name in SPOKEN
                language = self.collector.argument(declared, group, "language").given.now if spoken else None
                fields.append(Told(key))
                values = [each[language] for each in shown] if spoken else shown
            for each, value in zip(written, values, strict=True):
                each[key] = value
        return tuple(fields)


def _error(refusal: Refusal) -> Item:
    return {
        "code": refusal.code,
        "field": _field(refusal.path),
        "message": {"EN": refusal.message, "SV": refusal.message_sv},
        "hint": {"EN": refusal.hint, "SV": refusal.hint_sv or refusal.hint},
        "allowed": refusal.allowed,
        "current": [written_id(*refusal.current)] if refusal.current else [],
    }


def _warning(warning: Remark) -> Item:
    return {
        "code": warning.code,
        "field": _field(warning.path),
        "message": {"EN": warning.message, "SV": warning.message_sv},
        "records": [written_id(*each) for each in warning.records],
    }


def _row(row: RowResult) -> Item:
    return {
        "row": row.path[-1],
        "outcome": row.outcome,
        "differs": row.differs,
        "disputed": row.disputed,
        "record": [written_id(*row.record)] if row.record else [],
        "errors": [_error(each) for each in row.wrong],
    }


def _field(path: Path) -> list[str]:
    return ["input", *map(str, path)]
