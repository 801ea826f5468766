"""Organisations and places as the contract shows them."""

from datetime import date
from typing import Any

import strawberry

from registry.concepts import organisations
from registry.concepts.memberships import MembershipKind
from registry.concepts.organisations import OrganisationKind
from registry.concepts.taking_part import TakesPart
from schema.language.bounds import bounded
from schema.language.conditions import AmongFilter, StringFilter, condition
from schema.language.fields import MOST_OF_BOUNDED, attribute, connection, field, later, many, one
from schema.language.lists import where
from schema.language.questions import AS_OF, by_slug, keyed
from schema.language.records import Actor, Contact, FormerKey, FormerName, Record, readable_key
from schema.language.references import OrganisationRef
from schema.language.scalars import URL

MEMBERSHIP_KIND: tuple[Any, Any, str] = (
    MembershipKind | None,
    strawberry.UNSET,
    "Only of this kind (slag av medlemskap).",
)


@strawberry.interface(
    description="A body that takes part (organisation). What it does in Partnerskapet is here; a legal host is a"
    " separate organisation."
)
class Organisation(Record, Actor):
    """A body that takes part."""

    model = organisations.Organisation
    reference = OrganisationRef

    kind: OrganisationKind = attribute("Kind of organisation (slag).")
    slug: str = readable_key("the name")
    name: str = attribute("Its name (namn).")
    name_en: str | None = attribute("Its name in English (engelskt namn).")
    short_name: str | None = attribute("What people call it (kortnamn).")
    former_names: list[FormerName] = attribute("Names it had before (tidigare namn).")
    website: URL | None = attribute("Its own pages (webbplats).")
    organisation_number: str | None = attribute("Ten digits as NNNNNN-NNNN (organisationsnummer).")
    former_keys: list[FormerKey] = attribute(
        "Official codes and numbers it had before; it still answers to them (tidigare koder och nummer)."
    )
    valid_from: date | None = attribute("The first day it existed, when known (gäller från).")
    valid_to: date | None = attribute("The last day it existed; null while it does (gäller till).")
    is_valid: bool = attribute(
        "Whether it exists on the day asked about: today in Sweden, or the day of `asOf` (gäller). Lists show those"
        " that do, unless their filter says anything of isValid, validOn, validFrom or validTo."
    )
    predecessors = many(
        "organisations.Organisation", "What it came from, as when municipalities are joined or divided (bildad ur)."
    )
    successors = many("organisations.Organisation", "What it went into, wholly or in part (gick upp i).")
    contacts: list[Contact] = attribute("Functions to turn to, never persons (funktionskontakter).")
    participations = connection(
        "participations.Participation",
        "What it takes part in (deltaganden).",
    )
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives that it takes part in or has, by `isTakingPart` of its participations, which tell every role; of"
        " an RSS body also those of the municipalities that are counted in it (initiativ som den deltar i).",
    )
    initiatives_not_left = connection(
        "initiatives.Initiative",
        "Of these the ones that it has not left, by `hasNotLeft` of its participations. Which of them go on `state`"
        " tells, and whether its own time there is over their `isCurrent` (initiativ som den inte har lämnat).",
    )
    takes_part = field(
        TakesPart,
        "Whether it is known to take part, or to have taken part, in any of these initiatives, known not to, or neither"
        " (känt deltagande). Known not to means that it is in none of their lists, and that all who take part in each"
        " are known or it has declined. Initiatives that are not here say nothing.",
        {"initiatives": (later("initiatives.InitiativeWhere") | None, strawberry.UNSET, "In which (urval).")},
    )
    uses = connection("method_uses.MethodUse", "The methods it uses (användningar).")
    seats = connection(
        "groups.Seat",
        "Its places in groups (platser).",
    )
    endorsements = connection(
        "endorsements.Endorsement",
        "The needs it stands behind (behov den ställer sig bakom).",
    )
    decisions = connection("decisions.Decision", "What it has decided on needs itself, not by a group (beslut).")


@strawberry.type(description="Municipality (kommun).")
class Municipality(Organisation):
    """Municipality."""

    kinds = (OrganisationKind.MUNICIPALITY,)

    code: str = attribute("Four digits as text, leading zero kept (kommunkod).", of="municipality_code")
    county = one("organisations.County", "The county it lies in (län).", required=True)
    population: int | None = attribute("Inhabitants in the year told (folkmängd).")
    population_year: int | None = attribute("The year of the population (år för folkmängd).")
    memberships = connection(
        "memberships.Membership",
        "RSS bodies it belongs to; the primary one first, so that nothing is counted twice (medlemskap).",
        of="municipality_memberships",
        kind=MEMBERSHIP_KIND,
    )
    peers = connection(
        "organisations.Municipality",
        "Municipalities of like size, nearest first (jämförbara kommuner).",
        within_percent=(
            bounded(int, 0, 1000),
            organisations.LIKE_SIZE,
            "How much the population may differ, in percent, {bounds} (tillåten skillnad).",
        ),
    )


