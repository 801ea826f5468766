"""Rounds of gathering knowledge needs, one for each service area and year."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.themes import Theme
from registry.storage.model.record import CheckConstraint, Facet, ForeignKey, Named, Record
from registry.storage.model.terms import RecordType


class NeedsRound(Named, Record):
    """One round of gathering needs in a service area (behovsinventering)."""

    __tablename__ = "needs_rounds"
    record_type = RecordType.NEEDS_ROUND
    plural = "Behovsinventeringar"
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

    service_area: Mapped[Theme] = relationship(viewonly=True, lazy="raise")

    __table_args__ = (
        CheckConstraint("year between 2000 and 2200", name="year"),
        CheckConstraint("step between 1 and 7", name="step"),
    )
