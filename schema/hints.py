"""Official codes that lead nowhere: an error with the nearest code, beside the null that the contract promises.

Only for codes of closed lists, where an unknown one is a mistake. A slug that leads nowhere is just null. The answer is
one statement as always; only a miss asks a second one.
"""

from dataclasses import dataclass
from typing import Any

import asyncpg
from graphql import GraphQLError

from registry.storage.selection import Given, Keyed, Selection

CODE = "UNKNOWN_CODE"


@dataclass(frozen=True)
class ClosedList:
    """What a list's codes are called, and a statement that gives the nearest one to a code, itself if it is there."""

    en: str
    sv: str
    nearest: str


# Nearest by number, as a slip of the finger is; a code that is no number is near to nothing.
LISTS = {
    "municipality_code": ClosedList(
        "municipality",
        "kommun",
        """select municipality_code as code, name from organisations
           where publication = 'PUBLISHED' and municipality_code is not null and $1 ~ '^[0-9]{1,6}$'
           order by abs(municipality_code::integer - case when $1 ~ '^[0-9]{1,6}$' then $1::integer end), 1 limit 1""",
    ),
    "code": ClosedList(
        "county",
        "län",
        """select code, name from counties where $1 ~ '^[0-9]{1,6}$'
           order by abs(code::integer - case when $1 ~ '^[0-9]{1,6}$' then $1::integer end), 1 limit 1""",
    ),
}


@dataclass(frozen=True)
class Asked:
    """A root field that was asked for by an official code."""

    key: str
    column: str
    value: Given


def asked_by_code(selection: Selection) -> tuple[Asked, ...]:
    """The fields of a selection that can miss."""
    return tuple(
        Asked(root.key, root.column, root.value)
        for root in selection.roots
        if isinstance(root, Keyed) and root.column in LISTS
    )


async def misses(
    asked: tuple[Asked, ...], data: bytes, values: dict[str, Any], pool: "asyncpg.Pool[Any]"
) -> list[GraphQLError]:
    """An error for each code that is in no list."""
    # A nested field of the same name may be null too; then the list is asked in vain and says that the code is there.
    maybe = [each for each in asked if b'"%b":null' % each.key.encode() in data]
    found = [await _miss(each, str(each.value.read(values)), pool) for each in maybe]
    return [error for error in found if error is not None]


async def _miss(asked: Asked, code: str, pool: "asyncpg.Pool[Any]") -> GraphQLError | None:
    told = LISTS[asked.column]
    near = await pool.fetchrow(told.nearest, code)
    if near is not None and near["code"] == code:
        return None
    extensions = {"code": CODE, "messageSv": f"Det finns {_no(told.sv)} {told.sv} {code}."}
    if near is not None:
        extensions["hint"] = f"Did you mean {near['code']} {near['name']}?"
    return GraphQLError(f"There is no {told.en} {code}.", path=[asked.key], extensions=extensions)


def _no(noun: str) -> str:
    return "inget" if noun == "län" else "ingen"
