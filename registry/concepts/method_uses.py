"""Uses of methods: which organisation uses what, since when and how far, and how many that makes."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.methods import Method
from registry.concepts.organisations import Organisation
from registry.concepts.outputs import Output
from registry.storage.model.holding import Holding
from registry.storage.model.record import (
    Facet,
    ForeignKey,
    Index,
    Period,
    Record,
    Searched,
    add_to,
    derived,
    inverse,
)
from registry.storage.model.terms import RecordType
from registry.storage.reading.periods import goes_on
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class MethodUse(Period, Record):
    """An organisation's use of a method (användning), and the output through which it uses it, if any."""

    __tablename__ = "method_uses"
    record_type = RecordType.METHOD_USE
    plural = "Användningar"
    searched = Searched(texts=("unit", "extent"))
    facets: ClassVar[dict[str, Facet]] = {
        "used_method": Facet("slug", "name", "name_en", (("method",),), "By the method, by its slug (metod)."),
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
    }
    owned_by = ("keeper_id", "organisation_id")
    held = Holding(keepers=("organisation_id",), speakers=("organisation_id",), made_by="recordUse", whole="method")
    closes_over = ("method", "organisation")
    listed_by = ("method", "users_known_completeness")

    method_id: Mapped[UUID] = mapped_column(ForeignKey("methods.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    unit: Mapped[str | None]
    output_id: Mapped[UUID | None] = mapped_column(ForeignKey("outputs.id"))
    extent: Mapped[str | None]

    method: Mapped[Method] = relationship(viewonly=True, lazy="raise")
    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id], viewonly=True, lazy="raise")
    output: Mapped[Output | None] = relationship(viewonly=True, lazy="raise")
    #: The organisation when it is an RSS body.
    rss_body: Mapped[Organisation | None] = relationship(
        primaryjoin="and_(foreign(MethodUse.organisation_id) == Organisation.id, Organisation.kind == 'RSS_BODY')",
        viewonly=True,
        lazy="raise",
    )

    is_current = derived(goes_on)

    __table_args__ = (
        Index(
            "uq_method_uses_use",
            "method_id",
            "organisation_id",
            "unit",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where="publication <> 'WITHDRAWN'",
        ),
        Index("ix_method_uses_method_id", "method_id", "id"),
        Index("ix_method_uses_organisation_id", "organisation_id", "id"),
    )


def _users(row: Row, scope: Scope, column: str) -> Sql:
    """How many different organisations use it now, as far as the caller may see."""
    use = scope.alias(MethodUse)
    found = select(func.count(use.c.organisation_id.distinct())).where(
        use.c[column] == row.c.id,
        use.c.publication == scope.word("PUBLISHED"),
        goes_on(use, scope),
        *scope.sees(use, MethodUse, known=("method",) if column == "method_id" else ()),
    )
    return scope.scalar(found, use)


def _method_users(row: Row, scope: Scope) -> Sql:
    return _users(row, scope, "method_id")


def _output_users(row: Row, scope: Scope) -> Sql:
    return _users(row, scope, "output_id")


add_to(Method, uses=inverse(MethodUse), user_count=derived(_method_users))
add_to(Output, uses=inverse(MethodUse), user_count=derived(_output_users))
add_to(Organisation, uses=inverse(MethodUse, foreign_keys=[MethodUse.organisation_id]))
