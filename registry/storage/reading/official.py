"""Official keys, such as municipal codes: which record one leads to now, and which it once led to.

    "1917" -> had by Heby until 2006-12-31 -> Heby, which is "0331" now

A key leads to the record that has it, or else to the one that had it before; of a record that was merged, it leads to
the one that lives on. Whatever reads by such keys asks here: lookups, filters, references and warnings.
"""

from typing import Any

from sqlalchemy import FromClause, Select, Text, cast, false, func, literal_column, null, or_, select, true
from sqlalchemy import column as sql_column
from sqlalchemy.dialects.postgresql import JSONB, array

from registry.storage.model.numbers import printed
from registry.storage.model.terms import Publication
from registry.storage.reading.external_ids import system_as_kept
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Draft, Row, Sql, is_true

#: The system whose keys people write with and without a hyphen, and with 16 before them.
NUMBERS = "organisationsnummer"


def system_of(model: Any, column: str) -> str | None:
    """The system whose keys stand in a column; None when they are no official keys."""
    return next((name for name, each in getattr(model, "official_keys", {}).items() if each == column), None)


def _as_kept(system: str, value: Sql, draft: Draft) -> Sql:
    """A key as it is kept: an organisation number with its hyphen, and without 16 before it.

    What has neither ten digits nor those twelve is no such number, and nobody's.
    """
    if system != NUMBERS:
        return value
    digits = func.translate(value, draft.text("- "), draft.text(""))
    form, kept = draft.text("^(?:16)?([0-9]{6})([0-9]{4})$"), draft.text(r"\1-\2")
    return func.regexp_replace(digits, form, kept, type_=Text())


def carriers(scope: Scope, model: Any, column: str, value: Sql, *shown: Sql) -> list[Select[Any]]:
    """SELECTs of the records that have, or had, a key: `shown`, then (id, lives, is_former, until).

    `lives` is what lives on of the record, itself if it was not merged, and `until` the last day of a key that it had.
    A key that is shown with a record now leads to no other. Whether the caller may see the record is for whoever asks.
    An organisation number may be written in any of its forms.
    """
    system = system_of(model, column) or ""
    value = _as_kept(system, value, scope)
    has, before, other = (scope.alias(model) for _ in range(3))
    now = select(*shown, *_living(has), false().label("is_former"), cast(null(), Text).label("until"))
    key = _former(before, scope)
    until = key.c.value.op("->>")(scope.text("until"))
    taken: Select[Any] = select(literal_column("1")).where(
        other.c[column] == value, other.c.publication == scope.word(Publication.PUBLISHED.value)
    )
    then = select(*shown, *_living(before), true().label("is_former"), until.label("until"))
    then = then.select_from(before.join(key, true())).where(
        _had(before, system, value, scope), _is(key, system, scope) == value, ~scope.exists(taken, other)
    )
    return [now.where(has.c[column] == value), then]


def answers(
    model: Any, row: Row, column: str, value: Sql, scope: Scope, *beside: FromClause, many: bool = False
) -> Sql:
    """Whether a record answers to a key in a column; with `many` to one of a list of keys.

    `beside` is the table that the key is read from, if it is none of its own. At another moment it answers to what it
    had then, and to what it had had: nothing is looked up beside the record.
    """
    system = system_of(model, column) or ""
    if scope.is_now:
        given = func.unnest(value).column_valued(scope.name("given")) if many else value
        ways = [
            way.with_only_columns(_both(way), maintain_column_froms=True).correlate(*beside)
            for way in carriers(scope, model, column, given)
        ]
        return row.c.id.in_(ways[0].union_all(*ways[1:]))

    def has_or_had(kept: Sql) -> Sql:
        return or_(row.c[column] == kept, _had(row, system, kept, scope))

    if not many:
        return is_true(has_or_had(_as_kept(system, value, scope)))
    each = func.unnest(value).table_valued("value", name=scope.name("given")).render_derived()
    found = has_or_had(_as_kept(system, each.c.value, scope))
    return scope.exists(select(literal_column("1")).select_from(each).where(found), each)


def told_of(model: Any, row: Any, by: str, value: Any) -> tuple[str, str, str]:
    """The same of a reference to a record that had a key before; `row` has its columns, and `by` is as in a `Ref`."""
    system, given = (system_as_kept(value[0]), value[1]) if by == "external" else (system_of(model, by) or "", value)
    kept = printed(given) if system == NUMBERS else given.strip()
    until = next(
        (each.get("until") for each in row.former_keys if (each["system"], each["value"]) == (system, kept)), None
    )
    return told(given, until, getattr(row, model.official_keys[system]), merged=False)


def told(value: str, until: str | None, now: str | None, *, merged: bool) -> tuple[str, str, str]:
    """What is said of a key that led on: the code of the warning, and its sentence in English and in Swedish."""
    if merged:
        return (
            "MERGED",
            f"What {value!r} leads to was merged into another record, which is meant instead.",
            f"Det som {value!r} leder till är sammanslaget med en annan post, som används i stället.",
        )
    was = (f"was valid until {until}", f"gällde till {until}") if until else ("was valid before", "gällde tidigare")
    is_now = (f"it is {now} now", f"nu {now}") if now else ("nothing is in its place", "inget gäller i dess ställe")
    return "FORMER_KEY", f"{value} {was[0]}; {is_now[0]}.", f"{value} {was[1]}; {is_now[1]}."


def _both(way: Select[Any]) -> Sql:
    """A record that has or had a key, and what lives on of it."""
    return func.unnest(array([way.selected_columns.id, way.selected_columns.lives]))


def _living(row: Row) -> tuple[Sql, Sql]:
    return row.c.id.label("id"), func.coalesce(row.c.merged_into_id, row.c.id).label("lives")


def _had(row: Row, system: str, value: Sql, draft: Draft) -> Sql:
    """Whether a record had a key before, by an index."""
    one = func.jsonb_build_object(draft.text("system"), draft.text(system), draft.text("value"), cast(value, Text))
    found: Sql = row.c.former_keys.op("@>", is_comparison=True)(func.jsonb_build_array(one))
    return found


def _former(row: Row, draft: Draft) -> Any:
    """The keys that a record had, one by one."""
    return func.jsonb_array_elements(row.c.former_keys).table_valued(
        sql_column("value", JSONB()), name=draft.name("former")
    )


def _is(key: Any, system: str, draft: Draft) -> Sql:
    """The value of a former key, if it is one of a system."""
    of_system = key.c.value.op("->>")(draft.text("system")) == draft.text(system)
    return draft.when(of_system, key.c.value.op("->>")(draft.text("value")))
