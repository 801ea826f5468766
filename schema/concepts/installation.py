"""Who is asking and who answers: the viewer with its inbox, and this installation."""

import strawberry
from strawberry import UNSET

from registry.across.inbox import MOST_DAYS
from registry.storage.model.terms import RecordType, Role
from schema.language.bounds import bounded
from schema.language.fields import MOST, USUAL, attribute, field, list_of, one
from schema.language.personal import TO_GREET, TO_LINK
from schema.language.records import Contact
from schema.language.scalars import URL

#: How many of an inbox are shown.
SIZE = (bounded(int, 1, MOST), USUAL, "How many, {bounds} (antal).")


@strawberry.type(description="Records that wait for the caller, the longest waiting first (inkorg).")
class Inbox:
    """Records that wait for the caller."""

    total_count: int = attribute("How many in all (antal).")
    nodes = field(list_of("language.records.Record"), "The records (poster).")


@strawberry.type(description="Who is asking (den som frågar).")
class Viewer:
    """Who is asking."""

    name: str | None = attribute("The caller's name; null for anyone (namn).", about=TO_GREET)
    role: Role = attribute("What the caller may do (behörighet).")
    person: strawberry.ID | None = attribute("Who it is, if somebody has signed in; null else (person).", about=TO_LINK)
    organisations = field(
        list_of("organisations.Organisation"),
        "On whose behalf: its own organisation, and an RSS body's members where it acts for them (organisationer).",
    )
    to_decide = field(
        Inbox,
        "What waits for the caller: interests, invitations, needs that were sent back, and requests to keep what"
        " it keeps (att besluta).",
        {"first": SIZE},
    )
    to_confirm = field(
        Inbox,
        "The caller's initiatives, groups and organisations that nobody has changed or confirmed for a year; what has"
        " no keeper waits for national editors (att bekräfta).",
        {
            "first": SIZE,
            "organisation": (
                str | None,
                UNSET,
                "Only what is this organisation's, by its slug; national editors may ask for anyone's (organisation).",
            ),
            "types": (list[RecordType] | None, UNSET, "Only records of these types (slag av post)."),
            "days": (
                int | None,
                UNSET,
                f"For how many days nobody has, in the place of a year; 0 is all, over {MOST_DAYS} is as that (dagar).",
            ),
        },
    )


@strawberry.type(description="This installation: who answers for it, and which version it runs (om gränssnittet).")
class ApiInfo:
    """The installation that answers."""

    name: str = attribute("The registry's name (namn).")
    version: str = attribute("The version it runs (version).")
    status: str = attribute("How far it has come, such as beta (status).")
    licence: URL = attribute("The licence of what the registry states (licens).")
    documentation: URL | None = attribute("Where it is described (dokumentation).")
    sign_in: URL | None = attribute(
        "Where people sign in in a browser, when there is an issuer; they come back to the page (inloggning)."
    )
    publisher = one("organisations.Organisation", "Who publishes the registry, when told (utgivare).")
    data_controller: str | None = attribute("Who answers for personal data, when told (personuppgiftsansvarig).")
    contact: Contact | None = attribute("Whom to turn to, when told (kontakt).")
    sources_first: list[str] = attribute(
        "Whose word stands when systems that send rows say different things of a field, the first first; `by hand` is"
        " what people have set. Those that are not named come last, and among equals the last who tells wins"
        " (källornas ordning)."
    )
