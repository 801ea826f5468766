"""Decisions on knowledge needs: that one is prioritised, or how it is handled. They are a series; the newest stands."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, Computed, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.groups import Group
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation
from registry.storage.model.holding import Holder, Holding, Resting, Setter
from registry.storage.model.record import (
    NEWEST_BY,
    CheckConstraint,
    Facet,
    ForeignKey,
    Index,
    PartialDate,
    Record,
    Searched,
    add_to,
    choice,
    inverse,
)
from registry.storage.model.terms import RecordType, Term


class DecisionKind(Term):
    """What is decided on a need (slag av beslut)."""

    PRIORITISED = (
        "PRIORITISED",
        "prioritering",
        "prioritised",
        "behovet är prioriterat bland dem som ska hanteras",
        "the need is prioritised among those that are to be handled",
    )
    HANDLING = "HANDLING", "hantering", "handling", "hur behovet hanteras", "how the need is handled"


class HandlingWay(Term):
    """A way to handle a need (hantering); a decision may name several."""

    NEW_GUIDANCE = "NEW_GUIDANCE", "nytt kunskapsstöd", "new guidance"
    ADAPTED_GUIDANCE = "ADAPTED_GUIDANCE", "anpassat kunskapsstöd", "adapted guidance"
    RESEARCH_OVERVIEW = "RESEARCH_OVERVIEW", "kunskapsöversikt", "research overview"
    PILOT = "PILOT", "pilot", "pilot"
    YRKESRESA = "YRKESRESA", "yrkesresa", "yrkesresa"
    EXISTING_SUPPORT = "EXISTING_SUPPORT", "befintligt stöd räcker", "existing support suffices"
    RESEARCH = "RESEARCH", "forskning beställs", "research is commissioned"
    REGIONAL = "REGIONAL", "regionalt svar", "regional answer"
    NONE = "NONE", "ingen åtgärd", "no action"


#: Those that a decision may name, in SQL.
WAYS = ",".join(f"'{each.value}'" for each in HandlingWay)
#: Who decided is the nation's to say: it is no group's or organisation's to hand its decision to another.
_WHO = Setter(Holder.NATION, "vem som beslutade", "who decided")
#: When it was decided is too, since the day settles which of several decisions stands.
_WHEN = Setter(Holder.NATION, "när det beslutades", "when it was decided")
#: And what, which those who decide for the nation wrote down.
_WHAT = Setter(Holder.NATION, "vad som beslutades", "what was decided")
#: What a need's state says that has been decided, in SQL: whether it would still be said if this decision went away.
_RESTS = """
exists (select from knowledge_needs need
        where need.id = said.need_id
          and case said.kind when 'PRIORITISED' then need.state = 'PRIORITISED'
              else need.state in ('HANDLING_DECIDED', 'ADDRESSED') or need.close_reason = 'MET' end)
and not exists (select from decisions other
                where other.need_id = said.need_id and other.kind = said.kind and other.id <> said.id
                  and other.publication = 'PUBLISHED')
