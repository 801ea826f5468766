"""Participations: an organisation's part in an initiative, and what it learned there."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import Computed, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.groups import ON_BEHALF_OF_GROUP, Group, conveners_of
from registry.concepts.initiatives import Initiative
from registry.concepts.memberships import THROUGH_RSS, Membership, members_of
from registry.concepts.organisations import County, Organisation, OrganisationKind, of_kind
from registry.storage.model.holding import Holder, Holding, Setter
from registry.storage.model.record import (
    END_OF_DATE,
    Facet,
    ForeignKey,
    Index,
    PartialDate,
    Period,
    Record,
    Searched,
    add_to,
    choice,
    counted_in,
    derived,
    inverse,
    leading_to,
)
from registry.storage.model.terms import RecordType, Term


class ParticipationRole(Term):
    """What an organisation does in an initiative (roll). Places in groups are seats, not roles."""

    INITIATOR = "INITIATOR", "initiativtagare", "initiator"
    COMMISSIONER = (
        "COMMISSIONER",
        "uppdragsgivare",
        "commissioner",
        "uppdragsgivare; den vars egen verksamhet prövas eller utreds är också deltagare, med en rad till",
        "commissioner; whoever's own services are tried or inquired into is a participant too, by a row more",
    )
    OWNER = "OWNER", "projektägare", "owner"
    PROJECT_LEAD = "PROJECT_LEAD", "projektledare", "project lead"
    PROCESS_LEADER = "PROCESS_LEADER", "processledare", "process leader"
    PARTICIPANT = "PARTICIPANT", "deltagare", "participant", "deltagare, till exempel pilotkommun"
    NATIONAL_PRODUCER = "NATIONAL_PRODUCER", "nationellt uppdrag", "national assignment"
    REGIONAL_COORDINATOR = "REGIONAL_COORDINATOR", "regionalt uppdrag", "regional assignment"
    INVESTIGATOR = (
        "INVESTIGATOR",
        "utredare",
        "investigator",
        "utredare, den som genomför utredningen, kartläggningen eller förstudien",
        "investigator, who carries out the inquiry, the survey or the pre-study",
    )
    RESEARCHER = (
        "RESEARCHER",
        "forskare, författare",
        "researcher, author",
        "forskare eller författare, den som studerar eller beskriver det som andra gör",
        "researcher or author, who studies or describes what others do",
    )
    SUPPORTER = "SUPPORTER", "med stöd av", "supporter"
    FUNDER = "FUNDER", "finansiär", "funder"
    CONSULTED = "CONSULTED", "har lämnat synpunkter", "has given views"


class ParticipationStatus(Term):
    """How far a participation has come (status för deltagande)."""

    INTERESTED = "INTERESTED", "intresserad", "interested", "intresserad, ej åtagande", "interested, no commitment"
    INVITED = "INVITED", "inbjuden", "invited"
    STATED = "STATED", "uppgiven", "stated", "uppges delta, men har inte själv bekräftat det", "not confirmed by itself"
    CONFIRMED = "CONFIRMED", "bekräftad", "confirmed", "på organisationens eget ord", "by its own word"
    DECLINED = "DECLINED", "tackat nej", "declined"
    LEFT = "LEFT", "lämnat i förtid", "left early"


class LessonKind(Term):
    """What kind of experience a lesson is (slag av lärdom)."""

    WORKED = "WORKED", "det fungerade", "it worked"
    DID_NOT_WORK = "DID_NOT_WORK", "det fungerade inte", "it did not work"
    ADVICE = "ADVICE", "råd till andra", "advice to others"


#: What participations are counted by, and what says who sees them. Which go on is told by their periods too.
COUNTED = ("publication", "status", "role", "keeper_id", "period_start", "period_end")


class Participation(Period, Record):
    """An organisation's part in an initiative, or that of a group which it convenes or answers for (deltagande)."""

    __tablename__ = "participations"
    record_type = RecordType.PARTICIPATION
    plural = "Deltaganden"
    searched = Searched(texts=("note", "unit", "local_target_group_text"))
    grouped = ("local_target_group",)
    facets: ClassVar[dict[str, Facet]] = {
        "rss_body": Facet(
            "slug",
            "name",
            "name_en",
            (("organisation", "primary_bodies"), ("rss_body",)),
            "By RSS body, by its slug: a municipality counts by its primary body, a body itself as it stands (RSS).",
        ),
        "county": Facet(
            "code", "name", None, (("organisation", "county"),), "By the county of the municipality, by its code (län)."
        ),
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("initiative", "themes", "within"),),
            "By theme of the initiative or one above it, by its slug (område).",
        ),
    }
    owned_by = ("keeper_id", "organisation_id")
    owned_through = ("initiative.keeper_id",)
    held = Holding(
        keepers=("organisation_id", "initiative.keeper_id"),
        leaders=("initiative.keeper_id",),
        speakers=("organisation_id",),
        made_by="addParticipants",
        consents=("keeper_id", "acting_group_id", "via_id"),
        accepted={"acting_group_id": ("organisation_id", conveners_of), "via_id": ("organisation_id", members_of)},
        behalf={"acting_group_id": ON_BEHALF_OF_GROUP, "via_id": THROUGH_RSS},
        facts={"role": Setter(Holder.LEADERS, "roll", "role")},
        whole="initiative",
        asks={"status": (ParticipationStatus.INTERESTED, ParticipationStatus.INVITED)},
        spoken={"status": (ParticipationStatus.INTERESTED, ParticipationStatus.DECLINED, ParticipationStatus.LEFT)},
        own_words=("note", "local_target_group_text", "local_target_group_age_from", "local_target_group_age_to"),
    )
    decided_apart = ("status", "initiative_id", "organisation_id")
    closes_over = ("initiative", "organisation")
    listed_by = ("initiative", "participants_known_completeness")
    is_numerous = True

    initiative_id: Mapped[UUID] = mapped_column(ForeignKey("initiatives.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    acting_group_id: Mapped[UUID | None] = mapped_column(ForeignKey("groups.id"))
    via_id: Mapped[UUID | None]
    unit: Mapped[str | None]
    role: Mapped[ParticipationRole] = mapped_column(choice(ParticipationRole, "role"), server_default="PARTICIPANT")
    status: Mapped[ParticipationStatus] = mapped_column(choice(ParticipationStatus, "status"), server_default="STATED")
    local_target_group_text: Mapped[str | None]
    local_target_group_age_from: Mapped[int | None]
    local_target_group_age_to: Mapped[int | None]
    note: Mapped[str | None]

    initiative: Mapped[Initiative] = relationship(viewonly=True, lazy="raise")
    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id], viewonly=True, lazy="raise")
    #: The group that takes part, for which the organisation answers.
    acting_group: Mapped[Group | None] = relationship(viewonly=True, lazy="raise")
    #: The RSS body through which the organisation takes part.
    via: Mapped[Organisation | None] = relationship(
        foreign_keys="Participation.via_id",
        primaryjoin="Participation.via_id == Organisation.id",
        viewonly=True,
        lazy="raise",
    )
    #: The organisation when it is an RSS body.
    rss_body: Mapped[Organisation | None] = relationship(
        primaryjoin="and_(foreign(Participation.organisation_id) == Organisation.id, Organisation.kind == 'RSS_BODY')",
        viewonly=True,
        lazy="raise",
    )
    lessons: Mapped[list["Lesson"]] = relationship(viewonly=True, lazy="raise")

    __table_args__ = (
        *of_kind("via_id", OrganisationKind.RSS_BODY, "via"),
        Index(
            "uq_participations_part",
            *("initiative_id", "organisation_id", "role", "unit", "acting_group_id"),
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where="publication <> 'WITHDRAWN'",
        ),
        # With what counting them asks for, so that whole lists are counted without reading the rows.
        Index(
            "ix_participations_initiative_id", "initiative_id", "id", postgresql_include=("organisation_id", *COUNTED)
        ),
        Index(
            "ix_participations_organisation_id", "organisation_id", "id", postgresql_include=("initiative_id", *COUNTED)
        ),
        # Those whose own time ends, by when it is over.
        Index(
            "ix_participations_ends",
            text(f"(period_end || '{END_OF_DATE}')"),
            postgresql_include=("period_end", "initiative_id", "organisation_id", "publication", "status", "role"),
            postgresql_where="period_end is not null",
        ),
        # Those that wait for an answer.
        Index(
            "ix_participations_waiting",
            *("organisation_id", "id"),
            postgresql_include=("initiative_id", "status"),
            postgresql_where="status in ('INTERESTED', 'INVITED') and publication = 'PUBLISHED'",
        ),
        Index(
            "ix_participations_acting_group_id", "acting_group_id", "id", postgresql_where="acting_group_id is not null"
        ),
    )


