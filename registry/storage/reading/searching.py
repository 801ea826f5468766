"""What somebody typed, as a tsquery in a statement: what may be typed, and a filter of records by it.

text -> search_asked(), which registry.storage.search writes -> search_texts that have all terms -> their records
"""

from typing import Any

from sqlalchemy import Text, false, func, literal_column, select
from sqlalchemy import column as sql_column
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from registry.errors import InvalidFilter, NotSupported
from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from registry.storage.model.texts import Form, fault, tidied
from registry.storage.reading.given import Given
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.statement import Row, Sql
from registry.storage.search.tables import GONE, SearchText

#: How long what is typed may be. Lines that are pasted are read as one.
TYPED = Form(200, many_lines=True)
#: What is not seen and comes along where a text is pasted, such as a soft hyphen: it is read past.
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


def typed(given: Given, scope: Scope) -> Sql:
    """What was typed, bound; InvalidFilter at a call for a text that is too long or holds what no text holds."""

    def read(values: dict[str, Any]) -> str:
        return tidied(str(given.read(values)).translate(_UNSEEN))

    scope.require(lambda values: _require_text(read(values)))
    return scope.bind(read)


def says_something(text: str) -> bool:
    """Whether a text has a letter or a digit, without which there is nothing in it to look for."""
    return any(each.isalnum() for each in text)


def has_no_word(value: Given, scope: Scope) -> Sql:
    """Whether all that was typed are small words and single letters, which nothing is found by."""
    return func.cardinality(func.search_stems(typed(value, scope))) == literal_column("0")


def read_as(value: Given, scope: Scope) -> Sql:
    """What was typed as it was read, where words in it were taken for others; else null."""
    asked: Any = func.search_asked(typed(value, scope), false()).table_valued(
        sql_column("taken_for", Text()), name=scope.name("asked")
    )
    return scope.scalar(select(asked.c.taken_for), asked)


def _require_text(given: str) -> None:
    refused = fault(given, TYPED)
    if refused is not None:
        raise InvalidFilter(refused.message, refused.message_sv, refused.hint, refused.hint_sv)


def has_all_words(value: Given, model: type[Record], row: Row, scope: Scope) -> Sql:
    """Whether a record has all words that were typed; NotSupported of another moment, whose words are not kept."""
    if not scope.is_now:
        raise NotSupported(
            "What is searched is kept as it is now, and not as it was at another moment.",
            "Det som söks finns så som det är nu, och inte så som det var vid en annan tidpunkt.",
            "Leave out `search` or `asOf`; `contains` looks into the texts of another moment.",
            "Utelämna `search` eller `asOf`; `contains` letar i texterna vid en annan tidpunkt.",
        )
    asked: Any = func.search_asked(typed(value, scope), false()).table_valued(
        sql_column("q_all", TSQUERY()), name=scope.name("asked")
    )
    has: Any = scope.alias(SearchText)
    wanted = scope.scalar(select(asked.c.q_all), asked)
    found = select(has.c.record_id).where(
        has.c.record_type == scope.word(model.record_type.value), has.c.search.op("@@")(wanted)
    )
    return row.c.id.in_(found.correlate_except(has))


def may_find(audience: str, scope: Scope) -> tuple[str, dict[str, Any]]:
    """The condition that the caller is in an audience, as SQL of its own with what that binds.

    It says of a role what `Scope.sees` says, by what the feed has worked out of a record; a test holds them to agree.
    """
    if scope.role.sees_all:
        return f"{audience} is distinct from '{GONE}'", {}
    if scope.role is Role.ANONYMOUS:
        return f"{audience} is null", {}
    names: Any = scope.bind(_names_for(scope.role), ARRAY(Text()))
    clauses = f"jsonb_array_elements({audience}) clause"
    met = f"({audience} is null or not exists (select from {clauses} where not clause ?| :{names.key}))"
    return met, {names.key: names}


def _names_for(role: Role) -> Any:
    """What reads the names by which a caller meets audiences."""
    if role is Role.NATIONAL_INTEGRATION:
        return lambda values: list(values[CALLER]["types"])
    return lambda values: [str(each) for each in values[CALLER]["organisations"]] if role.has_own else []


def searches(written: Any) -> int:
    """How many times a field that another room writes searches (`Written`); none when it is of the change feed."""
    return int(getattr(written.asked, "searches", 0))