"""


class Decision(Record):
    """A decision on a need (beslut): that it is prioritised, or how it is handled; the newest of each kind stands."""

    __tablename__ = "decisions"
    record_type = RecordType.DECISION
    plural = "Beslut"
    searched = Searched(texts=("reason", "outcome"))
    grouped = ("case_number",)
    groups_close_over = ("case_number_authority",)
    natural_key = ("need_id", "kind", "decided_by_id", "deciding_organisation_id", "decided_on")
    facets: ClassVar[dict[str, Facet]] = {
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("need", "themes", "within"),),
            "By theme of the need, by its slug; it counts in each of them and those above them (område).",
        ),
        "group": Facet("slug", "name", None, (("decided_by",),), "By the group that decided, by its slug (grupp)."),
    }
    owned_by = ("keeper_id", "deciding_organisation_id")
    owned_through = ("decided_by.convener_id",)
    held = Holding(
        # Those who decided put right what is told of it and say what came of it; a group's convener does for the group.
        keepers=("deciding_organisation_id", "decided_by.convener_id"),
        made_by="decideHandling",
        facts={
            **dict.fromkeys(("deciding_organisation_id", "decided_by_id", "keeper_id"), _WHO),
            "decided_on": _WHEN,
            **dict.fromkeys(("rank", "ways"), _WHAT),
        },
        # An authority gives its case numbers itself.
        consents=("keeper_id", "case_number_authority_id"),
        given_by={"case_number_value": "case_number_authority_id"},
        whole="need",
        rests=Resting(
            _RESTS,
            "need",
            "The need's state rests on it, and on no other decision.",
            "Behovets läge vilar på det, och inte på något annat beslut.",
            "Change what is wrong in it, or tell of another decision first.",
            "Ändra det som är fel i det, eller ange ett annat beslut först.",
        ),
    )
    closes_over = ("need",)
    decided_apart = ("need_id", "kind")
    default_order = ("decided_on_sort", "id")

    need_id: Mapped[UUID] = mapped_column(ForeignKey("knowledge_needs.id"))
    kind: Mapped[DecisionKind] = mapped_column(choice(DecisionKind, "kind"))
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("groups.id"))
    deciding_organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    decided_on: Mapped[PartialDate | None]
    decided_on_sort: Mapped[str] = mapped_column(
        Text(collation="C"), Computed("coalesce(decided_on, '')", persisted=True)
    )
    rank: Mapped[int | None]
    ways: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    reason: Mapped[str | None]
    case_number_authority_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    case_number_value: Mapped[str | None]
    outcome: Mapped[str | None]

    need: Mapped[KnowledgeNeed] = relationship(viewonly=True, lazy="raise")
    #: The group that decided, unless an organisation did.
    decided_by: Mapped[Group | None] = relationship(viewonly=True, lazy="raise")
    deciding_organisation: Mapped[Organisation | None] = relationship(
        foreign_keys=[deciding_organisation_id], viewonly=True, lazy="raise"
    )
    case_number_authority: Mapped[Organisation | None] = relationship(
        foreign_keys=[case_number_authority_id], viewonly=True, lazy="raise"
    )

    __table_args__ = (
        CheckConstraint("num_nonnulls(decided_by_id, deciding_organisation_id) <= 1", name="one_decides"),
        CheckConstraint("rank is null or (rank > 0 and kind = 'PRIORITISED')", name="rank_of_prioritised"),
        CheckConstraint("ways is null or kind = 'HANDLING'", name="ways_of_handling"),
        CheckConstraint(f"ways <@ array[{WAYS}] and cardinality(ways) > 0", name="ways"),
        CheckConstraint("not 'NONE' = any(ways) or cardinality(ways) = 1", name="none_stands_alone"),
        CheckConstraint("num_nonnulls(case_number_authority_id, case_number_value) <> 1", name="case_number_whole"),
        Index("ix_decisions_need_id", "need_id", "kind", "decided_on_sort", "id"),
        Index("ix_decisions_decided_on", "decided_on_sort", "id"),
        Index("ix_decisions_decided_by_id", "decided_by_id", "id", postgresql_where="decided_by_id is not null"),
        Index(
            "ix_decisions_deciding_organisation_id",
            "deciding_organisation_id",
            "id",
            postgresql_where="deciding_organisation_id is not null",
        ),
    )


def _newest(kind: DecisionKind) -> object:
    """The newest published decision of a kind on a need: the last by its day, and of those the last that was told."""
    return inverse(
        Decision,
        primaryjoin=(
            "and_(foreign(Decision.need_id) == KnowledgeNeed.id,"
            f" Decision.kind == '{kind.value}', Decision.publication == 'PUBLISHED')"
        ),
        uselist=False,
        info={NEWEST_BY: ("decided_on_sort", "id")},
    )


add_to(
    KnowledgeNeed,
    decisions=inverse(Decision),
    handling=_newest(DecisionKind.HANDLING),
    prioritisation=_newest(DecisionKind.PRIORITISED),
)
add_to(Group, decisions=inverse(Decision))
add_to(Organisation, decisions=inverse(Decision, foreign_keys=[Decision.deciding_organisation_id]))
