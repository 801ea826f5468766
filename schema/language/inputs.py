"""What acts are given: the small values that hang on records, and the lines that many acts have alike.

Absent is left out, null is None: `values` gives the fields that were given, by the registry's own names.
"""

from collections.abc import Collection
from copy import copy
from dataclasses import fields, is_dataclass
from typing import Any

import strawberry
from strawberry import UNSET

from registry.acts.rows.given import Rows
from registry.errors import Invalid, Required
from registry.storage.model.terms import OnDifference, OnError
from registry.storage.writing.references import Ref
from schema.language.deriving import inputs_of, same
from schema.language.fields import NOTES, input_field
from schema.language.references import OrganisationRef, Reference


@inputs_of("language.records.Period")
class PeriodFields:
    """From and to, each planned or actual."""

    start = same()
    start_is = same()
    end = same()
    end_is = same()


@inputs_of("language.records.TargetGroup", description="Whom it is for (målgrupp).")
class TargetGroupInput:
    """Whom it is for."""

    text = same()
    age_from = same()
    age_to = same()


@inputs_of("language.records.Source")
class SourceInput:
    """Where a fact comes from."""

    title = same()
    url = same()
    publisher = same()
    date = same()
    fields: list[str] | None = same("The contract's fields that it supports; none is the whole record (fält).", None)
    locator = same()
    is_inferred = same(default=False)


@inputs_of("language.records.KnownList", description="How much of a list is known (hur fullständig listan är).")
class KnownListInput:
    """How much of a list is known."""

    completeness = same()
    on = same()


@inputs_of("language.records.FormerName")
class FormerNameInput:
    """A name once used."""

    name = same()
    until = same()


@inputs_of("language.records.FormerKey")
class FormerKeyInput:
    """An official code or number that was valid before."""

    system = same()
    value = same()
    until = same()


@inputs_of("language.records.Contact")
class ContactInput:
    """A function to turn to."""

    function = same()
    organisation: OrganisationRef | None = same()
    email = same("The function's address, not a person's (e-post).")
    phone = same()


@inputs_of(
    "language.records.Opening",
    description="An open invitation: until when, for whom, what it demands and gives (inbjudan att delta).",
)
class OpeningInput:
    """An open invitation."""

    closes_on = same()
    seeks = same()
    demands = same()
    offers = same()
    places = same()
    contact = same()


#: Under which note it stands that a line is the id alone of what `which` names, and the day from which it may be gone.
ID_ALONE, ID_ALONE_UNTIL = "id_alone", "2027-06-30"

# ---- Lines that many acts have alike ---------------------------------------------------------------------------------


def which(what: str) -> Any:
    """Which record an act is about; `what` is the Swedish word for it."""
    return input_field(f"Which ({what}).", ...)


def which_one(what: str = "vilken") -> Any:
    """The record that an act is about, by whichever key one has; `what` is the Swedish word for it."""
    return input_field(f"Which, by whichever key you have; needed ({what}).")


def id_alone() -> Any:
    """Its id alone, as acts took it before they took every key: for the clients that still say so."""
    return strawberry.field(
        description="Its id (id).",
        default=UNSET,
        deprecation_reason=f"Use which. Goes away {ID_ALONE_UNTIL}.",
        metadata={NOTES: {ID_ALONE: True}},
    )


def seen_version() -> Any:
    """The version of it that the caller saw."""
    return input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)


def facts(needed: str) -> Any:
    """The facts of a new record, and which of them are needed."""
    return input_field(f"What it is; {needed} are needed (uppgifter).", ...)


def changes() -> Any:
    """Its facts, of which those that are given change."""
    return input_field("What changes (uppgifter).", ...)


def theme_slugs() -> Any:
    """Its themes, which people know by their slugs."""
    description = "Service areas and topics, by slug (områden)."
    return strawberry.field(description=description, default=UNSET, metadata={NOTES: {"slugs": True}})


def on_error() -> Any:
    """What an act on many rows does when one is wrong."""
    return input_field("What becomes of the other rows when one is wrong (vid fel).", OnError.REJECT_ALL)


def on_difference() -> Any:
    """What an act on many rows does with what stands otherwise."""
    description = "What becomes of what stands already, when a row says otherwise of it (vid skillnad)."
    return input_field(description, OnDifference.TELL)


# ---- From an input to the registry -----------------------------------------------------------------------------------


def values(given: Any) -> dict[str, Any]:
    """The fields that were given, by the registry's names: absent left out, null as None, references as such."""
    return {each.name: _value(now, each) for each in fields(given) if (now := getattr(given, each.name)) is not UNSET}


def _value(given: Any, line: Any = None) -> Any:
    if isinstance(given, Reference):
        return given.ref
    if isinstance(given, list):
        by_slug = line is not None and line.metadata.get(NOTES, {}).get("slugs")
        return [Ref("slug", each, bare=True) if by_slug else _value(each) for each in given]
    return values(given) if is_dataclass(given) else given


def fields_of(given: Any) -> dict[str, Any]:
    """What the input of an act gives as its `fields`, as `values` has it; nothing when it has none."""
    found = getattr(given, "fields", None)
    return values(found) if is_dataclass(found) and not isinstance(found, type) else {}


def given_without(given: Any, names: Collection[str]) -> Any:
    """The input of an act without some of its `fields`; the one that was given stays as it is."""
    if not names:
        return given
    without = copy(given)
    without.fields = copy(given.fields)
    for each in names:
        setattr(without.fields, each, UNSET)
    return without


def ref(given: Any) -> Ref | None:
    """A reference that may be left out."""
    return given.ref if isinstance(given, Reference) else None


def named(given: Any) -> Ref:
    """The record that an act is about, as `which` names it, or by its id alone.

    Required when neither says so, and Invalid when both do.
    """
    bare, which = getattr(given, id_alone_of(given) or ""), ref(given.which)
    if which is not None and bare not in (UNSET, None):
        raise Invalid("The record is named twice.", "Posten anges två gånger.", path=("which",))
    if which is None and bare in (UNSET, None):
        raise Required.of("which")
    return which or Ref("id", bare, bare=True)


def id_alone_of(given: Any) -> str | None:
    """The line of an input that is the id alone of what `which` names; None when it has no such line."""
    return next((each.name for each in fields(given) if each.metadata.get(NOTES, {}).get(ID_ALONE)), None)


def or_none(given: Any) -> Any:
    """A value that may be left out, as None."""
    return None if given is UNSET else given


def rows_of(given: Any, rows: list[Any]) -> Rows:
    """The rows of an act on many, with their source and what becomes of those that are not simply new."""
    source = or_none(given.source)
    return Rows(
        [values(each) for each in rows], values(source) if source else None, given.on_error, given.on_difference
    )
