"""Methods: what is done for people and how, such as IPS or BBIC, and who has graded, tried and told of it."""

from typing import ClassVar

from sqlalchemy import Text, literal_column
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.initiatives import Initiative
from registry.concepts.outputs import Output
from registry.concepts.participations import Lesson
from registry.concepts.themes import Theme
from registry.storage.model.holding import Holding
from registry.storage.model.record import (
    CheckConstraint,
    Facet,
    Index,
    Named,
    PartialDate,
    Record,
    Searched,
    TargetGroup,
    Values,
    add_to,
    choice,
    derived,
    inverse,
    link_table,
    swedish,
)
from registry.storage.model.terms import Completeness, RecordType, Term
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class MethodKind(Term):
    """Kind of method (slag av metod)."""

    METHOD = "METHOD", "metod", "method"
    INTERVENTION = "INTERVENTION", "insats", "intervention", "insats till enskilda eller grupper"
    WAY_OF_WORKING = "WAY_OF_WORKING", "arbetssätt", "way of working"
    INSTRUMENT = "INSTRUMENT", "bedömningsinstrument", "assessment instrument"


method_themes = link_table("method_themes", method_id="methods", theme_id="themes")
method_replaces = link_table("method_replaces", method_id="methods", replaced_id="methods")
# Whoever tells of a method, or tries it, says so on its own record.
output_methods = link_table("output_methods", output_id="outputs", method_id="methods")
lesson_methods = link_table("lesson_methods", lesson_id="lessons", method_id="methods")
initiative_methods = link_table("initiative_methods", initiative_id="initiatives", method_id="methods")


class Method(Named, TargetGroup, Record):
    """A method, intervention, way of working or instrument (metod, insats, arbetssätt, bedömningsinstrument)."""

    __tablename__ = "methods"
    record_type = RecordType.METHOD
    plural = "Metoder"
    searched = Searched(
        names=("name", "short_name", "name_en", "former_names"),
        texts=("aim", "target_group_text"),
        words=("kind",),
        is_alike=True,
    )
    grouped = ("users_known",)
    facets: ClassVar[dict[str, Facet]] = {
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("themes", "within"),),
            "By theme, by its slug; a method counts in each of its themes and those above them (område).",
        ),
    }
    held = Holding(acyclic=("replaces",))
    default_order = ("name_sort", "id")

    kind: Mapped[MethodKind] = mapped_column(choice(MethodKind, "kind"))
    name: Mapped[str]
    name_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("name"))
    name_en: Mapped[str | None]
    short_name: Mapped[str | None]
    former_names: Mapped[Values]
    aim: Mapped[str | None]
    #: What others have found it to be worth, each in its own words and with its source.
    grades: Mapped[Values]
    reported_counts: Mapped[Values]
    users_known_completeness: Mapped[Completeness | None] = mapped_column(
        choice(Completeness, "users_known_completeness")
    )
    users_known_on: Mapped[PartialDate | None]

    themes: Mapped[list[Theme]] = relationship(secondary="method_themes", viewonly=True, lazy="raise")
    replaces: Mapped[list["Method"]] = relationship(
        secondary="method_replaces",
        primaryjoin="Method.id == method_replaces.c.method_id",
        secondaryjoin="Method.id == method_replaces.c.replaced_id",
        viewonly=True,
        lazy="raise",
    )
    replaced_by: Mapped[list["Method"]] = relationship(
        secondary="method_replaces",
        primaryjoin="Method.id == method_replaces.c.replaced_id",
        secondaryjoin="Method.id == method_replaces.c.method_id",
        viewonly=True,
        lazy="raise",
    )
    outputs: Mapped[list[Output]] = relationship(secondary="output_methods", viewonly=True, lazy="raise")
    lessons: Mapped[list[Lesson]] = relationship(secondary="lesson_methods", viewonly=True, lazy="raise")
    tried_by: Mapped[list[Initiative]] = relationship(secondary="initiative_methods", viewonly=True, lazy="raise")

    @derived
    def is_graded(row: Row, scope: Scope) -> Sql:
        """Whether anybody has graded it."""
        return row.c.grades != literal_column("'[]'::jsonb")

    __table_args__ = (
        CheckConstraint("users_known_on is null or users_known_completeness is not null", name="users_known_whole"),
        Index("ix_methods_name_sort", "name_sort", "id"),
        Index("ix_methods_kind", "kind", "name_sort", "id"),
        # Those whose users are not all known are counted without reading the rows.
        Index(
            "ix_methods_users_not_all_known",
            *("publication", "keeper_id"),
            postgresql_where="(users_known_completeness = 'ALL') is not true",
        ),
    )


add_to(Output, about_methods=inverse(Method, secondary=output_methods))
add_to(Lesson, about_methods=inverse(Method, secondary=lesson_methods))
add_to(Initiative, tried_methods=inverse(Method, secondary=initiative_methods))
