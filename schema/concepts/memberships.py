"""Memberships as the contract shows them."""

import strawberry

from registry.concepts import memberships
from registry.concepts.memberships import MembershipKind
from schema.language.fields import one, said
from schema.language.records import Period, Record


@strawberry.type(description="A municipality's place in an RSS body (medlemskap).")
class Membership(Record):
    """A municipality's place in an RSS body."""

    model = memberships.Membership

    municipality = one("organisations.Municipality", "The municipality (kommun).", required=True)
    rss_body = one("organisations.RssBody", "The RSS body (RSS).", required=True)
    kind: MembershipKind = said("Member, or associated by agreement (slag av medlemskap).")
    is_primary: bool = said("Whether the municipality is counted here; one body is primary (räknas hit).")
    period: Period | None = said("How long it lasts (period).")
