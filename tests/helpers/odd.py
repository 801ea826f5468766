"""Values that nobody means, and where in an input they can stand."""

import copy
from collections.abc import Iterator, Mapping
from itertools import cycle, islice, pairwise
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLList, Undefined, get_named_type, get_nullable_type
from graphql.utilities import coerce_input_value

#: A text that no index can hold: unlike a repeated letter it cannot be made shorter.
LONG = "".join(chr(97 + number * number * 7919 % 1009 % 26) for number in range(9000))
#: Each of them has broken something somewhere.
ODD: list[Any] = [
    None, True, 0, -1, 2**31, 2**63, -(2**63) - 1, 1e308, 0.5, "", " ", "\u0000", "a\u0000b", "x" * 100_000, LONG,
    [], [None], [[]], {}, {"id": None}, {"slug": "a", "id": "b"}, {"slug": ""}, {"eq": None}, {"in": [None]},
    "2026-W10-1", "2026-02-30", "0000-00-00", "99999-01-01", "2026-01-01T00:00:00+23:59", "２０２６", "٣", "１",
    "\u202eabc", "e\u0301", "\ufeff", "\u00a0", "a\nb", "'; drop table initiatives; --", "%_\\", "$1", "{}", "null",
    "urn:uuid:00000000-0000-0000-0000-000000000000", "initiative_00000000000000000000000000000000", "initiative_",
    "eyJ", "https://[::1", "javascript:alert(1)", "mailto:", "a@b", "NaN", "Infinity", "-0", "1e9999", 3000, 10**400,
    "19121212-1212", {"a": {"b": {"c": {}}}},
]  # fmt: skip
#: Those that a type takes, by its name.
FITTING: dict[str, list[Any]] = {}
#: How deep into an input leaves are looked for; a filter may hold itself.
DEEPEST = 4


#: Where a value stands in an input.
Path = tuple[str | int, ...]
#: A field of an input type.
Step = tuple[str, str]


def leaves(type_: Any) -> Iterator[Path]:
    """The paths to every field of an input, those that hold others too."""
    return (path for path, _, _ in trails(type_))


def trails(type_: Any, depth: int = 0) -> Iterator[tuple[Path, tuple[Step, ...], Any]]:
    """The same, each with the fields that it leads through, and the type of the last of them."""
    named = get_named_type(type_)
    if not isinstance(named, GraphQLInputObjectType) or depth == DEEPEST:
        return
    for name, field in named.fields.items():
        step = (named.name, name)
        yield (name,), (step,), field.type
        inside = (name, 0) if isinstance(get_nullable_type(field.type), GraphQLList) else (name,)
        if get_named_type(field.type) is named:
            continue
        for rest, steps, last in trails(field.type, depth + 1):
            yield (*inside, *rest), (step, *steps), last


def places(arguments: Mapping[str, Mapping[str, Any]], each: int) -> dict[str, list[tuple[Path, list[Any]]]]:
    """Where in the arguments of questions odd values are tried, `each` so many; the types by question and argument.

    A question's filters lead through one another, so that most fields can stand in hundreds of places. Each is tried
    in one place of every question that has it, and in one below every field that it can stand right below; and goes on
    with other values from place to place, until it has been given them all. One more fits its type, where any does, so
    that it comes further than being refused.
    """
    known: set[tuple[Step, ...]] = set()
    given: dict[Step, tuple[Iterator[Any], Iterator[Any]]] = {}
    found: dict[str, list[tuple[Path, list[Any]]]] = {}
    for question, types in arguments.items():
        found[question], here = [], set[Step]()
        for argument, type_ in types.items():
            for path, steps, declared in (((), (), type_), *trails(type_)):
                whole = ((question, argument), *steps)
                step, last = whole[-1], whole[-2:]
                if step in here and last in known:
                    continue
                here.add(step)
                known.add(last)
                # Neighbouring fields are given different ones.
                odd, fit = given.setdefault(
                    step, (_from(ODD, len(given) * each), _from(_fitting(declared), len(given)))
                )
                found[question].append(((argument, *path), [*islice(odd, each), *islice(fit, 1)]))
    return found


def _fitting(type_: Any) -> list[Any]:
    """The odd values that a type takes, though it may not want them."""
    if str(type_) not in FITTING:
        FITTING[str(type_)] = [it for it in ODD if it is not None and coerce_input_value(it, type_) is not Undefined]
    return FITTING[str(type_)]


def _from(values: list[Any], begin: int) -> Iterator[Any]:
    return islice(cycle(values), begin % len(values), None) if values else iter(())


def with_odd(given: Any, path: tuple[str | int, ...], odd: Any) -> Any:
    """An input with one of its fields, whether it was there or not, given an odd value."""
    made = copy.deepcopy(given)
    place = made
    for step, after in pairwise(path):
        empty: Any = [] if isinstance(after, int) else {}
        if isinstance(step, int):
            if not place:
                place.append(empty)
            if not isinstance(place[0], type(empty)):
                place[0] = empty
            place = place[0]
        else:
            if not isinstance(place.get(step), type(empty)):
                place[step] = empty
            place = place[step]
    if isinstance(path[-1], int):
        place[:] = [odd]
    else:
        place[path[-1]] = odd
    return made
