"""How much the arguments of one operation may hold, whether they are written out or given as variables.

Every object in a filter is a condition to compile, and every object of an act is a value to store.
"""

from collections.abc import Collection
from typing import Any

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
