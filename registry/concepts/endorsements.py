"""Endorsements: who stands behind a knowledge need, and who sees it because of that."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, and_, case, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from registry.concepts.groups import ON_BEHALF_OF_GROUP, Group, conveners_of
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.memberships import THROUGH_RSS, Membership, holds_on, members_of
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.organisations import Organisation, OrganisationKind, of_kind
from registry.storage.model.holding import Holding
from registry.storage.model.record import (
    CheckConstraint,
    DerivedList,
    Facet,
    ForeignKey,
    Index,
    PartialDate,
    Record,
    Searched,
    add_to,
    choice,
    derived,
    inverse,
)
from registry.storage.model.terms import RecordType, Term
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class EndorsementKind(Term):
    """Whether the organisation brought the need or shares it (lyft eller delar)."""

    RAISED = "RAISED", "lyft behovet", "raised the need"
    SHARED = "SHARED", "delar behovet", "shares the need"


class Endorsement(Record):
    """An organisation, or a group that it answers for, behind a need (ställer sig bakom); `via` is what carried it."""

    __tablename__ = "endorsements"
    record_type = RecordType.ENDORSEMENT
    plural = "Vilka som står bakom behov"
    searched = Searched(texts=("local_wording",))
    facets: ClassVar[dict[str, Facet]] = {
        "round": Facet(
            "slug", "slug", None, (("round",),), "By the round it was told in, by its slug (behovsinventering)."
        ),
        "rss_body": Facet(
            "slug",
            "name",
            "name_en",
            (("via",), ("uncarried", "primary_bodies"), ("rss_body",)),
            "By RSS body, by its slug: the one that carried it, or else the municipality's primary body; a body itself"
            " as it stands (RSS).",
        ),
        "county": Facet(
            "code", "name", None, (("organisation", "county"),), "By the county of the municipality, by its code (län)."
        ),
    }
    owned_by = ("keeper_id", "organisation_id", "via_id")
    # The RSS body that carried it sees it; it speaks for its members only, and only they name it as their carrier.
    held = Holding(
        keepers=("organisation_id",),
        speakers=("organisation_id",),
        made_by="endorseNeed",
        consents=("keeper_id", "acting_group_id", "via_id"),
        accepted={"acting_group_id": ("organisation_id", conveners_of), "via_id": ("organisation_id", members_of)},
        behalf={"acting_group_id": ON_BEHALF_OF_GROUP, "via_id": THROUGH_RSS},
        said_on="stated_on",
        whole="need",
    )
    closes_over = ("need", "organisation")

    need_id: Mapped[UUID] = mapped_column(ForeignKey("knowledge_needs.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    acting_group_id: Mapped[UUID | None] = mapped_column(ForeignKey("groups.id"))
    via_id: Mapped[UUID | None]
    kind: Mapped[EndorsementKind] = mapped_column(choice(EndorsementKind, "kind"), server_default="RAISED")
    local_wording: Mapped[str | None]
    priority: Mapped[int | None]
    stated_on: Mapped[PartialDate | None]
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("needs_rounds.id"))

    need: Mapped[KnowledgeNeed] = relationship(viewonly=True, lazy="raise")
    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id], viewonly=True, lazy="raise")
    #: The group that stands behind it, for which the organisation answers.
    acting_group: Mapped[Group | None] = relationship(viewonly=True, lazy="raise")
    via: Mapped[Organisation | None] = relationship(
        foreign_keys="Endorsement.via_id",
        primaryjoin="Endorsement.via_id == Organisation.id",
        viewonly=True,
        lazy="raise",
    )
    round: Mapped[NeedsRound | None] = relationship(viewonly=True, lazy="raise")
    #: The organisation when it is an RSS body.
    rss_body: Mapped[Organisation | None] = relationship(
        primaryjoin="and_(foreign(Endorsement.organisation_id) == Organisation.id, Organisation.kind == 'RSS_BODY')",
        viewonly=True,
        lazy="raise",
    )
    #: The organisation when no RSS body carried what it said.
    uncarried: Mapped[Organisation | None] = relationship(
        primaryjoin="and_(foreign(Endorsement.organisation_id) == Organisation.id, Endorsement.via_id.is_(None))",
        viewonly=True,
        lazy="raise",
    )

    __table_args__ = (
        *of_kind("via_id", OrganisationKind.RSS_BODY, "via"),
        CheckConstraint("priority between 1 and 10", name="priority"),
        Index(
            "uq_endorsements_pair",
            "need_id",
            "organisation_id",
            "acting_group_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where="publication <> 'WITHDRAWN'",
        ),
        Index("ix_endorsements_need_id", "need_id", "id"),
        Index("ix_endorsements_organisation_id", "organisation_id", "id"),
        Index(
            "ix_endorsements_acting_group_id", "acting_group_id", "id", postgresql_where="acting_group_id is not null"
        ),
    )


class _Readers:
    """The organisations whose people see a need that is not published, as far as the caller may see them.

    Its keeper, and of a draft also whoever stands behind it and who carried that; and the RSS bodies that act for them.
    """

    def __init__(self, row: Row, scope: Scope) -> None:
        self.row, self.scope = row, scope

    def has(self, key: Sql) -> Sql:
        """Whether an organisation is one of them, by its key."""
        membership = self.scope.alias(Membership)
        found: Select[Any] = select(literal_column("1")).where(
            membership.c.rss_body_id == key,
            self._stands(membership.c.municipality_id),
            *holds_on(membership, self.scope),
        )
        return or_(self._stands(key), self.scope.exists(found, membership))

    def _stands(self, key: Sql) -> Sql:
        endorsement = self.scope.alias(Endorsement)
        found: Select[Any] = select(literal_column("1")).where(
            endorsement.c.need_id == self.row.c.id,
            endorsement.c.publication == self.scope.word("PUBLISHED"),
            or_(*(endorsement.c[each] == key for each in ("organisation_id", "via_id"))),
            *self.scope.sees(endorsement, Endorsement, known=("need",)),
        )
        draft = self.row.c.publication == self.scope.word("DRAFT")
        return or_(key == self.row.c.keeper_id, and_(draft, self.scope.exists(found, endorsement)))

    def names(self) -> Sql:
        """What they are called, in order; null when there are none."""
        other = self.scope.alias(Organisation)
        ordered = aggregate_order_by(self.scope.text(", "), other.c.name_sort, other.c.id)
        found = select(func.string_agg(other.c.name, ordered)).where(
            self.has(other.c.id), *self.scope.sees(other, Organisation)
        )
        return self.scope.scalar(found, other)


def _reads(row: Row, other: Row, scope: Scope) -> list[Sql]:
    return [row.c.publication != scope.word("PUBLISHED"), _Readers(row, scope).has(other.c.id)]


#: Who sees it, before and after the names of organisations, by language and by whether it is a draft.
_SEEN_BY = {
    "SV": ("Det är publicerat: alla ser det.", "Arbetsmaterial: det ses av ", "Det är återtaget: det ses av "),
    "EN": ("It is published: everyone sees it.", "A draft: it is seen by ", "It is withdrawn: it is seen by "),
}
_NATIONALLY = {
    "SV": (" och av dem som arbetar nationellt.", "dem som arbetar nationellt."),
    "EN": (", and by those who work nationally.", "those who work nationally."),
}


def _in_words(row: Row, scope: Scope, language: Any) -> Sql:
    """Who sees a need, in a sentence."""
    everyone, draft, withdrawn = (scope.text(each) for each in _SEEN_BY[language.now])
    and_nation, nation = (scope.text(each) for each in _NATIONALLY[language.now])
    start = case((row.c.publication == scope.word("DRAFT"), draft), else_=withdrawn)
    told = start.concat(func.coalesce(_Readers(row, scope).names().concat(and_nation), nation))
    return case((row.c.publication == scope.word("PUBLISHED"), everyone), else_=told)


def _stands_behind() -> Sql:
    """That an endorsement is of a need, and has not been taken back: it counts for nobody, also who still sees it."""
    endorsement = Endorsement.__table__
    stands = endorsement.c.publication != Scope.word("WITHDRAWN")
    return and_(KnowledgeNeed.id == foreign(endorsement.c.need_id), stands)


add_to(
    KnowledgeNeed,
    endorsements=inverse(Endorsement),
    #: The endorsements that count.
    standing=inverse(Endorsement, primaryjoin=_stands_behind),
    seen_by_organisations=DerivedList(lambda: Organisation, _reads, lambda *_: []),
    seen_by_in_words=derived(_in_words),
)
add_to(Group, endorsements=inverse(Endorsement))
add_to(Organisation, endorsements=inverse(Endorsement, foreign_keys=[Endorsement.organisation_id]))
