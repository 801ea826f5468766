"""Values that nobody means, and where in an input they can stand."""

import copy
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLList, get_named_type, get_nullable_type

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
#: How deep into an input leaves are looked for; a filter may hold itself.
DEEPEST = 4


def leaves(type_: Any, depth: int = 0) -> Iterator[tuple[str | int, ...]]:
    """The paths to every field of an input, those that hold others too."""
    named = get_named_type(type_)
    if not isinstance(named, GraphQLInputObjectType) or depth == DEEPEST:
        return
    for name, field in named.fields.items():
        yield (name,)
        inside = (name, 0) if isinstance(get_nullable_type(field.type), GraphQLList) else (name,)
        if get_named_type(field.type) is named:
            continue
        for rest in leaves(field.type, depth + 1):
            yield (*inside, *rest)


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
