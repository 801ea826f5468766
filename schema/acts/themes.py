"""Acts on themes, as the contract shows them."""

import strawberry

from registry.acts import themes
from registry.concepts.themes import Theme
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import one
from schema.language.inputs import changes, facts, seen_version, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef


@strawberry.type(description="A theme after an act (svar om ett område).")
class ThemePayload(Payload):
    """A theme after an act."""

    theme = one("themes.Theme", "The theme; null when something must be put right (området).")


@inputs_of(
    "themes.Theme",
    description="What a theme is given: absent leaves as it is, null empties (områdets uppgifter).",
)
class ThemeFields:
    """What a theme is given."""

    kind = same()
    name = same("Its name; the one it gives up is kept with its day (namn).")
    name_en = same()
    former_names = same("Names it had before, all of them (tidigare namn).")
    slug = same()
    parent = same()
    keeper = same()
    sources = same()


@strawberry.input(description="A new theme (nytt område).")
class CreateThemeInput:
    """A new theme."""

    fields: ThemeFields = facts("name and kind")


@strawberry.input(description="A changed theme: absent leaves as it is, null empties (ändrat område).")
class UpdateThemeInput:
    """A changed theme."""

    theme: RecordRef = which("område")
    seen: int = seen_version()
    fields: ThemeFields = changes()


@act(Act.CREATE_THEME, ThemePayload)
async def create_theme(work: Work, given: CreateThemeInput) -> Theme:
    """Add a theme as a draft; others with that name, now or before, come back as warnings (lägg upp ett område)."""
    return await themes.create(work, values(given.fields))


@act(Act.UPDATE_THEME, ThemePayload)
async def update_theme(work: Work, given: UpdateThemeInput) -> Theme:
    """Change a theme; a name that is given up is kept with its day (ändra ett område)."""
    return await themes.update(work, given.theme.ref, seen=given.seen, fields=values(given.fields))
