"""How much may be asked at once: how large a document may be, and how much its arguments may hold.

Every object in a filter is a condition to compile, and every object of an act is a value to store, whether they are
written out or given as variables.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Limits:
    """How large a document may be, before anything is asked of the database.

    All but `tokens` and `fragments` are of one operation with its fragments written out.
    """

    #: How deep selections may nest, and how many tokens the text may have.
    depth: int = 15
    tokens: int = 2000
    aliases: int = 50
    #: How many fields may be selected, and how many of them at the root.
    fields: int = 4000
    roots: int = 100
    directives: int = 200
    fragments: int = 100


#: People write a handful of conditions; lists of plain values count as one each.
MOST_OBJECTS, MOST_NESTED = 100, 32
#: What is done is given as variables: three hundred participants have a few objects each.
MOST_OBJECTS_OF_ACTS = 3000

TOO_MANY, TOO_MANY_FOR_ACTS = (
    (f"Arguments hold at most {most} objects.", f"Argument får innehålla högst {most} objekt.")
    for most in (MOST_OBJECTS, MOST_OBJECTS_OF_ACTS)
)
TOO_NESTED = (
    f"Arguments nest at most {MOST_NESTED} deep.",
    f"Argument får nästlas i högst {MOST_NESTED} nivåer.",
)


def size_of(variables: dict[str, Any]) -> tuple[int, int]:
    """How many objects variables hold, and how deep they nest; counts no further than what is refused anyway."""
    objects = deepest = 0
    waiting: list[tuple[Collection[Any], int]] = [(variables.values(), 1)]
    while waiting:
        values, depth = waiting.pop()
        for each in values:
            if isinstance(each, (dict, list)):
                objects += isinstance(each, dict)
                deepest = max(deepest, depth)
                if objects > MOST_OBJECTS_OF_ACTS or depth > MOST_NESTED:
                    return objects, deepest
                waiting.append((each.values() if isinstance(each, dict) else each, depth + 1))
    return objects, deepest
