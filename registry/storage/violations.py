"""What the database refuses, as refusals: each constraint's name tells what was wrong.

The database's own detail is never passed on: it repeats the row, and the rule may be that nobody should read it.
"""

import re

from sqlalchemy.exc import DBAPIError

from registry.errors import (
    AlreadyExists,
    Invalid,
    NotFound,
    Path,
    PeriodOutOfOrder,
    PersonalIdentityNumber,
    Refusal,
    Required,
)

NO_DATE = "This is no date: 2026, 2026-11 or 2026-11-25.", "Det är inget datum: 2026, 2026-11 eller 2026-11-25."
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
    "year": ("A year goes from 2000 to 2200.", "Ett år går från 2000 till 2200.", "year"),
    "step": ("The national model has steps 1 to 7.", "Den nationella modellen har steg 1 till 7.", "step"),
    "closed_has_reason": (
        "What is closed says why, and nothing else does.",
        "Det som är stängt säger varför, och inget annat gör det.",
        "reason",
    ),
    "merged_says_into_what": (
        "What is merged says into what, and nothing else does.",
        "Det som är sammanslaget säger med vad, och inget annat gör det.",
        "into",
    ),
    "not_merged_into_itself": (
        "A need cannot be merged into itself.",
        "Ett behov kan inte slås ihop med sig självt.",
        "needs",
    ),
    "handling_ways": ("A decision names at least one way.", "Ett beslut anger minst ett sätt.", "ways"),
    "handling_whole": (
        "A decision says how, when and why.",
        "Ett beslut säger hur, när och varför.",
        "reason",
    ),
    "handling_decided": (
        "A group or case number belongs to a decision.",
        "En grupp eller ett diarienummer hör till ett beslut.",
        "ways",
    ),
    "handling_case_number_whole": (
        "A case number has the authority that gave it.",
        "Ett diarienummer har den myndighet som gav det.",
        "caseNumber",
    ),
    "handling_decided_on_is_date": (*NO_DATE, "decidedOn"),
    "addressed_on_is_date": (*NO_DATE, "on"),
    "language": ("A language is written sv, en or sv-FI.", "Ett språk skrivs sv, en eller sv-FI.", "language"),
    "licence": (
        "The licence is the address of its text.",
        "Licensen anges som adressen till dess text.",
        "licence",
    ),
    "not_its_own_successor": (
        "An output cannot supersede itself.",
        "Ett resultat kan inte ersätta sig självt.",
        "supersedes",
    ),
    "withdrawn_has_reason": (
        "What is withdrawn says why, and nothing else does.",
        "Det som är återtaget säger varför, och inget annat gör det.",
        "because",
    ),
}
#: The same for what can be there only once.
ONCE: dict[str, tuple[str, str, str]] = {
    "endorsements_pair": (
        "The organisation stands behind the need already.",
        "Organisationen står redan bakom behovet.",
        "organisation",
    ),
    "outputs_supersedes_id": (
        "Another output supersedes it already.",
        "Ett annat resultat ersätter det redan.",
        "supersedes",
    ),
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
    table = getattr(cause, "table_name", None) or ""
    match state:
        case "23505":
            return _twice(rule, table)
        case "23503":
            return NotFound(*NOWHERE, path=_column(rule, f"fk_{table}_"))
        case "23502":
            return Required.of(_camel((getattr(cause, "column_name", None) or "").removesuffix("_id")))
        case "23514":
            return checked(rule, table)
        # A number too large, a text with U+0000, a date that no calendar has.
        case "22003" | "22021" | "22P05" | "22008" | "22007":
            return Invalid("A value cannot be kept.", "Ett värde går inte att spara.")
    return None


def _twice(rule: str, table: str) -> Refusal:
    if (name := rule.removeprefix("uq_")) in ONCE:
        english, swedish, where = ONCE[name]
        return AlreadyExists(english, swedish, path=(where,))
    return AlreadyExists(*ALREADY, path=_column(rule, f"uq_{table}_"))


def _column(rule: str, prefix: str) -> Path:
    """The place that the name of a column's rule tells of."""
    return (_camel(rule.removeprefix(prefix).removesuffix("_id")),) if rule.startswith(prefix) else ()


def checked(rule: str, table: str) -> Refusal:
    """The refusal that a broken rule of a table stands for."""
    name = rule.removeprefix(f"ck_{table}_")
    if name == "no_personal_number":
        return PersonalIdentityNumber(*PERSONAL)
    if name.endswith("period_in_order"):
        return PeriodOutOfOrder(*ORDER, path=("period",))
    if name in TOLD:
        english, swedish, where = TOLD[name]
        return Invalid(english, swedish, path=(where,))
    if found := re.fullmatch(r"(\w+)_is_date", name):
        return Invalid(*NO_DATE, path=(_camel(found[1]),))
    words = name.replace("_", " ")
    return Invalid(f"It breaks the rule “{words}”.", f"Det bryter mot regeln ”{words}”.")


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(each.capitalize() for each in others)
