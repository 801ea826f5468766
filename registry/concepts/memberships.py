"""Memberships: which municipalities belong to which RSS body, and where each is counted."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import Computed
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.organisations import County, Organisation, OrganisationKind, of_kind
from registry.storage.model.holding import Behalf, Holding
from registry.storage.model.record import (
    Facet,
    Index,
    Period,
    Record,
    add_to,
    choice,
    counted_in,
    inverse,
)
from registry.storage.model.swedish_time import TODAY_AS_TEXT
from registry.storage.model.terms import RecordType, Term
from registry.storage.reading.periods import goes_on
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class MembershipKind(Term):
    """How a municipality belongs to an RSS body (medlemskap)."""

    MEMBER = "MEMBER", "medlemskommun", "member municipality"
    ASSOCIATE = "ASSOCIATE", "adjungerad", "associated by agreement"


class Membership(Period, Record):
    """A municipality's place in an RSS body (medlemskap)."""

    __tablename__ = "memberships"
    record_type = RecordType.MEMBERSHIP
    plural = "Medlemskap"
    facets: ClassVar[dict[str, Facet]] = {
        "rss_body": Facet("slug", "name", "name_en", (("rss_body",),), "By the RSS body, by its slug (RSS)."),
        "county": Facet(
            "code", "name", None, (("municipality", "county"),), "By the county of the municipality, by its code (län)."
        ),
    }
    access_depends_on = ("INSERT", "DELETE", "UPDATE")
    owned_by = ("keeper_id", "rss_body_id")
    held = Holding(made_by="addMembership")
    closes_over = ("municipality", "rss_body")
    told_on = "rss_body"
    # The primary body comes first, so that nothing is counted twice.
    default_order = ("primary_sort", "id")

    municipality_id: Mapped[UUID]
    rss_body_id: Mapped[UUID]
    kind: Mapped[MembershipKind] = mapped_column(choice(MembershipKind, "kind"), server_default="MEMBER")
    is_primary: Mapped[bool] = mapped_column(server_default="false")
    primary_sort: Mapped[int] = mapped_column(Computed("case when is_primary then 0 else 1 end", persisted=True))

    municipality: Mapped[Organisation] = relationship(
        foreign_keys="Membership.municipality_id",
        primaryjoin="Membership.municipality_id == Organisation.id",
        viewonly=True,
        lazy="raise",
    )
    rss_body: Mapped[Organisation] = relationship(
        foreign_keys="Membership.rss_body_id",
        primaryjoin="Membership.rss_body_id == Organisation.id",
        viewonly=True,
        lazy="raise",
    )

    __table_args__ = (
        *of_kind("municipality_id", OrganisationKind.MUNICIPALITY, "municipality"),
        *of_kind("rss_body_id", OrganisationKind.RSS_BODY, "rss_body"),
        Index(
            "uq_memberships_pair",
            "municipality_id",
            "rss_body_id",
            unique=True,
            postgresql_where="publication <> 'WITHDRAWN'",
        ),
        Index(
            "uq_memberships_one_primary",
            "municipality_id",
            unique=True,
            postgresql_where="is_primary and publication <> 'WITHDRAWN'",
        ),
        Index("ix_memberships_municipality_id", "municipality_id", "primary_sort", "id"),
        Index("ix_memberships_rss_body_id", "rss_body_id", "primary_sort", "id"),
    )


#: RSS bodies, regions and others that work in a county.
add_to(County, organisations=inverse(Organisation, secondary="organisation_counties"))
add_to(
    Organisation,
    #: The municipalities that belong to an RSS body, by whichever membership.
    municipalities=counted_in(Organisation, "rss_body"),
    #: Where a municipality belongs.
    municipality_memberships=inverse(
        Membership,
        foreign_keys=[Membership.municipality_id],
        primaryjoin=Organisation.id == Membership.municipality_id,
    ),
    #: Who belongs to an RSS body.
    body_memberships=inverse(
        Membership, foreign_keys=[Membership.rss_body_id], primaryjoin=Organisation.id == Membership.rss_body_id
    ),
    primary_bodies=inverse(
        Organisation,
        secondary="memberships",
        primaryjoin="and_(Organisation.id == memberships.c.municipality_id, memberships.c.is_primary)",
        secondaryjoin="memberships.c.rss_body_id == remote(foreign(Organisation.id))",
    ),
)


#: What must be true of the RSS body that an organisation does something through: that it is or was a member there when
#: it did so. A date that is known in part counts as all of its days, and one that is not known as any day.
THROUGH_RSS = Behalf(
    "exists (select from memberships m where m.municipality_id = said.about and m.rss_body_id = said.named"
    " and m.publication = 'PUBLISHED' and coalesce(m.period_start <= said.until || '~', true)"
    " and coalesce(m.period_end || '~' >= said.since, true))",
    "The organisation was no member of that RSS body then.",
    "Organisationen var inte medlem i den RSS:en då.",
)


#: Whether a membership `m` holds today, in SQL: from the first day of what is known of its start to the last day of
#: what is known of its end, so that one from "2026" to "2026" holds that whole year.
HOLDS_TODAY = (
    f"m.publication = 'PUBLISHED' and coalesce(m.period_start <= {TODAY_AS_TEXT}, true)"
    f" and coalesce(m.period_end || '~' >= {TODAY_AS_TEXT}, true)"
)


def members_of(bodies: str) -> str:
    """SQL for the municipalities that belong to RSS bodies today: those that whoever acts for the bodies also acts for.

    `bodies` is an SQL array of keys.
    """
    among = f"m.rss_body_id = any({bodies})"
    return f"select distinct m.municipality_id from memberships m where {among} and {HOLDS_TODAY}"  # noqa: S608 - ours


def holds_on(row: Row, scope: Scope) -> list[Sql]:
    """The conditions that a membership which the caller may see holds on the day asked about, as `HOLDS_TODAY` says."""
    return [row.c.publication == scope.word("PUBLISHED"), goes_on(row, scope), *scope.sees(row, Membership)]


#: The RSS bodies that gather what others stand behind: those through which an organisation stands behind a need, those
#: that do themselves, and those of which it is a member today; `:record` is the need.
RSS_BODIES_BEHIND = (
    "select e.via_id from endorsements e where e.need_id = :record and e.publication = 'PUBLISHED'"  # noqa: S608 - ours
    " and e.via_id is not null union select o.id from endorsements e join organisations o on o.id = e.organisation_id"
    " where e.need_id = :record and e.publication = 'PUBLISHED' and o.kind = 'RSS_BODY' union select m.rss_body_id"
    " from endorsements e join memberships m on m.municipality_id = e.organisation_id where e.need_id = :record"
    f" and e.publication = 'PUBLISHED' and {HOLDS_TODAY}"
)
