"""Rounds of gathering knowledge needs, one for each service area and year."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.themes import Theme
from registry.storage.model.record import CheckConstraint, Facet, ForeignKey, Named, PartialDate, Record, choice
from registry.storage.model.terms import Completeness, RecordType


class NeedsRound(Named, Record):
    """One round of gathering needs in a service area (behovsinventering)."""

    __tablename__ = "needs_rounds"
    record_type = RecordType.NEEDS_ROUND
    plural = "Behovsinventeringar"
    grouped = ("answers_known",)
    facets: ClassVar[dict[str, Facet]] = {
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("service_area", "within"),),
            "By service area or one above it, by its slug (verksamhetsområde).",
        ),
    }
    closes_over = ("service_area",)
    default_order = ("year", "id")

    service_area_id: Mapped[UUID] = mapped_column(ForeignKey("themes.id"))
    year: Mapped[int]
    step: Mapped[int | None]
    answers_known_completeness: Mapped[Completeness | None] = mapped_column(
        choice(Completeness, "answers_known_completeness")
    )
    answers_known_on: Mapped[PartialDate | None]

    service_area: Mapped[Theme] = relationship(viewonly=True, lazy="raise")

    __table_args__ = (
        CheckConstraint("year between 2000 and 2200", name="year"),
        CheckConstraint("step between 1 and 7", name="step"),
        CheckConstraint(
            "answers_known_on is null or answers_known_completeness is not null", name="answers_known_whole"
        ),
    )
