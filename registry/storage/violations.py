"""What the database refuses, as refusals: each constraint's name tells what was wrong.

The database's own detail is never passed on: it repeats the row, and the rule may be that nobody should read it.
"""

import re

from sqlalchemy.exc import DBAPIError

from registry.errors import (
    AlreadyExists,
    Invalid,
    NotFound,
    PeriodOutOfOrder,
    PersonalIdentityNumber,
    Refusal,
    Required,
)

#: Sentences for rules whose name does not say it all: English, Swedish, and where in the input.
TOLD: dict[str, tuple[str, str, str]] = {
    "slug": (
        "A slug has small letters a-z, digits and hyphens.",
        "En slug har små bokstäver a-z, siffror och bindestreck.",
        "slug",
    ),
    "title_said": ("The title is empty.", "Titeln är tom.", "title"),
    "name_said": ("The name is empty.", "Namnet är tomt.", "name"),
    "organisation_number": (
        "The organisation number is not right: ten digits, the last of which is a check digit.",
        "Organisationsnumret stämmer inte: tio siffror, där den sista är en kontrollsiffra.",
        "organisationNumber",
    ),
    "target_group_described": ("Ages need a target group in words.", "Åldrar kräver en målgrupp i ord.", "targetGroup"),
    "target_group_ages": ("Ages go from 0 to 130.", "Åldrar går från 0 till 130.", "targetGroup"),
    "target_group_ages_in_order": ("The ages are in the wrong order.", "Åldrarna står i fel ordning.", "targetGroup"),
    "sources_whole": (
        "A source needs a title, and its address begins with https://.",
        "En källa behöver en titel, och dess adress börjar med https://.",
        "sources",
    ),
    "contacts_whole": (
        "A contact needs a function, and an address that can be one.",
        "En kontakt behöver en funktion, och en adress som kan vara en adress.",
        "contacts",
    ),
    "priority": ("A priority goes from 1 to 10.", "En prioritet går från 1 till 10.", "priority"),
    "url": ("The address begins with https://.", "Adressen börjar med https://.", "url"),
}

PERSONAL = (
    "A text holds a personal identity or coordination number.",
    "En text innehåller ett person- eller samordningsnummer.",
    "The registry keeps nothing about individuals. Take the number out.",
    "Registret har inga uppgifter om enskilda. Ta bort numret.",
)
ORDER = ("It would end before it begins.", "Det skulle sluta innan det börjar.")
ALREADY = ("It is there already.", "Det finns redan.")
NOWHERE = (
    "Something that it points at is not there, or is of another kind.",
    "Något som den pekar på finns inte, eller är av annat slag.",
)


def refusal_of(error: DBAPIError) -> Refusal | None:
    """The refusal that a database error stands for; None when it is nothing that the caller can put right."""
    cause = getattr(error.orig, "__cause__", None)
    state, rule = getattr(cause, "sqlstate", None), getattr(cause, "constraint_name", None) or ""
    match state:
        case "23505":
            return AlreadyExists(*ALREADY)
        case "23503":
            return NotFound(*NOWHERE)
        case "23502":
            return Required.of(_camel(getattr(cause, "column_name", None) or ""))
        case "23514":
            return _checked(rule, getattr(cause, "table_name", None) or "")
        # A number too large, a text with U+0000, a date that no calendar has.
        case "22003" | "22021" | "22P05" | "22008" | "22007":
            return Invalid("A value cannot be kept.", "Ett värde går inte att spara.")
    return None


def _checked(rule: str, table: str) -> Refusal:
    name = rule.removeprefix(f"ck_{table}_")
    if name == "no_personal_number":
        return PersonalIdentityNumber(*PERSONAL)
    if name.endswith("period_in_order"):
        return PeriodOutOfOrder(*ORDER, path=("period",))
    if name in TOLD:
        english, swedish, where = TOLD[name]
        return Invalid(english, swedish, path=(where,))
    if found := re.fullmatch(r"(\w+)_is_date", name):
        told = "This is no date: 2026, 2026-11 or 2026-11-25.", "Det är inget datum: 2026, 2026-11 eller 2026-11-25."
        return Invalid(*told, path=(_camel(found[1]),))
    words = name.replace("_", " ")
    return Invalid(f"It breaks the rule “{words}”.", f"Det bryter mot regeln ”{words}”.")


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(each.capitalize() for each in others)
