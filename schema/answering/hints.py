"""Official codes that lead nowhere: a warning with the nearest code, beside the null that the contract promises.

Only for codes of closed lists, where an unknown one is a mistake. A slug that leads nowhere is just null. The warning
stands in `extensions.warnings`: an entry in `errors` would make clients throw away the rest of the answer, and public
checkers take it for a failing server. The answer is one statement as always; only a miss asks a second one.
"""

from dataclasses import dataclass
from typing import Any

from registry.storage.database.readers import Readers
from registry.storage.reading.given import Given
from registry.storage.reading.selection import Keyed, Selection
from schema.answering.limits import clipped

CODE = "UNKNOWN_CODE"
#: A warning as `extensions.warnings` holds it.
Warning_ = dict[str, Any]


@dataclass(frozen=True)
class ClosedList:
    """What a list's codes are called, and a statement that gives the nearest one to a code, itself if it is there."""

    en: str
    sv: str
    nearest: str


#: The closed lists, by table and column. Nearest is by number, as a slip of the finger is; a code that is no number is
#: near to nothing.
LISTS = {
    ("organisations", "municipality_code"): ClosedList(
        "municipality",
        "kommun",
        """select municipality_code as code, name from organisations
           where publication = 'PUBLISHED' and municipality_code is not null and $1 ~ '^[0-9]{1,6}$'
           order by abs(municipality_code::integer - case when $1 ~ '^[0-9]{1,6}$' then $1::integer end), 1 limit 1""",
    ),
    ("counties", "code"): ClosedList(
        "county",
        "län",
        """select code, name from counties where $1 ~ '^[0-9]{1,6}$'
           order by abs(code::integer - case when $1 ~ '^[0-9]{1,6}$' then $1::integer end), 1 limit 1""",
    ),
}


@dataclass(frozen=True)
class CodeLookup:
    """A root field that looks a record up by an official code."""

    key: str
    codes: ClosedList
    value: Given


def code_lookups(selection: Selection) -> tuple[CodeLookup, ...]:
    """The fields of a selection that can miss."""
    return tuple(
        CodeLookup(root.key, codes, root.value)
        for root in selection.roots
        if isinstance(root, Keyed) and (codes := LISTS.get((root.body.model.__tablename__, root.column))) is not None
    )


async def misses(
    lookups: tuple[CodeLookup, ...], data: bytes, values: dict[str, Any], readers: Readers
) -> list[Warning_]:
    """A warning for each code that is in no list."""
    # A nested field of the same name may be null too; then the list is asked in vain and says that the code is there.
    maybe = [each for each in lookups if b'"%b":null' % each.key.encode() in data]
    found = [await _miss(each, str(each.value.read(values)), readers) for each in maybe]
    return [warning for warning in found if warning is not None]


async def _miss(lookup: CodeLookup, code: str, readers: Readers) -> Warning_ | None:
    codes, code = lookup.codes, clipped(code)
    async with readers.connection() as connection:
        near = await connection.fetchrow(codes.nearest, code)
    if near is not None and near["code"] == code:
        return None
    hint = {"hint": f"Did you mean {near['code']} {near['name']}?"} if near is not None else {}
    return {
        "path": [lookup.key],
        "code": CODE,
        "message": f"There is no {codes.en} {code}.",
        "messageSv": f"Det finns {_no(codes.sv)} {codes.sv} {code}.",
        **hint,
    }


def _no(noun: str) -> str:
    return "inget" if noun == "län" else "ingen"
