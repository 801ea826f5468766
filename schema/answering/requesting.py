"""What an operation asks to be done: its acts, each with what it was given, before anything is read for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphql import GraphQLSchema
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values
from strawberry.schema.config import StrawberryConfig
from strawberry.types.field import StrawberryField

from registry import matrix
from registry.callers import Caller
from registry.errors import CostLimit, Invalid, NotAllowed, Refusal
from registry.matrix import Act
from registry.storage.reading.external_ids import system_as_kept
from schema.answering.inputs import Inputs
from schema.answering.limits import MOST_OBJECTS_OF_ACTS, MOST_OBJECTS_SENT, TOO_MANY_FOR_ACTS, TOO_MANY_SENT, size_of
from schema.answering.tidying import tidied
from schema.language.fields import NOTES
from schema.selecting.selecting import Selector

MOST_ACTS = 100


@dataclass(frozen=True)
class RequestedAct:
    """One act of an operation: its key in the answer, which act, and what it was given.

    `refusal` is set when the caller may do the act to no record at all; then nothing of it was read. `wrong` is what
    its texts cannot be: then the act is tried with texts that can, so that all else is told too, and taken back.
    `source` is the other system that its changes come from.
    """

    key: str
    act: Act
    run: Any
    given: Any
    private: bool
    refusal: Refusal | None = None
    wrong: tuple[Refusal, ...] = ()
    source: str | None = None


class Requesting:
    """Reads the acts of operations."""

    def __init__(self, schema: GraphQLSchema, config: StrawberryConfig, scalars: Any) -> None:
        """Takes the contract, and what turns values into inputs."""
        self.schema, self.inputs = schema, Inputs(config, scalars)

    def source(self, selector: Selector, values: VariableValues) -> str | None:
        """The other system that the operation says its changes come from, by its name as it is kept."""
        declared = next(each for each in self.schema.directives if each.name == "source")
        found = get_directive_values(declared, selector.collector.operation, values)
        return None if found is None else system_as_kept(found["system"])

    def acts(
        self, selector: Selector, values: VariableValues, caller: Caller, source: str | None
    ) -> Iterable[RequestedAct]:
        """The acts in their order. CostLimit for too many, and for too much that they are given, all together."""
        mutation = self.schema.mutation_type
        if mutation is None:
            raise TypeError("the schema has no acts")
        fields = [each for each in selector.collector.root(mutation) if each[1] != "__typename"]
        if len(fields) > MOST_ACTS:
            raise CostLimit(
                f"An operation holds at most {MOST_ACTS} acts.", f"En operation har högst {MOST_ACTS} handlingar."
            )
        objects = 0
        for key, name, details in fields:
            line: StrawberryField = mutation.fields[name].extensions["strawberry-definition"]
            notes = line.metadata[NOTES]
            asked = partial(RequestedAct, key, notes["act"], notes["run"], private=notes["private"])
            try:
                matrix.require_ever(caller, notes["act"])
                if source is not None:
                    matrix.require_system(caller, source)
            except NotAllowed as error:
                yield asked(given=None, refusal=error)
                continue
            coerced = get_argument_values(mutation.fields[name], details[0].node, values)
            if notes["speaks"]:
                source, refusal = _spoken_for(caller, source, coerced["input"]["source"])
                if refusal is not None:
                    yield asked(given=None, refusal=refusal)
                    continue
            # A variable that many acts share is work for each of them.
            most = MOST_OBJECTS_SENT if notes["speaks"] and len(fields) == 1 else MOST_OBJECTS_OF_ACTS
            objects += size_of(coerced, most)[0]
            if objects > most:
                raise CostLimit(*(TOO_MANY_SENT if most == MOST_OBJECTS_SENT else TOO_MANY_FOR_ACTS))
            given, wrong = self._given(mutation.fields[name], line, coerced)
            yield asked(given=given, wrong=tuple(wrong), source=source)

    def _given(self, declared: Any, line: StrawberryField, coerced: dict[str, Any]) -> tuple[Any, list[Refusal]]:
        found, wrong = tidied(coerced["input"], declared.args["input"].type)
        return self.inputs.argument(line, found), wrong


def _spoken_for(caller: Caller, said: str | None, given: str) -> tuple[str | None, Refusal | None]:
    """The system that an operation's changes come from, after an act that names it, and the act's refusal.

    `said` is the one that was named before: all acts of an operation are kept together, under one.
    """
    named = system_as_kept(given)
    if said not in (None, named):
        return said, Invalid(
            "All changes of an operation come from one system.",
            "Alla ändringar i en operation kommer från ett system.",
            path=("source",),
        )
    try:
        matrix.require_system(caller, named, "source")
    except NotAllowed as refusal:
        return said, refusal
    return named, None
