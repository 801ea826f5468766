"""What stands in a cell as a value of its field, as the contract writes it, and what is doubtful in it.

What cannot be read is left as it stands, for the act to refuse with its own words.
"""

import re
from functools import cache
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType

from registry.spreadsheets import TRUTHS
from registry.storage.model.lists import too_many
from registry.storage.model.names import snake
from registry.storage.model.swedish_time import is_open_end
from registry.storage.model.texts import tidied
from schema.importing.columns import Target
from schema.language.types import words_of

#: Between the items of a list.
BETWEEN = "|"
_AROUND = f"{BETWEEN} \t\r\n\u00a0"
YES_AND_NO = TRUTHS | {"ja": True, "nej": False}
CODE, DIGITS = "municipalityCode", 4
#: Blanks that are written between thousands: the ordinary, and those at which no line breaks.
GAPS = " \u00a0\u2009\u202f"
_NUMBER = re.compile(rf"-?(?:\d{{1,15}}|\d{{1,3}}(?:[{GAPS}]\d{{3}}){{1,4}})(?:[.,]\d{{1,15}})?", re.ASCII)
_MONTH = re.compile(r"(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*[-. ](\d{2}|\d{4})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ID = re.compile(r"[a-z_]+_[0-9a-f]{32}", re.ASCII)
_REFERENCES = {
    "id": _ID,
    "organisationNumber": re.compile(r"\d{6}-\d{4}", re.ASCII),
    CODE: re.compile(r"\d{3,4}", re.ASCII),
}


def value_of(cell: Any, target: Target) -> tuple[Any, list[str]]:
    """A cell as a value of a field, and what is doubtful in it (Swedish). What is no text stands as JSON has it."""
    doubts: list[str] = []
    if cell is None or isinstance(cell, list | dict):
        return cell, doubts
    if isinstance(cell, bool) or (target.whole and not isinstance(cell, str)):
        return cell, doubts
    text = tidied(str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell))
    if target.whole:
        return text, doubts
    if target.in_list is None:
        return _one(text, target, doubts), doubts
    return [_one(each, target, doubts) for part in text.split(BETWEEN) if (each := tidied(part))], doubts


def refused_list(cell: Any, target: Target) -> str | None:
    """Why a cell has more items than its list may have (Swedish); None when it has not. It is not parted for that."""
    if target.in_list is None or target.whole or not isinstance(cell, str):
        return None
    number = cell.strip(_AROUND).count(BETWEEN) + 1
    refusal = too_many(number, snake(target.path[target.in_list]))
    return None if refusal is None else f"{refusal.message_sv} {refusal.hint_sv}"


def put(fields: dict[str, Any], target: Target, value: Any) -> None:
    """Let a record's fields have a value at its place; each item of a list has it at its own."""
    *outer, last = target.path
    if target.in_list is not None and target.in_list < len(outer) and isinstance(value, list):
        value, last, outer = [{last: each} for each in value], outer[-1], outer[:-1]
    for step in outer:
        fields = fields.setdefault(step, {})
    fields[last] = value


def _one(text: str, target: Target, doubts: list[str]) -> Any:
    type_ = target.type
    if isinstance(type_, GraphQLInputObjectType):
        return _reference(text, type_, doubts)
    if target.path[-1] == CODE:
        return _code(text, doubts)
    if isinstance(type_, GraphQLEnumType):
        return _term(text, type_)
    if type_.name == "Boolean":
        return YES_AND_NO.get(text.casefold(), text)
    if type_.name in ("PartialDate", "Date"):
        return _day(text, doubts)
    if type_.name in ("Int", "Float"):
        number = _number(text, doubts)
        if not _NUMBER.fullmatch(number):
            return text
        return float(number) if "." in number else int(number)
    return _number(text, doubts, is_money=True) if target.path[-2:] == ("amount", "value") else text


def _reference(text: str, type_: GraphQLInputObjectType, doubts: list[str]) -> dict[str, str]:
    """A reference by the key that a text looks like; else by its name, or its slug where it has no name."""
    for key, form in _REFERENCES.items():
        if key in type_.fields and form.fullmatch(text):
            return {key: _code(text, doubts) if key == CODE else text}
    return {"name" if "name" in type_.fields else "slug": text}


def _code(text: str, doubts: list[str]) -> str:
    """A municipality's code with the zero that a spreadsheet took."""
    if not (text.isdecimal() and len(text) == DIGITS - 1):
        return text
    doubts.append(f"{text} har tappat sin nolla och lästes som {text.zfill(DIGITS)}.")
    return text.zfill(DIGITS)


def _term(text: str, type_: GraphQLEnumType) -> str:
    """A value of a closed list, by its name or by what people call it."""
    return _terms(type_).get(text.casefold(), text)


@cache
def _terms(type_: GraphQLEnumType) -> dict[str, str]:
    """The values of a closed list by all that they may be called."""
    return {
        label.casefold(): each.name
        for each in words_of(type_) or ()
        for label in (each.meaning_sv, each.en, each.sv, each.name)
    }


def _day(text: str, doubts: list[str]) -> str | None:
    if is_open_end(text):
        doubts.append(f"{text} betyder att inget slut är känt, och lästes som tomt.")
        return None
    if found := _MONTH.fullmatch(text.casefold()):
        year = found[2] if len(found[2]) == DIGITS else f"20{found[2]}"
        known = f"{year}-{_MONTHS.index(found[1]) + 1:02}"
        doubts.append(f"{text} lästes som månaden {known}.")
        return known
    return text


def _number(text: str, doubts: list[str], *, is_money: bool = False) -> str:
    """A number as JSON writes it, of one with a decimal comma or gaps; what is no number stands as it is.

    Money has its öre in two digits.
    """
    if not _NUMBER.fullmatch(text):
        return text
    plain = re.sub(f"[{GAPS}]", "", text).replace(",", ".")
    if is_money and len(plain.partition(".")[2]) == 1:
        plain += "0"
    if plain != text:
        doubts.append(f"{text} lästes som {plain}.")
    return plain
