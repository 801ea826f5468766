"""Endorsements as the contract shows them: who stands behind a need."""

import strawberry

from registry.concepts import endorsements
from registry.concepts.endorsements import EndorsementKind
from schema.language.fields import attribute, connection, first_of, one
from schema.language.questions import AS_OF
from schema.language.records import Record
from schema.language.scalars import PartialDate


@strawberry.type(
    description="An organisation behind a need (ställer sig bakom); `via` is the RSS body that carried it."
)
class Endorsement(Record):
    """An organisation behind a need."""

    model = endorsements.Endorsement
    called = "organisation { name } need { title }"
    at_a_glance = "kind priority localWording organisation { name }"

    need = one("knowledge_needs.KnowledgeNeed", "The need (kunskapsbehov).", required=True)
    organisation = one("organisations.Organisation", "The organisation (organisation).", required=True)
    acting_group = one(
        "groups.Group",
        "The group that stands behind it, such as a network of managers; the organisation convenes it or answers for it"
        " (grupp).",
    )
    actor = first_of(
        "language.records.Actor",
        ("acting_group", "organisation"),
        "Who stands behind it: the group if there is one, else the organisation (aktör).",
    )
    via = one(
        "organisations.RssBody",
        "The RSS body that carried it, in which a municipality is or was a member (via RSS).",
        as_input="The RSS body that carries it (via RSS).",
    )
    kind: EndorsementKind = attribute(
        "Whether it raised the need or shares it (lyft eller delar).",
        as_input="Whether it raised the need or shares it (slag).",
    )
    local_wording: str | None = attribute("The need in its own words, plain text (egen formulering).")
    priority: int | None = attribute(
        "How it ranks the need, 1 first (prioritet).", as_input="How it ranks the need, 1 to 10, 1 first (prioritet)."
    )
    stated_on: PartialDate | None = attribute("When it was told (datum).")
    round = one("needs_rounds.NeedsRound", "The round it was told in (behovsinventering).")


@strawberry.type
class Questions:
    """What can be asked for of endorsements."""

    endorsements = connection(
        "endorsements.Endorsement", "Who stands behind which need (vilka som står bakom).", **AS_OF
    )
