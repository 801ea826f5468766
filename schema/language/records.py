"""What every record shows, and the small values that hang on records."""

from datetime import date, datetime
from typing import Any

import strawberry

from registry.storage.model.contact_roles import ContactRole
from registry.storage.model.terms import Completeness, DateStatus, Publication
from registry.storage.reading import external_ids
from schema.language.fields import LANGUAGE, attribute, connection, field, later, list_of, many, one
from schema.language.scalars import URL, PartialDate


@strawberry.interface(description="Anything with an id, such as initiative_0191f1c27b6e7cc2a1f34d5e6f708192 (objekt).")
class Node:
    """Anything with an id."""

    id: strawberry.ID = attribute("The id: the type's name, then 32 hexadecimal digits; never changes (id).")


@strawberry.type(description="Whether the viewer may do something, and why not (tillåtet).")
class Allowed:
    """Whether the viewer may do something."""

    allowed: bool = attribute("Whether it is allowed (tillåtet).")
    reason = field(str | None, "Why it is not allowed; null when it is (skäl).", {"language": LANGUAGE})


@strawberry.type(description="What the viewer may do with the record, and why not (behörighet).")
class ViewerCan:
    """What the viewer may do with the record."""

    update: Allowed = attribute("Change it (ändra).")
    publish: Allowed = attribute("Show it to everyone (publicera).")
    withdraw: Allowed = attribute("Take it back (återta).")


@strawberry.type(description="Where a fact comes from and which fields it supports (källa).")
class Source:
    """Where a fact comes from."""

    title: str = attribute("The source's title (titel).")
    url: URL | None = attribute("Where it can be read (webbadress).")
    publisher: str | None = attribute("Who published it (utgivare).")
    date: PartialDate | None = attribute("When it was published (datum).")
    fields: list[str] = attribute("The contract's fields that it supports; none is the record as a whole (fält).")
    locator: str | None = attribute("Where in the source it says so, such as a page or a heading (var i källan).")
    is_inferred: bool = attribute("Whether this is inferred from the source, which does not say so itself (tolkning).")


@strawberry.type(description="A key in another system (identitet i annat system).")
class ExternalId:
    """A key in another system."""

    model = external_ids.ExternalId

    system: str = attribute("The system (system).")
    value: str = attribute("The key in it (värde).")


@strawberry.type(
    description="Whom to turn to about a record: an organisation, as far as one is shown, or else the national editors"
    " (kontakt)."
)
class ContactPoint:
    """Whom to turn to about a record."""

    organisation = one(
        "organisations.Organisation",
        "The organisation: the first that is shown of its keeper, the keeper of what it is a part of, the convener of"
        " the group, and an organisation itself; null when it is the national editors (organisation).",
    )
    role: ContactRole = attribute("Why it is they that one turns to (roll).")
    in_words = field(str, "The same in a sentence (i ord).", {"language": LANGUAGE})
    registry_contact = field(
        later("language.records.Contact") | None,
        "The registry's own function, when told, as in apiInfo { contact }: where the national editors are found"
        " (registrets kontakt).",
        installed="contact",
    )


@strawberry.interface(
    description="What every record carries (post): version to guard changes, when, shown or not, where from,"
    " and what the viewer may do."
)
class Record(Node):
    """What every record carries.

    A type that shows a record names it in `model`, and in `kinds` those of its rows that it shows, if not all. The
    ready acts ask for what people call one, and for what they want to see of it when somebody else has changed it. A
    type says both in GraphQL: `called`, if that is not its title or name, and `at_a_glance`, if that is not what it is
    called, its state and its publication.
    """

    version: int = attribute("Grows by one with every change; the version you saw guards the next one (version).")
    created_at: datetime = attribute("When the record was made, UTC (skapad).")
    updated_at: datetime = attribute("When it last changed, UTC (ändrad).")
    publication: Publication = attribute("Whether it is shown to everyone (publicering).")
    last_confirmed_at: datetime | None = attribute("When its facts were last confirmed, UTC (senast bekräftad).")
    sources: list[Source] = attribute(
        "Where its facts come from (källor).",
        as_input="Where the facts come from (källor).",
        tested_as=("citations", "sources.CitationSome"),
    )
    keeper = one(
        "organisations.Organisation",
        "Who answers for the facts, or is suggested to until keeperAcceptedAt says when it took that on; no role in the"
        " work. Without one, contactPoint says whom to turn to"
        " (förvaltande organisation).",
        as_input="Who answers for the facts (förvaltande organisation).",
    )
    keeper_accepted_at: datetime | None = attribute(
        "When the keeper itself took that on, UTC: it asked for the record, made it or has confirmed it. Null while it"
        " has not: the keeper is then the registry's own suggestion, from what the sources say of owners, conveners and"
        " publishers (förvaltningen åtagen)."
    )
    contact_point: ContactPoint = attribute("Whom to turn to about it, also when it has no keeper (kontakt).")
    external_ids = many(
        "language.records.ExternalId",
        "Its keys in other systems, official ones such as scb-kommunkod among them; case numbers stand with their"
        " authority, in caseNumbers of an initiative and caseNumber of a mandate, and `lookup` takes them too"
        " (identiteter i andra system).",
        as_input="Its keys in other systems, all of them; official ones are the registry's own (identiteter i andra"
        " system).",
    )
    assertions = field(
        list_of("disputed_values.Assertion"),
        "Which of its fields other systems have told of in rows, and when, as of now; disputedValues tells what lost"
        " (källuppgifter).",
    )
    history = connection(
        "history.HistoryEntry",
        "What was done to it, the oldest first; `last: 5` gives the latest (historik).",
        of_records=False,
    )
    viewer_can: ViewerCan = attribute("What the viewer may do with it (behörighet).")


