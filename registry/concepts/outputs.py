"""Outputs: reports, knowledge supports, models, courses and films that came of the work. Never effects on people."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import Computed, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
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
    Record,
    Searched,
    Values,
    add_to,
    choice,
    counted_in,
    inverse,
    link_table,
    swedish,
)
from registry.storage.model.terms import Completeness, RecordType, Term


class OutputKind(Term):
    """Kind of output (slag av kunskapsprodukt)."""

    REPORT = "REPORT", "rapport", "report"
    EVIDENCE_BASE = "EVIDENCE_BASE", "kunskapsunderlag", "evidence base"
    KNOWLEDGE_SUPPORT = "KNOWLEDGE_SUPPORT", "kunskapsstöd", "knowledge support"
    RESEARCH_OVERVIEW = (
        "RESEARCH_OVERVIEW",
        "kunskapsöversikt",
        "research overview",
        "kunskapsöversikt, forskningsöversikt",
    )
    MODEL = "MODEL", "modell", "model"
    COURSE = "COURSE", "kurs", "course"
    FILM = "FILM", "film", "film"
    DISCUSSION_PAPER = "DISCUSSION_PAPER", "idéskrift", "discussion paper"
    NATIONAL_GUIDELINES = "NATIONAL_GUIDELINES", "nationella riktlinjer", "national guidelines"
    HANDBOOK = "HANDBOOK", "handbok", "handbook", "handbok, vägledning", "handbook, guide"
    COMPARISON = (
        "COMPARISON",
        "jämförelse",
        "comparison",
        "öppna jämförelser, undersökning",
        "open comparisons, survey",
    )
    WORKING_METHOD = "WORKING_METHOD", "arbetssätt", "way of working"
    IMPLEMENTATION_SUPPORT = "IMPLEMENTATION_SUPPORT", "implementeringsstöd", "implementation support"


output_themes = link_table("output_themes", output_id="outputs", theme_id="themes")
output_makers = link_table("output_makers", output_id="outputs", organisation_id="organisations")
need_outputs = link_table("need_outputs", need_id="knowledge_needs", output_id="outputs")
initiative_outputs = link_table("initiative_outputs", initiative_id="initiatives", output_id="outputs")
initiative_prompts = link_table("initiative_prompts", initiative_id="initiatives", output_id="outputs")
initiative_implements = link_table("initiative_implements", initiative_id="initiatives", output_id="outputs")


class Output(Named, Record):
    """What came out of the work (kunskapsprodukt)."""

    __tablename__ = "outputs"
    record_type = RecordType.OUTPUT
    plural = "Kunskapsprodukter"
    searched = Searched(
        names=("title", "title_en"), texts=("summary", "published_in"), words=("kind",), is_compared=True
    )
    grouped = ("users_known",)
    facets: ClassVar[dict[str, Facet]] = {
        "theme": Facet(
            "slug",
            "name",
            "name_en",
            (("themes", "within"),),
            "By theme, by its slug; an output counts in each of its themes and those above them (område).",
        ),
    }
    held = Holding(made_by="registerOutput", acyclic=("supersedes",), both=("supersedes",))
    default_order = ("title_sort", "id")

    title: Mapped[str]
    title_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("title"))
    title_en: Mapped[str | None]
    summary: Mapped[str | None]
    kind: Mapped[OutputKind] = mapped_column(choice(OutputKind, "kind"))
    published_on: Mapped[PartialDate | None]
    published_on_sort: Mapped[str] = mapped_column(
        Text(collation="C"), Computed("coalesce(published_on, '')", persisted=True)
    )
    language: Mapped[str] = mapped_column(Text(collation="C"), server_default="sv")
    url: Mapped[str | None]
    #: The series, site or collection that it is part of.
    published_in: Mapped[str | None]
    #: Licence of the work itself, not of this record.
    licence: Mapped[str | None]
    on_kunskapsguiden: Mapped[bool | None]
    reported_counts: Mapped[Values]
    users_known_completeness: Mapped[Completeness | None] = mapped_column(
        choice(Completeness, "users_known_completeness")
    )
    users_known_on: Mapped[PartialDate | None]
    publisher_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    supersedes_id: Mapped[UUID | None] = mapped_column(ForeignKey("outputs.id"))

    publisher: Mapped[Organisation | None] = relationship(foreign_keys=[publisher_id], viewonly=True, lazy="raise")
    makers: Mapped[list[Organisation]] = relationship(secondary="output_makers", viewonly=True, lazy="raise")
    themes: Mapped[list[Theme]] = relationship(secondary="output_themes", viewonly=True, lazy="raise")
    supersedes: Mapped["Output | None"] = relationship(
        foreign_keys=[supersedes_id], remote_side="Output.id", viewonly=True, lazy="raise"
    )
    #: Among what is shown there is one: a draft replaces nothing yet.
    superseded_by: Mapped["Output | None"] = relationship(
        primaryjoin="and_(Output.id == remote(foreign(Output.supersedes_id)),"
        " remote(Output.publication) == 'PUBLISHED')",
        uselist=False,
        viewonly=True,
        lazy="raise",
    )
    needs: Mapped[list[KnowledgeNeed]] = relationship(secondary="need_outputs", viewonly=True, lazy="raise")
    initiatives: Mapped[list[Initiative]] = relationship(secondary="initiative_outputs", viewonly=True, lazy="raise")
    prompted: Mapped[list[Initiative]] = relationship(secondary="initiative_prompts", viewonly=True, lazy="raise")
    implemented_by: Mapped[list[Initiative]] = relationship(
        secondary="initiative_implements", viewonly=True, lazy="raise"
    )

    __table_args__ = (
        # As BCP 47 has it: a language, a script, a region and variants, in none of which a long number fits.
        CheckConstraint(
            "language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z]{5,8}|[0-9][0-9a-z]{3}))?$'",
            name="language",
        ),
        CheckConstraint("url ~ '^https://[^[:space:]]+$'", name="url"),
        CheckConstraint("licence ~ '^https?://[^[:space:]]+$'", name="licence"),
        CheckConstraint("supersedes_id <> id", name="not_its_own_successor"),
        CheckConstraint("users_known_on is null or users_known_completeness is not null", name="users_known_whole"),
        Index("uq_outputs_supersedes_id", "supersedes_id", unique=True, postgresql_where="publication = 'PUBLISHED'"),
        Index("ix_outputs_supersedes_id", "supersedes_id"),
        Index("ix_outputs_title_sort", "title_sort", "id"),
        Index("ix_outputs_published_on", "published_on_sort", "id"),
        Index("ix_outputs_kind", "kind", "title_sort", "id"),
        # Those of which something is not known are counted without reading the rows.
        Index("ix_outputs_undated", "publication", "keeper_id", postgresql_where="published_on is null"),
        Index("ix_outputs_without_url", "publication", "keeper_id", postgresql_where="url is null"),
        Index("ix_outputs_without_licence", "publication", "keeper_id", postgresql_where="licence is null"),
    )


add_to(Theme, outputs=inverse(Output, secondary=output_themes), outputs_within=counted_in(Output, "theme"))
add_to(KnowledgeNeed, outputs=inverse(Output, secondary=need_outputs))
add_to(
    Initiative,
    outputs=inverse(Output, secondary=initiative_outputs),
    prompted_by=inverse(Output, secondary=initiative_prompts),
    implements=inverse(Output, secondary=initiative_implements),
)
