"""Requests to keep a record as the contract shows them."""

import strawberry

from registry.concepts import keeper_requests
from registry.concepts.keeper_requests import KeeperRequestState
from schema.language.fields import attribute, connection, one
from schema.language.questions import AS_OF
from schema.language.records import Record


@strawberry.type(
    description="A request of an organisation to keep a record (begäran om att få förvalta): seen by whoever asks, by"
    " whoever keeps the record, and nationally; never by others. The record is an initiative, a"
    " group, a need or an output."
)
class KeeperRequest(Record):
    """A request of an organisation to keep a record."""

    model = keeper_requests.KeeperRequest
    called = "organisation { name } because"
    at_a_glance = "state because declinedBecause"

    organisation = one("organisations.Organisation", "Who asks (den som ber).", required=True)
    initiative_to_keep = one("initiatives.Initiative", "The initiative that it asks for (initiativ).", of="initiative")
    group_to_keep = one("groups.Group", "The group that it asks for (grupp).", of="group")
    need_to_keep = one("knowledge_needs.KnowledgeNeed", "The need that it asks for (kunskapsbehov).", of="need")
    output_to_keep = one("outputs.Output", "The output that it asks for (kunskapsprodukt).", of="output")
    because: str = attribute("Why; nothing about individuals (skäl).")
    state: KeeperRequestState = attribute("What has come of it (läge).")
    declined_because: str | None = attribute("Why it was declined (skäl till avslag).")
    answered_by = one(
        "organisations.Organisation",
        "Who kept the record and answered; null when it was answered nationally, or is not yet (den som svarade).",
    )


@strawberry.type
class Questions:
    """What can be asked for of requests."""

    keeper_requests = connection(
        "keeper_requests.KeeperRequest",
        "Who asks to keep which record; one's own, and those for what one keeps (begäranden om att få förvalta).",
        **AS_OF,
    )
