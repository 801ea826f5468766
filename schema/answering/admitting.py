"""Admitting: a document is parsed, measured and validated once, and is known from then on.

    text -> tokens counted -> measured with its fragments written out -> validated -> Known

Everything here is bounded by the limits and done without the database, in a thread of its own: what a stranger sends
takes its time from nobody else's answers. There is no second validator and no second wording: later calls only repeat
what was accepted here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from sys import getsizeof
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    parse,
    validate,
)

from registry.acts.upserts import KINDS
from registry.callers import Caller
from registry.errors import CostLimit
from schema.answering.coercion import Coerced, coercer_of
from schema.answering.introspecting import introspects
from schema.answering.limits import (
    MOST_ERRORS,
    MOST_OBJECTS,
    MOST_OBJECTS_OF_ACTS,
    TOO_MANY,
    TOO_MANY_FOR_ACTS,
    Limits,
    clipped,
    size_of,
)
from schema.answering.measuring import too_large
from schema.answering.rules import RULES
from schema.answering.shapes import Shaper, shaper_of, varies_below
from schema.answering.wording import all_told, told
from schema.selecting.selecting import Shown

#: The acts by which another system sends many rows.
SENDING = frozenset(each.value for each in KINDS)
#: About what a token takes in memory with its node and its place, in bytes; measured over the ready operations.
BYTES_OF_A_TOKEN = 400


@dataclass(eq=False, slots=True)
class Known:
    """An admitted document and one operation of it, with what makes a call of it quick.

    `size` is about how many bytes it takes in memory.
    """

    document: DocumentNode
    operation: OperationDefinitionNode
    coerce: Callable[[dict[str, Any]], Coerced]
    shape: Shaper
    size: int
    #: Whether it asks about the contract alone.
    introspects: bool
    #: How records are shown that its acts answer with; None where variables decide that, and it is put together anew.
    shown: Shown | None = None
    #: What is kept of it elsewhere is found by this, so that a document that is forgotten here is held by nothing.
    number: int = field(default_factory=count().__next__)

    @property
    def name(self) -> str | None:
        """The operation's name."""
        return self.operation.name.value if self.operation.name else None

    @property
    def acts(self) -> bool:
        """Whether it changes something."""
        return self.operation.operation is OperationType.MUTATION

    @property
    def subscribes(self) -> bool:
        """Whether it is answered again and again, over a connection that stays open."""
        return self.operation.operation is OperationType.SUBSCRIPTION

    @property
    def sends(self) -> bool:
        """Whether it is one act by which another system sends many rows, written out at the root."""
        roots = self.operation.selection_set.selections
        return len(roots) == 1 and isinstance(roots[0], FieldNode) and roots[0].name.value in SENDING

    def too_large(self, variables: dict[str, Any], caller: Caller) -> CostLimit | None:
        """Why variables hold too much for it; what is sent in rows, by who may send, is counted later."""
        most, refused = (MOST_OBJECTS_OF_ACTS, TOO_MANY_FOR_ACTS) if self.acts else (MOST_OBJECTS, TOO_MANY)
        return CostLimit(*refused) if not (self.sends and caller.systems) and size_of(variables)[0] > most else None


class RefusedDocument(Exception):
    """A document is none that the registry answers; `errors` say why, each with a code.

    `acts` is whether it asked for something to be changed, as far as it was read.
    """

    def __init__(self, *errors: GraphQLError, acts: bool = False) -> None:
        """Takes the errors to answer with."""
        super().__init__()
        self.errors, self.acts = list(errors), acts


class Admission:
    """Admits documents; safe to use from several threads."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, introspection: bool) -> None:
        """Takes the contract, how large a document may be, and whether the contract itself may be asked about."""
        self.schema, self.limits, self.introspection = schema, limits, introspection

    def admit(self, text: str, name: str | None) -> Known:
        """The document with its operation of that name, or its only one; RefusedDocument when it cannot be answered."""
        try:
            document = parse(text, max_tokens=self.limits.tokens)
        except GraphQLError as error:
            raise RefusedDocument(told(error, _code_of(error.message), self.schema)) from None
        refused = too_large(document, self.limits)
        if refused is not None:
            raise RefusedDocument(refused)
        operation = _operation(document, name)
        errors = validate(self.schema, document, RULES, max_errors=MOST_ERRORS)
        if errors:
            acts = operation.operation is OperationType.MUTATION
            words = all_told(errors, "GRAPHQL_VALIDATION_FAILED", self.schema)
            raise RefusedDocument(*words, acts=acts)
        if not self.introspection:
            errors = validate(self.schema, document, [NoSchemaIntrospectionCustomRule], max_errors=1)
            if errors:
                raise RefusedDocument(told(errors[0], "NOT_SUPPORTED", self.schema))
        return Known(
            document,
            operation,
            coercer_of(self.schema, document, operation),
            shaper_of(self.schema, document, operation),
            _size(text, document),
            introspects(operation),
            None if varies_below(document, operation) else {},
        )


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation of that name, or the only one when none was named."""
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    if name is not None:
        operations = [each for each in operations if each.name is not None and each.name.value == name]
    if len(operations) > 1 and name is None:
        raise RefusedDocument(
            _refusal(
                "UNKNOWN_OPERATION",
                "The document has several operations.",
                "Dokumentet har flera frågor, och det framgår inte vilken som ska besvaras.",
                "Say which with operationName.",
                "Ange vilken med operationName.",
            )
        )
    if not operations:
        raise RefusedDocument(
            _refusal(
                "UNKNOWN_OPERATION",
                f'Unknown operation named "{clipped(name)}".' if name else "The document has no operation.",
                f"Dokumentet har ingen fråga som heter {clipped(name)}." if name else "Dokumentet har ingen fråga.",
                "operationName is the name after the word query." if name else "Fragments are parts of a question.",
                "operationName är namnet efter ordet query." if name else "Fragment är delar av en fråga.",
            )
        )
    return operations[0]


def _refusal(code: str, message: str, message_sv: str, hint: str, hint_sv: str) -> GraphQLError:
    words = {"messageSv": message_sv, "hint": hint, "hintSv": hint_sv}
    return GraphQLError(message, extensions={"code": code, **words})


def _code_of(message: str) -> str:
    """The library tells its errors of parsing apart by their words only."""
    if "nested too deeply" in message:
        return "DEPTH_LIMIT"
    return "TOKEN_LIMIT" if re.search(r"more than \d+ tokens", message) else "GRAPHQL_PARSE_FAILED"


def _size(text: str, document: DocumentNode) -> int:
    """About how many bytes a document takes in memory: its text, and its tokens, which hang together in a list."""
    tokens, token = 0, document.loc.start_token if document.loc else None
    while token is not None:
        tokens, token = tokens + 1, token.next
    return getsizeof(text) + tokens * BYTES_OF_A_TOKEN
