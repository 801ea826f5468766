"""Knowledge needs as the contract shows them."""

from typing import Any

import strawberry

from registry.concepts import knowledge_needs
from registry.concepts.knowledge_needs import HandlingWay, KnowledgeNeedState, NeedCloseReason
from registry.storage.model.terms import ServiceSide
from schema.concepts.initiatives import CaseNumber
from schema.language.fields import Filter, IntFilter, StringFilter, asked, both, connection, many, one, said, step
from schema.language.records import PartialDateFilter, Record, TargetGroup
from schema.language.scalars import PartialDate


@strawberry.type(description="A decision on how a need is handled (beslut om hantering).")
class Handling:
    """A decision on how a need is handled."""

    ways: list[HandlingWay] = said("The ways; a decision may name several (sätt).")
    decided_on: PartialDate = said("When it was decided (beslutsdatum).")
    decided_by = one("groups.Group", "The group that decided (beslutande grupp).")
    reason: str = said("Why, plain text (skäl).")
    case_number: CaseNumber | None = said("Under which case number (diarienummer).")


@strawberry.type(description="Knowledge that services find missing, insufficient or not adapted (kunskapsbehov).")
class KnowledgeNeed(Record):
    """Knowledge that services find missing, insufficient or not adapted."""

    model = knowledge_needs.KnowledgeNeed

    slug: str = said("A readable key; one once given keeps answering (kortnamn i webbadress).")
    title: str = said("Its title (titel).")
    title_en: str | None = said("Its title in English (engelsk titel).")
    description: str | None = said("More in words, plain text (beskrivning).")
    target_group: TargetGroup | None = said("Whom it concerns (målgrupp).")
    themes = many("themes.Theme", "Service areas and topics (områden).")
    side: ServiceSide | None = said("Exercise of authority, or provider services (myndighetsutövning eller utförare).")
    state: KnowledgeNeedState = said("Where it is in its life (läge).")
    close_reason: NeedCloseReason | None = said("Why it is closed; given when CLOSED (skäl till stängning).")
    sent_back_because: str | None = said(
        "What more was asked for, while it is sent back and not compiled again (skäl till återsändning)."
    )
    raised_on: PartialDate | None = said("When it was first raised (lyft).")
    addressed_on: PartialDate | None = said("When it was taken care of (omhändertaget).")
    round = one("needs_rounds.NeedsRound", "The round it was gathered in (behovsinventering).")
    merged_into = one(
        "knowledge_needs.KnowledgeNeed",
        "The need it was merged into; follow it to learn what happened (sammanslaget med).",
    )
    merged_from = many("knowledge_needs.KnowledgeNeed", "Needs that were merged into it (sammanslaget av).")
    handling: Handling | None = said("What was decided about it (beslutad hantering).")
    endorsements = connection(
        "endorsements.Endorsement",
        "Who stands behind it (ställer sig bakom).",
        where="endorsements.EndorsementWhere",
    )
    rss_body_count: int = said(
        "Distinct RSS bodies behind it, merged needs included; a municipality counts by the body that carried it or its"
        " primary body (antal RSS bakom behovet)."
    )
    municipality_count: int = said("Distinct municipalities behind it, merged needs included (antal kommuner bakom).")
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives that answer it (initiativ).",
        where="initiatives.InitiativeWhere",
        as_type="initiatives.InitiativeConnection",
    )
    outputs = connection("outputs.Output", "Outputs that answer it (resultat).", where="outputs.OutputWhere")


@strawberry.input(description="Which knowledge needs (urval av kunskapsbehov).")
class KnowledgeNeedWhere:
    """Which knowledge needs."""

    and_, or_, not_ = both("knowledge_needs.KnowledgeNeedWhere")
    slug: StringFilter | None = asked("By slug (kortnamn i webbadress).", StringFilter)
    state: Filter[KnowledgeNeedState] | None = asked("By state (läge).", Filter[KnowledgeNeedState])
    close_reason: Filter[NeedCloseReason] | None = asked("By why it is closed (skäl).", Filter[NeedCloseReason])
    side: Filter[ServiceSide] | None = asked(
        "By side of the work (myndighetsutövning eller utförare).", Filter[ServiceSide]
    )
    round: StringFilter | None = asked(
        "By the slug of the round it was gathered in (behovsinventering).", StringFilter, via=("round",), of="slug"
    )
    themes: Any = asked("By themes (områden).", "themes.ThemesFilter")
    is_answered: bool | None = asked("Whether an initiative or an output answers it (är besvarat).", bool)
    rss_body_count: IntFilter | None = asked("By how many RSS bodies stand behind it (antal RSS).", IntFilter)
    municipality_count: IntFilter | None = asked(
        "By how many municipalities stand behind it (antal kommuner).", IntFilter
    )
    raised_on: PartialDateFilter | None = asked("By when it was raised (lyft).", PartialDateFilter)
    addressed_on: PartialDateFilter | None = asked("By when it was taken care of (omhändertaget).", PartialDateFilter)
    endorsements: Any = asked("By who stands behind it (ställer sig bakom).", "endorsements.EndorsementsFilter")
    endorsed_by: Any = asked(
        "By an organisation that stands behind it (ställer sig bakom).",
        "organisations.OrganisationWhere",
        via=("endorsements", "organisation"),
    )


@strawberry.input(one_of=True, description="One step of an order of knowledge needs (ordning).")
class KnowledgeNeedOrder:
    """One step of an order of knowledge needs."""

    rss_body_count: Any = step("By how many RSS bodies stand behind it (antal RSS).")
    raised_on: Any = step("By when it was raised; unknown comes first (lyft).")
    title: Any = step("By title, in Swedish alphabetical order (titel).")
