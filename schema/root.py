"""The questions: what can be asked for at the root. A new concept is one line or two here."""

from datetime import datetime
from typing import Any

import strawberry

from registry.concepts.groups import GroupKind
from registry.concepts.initiatives import InitiativeKind
from registry.concepts.themes import ThemeKind
from schema.concepts import (
    endorsements,
    groups,
    history,
    initiatives,
    keys,
    knowledge_needs,
    memberships,
    needs_rounds,
    organisations,
    outputs,
    participations,
    people,
    themes,
)
from schema.concepts.installation import ApiInfo, Viewer
from schema.language.fields import MOST_OF_BOUNDED, attribute, connection, field, later, many
from schema.language.records import ExternalId, Node, Record, Term

#: Types that only an interface leads to.
TYPES = (
    *(organisations.Municipality, organisations.RssBody, organisations.OtherOrganisation, memberships.Membership),
    *(groups.ReferenceGroup, groups.OtherGroup, groups.Seat),
    *(initiatives.Initiative, participations.Participation, participations.Lesson, themes.Theme, outputs.Output),
    *(knowledge_needs.KnowledgeNeed, endorsements.Endorsement, needs_rounds.NeedsRound),
    ExternalId,
    *(keys.ApiKey, people.Person, people.Grant),
    history.HistoryEntry,
)


#: Every root field that leads to records can be asked of another moment.
AS_OF: dict[str, Any] = {
    "as_of": (
        datetime | None,
        strawberry.UNSET,
        "As the registry was at this moment; what has been withdrawn since is left out (som det var).",
    )
}


def keyed(path: str, description: str, argument: str, meaning: str, column: str) -> Any:
    """One record by its natural key; null when there is none, or none that the caller may see."""
    return field(later(path) | None, description, {argument: (str, ..., meaning), **AS_OF}, column=column)


SLUG = "A slug, also one it had before (kortnamn)."
INITIATIVES: dict[str, Any] = {
    "where": "initiatives.InitiativeWhere",
    "order_by": "initiatives.InitiativeOrder",
    "as_type": "initiatives.InitiativeConnection",
    **AS_OF,
}


