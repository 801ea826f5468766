"""Knowledge needs as the contract shows them."""

import strawberry

from registry.concepts import knowledge_needs
from registry.concepts.knowledge_needs import HandlingWay, KnowledgeNeedState, NeedCloseReason
from registry.storage.model.terms import ServiceSide
from schema.concepts.initiatives import CaseNumber
from schema.language.conditions import condition
from schema.language.fields import attribute, connection, many, one
from schema.language.lists import where
from schema.language.questions import AS_OF, by_slug
from schema.language.records import Record, TargetGroup, readable_key
from schema.language.scalars import PartialDate


@strawberry.type(description="A decision on how a need is handled (beslut om hantering).")
class Handling:
    """A decision on how a need is handled."""

    ways: list[HandlingWay] = attribute("The ways; a decision may name several (sätt).")
    decided_on: PartialDate = attribute("When it was decided (beslutsdatum).")
    decided_by = one("groups.Group", "The group that decided (beslutande grupp).")
    reason: str = attribute("Why, plain text (skäl).")
    case_number: CaseNumber | None = attribute("Under which case number (diarienummer).")


@strawberry.type(description="Knowledge that services find missing, insufficient or not adapted (kunskapsbehov).")
class KnowledgeNeed(Record):
    """Knowledge that services find missing, insufficient or not adapted."""

    model = knowledge_needs.KnowledgeNeed

    slug: str = readable_key("the title", "kortnamn")
    title: str = attribute("Its title (titel).")
    title_en: str | None = attribute("Its title in English (engelsk titel).")
    description: str | None = attribute("More in words, plain text (beskrivning).")
    target_group: TargetGroup | None = attribute("Whom it concerns (målgrupp).")
    themes = many("themes.Theme", "Service areas and topics (områden).")
    side: ServiceSide | None = attribute(
        "Exercise of authority, or provider services (myndighetsutövning eller utförare)."
    )
    state: KnowledgeNeedState = attribute("Where it is in its life (läge).")
    close_reason: NeedCloseReason | None = attribute("Why it is closed; given when CLOSED (skäl till stängning).")
    sent_back_because: str | None = attribute(
        "What more was asked for, while it is sent back and not compiled again (skäl till återsändning)."
    )
    raised_on: PartialDate | None = attribute("When it was first raised (lyft).")
    addressed_on: PartialDate | None = attribute("When it was taken care of (omhändertaget).")
    round = one("needs_rounds.NeedsRound", "The round it was gathered in (behovsinventering).")
    merged_into = one(
        "knowledge_needs.KnowledgeNeed",
        "The need it was merged into; follow it to learn what happened (sammanslaget med).",
    )
    merged_from = many("knowledge_needs.KnowledgeNeed", "Needs that were merged into it (sammanslaget av).")
    handling: Handling | None = attribute("What was decided about it (beslutad hantering).")
    endorsements = connection(
        "endorsements.Endorsement",
        "Who stands behind it (ställer sig bakom).",
    )
    rss_body_count: int = attribute(
        "Distinct RSS bodies behind it, merged needs included; a municipality counts by the body that carried it or its"
        " primary body (antal RSS bakom behovet)."
    )
    municipality_count: int = attribute(
        "Distinct municipalities behind it, merged needs included (antal kommuner bakom)."
    )
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives that answer it (initiativ).",
    )
    outputs = connection(
        "outputs.Output",
        "Outputs that answer it (resultat).",
    )


@where
class KnowledgeNeedWhere:
    """Which knowledge needs."""

    is_answered = condition("Whether an initiative or an output answers it (är besvarat).", bool)
    endorsed_by = condition(
        "By an organisation that stands behind it (ställer sig bakom).",
        "organisations.OrganisationWhere",
        via=("endorsements", "organisation"),
    )


@strawberry.type
class Questions:
    """What can be asked for of knowledge needs."""

    knowledge_needs = connection(
        "knowledge_needs.KnowledgeNeed",
        "Knowledge needs (kunskapsbehov).",
        **AS_OF,
    )
    knowledge_need = by_slug("knowledge_needs.KnowledgeNeed", "A knowledge need by slug (kunskapsbehov).")
