"""Subscriptions: from a document to what its subscriber is told of, and how each notice is written.

    document + coerced variables -> Following: what is wanted, since when, and the form of a notice

What a notice holds is the same for all who want the same; each subscriber's document only says what to show of it.
"""

from typing import Any, NamedTuple, TypeAlias

import orjson
from graphql import GraphQLObjectType, GraphQLSchema, get_named_type, is_leaf_type
from graphql.execution.values import VariableValues

from registry.errors import NotSupported, within
from registry.feed.asked import require_some
from registry.feed.looking import Seen, selection
from registry.storage.reading.external_ids import system_as_kept
from registry.subscribing import Wanted
from schema.answering.admitting import Known
from schema.answering.costs import require_affordable
from schema.language.types import as_object
from schema.selecting.collecting import Collector, Details

#: What to show of an object: keys, each with the name of a value, the form of the objects below, or a type's name.
Form: TypeAlias = "tuple[tuple[str, str, Form | str | None], ...]"


class Following(NamedTuple):
    """What a subscription is told of, and how."""

    key: str
    wanted: Wanted
    after: str | None
    form: Form

    def written(self, seen: Seen) -> bytes:
        """One notice as the answer's data."""
        notice = {"token": seen.to, "more": seen.more, "changes": seen.changes}
        return orjson.dumps({"data": {self.key: _shown(notice, self.form)}})


def stays_open() -> NotSupported:
    """The refusal of a subscription that was sent where one answer is all there is."""
    return NotSupported(
        "Subscriptions are answered over WebSocket, or as server-sent events.",
        "Prenumerationer besvaras över WebSocket, eller som server-sent events.",
        "Use the subprotocol graphql-transport-ws, or ask with `Accept: text/event-stream`.",
        "Använd underprotokollet graphql-transport-ws, eller fråga med `Accept: text/event-stream`.",
    )


def following(schema: GraphQLSchema, known: Known, values: VariableValues, most_cost: int) -> Following:
    """What an admitted subscription asks for; CostLimit when it costs more than it may."""
    root = schema.subscription_type
    if root is None:
        raise TypeError("the schema has no subscriptions")
    collector = Collector(schema, known.document, known.operation, values)
    # One field, whatever the variables are: so says a rule.
    [(key, name, details)] = collector.root(root)
    declared = root.fields[name]
    given = {each: collector.argument(declared, details, each).given for each in declared.args}
    after, types, not_from = (
        None if given[each].absent else given[each].read(values.coerced) for each in ("after", "types", "notFrom")
    )
    with within(key):
        if types is not None:
            require_some(types)
        require_affordable(selection(of_types=bool(types), not_from=not_from is not None), most_cost)
        system = None if not_from is None else system_as_kept(not_from)
        wanted = Wanted(tuple(sorted({str(getattr(each, "value", each)) for each in types or ()})), system)
        return Following(key, wanted, after, _form(collector, as_object(get_named_type(declared.type)), details))


def _form(collector: Collector, type_: GraphQLObjectType, details: Details) -> Form:
    found: list[tuple[str, str, Form | str | None]] = []
    for key, name, below in collector.sub(type_, details):
        if name == "__typename":
            found.append((key, name, type_.name))
        elif is_leaf_type(named := get_named_type(type_.fields[name].type)):
            found.append((key, name, None))
        else:
            found.append((key, name, _form(collector, as_object(named), below)))
    return tuple(found)


def _shown(value: Any, form: Form) -> Any:
    if isinstance(value, list):
        return [_shown(each, form) for each in value]
    shown = {}
    for key, name, what in form:
        if isinstance(what, str):
            shown[key] = what
        else:
            shown[key] = value[name] if what is None else _shown(value[name], what)
    return shown
