"""Themes as the contract shows them."""

from typing import Any

import strawberry

from registry.concepts import themes
from registry.concepts.themes import ThemeKind
from schema.language.fields import Filter, StringFilter, attribute, condition, connection, connectives, many, one
from schema.language.questions import AS_OF, by_slug
from schema.language.records import FormerName, Record, readable_key


@strawberry.type(description="Service area or topic, with former names (område).")
class Theme(Record):
    """Service area or topic."""

    model = themes.Theme

    slug: str = readable_key("the name")
    kind: ThemeKind = attribute("Service area or topic (slag).")
    name: str = attribute("Its name (namn).")
    name_en: str | None = attribute("Its name in English (engelskt namn).")
    former_names: list[FormerName] = attribute("Names it had before (tidigare namn).")
    parent = one("themes.Theme", "The theme it is a part of (ingår i).")
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives in it (initiativ).",
        where="initiatives.InitiativeWhere",
        order_by="initiatives.InitiativeOrder",
        as_type="initiatives.InitiativeConnection",
    )
    needs = connection(
        "knowledge_needs.KnowledgeNeed",
        "Knowledge needs in it (kunskapsbehov).",
        where="knowledge_needs.KnowledgeNeedWhere",
        order_by="knowledge_needs.KnowledgeNeedOrder",
    )
    outputs = connection(
        "outputs.Output", "Outputs in it (resultat).", where="outputs.OutputWhere", order_by="outputs.OutputOrder"
    )


@strawberry.input(description="Which themes (urval av områden).")
class ThemeWhere:
    """Which themes."""

    and_, or_, not_ = connectives("themes.ThemeWhere")
    slug: StringFilter | None = condition("By slug (kortnamn i webbadress).", StringFilter)
    kind: Filter[ThemeKind] | None = condition("By kind (slag).", Filter[ThemeKind])


@strawberry.input(description="By themes: some of them, or none (villkor på områden).")
class ThemesFilter:
    """By themes."""

    some: Any = condition("At least one is so (någon).", "themes.ThemeWhere")
    none: Any = condition("None is so (ingen).", "themes.ThemeWhere")


@strawberry.type
class Questions:
    """What can be asked for of themes."""

    themes = many(
        "themes.Theme",
        "Service areas and topics (områden).",
        kind=(ThemeKind | None, strawberry.UNSET, "Only of this kind (slag av område)."),
        **AS_OF,
    )
    theme = by_slug("themes.Theme", "A theme by slug (område).")
