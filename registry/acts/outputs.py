"""What is done with outputs: register, change, supersede."""

from sqlalchemy import select

from registry.acts import similar
from registry.concepts.outputs import Output
from registry.errors import AlreadyExists, Invalid, Refusal
from registry.matrix import Act
from registry.storage.model.taken import TAKEN
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work


async def register(work: Work, fields: Fields) -> Output:
    """Register an output as a draft of the caller's organisation (registrera)."""
    work.may(Act.REGISTER_OUTPUT, Output)
    await similar.warn_of_title(work, Output, fields["title"])
    return await work.create(Act.REGISTER_OUTPUT, Output(), fields)


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Output:
    """Change an output's facts (ändra)."""
    output = await work.take(Act.UPDATE_OUTPUT, Output, ref, "output", seen=seen)
    async with similar.warning(work, output):
        await work.put(output, fields, "fields")
    return output


async def supersede(work: Work, newer: Ref, older: Ref, *, seen: int) -> Output:
    """Let a newer output take an older one's place; both must be the caller's to change (ersätt).

    AlreadyExists when another that is shown has the place; a draft takes it when it is shown itself.
    """
    output = await work.take(Act.SUPERSEDE_OUTPUT, Output, newer, "output", seen=seen)
    key = await work.resolve(Output, older, "supersedes")
    replaced = await work.session.get_one(Output, key)
    try:
        await work.require(Act.SUPERSEDE_OUTPUT, replaced)
    except Refusal as error:
        raise error.below("supersedes") from None
    if output.supersedes_id == key:
        work.warn("ALREADY_SO", "It does so already.", "Den ersätter den redan.", replaced)
        return output
    if output.id == key:
        raise Invalid(
            "An output cannot supersede itself.", "En kunskapsprodukt kan inte ersätta sig själv.", path=("supersedes",)
        )
    successor = select(Output.id).where(Output.supersedes_id == key, Output.publication == Publication.PUBLISHED)
    if await work.session.scalar(successor) is not None:
        raise AlreadyExists(*TAKEN["outputs_supersedes_id"][:2], path=("supersedes",))
    output.supersedes_id = key
    await work.flush()
    await work.refuse_circles(output, ("supersedes",))
    return output
