"""Rounds of gathering needs as the contract shows them."""

import strawberry

from registry.concepts import needs_rounds
from schema.language.fields import attribute, connection, one
from schema.language.questions import AS_OF, by_slug
from schema.language.records import KnownList, Record, readable_key


@strawberry.type(description="One round of gathering needs in a service area (behovsinventering).")
class NeedsRound(Record):
    """One round of gathering needs."""

    model = needs_rounds.NeedsRound
    called = "slug"
    at_a_glance = "slug step publication"

    slug: str = readable_key("area and year")
    service_area = one("themes.Theme", "The service area (verksamhetsområde).", required=True)
    year: int = attribute("The year (år).")
    step: int | None = attribute("How far it has come in the national model, 1 to 7 (steg).")
    answers_known: KnownList | None = attribute(
        "Whether all that was answered in it is known here, some or none; null when nobody has said (kända svar)."
    )
    needs = connection(
        "knowledge_needs.KnowledgeNeed",
        "The needs gathered in it (kunskapsbehov).",
    )


@strawberry.type
class Questions:
    """What can be asked for of rounds of gathering needs."""

    needs_rounds = connection("needs_rounds.NeedsRound", "Rounds of gathering needs (behovsinventeringar).", **AS_OF)
    needs_round = by_slug("needs_rounds.NeedsRound", "A round by slug (behovsinventering).")
