"""What is told beside the rows of a table: what the answer warns of, what the list says of itself, and who sees more.

    answer -> Beside -> the last lines of a table, the comments of a calendar

A table that keeps quiet of a filter that leads nowhere, or of what only a key opens, would pass for an answer.
"""

from typing import Any, NamedTuple

from schema.answering.answers import Answer
from schema.answering.hints import UNKNOWN_CODE, Warning_
from schema.http.columns import NO
from schema.http.negotiation import RequestRefused
from schema.http.sheets import Sheet, about_in, is_empty, rows_in

#: What stands before each warning in a table.
WARNING = "Varning"
#: What stands before the address of the rest, at the end of a table that does not hold all rows.
MORE = "Fler rader"
#: What is told where there are no rows, to whoever came without a key; the workbench says so to who is signed out.
NOT_SIGNED_IN: Warning_ = {
    "code": "NOT_SIGNED_IN",
    "message": "The question was asked without a key. What is not published, and what waits for somebody, is shown only"
    " to those who have a key or have signed in.",
    "messageSv": "Frågan är ställd utan nyckel. Det som inte är publicerat, och det som väntar på någon, visas bara för"
    " den som har en nyckel eller har loggat in.",
}


class Beside(NamedTuple):
    """What is told beside rows: warnings, each with its code, what the list says, and lines of a heading and a text."""

    warnings: tuple[Warning_, ...]
    #: What the list says of itself, by the keys of the answer.
    about: dict[str, Any]
    lines: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, answer: Answer, data: dict[str, Any], sheet: Sheet, *, has_key: bool) -> "Beside":
        """Takes the first page, since those that follow are told the same, and whether it was asked for with a key."""
        hidden = () if has_key or not is_empty(data, sheet) else (NOT_SIGNED_IN,)
        warnings = (*(answer.warnings or ()), *hidden)
        said = ((each.label, each.read(data)) for each in sheet.said)
        # The same key in several places of a filter is told of once.
        told = dict.fromkeys((WARNING, " ".join(_sentences(each, "Sv"))) for each in warnings)
        lines = (*((label, str(value)) for label, value in said if value not in (None, NO)), *told)
        return cls(warnings, about_in(data, sheet), lines)


def refuse_a_calendar_of_nothing(answer: Answer, data: dict[str, Any], sheet: Sheet) -> None:
    """RequestRefused when there is no event, and what was asked about is not there.

    A calendar program shows an empty calendar as one in which nothing happens, and its comments to nobody.
    """
    missing = next((each for each in answer.warnings or () if each["code"] == UNKNOWN_CODE), None)
    if missing is not None and not rows_in(data, sheet)[0]:
        en, sv = (" ".join(_sentences(missing, language)) for language in ("", "Sv"))
        raise RequestRefused(404, UNKNOWN_CODE, en, sv)


def _sentences(warning: Warning_, language: str) -> list[str]:
    return [warning[key] for each in ("message", "hint") if (key := each + language) in warning]
