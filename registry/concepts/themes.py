"""Themes: service areas and topics, with the names they had before."""

from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.storage.model.holding import Holding
from registry.storage.model.record import ForeignKey, Index, Named, Record, Values, choice, swedish
from registry.storage.model.terms import RecordType, Term


class ThemeKind(Term):
    """Kind of theme (slag av område)."""

    SERVICE_AREA = "SERVICE_AREA", "verksamhetsområde", "service area"
    TOPIC = "TOPIC", "ämne", "topic"


class Theme(Named, Record):
    """Service area or topic (område)."""

    __tablename__ = "themes"
    record_type = RecordType.THEME
    plural = "Områden"
    held = Holding(acyclic=("parent",))
    default_order = ("name_sort", "id")

    kind: Mapped[ThemeKind] = mapped_column(choice(ThemeKind, "kind"))
    name: Mapped[str]
    name_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("name"))
    name_en: Mapped[str | None]
    former_names: Mapped[Values]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("themes.id"))

    parent: Mapped["Theme | None"] = relationship(
        foreign_keys=[parent_id], remote_side="Theme.id", viewonly=True, lazy="raise"
    )

    __table_args__ = (Index("ix_themes_name_sort", "name_sort", "id"),)
