"""Whether two servers answer the same: answers are brought to one form, in which only values and their places count."""

import re
from datetime import datetime
from typing import Any, TypeAlias

#: A value, or what stands together: the values of a record, or the records of a list.
Told: TypeAlias = "str | tuple[Told, ...]"
#: Where a list goes on is told by each server in its own way.
PLACES = {"endCursor"}
#: What a list with pages has one of, and a record none.
LIST_HAS = {"nodes", "totalCount"}
UUID = re.compile(r"(?:[a-z_]+_)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*")


def told(data: dict[str, Any]) -> Told:
    """What an answer tells, whatever its fields are called and however its objects nest.

    First stand the values of the root's lists, then all their records in one list, whose order counts; the order of
    lists in records does not. A record at the root is a list of one. Left out are nulls and places in lists, and ids
    and moments are written in one way. A field in capitals is a word that was counted, and so a value.
    """
    values: dict[str, Any] = {}
    records: list[Any] = []
    for name, each in data.items():
        if isinstance(each, list):
            records += each
        elif each and LIST_HAS & each.keys():
            records += each.get("nodes", [])
            values[name] = {part: value for part, value in each.items() if part != "nodes"}
        elif each is not None:
            records.append(each)
    return (*_of_object(values), _of_list(records, is_ordered=True))


def first_difference(ours: Told, theirs: Told) -> str | None:
    """Where two answers begin to differ, or None when they tell the same."""
    if ours == theirs:
        return None
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        for mine, other in zip(ours, theirs, strict=False):
            if found := first_difference(mine, other):
                return found
        return f"{len(ours)} and {len(theirs)} in {str(ours)[:200]} and {str(theirs)[:200]}"
    return f"{str(ours)[:200]} and {str(theirs)[:200]}"


def _of_object(found: dict[str, Any]) -> tuple[Told, ...]:
    values: list[Told] = []
    counted: list[Told] = []
    for name, each in found.items():
        if name in PLACES or each is None:
            continue
        if isinstance(each, list):
            values.append(_of_list(each, is_ordered=False))
        elif isinstance(each, dict):
            inner = _of_object(each)
            if name.isupper():
                counted.append((name, *inner))
            else:
                values += inner
        else:
            values.append(_written(each))
    return (*values, *([tuple(sorted(counted, key=repr))] if counted else ()))


def _of_list(found: list[Any], *, is_ordered: bool) -> tuple[Told, ...]:
    each: list[Told] = [_of_object(one) if isinstance(one, dict) else _written(one) for one in found if one is not None]
    return tuple(each if is_ordered else sorted(each, key=repr))


def _written(value: Any) -> str:
    text = str(value)
    if found := UUID.fullmatch(text):
        return "".join(found.groups())
    return datetime.fromisoformat(text).isoformat() if MOMENT.fullmatch(text) else text
