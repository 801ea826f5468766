"""Acts on themes, as the contract shows them."""

import strawberry

from registry.acts import themes
from registry.concepts.themes import Theme, ThemeKind
from registry.matrix import Act
from registry.work import Work
from schema.language.fields import one
from schema.language.inputs import FormerNameInput, OrganisationRef, RecordRef, SourceInput, input_field, values
from schema.language.payloads import Payload, act


@strawberry.type(description="A theme after an act (svar om ett område).")
class ThemePayload(Payload):
    """A theme after an act."""

    theme = one("themes.Theme", "The theme; null when something must be put right (området).")


@strawberry.input(description="What a theme is given: absent leaves as it is, null empties (områdets uppgifter).")
class ThemeFields:
    """What a theme is given."""

    kind: ThemeKind | None = input_field("Service area or topic (slag).")
    name: str | None = input_field("Its name; the one it gives up is kept with its day (namn).")
    name_en: str | None = input_field("Its name in English (engelskt namn).")
    former_names: list[FormerNameInput] | None = input_field("Names it had before, all of them (tidigare namn).")
    slug: str | None = input_field("A readable key; made from the name when left out (kortnamn i webbadress).")
    parent: RecordRef | None = input_field("The theme it is a part of (ingår i).")
    keeper: OrganisationRef | None = input_field("Who answers for the facts (förvaltande organisation).")
    sources: list[SourceInput] | None = input_field("Where the facts come from (källor).")


@strawberry.input(description="A new theme (nytt område).")
class CreateThemeInput:
    """A new theme."""

    fields: ThemeFields = input_field("What it is; name and kind are needed (uppgifter).", ...)


@strawberry.input(description="A changed theme: absent leaves as it is, null empties (ändrat område).")
class UpdateThemeInput:
    """A changed theme."""

    theme: RecordRef = input_field("Which (område).", ...)
    seen: int = input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    fields: ThemeFields = input_field("What changes (uppgifter).", ...)


@act(Act.CREATE_THEME, ThemePayload)
async def create_theme(work: Work, given: CreateThemeInput) -> Theme:
    """Add a theme as a draft; others with that name, now or before, come back as warnings (lägg upp ett område)."""
    return await themes.create(work, values(given.fields))


@act(Act.UPDATE_THEME, ThemePayload)
async def update_theme(work: Work, given: UpdateThemeInput) -> Theme:
    """Change a theme; a name that is given up is kept with its day (ändra ett område)."""
    return await themes.update(work, given.theme.ref, seen=given.seen, fields=values(given.fields))
