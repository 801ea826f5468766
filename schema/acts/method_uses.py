"""Acts on uses of methods, as the contract shows them."""

import strawberry

from registry.acts import method_uses
from registry.concepts.method_uses import MethodUse
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import input_field, one
from schema.language.inputs import changes, seen_version, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef


@strawberry.type(description="A use after an act (svar om en användning).")
class MethodUsePayload(Payload):
    """A use after an act."""

    method_use = one("method_uses.MethodUse", "The use; null when something must be put right (användningen).")


@inputs_of("method_uses.MethodUse", description="That an organisation uses a method (ange användning).")
class RecordUseInput:
    """That an organisation uses a method."""

    method: RecordRef = input_field("What it uses (metod).", ...)
    organisation = same("Who uses it; one that you act for (organisation).", ...)
    unit = same()
    output = same()
    period = same()
    extent = same()
    sources = same()


@inputs_of(
    "method_uses.MethodUse",
    description="What another system tells of a use: absent leaves as it is, null empties. Of what and by whom does not"
    " change (användningens uppgifter).",
)
class MethodUseRowFields:
    """What another system tells of a use."""

    method = same("What is used (metod).")
    organisation = same("Who uses it (organisation).")
    unit = same()
    output = same()
    period = same()
    extent = same()
    sources = same()


@inputs_of(
    "method_uses.MethodUse",
    description="What a use is given: absent leaves as it is, null empties (användningens uppgifter).",
    like=MethodUseRowFields,
    without=("method", "organisation"),
)
class MethodUseFields:
    """What a use is given."""


@strawberry.input(description="A changed use, such as one that has ended (ändrad användning).")
class UpdateMethodUseInput:
    """A changed use."""

    which: RecordRef = which("användning")
    seen: int = seen_version()
    fields: MethodUseFields = changes()


@act(Act.RECORD_USE, MethodUsePayload)
async def record_use(work: Work, given: RecordUseInput) -> MethodUse:
    """Tell that an organisation uses a method; shown as soon as the method is (ange att en metod används)."""
    fields = values(given)
    return await method_uses.record(work, fields.pop("method"), fields.pop("organisation"), fields)


@act(Act.UPDATE_METHOD_USE, MethodUsePayload)
async def update_method_use(work: Work, given: UpdateMethodUseInput) -> MethodUse:
    """Change what is told of a use, or when it ended (ändra en användning)."""
    return await method_uses.update(work, given.which.ref, seen=given.seen, fields=values(given.fields))