@strawberry.type(
    description="Everything that can be asked for (frågor). One operation is one statement, and so one moment:"
    " now, unless a field says `asOf`."
)
class Query:
    """Everything that can be asked for."""

    # Relay knows `node` by its single argument; `nodes` can be asked of another moment.
    node = field(Node | None, "Anything by its id (objekt).", {"id": (strawberry.ID, ..., "The id (id).")}, nodes=True)
    nodes = field(
        list[Node | None],
        "Several by their ids, at most 100, in the same order; null for what is not found (flera objekt). Give `kind`,"
        " `state` and `role` aliases: they differ from type to type.",
        {"ids": (list[strawberry.ID], ..., "The ids (id)."), **AS_OF},
        nodes=True,
    )
    lookup = field(
        Record | None,
        "Any record by a key of another system: scb-kommunkod, organisationsnummer, diarienummer:<authority's slug>, or"
        " a source system's own (uppslag).",
        {"system": (str, ..., "The system (system)."), "value": (str, ..., "The key in it (värde)."), **AS_OF},
        nodes=True,
    )
    viewer: Viewer = attribute("Who is asking (den som frågar).")
    initiatives = connection("initiatives.Initiative", "Initiatives (initiativ).", **INITIATIVES)
    pilots = connection(
        "initiatives.Initiative",
        "Initiatives of kind PILOT (piloter).",
        only={"kind": InitiativeKind.PILOT},
        **INITIATIVES,
    )
    initiative = keyed("initiatives.Initiative", "An initiative by slug (initiativ).", "slug", SLUG, "slug")
    organisations = connection(
        "organisations.Organisation",
        "Organisations of every kind (organisationer).",
        where="organisations.OrganisationWhere",
        order_by="organisations.OrganisationOrder",
        **AS_OF,
    )
    organisation = keyed("organisations.Organisation", "An organisation by slug (organisation).", "slug", SLUG, "slug")
    municipalities = connection(
        "organisations.Municipality",
        "Municipalities; all 290 fit in one page (kommuner).",
        where="organisations.OrganisationWhere",
        order_by="organisations.OrganisationOrder",
        most=MOST_OF_BOUNDED,
        **AS_OF,
    )
    municipality = keyed(
        "organisations.Municipality",
        "A municipality by code (kommun).",
        "code",
        "Four digits, leading zero kept (kommunkod).",
        "municipality_code",
    )
    counties = many("organisations.County", "The 21 counties (län).", **AS_OF)
    county = keyed("organisations.County", "A county by code (län).", "code", "Two digits (länskod).", "code")
    rss_bodies = connection(
        "organisations.RssBody", "RSS bodies; all fit in one page (RSS).", most=MOST_OF_BOUNDED, **AS_OF
    )
    rss_body = keyed("organisations.RssBody", "An RSS body by slug (RSS).", "slug", SLUG, "slug")
    groups = connection(
        "groups.Group",
        "Groups (grupper).",
        where="groups.GroupWhere",
        kind=(GroupKind | None, strawberry.UNSET, "Only of this kind (slag av grupp)."),
        **AS_OF,
    )
    reference_groups = connection(
        "groups.ReferenceGroup", "Groups of kind REFERENCE_GROUP (referensgrupper).", where="groups.GroupWhere", **AS_OF
    )
    group = keyed("groups.Group", "A group by slug (grupp).", "slug", SLUG, "slug")
    knowledge_needs = connection(
        "knowledge_needs.KnowledgeNeed",
        "Knowledge needs (kunskapsbehov).",
        where="knowledge_needs.KnowledgeNeedWhere",
        order_by="knowledge_needs.KnowledgeNeedOrder",
        **AS_OF,
    )
    knowledge_need = keyed(
        "knowledge_needs.KnowledgeNeed", "A knowledge need by slug (kunskapsbehov).", "slug", SLUG, "slug"
    )
    needs_rounds = connection("needs_rounds.NeedsRound", "Rounds of gathering needs (behovsinventeringar).", **AS_OF)
    needs_round = keyed("needs_rounds.NeedsRound", "A round by slug (behovsinventering).", "slug", SLUG, "slug")
    outputs = connection(
        "outputs.Output", "Outputs (resultat).", where="outputs.OutputWhere", order_by="outputs.OutputOrder", **AS_OF
    )
    output = keyed("outputs.Output", "An output by slug (resultat).", "slug", SLUG, "slug")
    themes = many(
        "themes.Theme",
        "Service areas and topics (områden).",
        kind=(ThemeKind | None, strawberry.UNSET, "Only of this kind (slag av område)."),
        **AS_OF,
    )
    theme = keyed("themes.Theme", "A theme by slug (område).", "slug", SLUG, "slug")
    api_keys = connection("keys.ApiKey", "Keys to the API; only for administrators (nycklar).")
    people = connection(
        "people.Person",
        "People who have signed in; only for administrators, but for oneself (personer).",
        where="people.PersonWhere",
    )
    grants = connection(
        "people.Grant", "Roles given to people; to others than administrators, one's own (behörigheter)."
    )
    personal_data = field(
        later("people.Person") | None,
        "All that is held on somebody who has signed in, for administrators and for oneself; null when there is"
        " nothing, or nothing that is yours to read (registerutdrag).",
        {"about": (strawberry.ID, ..., "The person's id; `viewer { person }` tells one's own (person).")},
        nodes=True,
    )
    vocabulary = field(
        list[Term],
        "The values of an enum with Swedish and English labels, such as InitiativeState (ordlista).",
        {"enum": (str, ..., "The enum's name (ordlistans namn).")},
    )
    api_info: ApiInfo = attribute("This installation (om gränssnittet).")