class Lesson(Record):
    """What a participant learned, also when it did not work (lärdom)."""

    __tablename__ = "lessons"
    record_type = RecordType.LESSON
    plural = "Lärdomar"
    searched = Searched(texts=("text",))
    facets: ClassVar[dict[str, Facet]] = {
        "rss_body": Facet(
            "slug",
            "name",
            "name_en",
            (("participation", "organisation", "primary_bodies"), ("participation", "rss_body")),
            "By RSS body of whoever learned it, by its slug: a municipality counts by its primary body, a body itself"
            " as it stands (RSS).",
        ),
    }
    held = Holding(made_by="recordLesson", whole="participation")
    natural_key = ("participation_id", "text")
    closes_over = ("participation",)
    default_order = ("stated_on_sort", "id")

    participation_id: Mapped[UUID] = mapped_column(ForeignKey("participations.id"))
    kind: Mapped[LessonKind] = mapped_column(choice(LessonKind, "kind"))
    text: Mapped[str]
    stated_on: Mapped[PartialDate | None]
    stated_on_sort: Mapped[str] = mapped_column(
        Text(collation="C"), Computed("coalesce(stated_on, '')", persisted=True)
    )

    participation: Mapped[Participation] = relationship(viewonly=True, lazy="raise")

    __table_args__ = (
        Index("ix_lessons_participation_id", "participation_id", "stated_on_sort", "id"),
        Index("ix_lessons_stated_on", "stated_on_sort", "id"),
    )