@strawberry.type(description="County (län).")
class County:
    """County."""

    model = organisations.County

    code: str = attribute("Two digits as text, leading zero kept (länskod).")
    name: str = attribute("Its name (namn).")
    region_name: str = attribute("The region that answers for it (regionens namn).")
    municipalities = connection(
        "organisations.Municipality",
        "Municipalities in it (kommuner).",
        most=MOST_OF_BOUNDED,
    )
    rss_bodies = many("organisations.RssBody", "RSS bodies that work in it (RSS i länet).", filtered=True)
    organisations = many(
        "organisations.Organisation",
        "RSS bodies, regions and others that work in it; municipalities lie in it (organisationer som verkar i länet).",
        filtered=True,
    )
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives that a municipality in it takes part in or has (initiativ som länets kommuner deltar i).",
    )


@strawberry.type(
    description="Regional collaboration and support structure (regional samverkans- och stödstruktur, RSS)."
)
class RssBody(Organisation):
    """Regional collaboration and support structure."""

    kinds = (OrganisationKind.RSS_BODY,)

    counties = many("organisations.County", "The counties it works in (län).")
    host = one(
        "organisations.Organisation",
        "The organisation that carries it in law, often a municipal association; unknown is null (värdorganisation).",
    )
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives that it, or a municipality that is counted in it, takes part in or has (initiativ som den eller"
        " dess kommuner deltar i).",
        of="counted_initiatives",
    )
    initiatives_not_left = connection(
        "initiatives.Initiative",
        "Of these the ones that it, or such a municipality, has not left (initiativ som den eller dess kommuner inte"
        " har lämnat).",
        of="counted_initiatives_not_left",
    )
    municipalities = connection(
        "organisations.Municipality", "The municipalities that belong to it (kommuner).", most=MOST_OF_BOUNDED
    )
    memberships = connection(
        "memberships.Membership", "Who belongs to it (medlemskap).", of="body_memberships", kind=MEMBERSHIP_KIND
    )
    member_participations = connection(
        "participations.Participation",
        "Participations of its member municipalities (medlemskommunernas deltaganden).",
    )


@strawberry.type(
    description="Any other body: region, agency, association, municipal association, research unit; its kind says which"
    " (annan organisation)."
)
class OtherOrganisation(Organisation):
    """Any other body."""

    kinds = tuple(set(OrganisationKind) - {OrganisationKind.MUNICIPALITY, OrganisationKind.RSS_BODY})

    parent = one("organisations.Organisation", "The organisation it is a part of (ingår i).")
    counties = many("organisations.County", "The counties it works in (län).")


@strawberry.input(
    description="Tests of whether an organisation takes part in any of some initiatives, as far as is known (villkor på"
    " känt deltagande)."
)
class TakesPartFilter(AmongFilter):
    """Tests of whether an organisation takes part."""

    initiatives = condition("In which initiatives; all when nothing is chosen (urval).", "initiatives.InitiativeWhere")
    eq: TakesPart | None = strawberry.field(default=strawberry.UNSET, description="It is this (är).")
    in_: list[TakesPart] | None = strawberry.field(
        default=strawberry.UNSET, name="in", description="It is one of these (är någon av)."
    )
    not_: TakesPart | None = strawberry.field(
        default=strawberry.UNSET, name="not", description="It is not this (är inte)."
    )


@where
class OrganisationWhere:
    """Which organisations."""

    takes_part = condition(
        "By whether it is known to take part, or to have taken part, in any of some initiatives, known not to, or"
        " neither (känt deltagande).",
        TakesPartFilter,
    )
    valid_on = condition(
        "Those that exist on this day, their first and last day included, whatever exists today (gäller dag).",
        date,
        of="is_valid",
    )
    works_in_county = condition(
        "RSS bodies, regions and others by the code of a county they work in (verkar i län).",
        StringFilter,
        via=("counties",),
        of="code",
    )


@strawberry.type
class Questions:
    """What can be asked for of organisations and places."""

    organisations = connection(
        "organisations.Organisation",
        "Organisations of every kind (organisationer).",
        **AS_OF,
    )
    organisation = by_slug("organisations.Organisation", "An organisation by slug (organisation).")
    municipalities = connection(
        "organisations.Municipality",
        "Municipalities; all 290 fit in one page (kommuner).",
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
    counties = many("organisations.County", "The 21 counties (län).", filtered=True, **AS_OF)
    county = keyed("organisations.County", "A county by code (län).", "code", "Two digits (länskod).", "code")
    rss_bodies = connection(
        "organisations.RssBody", "RSS bodies; all fit in one page (RSS).", most=MOST_OF_BOUNDED, **AS_OF
    )
    rss_body = by_slug("organisations.RssBody", "An RSS body by slug (RSS).")
