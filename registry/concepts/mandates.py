"""Mandates: agreements, commissions, grants and joint funding, with who gives and receives, and until when."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.initiatives import Initiative
from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from registry.storage.model.holding import Holding
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
    inverse,
    link_table,
    swedish,
)
from registry.storage.model.terms import RecordType, Term
from registry.storage.reading.external_ids import found_by_case_number
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql


class MandateKind(Term):
    """Kind of mandate (slag av uppdrag eller finansiering)."""

    AGREEMENT = "AGREEMENT", "överenskommelse", "agreement"
    COMMISSION = "COMMISSION", "uppdrag", "commission"
    GRANT = "GRANT", "statsbidrag eller annat bidrag", "grant"
    JOINT_FUNDING = "JOINT_FUNDING", "gemensam finansiering", "joint funding"


class AmountUnit(Term):
    """What an amount of money is counted in (enhet för belopp)."""

    SEK = "SEK", "kronor", "SEK", "kronor i allt", "SEK in all"
    SEK_PER_YEAR = "SEK_PER_YEAR", "kronor per år", "SEK per year"
    SEK_PER_INHABITANT_AND_YEAR = (
        "SEK_PER_INHABITANT_AND_YEAR",
        "kronor per invånare och år",
        "SEK per inhabitant and year",
    )


mandate_themes = link_table("mandate_themes", mandate_id="mandates", theme_id="themes")
mandate_givers = link_table("mandate_givers", mandate_id="mandates", organisation_id="organisations")
mandate_receivers = link_table("mandate_receivers", mandate_id="mandates", organisation_id="organisations")
mandate_initiatives = link_table("mandate_initiatives", mandate_id="mandates", initiative_id="initiatives")


class Mandate(Named, Period, Record):
    """An agreement, commission, grant or joint funding that work rests on (överenskommelse, uppdrag, bidrag)."""

    __tablename__ = "mandates"
    record_type = RecordType.MANDATE
    plural = "Överenskommelser, uppdrag och bidrag"
    searched = Searched(names=("title", "title_en"), texts=("summary", "outcome"), words=("kind",), is_compared=True)
    grouped = ("amount", "case_number")
    groups_close_over = ("case_number_authority",)
    facets: ClassVar[dict[str, Facet]] = {
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("themes", "within"),),
            "By theme, by its slug; a mandate counts in each of its themes and those above them (område).",
        ),
        "giver": Facet("slug", "name", "name_en", (("given_by",),), "By who gives it, by its slug (givare)."),
        "receiver": Facet("slug", "name", "name_en", (("given_to",),), "By who receives it, by its slug (mottagare)."),
    }
    #: An authority gives its case numbers itself.
    held = Holding(
        consents=("keeper_id", "case_number_authority_id"),
        given_by={"case_number_value": "case_number_authority_id"},
    )
    default_order = ("title_sort", "id")

    title: Mapped[str]
    title_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("title"))
    title_en: Mapped[str | None]
    summary: Mapped[str | None]
    kind: Mapped[MandateKind] = mapped_column(choice(MandateKind, "kind"))
    #: Kronor as decimal text, so that no öre is lost.
    amount_value: Mapped[str | None] = mapped_column(Text(collation="C"))
    amount_unit: Mapped[AmountUnit | None] = mapped_column(choice(AmountUnit, "amount_unit"))
    amount_is_at_most: Mapped[bool | None]
    case_number_authority_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    case_number_value: Mapped[str | None]
    report_due_on: Mapped[PartialDate | None]
    outcome: Mapped[str | None]

    themes: Mapped[list[Theme]] = relationship(secondary="mandate_themes", viewonly=True, lazy="raise")
    given_by: Mapped[list[Organisation]] = relationship(secondary="mandate_givers", viewonly=True, lazy="raise")
    given_to: Mapped[list[Organisation]] = relationship(secondary="mandate_receivers", viewonly=True, lazy="raise")
    initiatives: Mapped[list[Initiative]] = relationship(secondary="mandate_initiatives", viewonly=True, lazy="raise")
    case_number_authority: Mapped[Organisation | None] = relationship(
        foreign_keys=[case_number_authority_id], viewonly=True, lazy="raise"
    )

    @classmethod
    def found_by(cls, scope: Scope, system: Sql, value: Sql) -> list[Any]:
        """The mandate with a case number, as of initiatives."""
        columns = ("case_number_authority_id", "case_number_value", "id")
        return [found_by_case_number("mandate", scope.alias(cls), columns, value, system, scope)]

    __table_args__ = (
        CheckConstraint("amount_value ~ '^[0-9]{1,15}([.][0-9]{2})?$'", name="amount_written"),
        CheckConstraint(
            "num_nonnulls(amount_value, amount_unit) <> 1 and (amount_value is not null or amount_is_at_most is null)",
            name="amount_whole",
        ),
        CheckConstraint("num_nonnulls(case_number_authority_id, case_number_value) <> 1", name="case_number_whole"),
        Index("ix_mandates_title_sort", "title_sort", "id"),
        Index("ix_mandates_kind", "kind", "title_sort", "id"),
        # Those whose end is not known are counted without reading the rows.
        Index("ix_mandates_without_end", "publication", "keeper_id", postgresql_where="period_end is null"),
    )


add_to(Initiative, mandates=inverse(Mandate, secondary=mandate_initiatives))
