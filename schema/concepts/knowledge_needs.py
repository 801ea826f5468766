"""Knowledge needs as the contract shows them."""

import strawberry

from registry.concepts import knowledge_needs
from registry.concepts.knowledge_needs import KnowledgeNeedState, NeedCloseReason
from registry.storage.model.terms import ServiceSide
from schema.language.conditions import condition
from schema.language.fields import LANGUAGE, attribute, connection, field, linked, many, one
from schema.language.lists import where
from schema.language.questions import AS_OF, by_slug
from schema.language.records import Record, TargetGroup, readable_key
from schema.language.scalars import PartialDate


@strawberry.type(
    description="Who sees a need that is not published, beside those who work nationally (vem som ser behovet)."
)
class SeenBy:
    """Who sees a need that is not published."""

    organisations = connection(
        "organisations.Organisation",
        "The organisations whose people see it: its keeper, and of a draft also whoever stands behind it and the RSS"
        " body that carried that, with the RSS bodies that act for them; none when everyone sees it (organisationer).",
    )
    in_words = field(str, "The same in a sentence (i ord).", {"language": LANGUAGE})


@strawberry.type(description="Knowledge that services find missing, insufficient or not adapted (kunskapsbehov).")
class KnowledgeNeed(Record):
    """Knowledge that services find missing, insufficient or not adapted."""

    model = knowledge_needs.KnowledgeNeed

    slug: str = readable_key("the title")
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
    handling = one(
        "decisions.Decision", "The newest decision on how it is handled: the one that stands (beslutad hantering)."
    )
    prioritisation = one(
        "decisions.Decision",
        "The newest decision to prioritise it, also if it has been sent back since (prioritering).",
    )
    decisions = connection("decisions.Decision", "What has been decided on it (beslut).")
    seen_by: SeenBy = attribute(
        "Who sees it: a raised need is a draft that the RSS bodies see which compile it (vem som ser det)."
    )
    endorsements = connection(
        "endorsements.Endorsement",
        "Who stands behind it (ställer sig bakom).",
    )
    rss_body_count: int | None = attribute(
        "Distinct RSS bodies known to be behind it, null where none is known, merged needs included; a municipality"
        " counts by the body that carried it or its primary body (antal kända RSS bakom behovet)."
    )
    municipality_count: int | None = attribute(
        "Distinct municipalities known to be behind it, null where none is known, merged needs included (antal kända"
        " kommuner bakom)."
    )
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives that answer it (initiativ).",
    )
    outputs = connection(
        "outputs.Output",
        "Outputs that answer it (kunskapsprodukter).",
    )
    linked_outputs = linked(
        "outputs.Output",
        "Outputs that answer it, all at once, for copies; `outputs` has pages (kopplade kunskapsprodukter).",
        of="outputs",
    )


@where
class KnowledgeNeedWhere:
    """Which knowledge needs."""

    is_answered = condition(
        "Whether an initiative that is being prepared, goes on or is completed answers it, or an output. An initiative"
        " that is only proposed, or was discontinued, does not. Decisions say nothing here: a need that is addressed,"
        " by its `state`, may be answered by neither (är besvarat).",
        bool,
    )
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
