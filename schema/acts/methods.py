"""Acts on methods, as the contract shows them."""

import strawberry

from registry.acts import methods
from registry.concepts.methods import Method
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import one
from schema.language.inputs import changes, facts, seen_version, theme_slugs, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef


@strawberry.type(description="A method after an act (svar om en metod).")
class MethodPayload(Payload):
    """A method after an act."""

    method = one("methods.Method", "The method; null when something must be put right (metoden).")


@inputs_of("methods.Grade")
class GradeInput:
    """What somebody has found a method to be worth."""

    publisher = same()
    grade = same()
    concerns = same()
    on = same()
    source = same()


@inputs_of(
    "methods.Method",
    description="What a method is given: absent leaves as it is, null empties (metodens uppgifter).",
)
class MethodFields:
    """What a method is given."""

    kind = same()
    name = same("Its name; the one it gives up is kept with its day (namn).")
    name_en = same()
    short_name = same()
    former_names = same("Names it had before, all of them (tidigare namn).")
    slug = same()
    aim = same()
    target_group = same()
    themes: list[str] | None = theme_slugs()
    grades = same("How others grade it, all of them, each in its own words and with its source (graderingar).")
    reported_counts = same("Stated numbers of those who use it, with date and source (uppgivna antal).")
    users_known = same("Whether all who use it are known, some or none (kända användare).")
    replaces = same()
    outputs = same("Outputs about it (kunskapsprodukter om den).")
    keeper = same()
    sources = same()


@strawberry.input(description="A new method (ny metod).")
class CreateMethodInput:
    """A new method."""

    fields: MethodFields = facts("name and kind")


@strawberry.input(description="A changed method: absent leaves as it is, null empties (ändrad metod).")
class UpdateMethodInput:
    """A changed method."""

    method: RecordRef = which("metod")
    seen: int = seen_version()
    fields: MethodFields = changes()


@act(Act.CREATE_METHOD, MethodPayload)
async def create_method(work: Work, given: CreateMethodInput) -> Method:
    """Add a method as a draft; others with that name, now or before, come back as warnings (lägg upp en metod)."""
    return await methods.create(work, values(given.fields))


@act(Act.UPDATE_METHOD, MethodPayload)
async def update_method(work: Work, given: UpdateMethodInput) -> Method:
    """Change a method; a name that is given up is kept with its day (ändra en metod)."""
    return await methods.update(work, given.method.ref, seen=given.seen, fields=values(given.fields))
