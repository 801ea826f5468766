"""Memberships as the contract shows them."""

import strawberry

from registry.concepts import memberships
from registry.concepts.memberships import MembershipKind
from schema.language.fields import attribute, connection, one
from schema.language.questions import AS_OF
from schema.language.records import Period, Record


@strawberry.type(description="A municipality's place in an RSS body (medlemskap).")
class Membership(Record):
    """A municipality's place in an RSS body."""

    model = memberships.Membership
    called = "municipality { name } rssBody { name }"
    at_a_glance = "kind isPrimary publication"

    municipality = one("organisations.Municipality", "The municipality (kommun).", required=True)
    rss_body = one("organisations.RssBody", "The RSS body (RSS).", required=True)
    kind: MembershipKind = attribute("Member, or associated by agreement (slag av medlemskap).")
    is_primary: bool = attribute("Whether the municipality is counted here; one body is primary (räknas hit).")
    period: Period | None = attribute("How long it lasts (period).")


@strawberry.type
class Questions:
    """What can be asked for of memberships."""

    memberships = connection(
        "memberships.Membership", "Which municipality belongs to which RSS body (medlemskap).", **AS_OF
    )
