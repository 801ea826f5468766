"""Themes as the contract shows them."""

from typing import Any

import strawberry

from registry.concepts import themes
from registry.concepts.themes import ThemeKind
from schema.language.fields import attribute, connection, many, one
from schema.language.questions import AS_OF, by_slug
from schema.language.records import FormerName, Record, readable_key

WITH_CHILDREN: tuple[Any, Any, str] = (
    bool,
    True,
    "Also what is in the themes below it (även underliggande områden).",
)


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
    children = many("themes.Theme", "The themes that are a part of it (delområden).")
    initiatives = connection(
        "initiatives.Initiative", "Initiatives in it (initiativ).", of="initiatives_within", with_children=WITH_CHILDREN
    )
    needs = connection(
        "knowledge_needs.KnowledgeNeed",
        "Knowledge needs in it (kunskapsbehov).",
        of="needs_within",
        with_children=WITH_CHILDREN,
    )
    outputs = connection(
        "outputs.Output", "Outputs in it (kunskapsprodukter).", of="outputs_within", with_children=WITH_CHILDREN
    )


@strawberry.type
class Questions:
    """What can be asked for of themes."""

    themes = many(
        "themes.Theme",
        "Service areas and topics (områden).",
        filtered=True,
        kind=(ThemeKind | None, strawberry.UNSET, "Only of this kind (slag av område)."),
        **AS_OF,
    )
    theme = by_slug("themes.Theme", "A theme by slug (område).")
