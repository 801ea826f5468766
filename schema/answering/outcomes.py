"""What became of an operation's acts, as the selection that answers it.

Payloads are read by the same compiler as every question, in one statement after the last act; what no record holds,
such as what must be put right, is JSON that is bound into its place.
"""

from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from registry.errors import Refusal
from registry.storage.model.record import Record
from registry.storage.reading.cost import cost_of
from registry.storage.reading.given import Given
from registry.storage.reading.selection import ByIds, Constant, Gathered, Items, Root, Selection
from registry.work import Remark
from schema.language.payloads import Done
from schema.language.types import as_object, is_list
from schema.selecting.collecting import Details
from schema.selecting.selecting import Selector

NULL = Given(b"null")
#: Under which name the values of a call hold what became of its acts.
OUTCOMES = "$outcomes"
# PostgreSQL builds an array of at most a hundred values.
MOST_ITEMS = 99


@dataclass
class Outcome:
    """What became of one act."""

    done: Done | None = None
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


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
            wrong = outcome.refusals[:MOST_ITEMS]
            return Items(key, tuple(self._error(as_object(named), details, each) for each in wrong))
        if name == "warnings":
            seen = outcome.warnings[:MOST_ITEMS]
            return Items(key, tuple(self._warning(as_object(named), details, each) for each in seen))
        if outcome.done is None:
            return Constant(key, NULL)
        if is_leaf_type(named):
            return self._json(key, outcome.done.more.get(name))
        return self._records(
            key, named, details, [id_of(each) for each in outcome.done.records], is_list(declared.type)
        )

    def _records(self, key: str, named: Any, details: Details, ids: list[str], several: bool) -> ByIds:
        given = self._given(ids if several else ids[0] if ids else "")
        bodies = self.selector.any_of(named, details)
        # Only the types that are there: a hundred warnings about records of any type would be a thousand branches.
        prefixes = {each.rpartition("_")[0] for each in ids}
        there = tuple(each for each in bodies if each.model.record_type.prefix in prefixes) or bodies[:1]
        return ByIds(key, there, ids=given, single=not several, is_ours=True)

    def _error(self, type_: GraphQLObjectType, details: Details, refusal: Refusal) -> Gathered:
        hints = {"EN": refusal.hint, "SV": refusal.hint_sv or refusal.hint}
        known = {"code": refusal.code, "field": ["input", *map(str, refusal.path)]}
        spoken: dict[str, dict[str, Any]] = {
            "message": {"EN": refusal.message, "SV": refusal.message_sv},
            "hint": hints,
        }
        current = [written_id(*refusal.current)] if refusal.current else []
        return self._object(type_, details, known, spoken, {"current": current})

    def _warning(self, type_: GraphQLObjectType, details: Details, warning: Remark) -> Gathered:
        spoken = {"message": {"EN": warning.message, "SV": warning.message_sv}}
        return self._object(
            type_, details, {"code": warning.code}, spoken, {"records": [written_id(*each) for each in warning.records]}
        )

    def _object(
        self,
        type_: GraphQLObjectType,
        details: Details,
        known: dict[str, Any],
        spoken: dict[str, dict[str, Any]],
        records: dict[str, list[str]],
    ) -> Gathered:
        """An object of values, texts in the language that is asked for, and records."""
        parts: list[Root] = []
        for key, name, group in self.collector.sub(type_, details):
            declared = type_.fields.get(name)
            if declared is None:
                parts.append(Constant(key, Given(orjson.dumps(type_.name))))
            elif name in records:
                several = is_list(declared.type)
                if records[name] or several:
                    parts.append(self._records(key, get_named_type(declared.type), group, records[name], several))
                else:
                    parts.append(Constant(key, NULL))
            elif name in spoken:
                language = self.collector.argument(declared, group, "language").given.now
                parts.append(self._json(key, spoken[name][language]))
            else:
                parts.append(self._json(key, known[name]))
        return Gathered("", tuple(parts))
