"""Who stands behind knowledge needs, and how many municipalities and RSS bodies that makes, as far as is known.

    endorsements, memberships -> Behind: needs with whom they count by, as far as a caller may see them
                                   -> NeedBacking: how many of each, of what everybody sees, kept at each commit

What the database keeps is told by the same rule: `registry.overviews.kept.backing` is read from it.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Integer, and_, func, literal_column, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from registry.concepts.endorsements import Endorsement
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.memberships import Membership
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.storage.model.record import Base, add_to, derived
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class NeedBacking(Base):
    """How many stand behind a need with what was merged into it, of what everybody sees; none has no row."""

    __tablename__ = "need_backings"
    is_machinery = True
    follows_commits = True

    need_id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_count: Mapped[int]
    rss_body_count: Mapped[int]

    __table_args__ = ({"postgresql_with": {"fillfactor": "80"}},)


class Behind:
    """Needs with the organisations behind them, as far as the caller may see them.

    Counting rule: a municipality counts by the RSS body that carried it, or else by its primary body; an RSS body
    counts as it stands. Whom a body carried that the caller may not see counts by none: its primary body has not
    spoken for it. What stands behind a need that was merged stands behind the one that it was merged into.
    """

    def __init__(self, scope: Scope) -> None:
        """Takes the statement that asks."""
        self.scope = scope
        self.need, self.endorsement = scope.alias(KnowledgeNeed), scope.alias(Endorsement)
        self.body, self.membership = scope.alias(Organisation), scope.alias(Membership)
        self.via = scope.alias(Organisation)
        primary = and_(
            self.membership.c.municipality_id == self.body.c.id,
            self.membership.c.is_primary,
            self.membership.c.publication != scope.word("WITHDRAWN"),
            *scope.sees(self.membership, Membership, known=("municipality",)),
        )
        self.source = (
            self.need.join(self.endorsement, self.endorsement.c.need_id == self.need.c.id)
            .join(self.body, self.body.c.id == self.endorsement.c.organisation_id)
            .outerjoin(self.membership, primary)
            .outerjoin(self.via, and_(self.via.c.id == self.endorsement.c.via_id, *scope.sees(self.via, Organisation)))
        )
        self.conditions = [
            *scope.sees(self.need, KnowledgeNeed),
            # A withdrawn endorsement stands behind nothing, also for those who may still read it.
            self.endorsement.c.publication != scope.word("WITHDRAWN"),
            *scope.sees(self.endorsement, Endorsement, known=("need", "organisation")),
            *scope.sees(self.body, Organisation),
        ]

    @property
    def own(self) -> tuple[Row, ...]:
        """What it reads."""
        return self.need, self.endorsement, self.body, self.membership, self.via

    @property
    def municipality(self) -> Sql:
        """The key of the organisation if it is a municipality, else null."""
        is_one = self.body.c.kind == self.scope.word(OrganisationKind.MUNICIPALITY)
        return self.scope.when(is_one, self.body.c.id)

    @property
    def rss_body(self) -> Sql:
        """The key of the RSS body that it counts by, or null: also where one carried it that the caller may not see."""
        itself = self.body.c.kind == self.scope.word(OrganisationKind.RSS_BODY)
        carrier = self.scope.when(itself, self.body.c.id)
        primary = self.scope.when(self.endorsement.c.via_id.is_(None), self.membership.c.rss_body_id)
        return func.coalesce(self.via.c.id, carrier, primary)


def is_part_of(need: Row, whole: Sql) -> Sql:
    """Whether a need is another, or was merged into it: told so that both ways are looked up in an index."""
    return or_(need.c.id == whole, need.c.merged_into_id == whole)


def known_to_stand_behind(number: Sql) -> Sql:
    """How many are known to stand behind, or null where none is: that nobody has said who is not that none does."""
    none: Sql = literal_column("0")
    return func.nullif(number, none, type_=Integer())


def _count(row: Row, scope: Scope, kept: str, what: Callable[[Behind], Sql]) -> Sql:
    """How many different ones stand behind one need; those who see what everybody does are told what is kept."""
    if scope.sees_what_all_see:
        backing = scope.alias(NeedBacking)
        number = select(known_to_stand_behind(backing.c[kept])).where(backing.c.need_id == row.c.id)
        return scope.scalar(number, backing)
    behind = Behind(scope)
    found = select(known_to_stand_behind(func.count(what(behind).distinct()))).select_from(behind.source)
    return scope.scalar(found.where(is_part_of(behind.need, row.c.id), *behind.conditions), *behind.own)


def _municipality_count(row: Row, scope: Scope) -> Sql:
    """Distinct municipalities known to be behind it, needs merged into it included."""
    return _count(row, scope, "municipality_count", lambda behind: behind.municipality)


def _rss_body_count(row: Row, scope: Scope) -> Sql:
    """Distinct RSS bodies known to be behind it: as they stand, as carriers, or as a municipality's primary body."""
    return _count(row, scope, "rss_body_count", lambda behind: behind.rss_body)


add_to(
    KnowledgeNeed,
    municipality_count=derived(_municipality_count, is_nullable=True),
    rss_body_count=derived(_rss_body_count, is_nullable=True),
)