add_to(
    Initiative,
    participations=inverse(Participation),
    lessons=inverse(
        Lesson,
        secondary="participations",
        primaryjoin="Initiative.id == participations.c.initiative_id",
        secondaryjoin="participations.c.id == foreign(Lesson.participation_id)",
    ),
    #: Whether any participant has told what it learned.
    has_lessons=derived(lambda row, scope: scope.any_of(Initiative, row, "lessons")),
)
add_to(Group, participations=inverse(Participation))
add_to(County, initiatives=counted_in(Initiative, "county"))
add_to(
    Organisation,
    participations=inverse(Participation, foreign_keys=[Participation.organisation_id]),
    #: What it takes part in, or has.
    initiatives=leading_to(lambda: Initiative, lambda: (("taking_part", "organisation"),)),
    #: What it takes part in and has not left.
    initiatives_not_left=leading_to(lambda: Initiative, lambda: (("not_left", "organisation"),)),
    #: What an RSS body, or a municipality that is counted in it, takes part in, or has.
    counted_initiatives=counted_in(Initiative, "rss_body"),
    #: The same of what it, or they, have not left.
    counted_initiatives_not_left=leading_to(
        lambda: Initiative, lambda: (("not_left", "organisation", "primary_bodies"), ("not_left", "rss_body"))
    ),
    #: Participations of the municipalities that belong to an RSS body.
    member_participations=inverse(
        Participation,
        secondary=Membership.__table__,
        primaryjoin="Organisation.id == memberships.c.rss_body_id",
        secondaryjoin="foreign(Participation.organisation_id) == memberships.c.municipality_id",
    ),
)


__all__ = ["Lesson", "LessonKind", "Participation", "ParticipationRole", "ParticipationStatus"]
