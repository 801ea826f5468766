"""Themes: service areas and topics, with the names they had before."""

from uuid import UUID

from sqlalchemy import CTE, Text, select
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from registry.storage.model.holding import Holding
from registry.storage.model.record import (
    ForeignKey,
    Index,
    Named,
    Record,
    Searched,
    Values,
    choice,
    made_table,
    swedish,
)
from registry.storage.model.terms import RecordType, Term
from registry.storage.reading.scope import Scope


class ThemeKind(Term):
    """Kind of theme (slag av område)."""

    SERVICE_AREA = "SERVICE_AREA", "verksamhetsområde", "service area"
    TOPIC = "TOPIC", "ämne", "topic"


def _within(scope: Scope) -> CTE:
    """Each theme with itself and those above it, as far as the caller may see them one by one."""
    theme, above = scope.alias(Theme), scope.alias(Theme)
    first = select(theme.c.id.label("theme_id"), theme.c.id.label("within_id"), theme.c.parent_id)
    found = first.where(*scope.sees(theme, Theme)).correlate(None).cte(scope.name("theme_within"), recursive=True)
    further = select(found.c.theme_id, above.c.id, above.c.parent_id).select_from(
        found.join(above, above.c.id == found.c.parent_id)
    )
    return found.union(further.where(*scope.sees(above, Theme)))


theme_within = made_table("theme_within", _within, "theme_id", "within_id")


class Theme(Named, Record):
    """Service area or topic (område)."""

    __tablename__ = "themes"
    record_type = RecordType.THEME
    plural = "Områden"
    searched = Searched(names=("name", "name_en", "former_names"), is_alike=True)
    held = Holding(acyclic=("parent",))
    default_order = ("name_sort", "id")
    rolls_up = "within"

    kind: Mapped[ThemeKind] = mapped_column(choice(ThemeKind, "kind"))
    name: Mapped[str]
    name_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("name"))
    name_en: Mapped[str | None]
    former_names: Mapped[Values]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("themes.id"))

    children: Mapped[list["Theme"]] = relationship(foreign_keys=[parent_id], viewonly=True, lazy="raise")
    #: Itself, and the themes that it is a part of.
    within: Mapped[list["Theme"]] = relationship(
        secondary=theme_within,
        primaryjoin=lambda: Theme.id == foreign(theme_within.c.theme_id),
        secondaryjoin=lambda: Theme.id == foreign(theme_within.c.within_id),
        viewonly=True,
        lazy="raise",
    )
    parent: Mapped["Theme | None"] = relationship(
        foreign_keys=[parent_id], remote_side="Theme.id", viewonly=True, lazy="raise"
    )

    __table_args__ = (Index("ix_themes_name_sort", "name_sort", "id"),)
