"""Groups and the seats that organisations hold in them. A seat is held by a function, never by a named person."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.initiatives import Initiative
from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from registry.storage.model.holding import Behalf, Holder, Holding, Setter
from registry.storage.model.record import (
    CheckConstraint,
    Facet,
    ForeignKey,
    Index,
    Named,
    PartialDate,
    Period,
    Record,
    Searched,
    add_to,
    choice,
    derived,
    inverse,
    link_table,
    swedish,
)
from registry.storage.model.terms import Completeness, RecordType, Term
from registry.storage.reading.periods import goes_on


class GroupKind(Term):
    """Kind of group (slag av grupp)."""

    REFERENCE_GROUP = "REFERENCE_GROUP", "referensgrupp", "reference group"
    STEERING_GROUP = "STEERING_GROUP", "styrgrupp", "steering group"
    PREPARATORY_GROUP = "PREPARATORY_GROUP", "beredningsgrupp", "preparatory group"
    WORKING_GROUP = "WORKING_GROUP", "arbetsgrupp", "working group"
    COLLABORATION_GROUP = (
        "COLLABORATION_GROUP",
        "samverkansgrupp",
        "collaboration group",
        "samverkansgrupp, där parter samordnar sitt arbete",
        "collaboration group, in which parties coordinate their work",
    )
    NETWORK = "NETWORK", "nätverk", "network"
    COUNCIL = "COUNCIL", "råd", "council", "råd, politiskt organ", "council, of elected representatives or others"


class SeatRole(Term):
    """What an organisation does in a group (roll i grupp)."""

    CHAIR = "CHAIR", "ordförande", "chair"
    CONVENER = "CONVENER", "sammankallande", "convener"
    MEMBER = "MEMBER", "ledamot", "member"
    CO_OPTED = "CO_OPTED", "adjungerad", "co-opted"


group_themes = link_table("group_themes", group_id="groups", theme_id="themes")
initiative_collaborations = link_table("initiative_collaborations", initiative_id="initiatives", group_id="groups")


class Group(Named, Period, Record):
    """A group with seats (grupp)."""

    __tablename__ = "groups"
    record_type = RecordType.GROUP
    plural = "Grupper"
    searched = Searched(names=("name",), texts=("remit",), words=("kind",))
    grouped = ("seats_known",)
    facets: ClassVar[dict[str, Facet]] = {
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("themes", "within"),),
            "By theme, by its slug; a group counts in each of its themes and those above them (område).",
        ),
        "county": Facet(
            "code",
            "name",
            None,
            (("seats", "organisation", "county"),),
            "By county of the municipalities that sit in it, by its code (län).",
        ),
    }
    held = Holding(acyclic=("parent",), convener="convener")
    default_order = ("name_sort", "id")

    kind: Mapped[GroupKind] = mapped_column(choice(GroupKind, "kind"))
    name: Mapped[str]
    name_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("name"))
    remit: Mapped[str | None]
    seats_known_completeness: Mapped[Completeness | None] = mapped_column(
        choice(Completeness, "seats_known_completeness")
    )
    seats_known_on: Mapped[PartialDate | None]
    convener_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    concerns_id: Mapped[UUID | None] = mapped_column(ForeignKey("initiatives.id"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("groups.id"))

    convener: Mapped[Organisation | None] = relationship(foreign_keys=[convener_id], viewonly=True, lazy="raise")
    concerns: Mapped[Initiative | None] = relationship(foreign_keys=[concerns_id], viewonly=True, lazy="raise")
    parent: Mapped["Group | None"] = relationship(
        foreign_keys=[parent_id], remote_side="Group.id", viewonly=True, lazy="raise"
    )
    themes: Mapped[list[Theme]] = relationship(secondary="group_themes", viewonly=True, lazy="raise")
    seats: Mapped[list["Seat"]] = relationship(viewonly=True, lazy="raise")

    __table_args__ = (
        CheckConstraint("seats_known_on is null or seats_known_completeness is not null", name="seats_known_whole"),
        Index("ix_groups_name_sort", "name_sort", "id"),
        Index("ix_groups_kind_name_sort", "kind", "name_sort", "id"),
        # Those whose seats are not all known are counted without reading the rows.
        Index(
            "ix_groups_seats_not_all_known",
            *("publication", "keeper_id"),
            postgresql_where="(seats_known_completeness = 'ALL') is not true",
        ),
    )


class Seat(Period, Record):
    """An organisation's place in a group (plats); the holder is a function, such as planning officer."""

    __tablename__ = "seats"
    record_type = RecordType.SEAT
    plural = "Platser"
    searched = Searched(texts=("function",))
    facets: ClassVar[dict[str, Facet]] = {
        "county": Facet(
            "code", "name", None, (("organisation", "county"),), "By the county of the municipality, by its code (län)."
        ),
    }
    owned_by = ("keeper_id", "organisation_id")
    owned_through = ("group.keeper_id", "group.convener_id")
    held = Holding(
        keepers=("organisation_id", "group.keeper_id", "group.convener_id"),
        leaders=("group.keeper_id", "group.convener_id"),
        speakers=("organisation_id",),
        made_by="seatMembers",
        facts={"role": Setter(Holder.LEADERS, "roll", "role")},
        whole="group",
    )
    decided_apart = ("group_id", "organisation_id")
    closes_over = ("group", "organisation")
    listed_by = ("group", "seats_known_completeness")

    group_id: Mapped[UUID] = mapped_column(ForeignKey("groups.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    role: Mapped[SeatRole] = mapped_column(choice(SeatRole, "role"), server_default="MEMBER")
    function: Mapped[str | None]

    group: Mapped[Group] = relationship(viewonly=True, lazy="raise")
    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id], viewonly=True, lazy="raise")

    is_current = derived(goes_on)

    __table_args__ = (
        Index(
            "uq_seats_place",
            "group_id",
            "organisation_id",
            "role",
            "function",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where="publication <> 'WITHDRAWN'",
        ),
        Index("ix_seats_group_id", "group_id", "id"),
        Index("ix_seats_organisation_id", "organisation_id", "id"),
    )


#: What must be true of a group that an organisation stands for: that it convenes it, or answers for what is known of
#: it. Where nobody is known to do either, any organisation can.
ON_BEHALF_OF_GROUP = Behalf(
    "exists (select from groups g where g.id = said.named and (said.about in (g.convener_id, g.keeper_id)"
    " or num_nonnulls(g.convener_id, g.keeper_id) = 0))",
    "The organisation neither convenes nor keeps that group.",
    "Organisationen varken sammankallar eller förvaltar den gruppen.",
)


def conveners_of(groups: str) -> str:
    """SQL for the organisations that convene groups or keep them, and so speak for them; `groups` is their keys."""
    those = f"from groups g where g.id = any({groups})"
    return f"select g.convener_id {those} union select g.keeper_id {those}"


add_to(
    Initiative,
    groups=inverse(Group),
    #: The collaborations that it is said to be a part of, such as Partnerskapet; none is nothing said.
    collaborations=inverse(Group, secondary=initiative_collaborations),
)
add_to(Group, collaboration_initiatives=inverse(Initiative, secondary=initiative_collaborations))
add_to(Organisation, seats=inverse(Seat, foreign_keys=[Seat.organisation_id]))
