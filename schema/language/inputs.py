"""What acts are given: references by whichever key one has, and the small values that hang on records.

Absent is left out, null is None: `values` gives the fields that were given, by the registry's own names.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import strawberry
from strawberry import UNSET

from registry.storage.model.terms import DateStatus
from registry.storage.writing.references import Ref
from schema.language.scalars import URL, PartialDate


def input_field(description: str, default: Any = UNSET, name: str | None = None) -> Any:
    """A field of an input; optional unless `default` is `...`."""
    if default is ...:
        return strawberry.field(description=description, name=name)
    return strawberry.field(description=description, default=default, name=name)


@strawberry.input(description="A key of another system (nyckel i annat system).")
class ExternalKey:
    """A key of another system."""

    system: str = input_field("The system, such as scb-kommunkod (system).", ...)
    value: str = input_field("The key in it (värde).", ...)


class Reference:
    """One key, whichever one has."""

    @property
    def ref(self) -> Ref:
        """The reference as the registry reads it."""
        given = {each: value for each, value in vars(self).items() if value is not UNSET}
        ((name, value),) = given.items()
        return Ref(name, (value.system, value.value) if isinstance(value, ExternalKey) else value)


@strawberry.input(one_of=True, description="A record by one key, whichever you have (post).")
class RecordRef(Reference):
    """A record by one key."""

    id: strawberry.ID | None = input_field("Its id (id).")
    slug: str | None = input_field("Its slug, also one it had before (kortnamn).")
    external: ExternalKey | None = input_field("Its key in another system (nyckel i annat system).")


@strawberry.input(
    one_of=True,
    description="An organisation by one key, whichever you have; a name must fit exactly one (organisation).",
)
class OrganisationRef(Reference):
    """An organisation by one key."""

    id: strawberry.ID | None = input_field("Its id (id).")
    municipality_code: str | None = input_field("A municipality's code, four digits (kommunkod).")
    slug: str | None = input_field("Its slug, also one it had before (kortnamn).")
    organisation_number: str | None = input_field("Its organisation number (organisationsnummer).")
    name: str | None = input_field("Its name, exactly, or its short name (namn).")
    external: ExternalKey | None = input_field("Its key in another system (nyckel i annat system).")


@strawberry.input(description="From and to, each planned or actual (period).")
class PeriodFields:
    """From and to, each planned or actual."""

    start: PartialDate | None = input_field("The first day, month or year (start).")
    start_is: DateStatus | None = input_field("Whether the start is a plan or a fact (planerat eller faktiskt).")
    end: PartialDate | None = input_field("The last day, month or year (slut).")
    end_is: DateStatus | None = input_field("Whether the end is a plan or a fact (planerat eller faktiskt).")


@strawberry.input(description="Whom it is for (målgrupp).")
class TargetGroupInput:
    """Whom it is for."""

    text: str = input_field("In words (beskrivning).", ...)
    age_from: int | None = input_field("From this age in years (från ålder).")
    age_to: int | None = input_field("To and including this age in years (till ålder).")


@strawberry.input(description="Where a fact comes from and which fields it supports (källa).")
class SourceInput:
    """Where a fact comes from."""

    title: str = input_field("The source's title (titel).", ...)
    url: URL | None = input_field("Where it can be read (webbadress).")
    publisher: str | None = input_field("Who published it (utgivare).")
    date: PartialDate | None = input_field("When it was published (datum).")
    fields: list[str] | None = input_field(
        "The contract's fields that it supports; none is the whole record (fält).", None
    )


@strawberry.input(description="A name once used (tidigare namn).")
class FormerNameInput:
    """A name once used."""

    name: str = input_field("The name (namn).", ...)
    until: PartialDate | None = input_field("When it was given up (till).")


@strawberry.input(description="A function to turn to, never a named person (funktionskontakt).")
class ContactInput:
    """A function to turn to."""

    function: str = input_field("The function, such as process leader (funktion).", ...)
    organisation: OrganisationRef | None = input_field("Where the function is (organisation).")
    email: str | None = input_field("The function's address, not a person's (e-post).")
    phone: str | None = input_field("The function's telephone (telefon).")


@strawberry.input(
    description="An open invitation: until when, for whom, what it demands and gives (inbjudan att delta)."
)
class OpeningInput:
    """An open invitation."""

    closes_on: date | None = input_field("The last day to answer (sista dag).")
    seeks: str = input_field("Whom it looks for (söker).", ...)
    demands: str = input_field("What a participant is asked for (kräver).", ...)
    offers: str | None = input_field("What a participant gets (erbjuder).")
    places: int | None = input_field("How many more it can take (platser).")
    contact: ContactInput | None = input_field("Whom to turn to (kontakt).")


@strawberry.input(description="A case number, unique only within the authority that gave it (diarienummer).")
class CaseNumberInput:
    """A case number with its authority."""

    authority: OrganisationRef = input_field("The authority that gave it (myndighet).", ...)
    value: str = input_field("The number (diarienummer).", ...)


def values(given: Any) -> dict[str, Any]:
    """The fields that were given, by the registry's names: absent left out, null as None, references as such."""
    return {each.name: _value(now) for each in fields(given) if (now := getattr(given, each.name)) is not UNSET}


def _value(given: Any) -> Any:
    if isinstance(given, Reference):
        return given.ref
    if isinstance(given, list):
        return [_value(each) for each in given]
    return values(given) if is_dataclass(given) else given


def themed(given: Any) -> dict[str, Any]:
    """The same, of what names its themes by their slugs."""
    found = values(given)
    if found.get("themes"):
        found["themes"] = [Ref("slug", each, bare=True) for each in found["themes"]]
    return found


def ref(given: Any) -> Ref | None:
    """A reference that may be left out."""
    return given.ref if isinstance(given, Reference) else None


def or_none(given: Any) -> Any:
    """A value that may be left out, as None."""
    return None if given is UNSET else given
