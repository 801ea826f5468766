"""Acts on themes, as the contract shows them."""

import strawberry

from registry.acts import themes
from registry.concepts.themes import Theme, ThemeKind
from registry.work import Work
from schema.language.fields import one
from schema.language.inputs import FormerNameInput, OrganisationRef, RecordRef, SourceInput, told, values
from schema.language.payloads import Payload


@strawberry.type(description="A theme after an act (svar om ett område).")
class ThemePayload(Payload):
    """A theme after an act."""

    theme = one("themes.Theme", "The theme; null when something must be put right (området).")


@strawberry.input(description="What a theme is given: absent leaves as it is, null empties (områdets uppgifter).")
class ThemeFields:
    """What a theme is given."""

    kind: ThemeKind | None = told("Service area or topic (slag).")
    name: str | None = told("Its name; the one it gives up is kept with its day (namn).")
    name_en: str | None = told("Its name in English (engelskt namn).")
    former_names: list[FormerNameInput] | None = told("Names it had before, all of them (tidigare namn).")
    slug: str | None = told("A readable key; made from the name when left out (kortnamn i webbadress).")
    parent: RecordRef | None = told("The theme it is a part of (ingår i).")
    keeper: OrganisationRef | None = told("Who answers for the facts (förvaltande organisation).")
    sources: list[SourceInput] | None = told("Where the facts come from (källor).")


@strawberry.input(description="A new theme (nytt område).")
class CreateThemeInput:
    """A new theme."""

    fields: ThemeFields = told("What it is; name and kind are needed (uppgifter).", ...)


@strawberry.input(description="A changed theme: absent leaves as it is, null empties (ändrat område).")
class UpdateThemeInput:
    """A changed theme."""

    theme: RecordRef = told("Which (område).", ...)
    seen: int = told("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    fields: ThemeFields = told("What changes (uppgifter).", ...)


async def create_theme(work: Work, given: CreateThemeInput) -> Theme:
    """Add a theme as a draft; others with that name, now or before, come back as warnings (lägg upp ett område)."""
    return await themes.create(work, values(given.fields))


async def update_theme(work: Work, given: UpdateThemeInput) -> Theme:
    """Change a theme; a name that is given up is kept with its day (ändra ett område)."""
    return await themes.update(work, given.theme.ref, seen=given.seen, fields=values(given.fields))
