"""Initiatives: pilots and other efforts that organisations run together."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Computed, Text, and_, not_, or_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from registry.storage.model.holding import Holding
from registry.storage.model.record import (
    KEY,
    PART_OF,
    Base,
    CheckConstraint,
    Facet,
    ForeignKey,
    Index,
    Named,
    PartialDate,
    Period,
    Record,
    Searched,
    TargetGroup,
    Texts,
    Values,
    add_to,
    choice,
    counted_in,
    derived,
    inverse,
    link_table,
    swedish,
)
from registry.storage.model.terms import Completeness, RecordType, ServiceSide, Term
from registry.storage.reading.external_ids import found_by_case_number
from registry.storage.reading.periods import is_old, not_over
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class InitiativeKind(Term):
    """Kind of initiative (slag av initiativ)."""

    PILOT = "PILOT", "pilot", "pilot", "pilot, samverkanspilot, pilotstudie"
    PRE_STUDY = "PRE_STUDY", "förstudie", "pre-study"
    INQUIRY = "INQUIRY", "utredningsarbete", "inquiry", "utredningsarbete, kartläggning"
    NATIONAL_TEST = "NATIONAL_TEST", "nationellt test", "national test"
    PRIORITY_AREA = "PRIORITY_AREA", "prioriterat samverkansområde", "prioritised collaboration area"
    PROGRAMME = "PROGRAMME", "program", "programme"
    YRKESRESA = "YRKESRESA", "yrkesresa", "yrkesresa", "en yrkesresa inom Yrkesresan", "a programme of Yrkesresan"
    JOINT_DEVELOPMENT = "JOINT_DEVELOPMENT", "gemensamt utvecklingsarbete", "joint development work"
    JOINT_OPERATION = "JOINT_OPERATION", "gemensam drift", "joint operation"
    RESEARCH = "RESEARCH", "forskning", "research"
    FOLLOW_UP = "FOLLOW_UP", "uppföljning", "follow-up"


class InitiativeState(Term):
    """Where an initiative is in its life (läge)."""

    PROPOSED = "PROPOSED", "föreslaget", "proposed"
    PREPARING = "PREPARING", "förbereds", "preparing"
    ONGOING = "ONGOING", "pågår", "ongoing"
    COMPLETED = "COMPLETED", "avslutat", "completed"
    DISCONTINUED = "DISCONTINUED", "avbrutet", "discontinued"


ENDED = (InitiativeState.COMPLETED, InitiativeState.DISCONTINUED)


class PilotFocus(Term):
    """What a pilot tries (pilotens inriktning)."""

    METHOD = "METHOD", "utveckla eller hitta arbetssätt", "develop or find ways of working"
    IMPLEMENTATION = (
        "IMPLEMENTATION",
        "pröva implementering av ett kunskapsstöd",
        "try implementing a knowledge support",
    )


class CountedUnit(Term):
    """What was counted (vad som räknats)."""

    MUNICIPALITIES = "MUNICIPALITIES", "kommuner", "municipalities"
    MUNICIPALITIES_AND_DISTRICTS = (
        "MUNICIPALITIES_AND_DISTRICTS",
        "kommuner och stadsdelar",
        "municipalities and city districts",
    )
    REGIONS = "REGIONS", "regioner", "regions"
    ORGANISATIONS = "ORGANISATIONS", "organisationer", "organisations"
    PEOPLE = "PEOPLE", "personer", "people"
    SHARE = "SHARE", "andel i procent", "share in per cent"


initiative_themes = link_table("initiative_themes", initiative_id="initiatives", theme_id="themes")
initiative_follows = link_table("initiative_follows", initiative_id="initiatives", follows_id="initiatives")


class CaseNumber(Base):
    """A case number (diarienummer), unique only within the authority that gave it, and among what is shown."""

    __tablename__ = "case_numbers"

    authority_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    value: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    initiative_id: Mapped[UUID] = mapped_column(ForeignKey("initiatives.id", ondelete="CASCADE"), primary_key=True)

    __table_args__ = ({"info": {PART_OF: "initiative_id", KEY: ("authority_id", "value")}},)
    default_order = ("value", "authority_id")
    closes_over = ("authority",)
    authority: Mapped[Organisation] = relationship(viewonly=True, lazy="raise")

    @classmethod
    def found_by(cls, scope: Scope, system: Sql, value: Sql) -> list[Any]:
        """The initiative with a case number; the system is `diarienummer:` and a slug that the authority has or had."""
        columns = ("authority_id", "value", "initiative_id")
        return [found_by_case_number("initiative", scope.alias(cls), columns, value, system, scope)]


#: What tells how old what is told of one is.
AGED_BY = ("state_as_of", "last_confirmed_at", "period_end")


class Initiative(Named, Period, TargetGroup, Record):
    """A pilot or other effort that organisations run together (initiativ)."""

    __tablename__ = "initiatives"
    record_type = RecordType.INITIATIVE
    plural = "Initiativ"
    searched = Searched(
        is_compared=True,
        names=("title", "title_en", "former_titles"),
        texts=(
            *("summary", "summary_en", "questions", "methods", "target_group_text"),
            *("opening_seeks", "opening_demands", "opening_offers", "phase_note", "discontinued_because"),
        ),
        words=("kind",),
    )
    grouped = ("opening", "opening_contact", "participants_known")
    held = Holding(ends={"state": ENDED}, acyclic=("parent", "follows"))
    decided_apart = ("shares_draft",)
    default_order = ("title_sort", "id")
    facets: ClassVar[dict[str, Facet]] = {
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("themes", "within"),),
            "By theme, by its slug; an initiative counts in each of its themes and those above them (område).",
        ),
        "rss_body": Facet(
            "slug",
            "name",
            "name_en",
            # A municipality counts by its primary body, and a body that takes part itself counts as it stands.
            (("taking_part", "organisation", "primary_bodies"), ("taking_part", "rss_body")),
            "By RSS body that takes part or has, by its slug: a municipality counts by its primary body; `isTakingPart`"
            " of a participation tells who does (RSS som deltar eller har deltagit, själv eller genom sina kommuner).",
        ),
        "county": Facet(
            "code",
            "name",
            None,
            (("taking_part", "organisation", "county"),),
            "By county of municipalities that take part or have (län med kommuner som deltar eller har deltagit).",
        ),
    }

    title: Mapped[str]
    title_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("title"))
    title_en: Mapped[str | None]
    summary: Mapped[str | None]
    summary_en: Mapped[str | None]
    former_titles: Mapped[Values]
    kind: Mapped[InitiativeKind] = mapped_column(choice(InitiativeKind, "kind"))
    pilot_focus: Mapped[PilotFocus | None] = mapped_column(choice(PilotFocus, "pilot_focus"))
    side: Mapped[ServiceSide | None] = mapped_column(choice(ServiceSide, "side"))
    state: Mapped[InitiativeState] = mapped_column(choice(InitiativeState, "state"), server_default="PROPOSED")
    #: When the state, the phase and the summary were so.
    state_as_of: Mapped[PartialDate | None]
    phase_note: Mapped[str | None]
    discontinued_because: Mapped[str | None]
    # Unknown starts sort before every known one, and open ends after.
    period_start_sort: Mapped[str] = mapped_column(
        Text(collation="C"), Computed("coalesce(period_start, '')", persisted=True)
    )
    period_end_sort: Mapped[str] = mapped_column(
        Text(collation="C"), Computed("coalesce(period_end, '9999')", persisted=True)
    )
    questions: Mapped[Texts]
    methods: Mapped[Texts]
    contacts: Mapped[Values]
    reported_counts: Mapped[Values]
    participants_known_completeness: Mapped[Completeness | None] = mapped_column(
        choice(Completeness, "participants_known_completeness")
    )
    participants_known_on: Mapped[PartialDate | None]
    shares_draft: Mapped[bool] = mapped_column(server_default="false")
    opening_seeks: Mapped[str | None]
    opening_demands: Mapped[str | None]
    opening_offers: Mapped[str | None]
    opening_places: Mapped[int | None]
    opening_closes_on: Mapped[date | None]
    opening_contact_function: Mapped[str | None]
    opening_contact_email: Mapped[str | None]
    opening_contact_phone: Mapped[str | None]
    opening_contact_organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("initiatives.id"))

    parent: Mapped["Initiative | None"] = relationship(
        foreign_keys=[parent_id], remote_side="Initiative.id", viewonly=True, lazy="raise"
    )
    parts: Mapped[list["Initiative"]] = relationship(foreign_keys=[parent_id], viewonly=True, lazy="raise")
    themes: Mapped[list[Theme]] = relationship(secondary="initiative_themes", viewonly=True, lazy="raise")
    case_numbers: Mapped[list[CaseNumber]] = relationship(viewonly=True, lazy="raise")
    follows: Mapped[list["Initiative"]] = relationship(
        secondary="initiative_follows",
        primaryjoin="Initiative.id == initiative_follows.c.initiative_id",
        secondaryjoin="Initiative.id == initiative_follows.c.follows_id",
        viewonly=True,
        lazy="raise",
    )
    followed_by: Mapped[list["Initiative"]] = relationship(
        secondary="initiative_follows",
        primaryjoin="Initiative.id == initiative_follows.c.follows_id",
        secondaryjoin="Initiative.id == initiative_follows.c.initiative_id",
        viewonly=True,
        lazy="raise",
    )
    opening_contact_organisation: Mapped[Organisation | None] = relationship(
        foreign_keys=[opening_contact_organisation_id], viewonly=True, lazy="raise"
    )

    @derived
    def is_open(row: Row, scope: Scope) -> Sql:
        """Whether it takes more participants today."""
        not_closed = or_(row.c.opening_closes_on.is_(None), row.c.opening_closes_on >= scope.today())
        return row.c.opening_seeks.is_not(None) & not_closed

    opening_is_open = is_open

    @derived
    def is_stale(row: Row, scope: Scope) -> Sql:
        """Whether what is told of an effort that has not ended is older than its period or than a year.

        Null where nobody has said when it was so and its period is not over.
        """
        ended = row.c.state.in_([scope.word(each) for each in ENDED])
        is_over = not_(not_over(row, scope))
        return and_(not_(ended), or_(is_over, is_old(row.c.state_as_of, row.c.last_confirmed_at, scope)))

    @derived
    def has_outputs(row: Row, scope: Scope) -> Sql:
        """Whether anything that the caller may see came out of it."""
        return scope.any_of(Initiative, row, "outputs")

    __table_args__ = (
        CheckConstraint(
            "(state = 'DISCONTINUED') = (discontinued_because is not null)", name="discontinued_has_reason"
        ),
        CheckConstraint("kind = 'PILOT' or pilot_focus is null", name="only_pilot_has_focus"),
        CheckConstraint("num_nonnulls(opening_seeks, opening_demands) <> 1", name="opening_says_what"),
        CheckConstraint(
            "opening_seeks is not null or num_nonnulls(opening_offers, opening_places, opening_closes_on,"
            " opening_contact_function) = 0",
            name="opening_whole",
        ),
        CheckConstraint("opening_places > 0", name="opening_places"),
        CheckConstraint("opening_contact_email ~ '^[^@[:space:]]+@[^@[:space:]]+$'", name="opening_contact_email"),
        CheckConstraint(
            "participants_known_on is null or participants_known_completeness is not null",
            name="participants_known_whole",
        ),
        CheckConstraint("parent_id <> id", name="not_its_own_parent"),
        Index("ix_initiatives_id", "id", postgresql_include=("publication", "kind", "state", "keeper_id")),
        Index("ix_initiatives_title_sort", "title_sort", "id"),
        Index("ix_initiatives_kind_title_sort", "kind", "title_sort", "id"),
        Index("ix_initiatives_start", "period_start_sort", "id"),
        Index("ix_initiatives_kind_state_start", "kind", "state", "period_start_sort", "id"),
        Index("ix_initiatives_end", "period_end_sort", "id"),
        # With what tells whether it is stale, so that those that are can be counted without reading the rows.
        Index("ix_initiatives_state", "state", postgresql_include=("publication", "keeper_id", *AGED_BY)),
        # Those that take more participants, or did.
        Index("ix_initiatives_opened", "period_start_sort", "id", postgresql_where="opening_seeks is not null"),
        Index("ix_initiatives_reported", "id", postgresql_where="reported_counts <> '[]'"),
    )


add_to(
    Theme,
    initiatives=inverse(Initiative, secondary=initiative_themes),
    initiatives_within=counted_in(Initiative, "theme"),
)


__all__ = ["CaseNumber", "CountedUnit", "Initiative", "InitiativeKind", "InitiativeState", "PilotFocus"]
