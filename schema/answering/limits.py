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
    #: How many pairs of fields may have one key in one place, and how long an alias may be: it is repeated in each row.
    repeats: int = 5000
    alias_length: int = 100


#: People write a handful of conditions; lists of plain values count as one each.
MOST_OBJECTS, MOST_NESTED = 100, 32
#: What is done is given as variables: three hundred participants have a few objects each.
MOST_OBJECTS_OF_ACTS = 3000
#: What another system sends at once: a thousand rows, each with its key, its fields and some objects in them.
MOST_OBJECTS_SENT = 15_000
#: All values of an operation's variables, however they stand in lists and objects; of what is sent, as many for each.
MOST_VALUES, MOST_VALUES_SENT = 20_000, 60_000
#: How many faults of an operation are told, and how much of each sentence: both may repeat what was sent.
MOST_ERRORS, LONGEST_SENTENCE = 20, 500
#: How much of one code or key is repeated within a sentence.
LONGEST_VALUE = 100

TOO_MANY, TOO_MANY_FOR_ACTS, TOO_MANY_SENT = (
    (
        f"Arguments hold at most {most} objects and {values} values.",
        f"Argument får innehålla högst {most} objekt och {values} värden.",
    )
    for most, values in (
        (MOST_OBJECTS, MOST_VALUES),
        (MOST_OBJECTS_OF_ACTS, MOST_VALUES),
        (MOST_OBJECTS_SENT, MOST_VALUES_SENT),
    )
)
TOO_NESTED = (
    f"Arguments nest at most {MOST_NESTED} deep.",
    f"Argument får nästlas i högst {MOST_NESTED} nivåer.",
)


def clipped(text: str, most: int = LONGEST_SENTENCE) -> str:
    """A text for a person, cut where it repeats more of what was sent than anybody reads."""
    return text if len(text) <= most else text[:most] + " …"


def size_of(variables: dict[str, Any], most: int = MOST_OBJECTS_OF_ACTS) -> tuple[int, int]:
    """How many objects variables hold, and how deep they nest; counts no further than what is refused anyway.

    `most` is how many are allowed. More values than go with it are more objects than anything may hold.
    """
    most_values = MOST_VALUES_SENT if most == MOST_OBJECTS_SENT else MOST_VALUES
    objects = deepest = values_seen = 0
    waiting: list[tuple[Collection[Any], int]] = [(variables.values(), 1)]
    while waiting:
        values, depth = waiting.pop()
        values_seen += len(values)
        if values_seen > most_values:
            return most + 1, deepest
        for each in values:
            if isinstance(each, (dict, list)):
                objects += isinstance(each, dict)
                deepest = max(deepest, depth)
                if objects > most or depth > MOST_NESTED:
                    return objects, deepest
                waiting.append((each.values() if isinstance(each, dict) else each, depth + 1))
    return objects, deepest
