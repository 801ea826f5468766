"""How long a statement gets: reckoned before it is written, and what its branches share.

A selection is small where its document is, because the types of an interface share what they select. Its statement need
not be: what two branches of a CASE show is written twice, and at each level again. So what they all show of another
record is written once, in front of them, and how many fields are left to write is counted first.
"""

from functools import lru_cache
from typing import Any

from registry.errors import FieldLimit
from registry.storage.reading.criteria import Among, Chosen, Compare, Condition, Either, Every, Not, Related
from registry.storage.reading.fields import (
    Body,
    Branch,
    Edges,
    Facets,
    Field,
    FirstOf,
    Inside,
    Leaf,
    Many,
    Nodes,
    One,
    Page,
    ValueList,
)
from registry.storage.reading.selection import (
    ByIds,
    Gathered,
    Items,
    Keyed,
    Selection,
    Then,
    Waiting,
    Written,
)

#: How long a statement may get, in lengths of a plain field, about 120 bytes each. The longest ready one has 150.
MOST_WRITTEN = 1000
#: The same where an act answers: what was wrong and what to look at may be many, whatever the document asks for.
MOST_ANSWERED = 5000
#: The same for a page of the change feed, which shows each type of record in a branch that only its records take.
MOST_TOLD = 2000
#: The lengths of what is written around the fields of other records.
ONE, LIST, PAGE, FACET, RELATION = 2, 4, 8, 4, 4
#: How many bodies are remembered: those of a few documents, for that is how long they are of use.
BODIES = 256
#: A record that is pointed at is written once for all branches when it shows more than this.
LITTLE = 8


def require_moderate(selection: Selection, most: int = MOST_WRITTEN) -> None:
    """FieldLimit when the statement of a selection would be too long to write, to plan and to keep."""
    if any(isinstance(root, Written) for root in selection.roots):
        most = max(most, MOST_TOLD)
    if sum(_written(root) for root in selection.roots) > most:
        raise FieldLimit(most)


@lru_cache(maxsize=BODIES)
def shared(body: Body) -> tuple[Field, ...]:
    """The fields that all of several branches show, and that are long enough to be written only once."""
    first, *others = (set(branch.fields) for branch in body.branches)
    both = first.intersection(*others) if others else set()
    return tuple(each for each in body.branches[0].fields if each in both and _is_long(each))


def _is_long(field: Field) -> bool:
    return isinstance(field, Page | Many | ValueList) or (isinstance(field, One | FirstOf) and _written(field) > LITTLE)


@lru_cache(maxsize=BODIES)
def _of_body(body: Body) -> int:
    once = shared(body)
    return sum(map(_written, once)) + sum(_of_branch(branch, once) for branch in body.branches)


def _of_branch(branch: Branch, but: tuple[Field, ...]) -> int:
    return sum(1 if each in but else _written(each) for each in branch.fields)


def _written(what: Any) -> int:
    """The length of a part of a selection, itself included."""
    match what:
        case Body():
            return _of_body(what)
        case One(body=body) | Keyed(body=body) | Nodes(body=body):
            return ONE + _of_body(body)
        case Many(body=body, condition=condition):
            return LIST + _of_body(body) + _of_condition(condition)
        case Page(parts=parts, condition=condition, arguments=arguments):
            chosen = sum(RELATION + _of_condition(each.condition) for _, each in arguments if isinstance(each, Among))
            return PAGE + sum(map(_written, parts)) + _of_condition(condition) + chosen
        case Edges(parts=parts):
            return ONE + sum(_written(each) for _, each in parts)
        case Facets(facets=facets):
            return FACET * len(facets)
        case Inside(fields=fields) | ValueList(fields=fields) | Gathered(fields=fields) | FirstOf(ones=fields):
            return ONE + sum(map(_written, fields))
        case ByIds(bodies=bodies) | Waiting(bodies=bodies) | Written(bodies=bodies):
            return LIST + sum(ONE + _of_body(body) for body in bodies)
        case Items(fields=fields):
            return LIST + sum(map(_written, fields))
        case Then(root=root):
            return PAGE + _written(root)
        case Leaf(arguments=arguments):
            return 1 + sum(_of_among(each) for _, each in arguments if isinstance(each, Among))
    return 1


def _of_among(among: Among) -> int:
    """A value that is computed among some records names them three times: those in it, those not, and any."""
    return 3 * (RELATION + _of_condition(among.condition))


def _of_condition(condition: Condition) -> int:
    match condition:
        case Every(conditions) | Either(conditions):
            return sum(map(_of_condition, conditions))
        case Not(inner) | Chosen(condition=inner):
            return _of_condition(inner)
        case Related(path, inner):
            return RELATION * len(path) + _of_condition(inner)
        case Compare(among=among) if among:
            return sum(_of_among(each) for _, each in among)
    return 1
