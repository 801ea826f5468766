"""Knowledge needs: what services find missing, and how far that has come."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import Computed, Text, or_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.memberships import RSS_BODIES_BEHIND
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.themes import Theme
from registry.matrix import Act
from registry.storage.model.holding import Holding
from registry.storage.model.record import (
    CheckConstraint,
    Facet,
    ForeignKey,
    Index,
    Named,
    PartialDate,
    Record,
    Searched,
    TargetGroup,
    add_to,
    choice,
    counted_in,
    derived,
    inverse,
    link_table,
    swedish,
)
from registry.storage.model.terms import RecordType, ServiceSide, Term
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class KnowledgeNeedState(Term):
    """Where a knowledge need is (läge). An end other than met is told by closeReason."""

    RAISED = "RAISED", "lyft", "raised"
    COMPILED = "COMPILED", "sammanställt", "compiled"
    PRIORITISED = "PRIORITISED", "prioriterat", "prioritised"
    HANDLING_DECIDED = "HANDLING_DECIDED", "hantering beslutad", "handling decided"
    ADDRESSED = "ADDRESSED", "omhändertaget", "addressed"
    CLOSED = "CLOSED", "stängt", "closed"


class NeedCloseReason(Term):
    """Why a need is closed (skäl till stängning)."""

    MET = "MET", "tillgodosett", "met"
    NOT_A_KNOWLEDGE_NEED = (
        "NOT_A_KNOWLEDGE_NEED",
        "inte ett kunskapsbehov",
        "not a knowledge need",
        "inte ett kunskapsbehov, till exempel ett utbildningsbehov",
        "not a knowledge need, for example a training need",
    )
    SOLVED_LOCALLY = "SOLVED_LOCALLY", "löst lokalt", "solved locally"
    NOT_TAKEN_UP = "NOT_TAKEN_UP", "inte upptaget", "not taken up"
    MERGED = "MERGED", "sammanslaget", "merged"


#: The states in which an initiative answers the needs that it is for: nobody has taken on what is only proposed, and
#: nothing comes of what was discontinued but the outputs that it left.
ANSWERING = (InitiativeState.PREPARING, InitiativeState.ONGOING, InitiativeState.COMPLETED)

#: The states in which a need waits for nothing more: it has been taken care of, or is closed.
DONE = (KnowledgeNeedState.ADDRESSED, KnowledgeNeedState.CLOSED)

need_themes = link_table("need_themes", need_id="knowledge_needs", theme_id="themes")
initiative_needs = link_table("initiative_needs", initiative_id="initiatives", need_id="knowledge_needs")


class KnowledgeNeed(Named, TargetGroup, Record):
    """Knowledge that services find missing, insufficient or not adapted (kunskapsbehov)."""

    __tablename__ = "knowledge_needs"
    record_type = RecordType.KNOWLEDGE_NEED
    plural = "Kunskapsbehov"
    searched = Searched(names=("title", "title_en"), texts=("description", "target_group_text"), is_compared=True)
    facets: ClassVar[dict[str, Facet]] = {
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("themes", "within"),),
            "By theme, by its slug; a need counts in each of its themes and those above them (område).",
        ),
        "round": Facet(
            "slug", "slug", None, (("round",),), "By the round it was gathered in, by its slug (behovsinventering)."
        ),
        "rss_body": Facet(
            "slug",
            "name",
            "name_en",
            tuple(
                (*whose, "standing", *by)
                # What was merged into it counts in it too.
                for whose in ((), ("merged_from",))
                for by in (("via",), ("uncarried", "primary_bodies"), ("rss_body",))
            ),
            "By RSS body behind it, by its slug, as `needsOverview` counts: the body that carried what a municipality"
            " said, or else its primary body; a body itself as it stands. What stands behind a need that was merged"
            " counts in the one it was merged into, and in itself where the list has it; nothing withdrawn counts (RSS"
            " bakom behovet).",
        ),
    }
    changed_by = Act.UPDATE_NEED
    # Municipalities raise and RSS bodies compile: whoever acts for a member acts for its RSS body too.
    seen_through = ("endorsements.organisation_id", "endorsements.via_id")
    held = Holding(
        made_by=Act.RAISE_NEED,
        gathered_by=RSS_BODIES_BEHIND,
        # Addressed, or closed because it was met, it still is what was decided on.
        decided={"state": (KnowledgeNeedState.PRIORITISED, KnowledgeNeedState.CLOSED), "handling": ()},
    )
    decided_apart = ("state", "close_reason", "sent_back_because", "addressed_on")
    default_order = ("title_sort", "id")

    title: Mapped[str]
    title_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("title"))
    title_en: Mapped[str | None]
    description: Mapped[str | None]
    side: Mapped[ServiceSide | None] = mapped_column(choice(ServiceSide, "side"))
    state: Mapped[KnowledgeNeedState] = mapped_column(choice(KnowledgeNeedState, "state"), server_default="RAISED")
    close_reason: Mapped[NeedCloseReason | None] = mapped_column(choice(NeedCloseReason, "close_reason"))
    raised_on: Mapped[PartialDate | None]
    raised_on_sort: Mapped[str] = mapped_column(
        Text(collation="C"), Computed("coalesce(raised_on, '')", persisted=True)
    )
    addressed_on: Mapped[PartialDate | None]
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("needs_rounds.id"))
    #: Why it was sent back, until it is compiled again or closed.
    sent_back_because: Mapped[str | None]

    round: Mapped[NeedsRound | None] = relationship(viewonly=True, lazy="raise")
    themes: Mapped[list[Theme]] = relationship(secondary="need_themes", viewonly=True, lazy="raise")
    merged_into: Mapped["KnowledgeNeed | None"] = relationship(
        foreign_keys="KnowledgeNeed.merged_into_id", remote_side="KnowledgeNeed.id", viewonly=True, lazy="raise"
    )
    merged_from: Mapped[list["KnowledgeNeed"]] = relationship(
        foreign_keys="KnowledgeNeed.merged_into_id", viewonly=True, lazy="raise"
    )
    initiatives: Mapped[list[Initiative]] = relationship(secondary="initiative_needs", viewonly=True, lazy="raise")

    @derived
    def is_answered(row: Row, scope: Scope) -> Sql:
        """Whether an initiative or an output that the caller may see answers it."""
        return or_(has_initiative(row, scope), scope.any_of(KnowledgeNeed, row, "outputs"))

    __table_args__ = (
        CheckConstraint("(state = 'CLOSED') = (close_reason is not null)", name="closed_has_reason"),
        CheckConstraint("sent_back_because is null or state = 'RAISED'", name="sent_back_to_raised"),
        CheckConstraint("(close_reason = 'MERGED') = (merged_into_id is not null)", name="merged_says_into_what"),
        CheckConstraint("merged_into_id <> id", name="not_merged_into_itself"),
        Index("ix_knowledge_needs_title_sort", "title_sort", "id"),
        Index("ix_knowledge_needs_raised_on", "raised_on_sort", "id"),
        Index("ix_knowledge_needs_state", "state", "title_sort", "id"),
        Index(
            "ix_knowledge_needs_sent_back", "publication", "keeper_id", postgresql_where="sent_back_because is not null"
        ),
        # Those of which it is not known when they were raised are counted without reading the rows.
        Index("ix_knowledge_needs_undated", "publication", "keeper_id", postgresql_where="raised_on is null"),
    )


def has_initiative(need: Row, scope: Scope) -> Sql:
    """Whether an initiative that the caller may see answers a need: one that is more than proposed, and not stopped."""
    states = [scope.word(each) for each in ANSWERING]
    return scope.any_of(KnowledgeNeed, need, "initiatives", lambda it: it.c.state.in_(states))


add_to(NeedsRound, needs=inverse(KnowledgeNeed))
add_to(Theme, needs=inverse(KnowledgeNeed, secondary=need_themes), needs_within=counted_in(KnowledgeNeed, "theme"))
add_to(Initiative, needs=inverse(KnowledgeNeed, secondary=initiative_needs))