@strawberry.interface(
    description="Who acts: an organisation, or a group such as a steering group or a network of managers (aktör)."
)
class Actor(Node):
    """Who acts: an organisation or a group."""

    slug: str = attribute("A readable key; one once given keeps answering (kortnamn i webbadress).")
    name: str = attribute("Its name (namn).")


def readable_key(made_from: str, word: str = "kortnamn i webbadress") -> Any:
    """The slug of a record: what it is made of when an act leaves it out, and what an act calls it in Swedish."""
    return attribute(
        "A readable key; one once given keeps answering (kortnamn i webbadress).",
        as_input=f"A readable key; made from {made_from} when left out ({word}).",
    )


@strawberry.type(description="From and to, each planned or actual (period).")
class Period:
    """From and to, each planned or actual."""

    start: PartialDate | None = attribute("The first day, month or year (start).")
    start_is: DateStatus | None = attribute("Whether the start is a plan or a fact (starten planerad eller faktisk).")
    end: PartialDate | None = attribute("The last day, month or year (slut).")
    end_is: DateStatus | None = attribute("Whether the end is a plan or a fact (slutet planerat eller faktiskt).")


@strawberry.type(description="Whom it is for (målgrupp); ages when stated.")
class TargetGroup:
    """Whom it is for."""

    text: str = attribute("In words (beskrivning).")
    age_from: int | None = attribute("From this age in years (från ålder).")
    age_to: int | None = attribute("To and including this age in years (till ålder).")


@strawberry.type(
    description="How much of a list is known here, and when it was so (hur fullständig listan är). Its source is among"
    " the record's, with the field's name in `fields`."
)
class KnownList:
    """How much of a list is known here."""

    completeness: Completeness = attribute("How much is known (fullständighet).")
    on: PartialDate | None = attribute("When it was so (datum).")


@strawberry.type(description="A name once used (tidigare namn).")
class FormerName:
    """A name once used."""

    name: str = attribute("The name (namn).")
    until: PartialDate | None = attribute("When it was given up (till).")


@strawberry.type(description="An official code or number that was valid before (tidigare kod eller nummer).")
class FormerKey:
    """An official code or number that was valid before."""

    system: str = attribute("The system: scb-kommunkod or organisationsnummer (system).")
    value: str = attribute("The code or number (värde).")
    until: PartialDate | None = attribute("The last day it was valid, as far as it is known (till).")


@strawberry.type(description="A function to turn to, never a named person (funktionskontakt).")
class Contact:
    """A function to turn to."""

    function: str = attribute("The function, such as process leader (funktion).")
    organisation = one("organisations.Organisation", "Where the function is (organisation).")
    email: str | None = attribute("The function's address (e-post).")
    phone: str | None = attribute("The function's telephone (telefon).")


@strawberry.type(
    description="An open invitation (inbjudan att delta): until when, for whom, what it demands and gives."
)
class Opening:
    """An open invitation."""

    closes_on: date | None = attribute("The last day to answer (sista dag).")
    is_open: bool = attribute("Whether it takes more today (är öppen).")
    seeks: str = attribute("Whom it looks for (söker).")
    demands: str = attribute("What a participant is asked for (kräver).")
    offers: str | None = attribute("What a participant gets (erbjuder).")
    places: int | None = attribute("How many more it can take (platser).")
    contact: Contact | None = attribute("Whom to turn to (kontakt).")


@strawberry.type(description="A value of an enum as shown to people (term).")
class Term:
    """A value of an enum as shown to people."""

    value: str = attribute(
        "The value (värde). It goes back into a filter in a variable of the enum's type: $state: InitiativeState for"
        " `state: { eq: $state }`. In the document it is written without quotation marks."
    )
    label = field(str, "What people call it (benämning).", {"language": LANGUAGE})
    description = field(str, "What it means (betydelse).", {"language": LANGUAGE})


@strawberry.type(description="An enum of the contract, with its values as shown to people (ordlista).")
class Vocabulary:
    """An enum of the contract."""

    enum: str = attribute("The enum's name in the contract, which `vocabulary` takes (ordlistans namn).")
    description: str = attribute("What it lists, in English with the Swedish term (betydelse).")
    terms: list[Term] = attribute("Its values, in their order (termer).")
