"""What is done with outputs: register, change, supersede."""

from uuid import UUID

from sqlalchemy import exists, func, select

from registry.acts import similar
from registry.concepts.outputs import Output
from registry.errors import Invalid, Refusal
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work


async def register(work: Work, fields: Fields) -> Output:
    """Register an output as a draft of the caller's organisation (registrera)."""
    await similar.warn_of_title(work, Output, fields["title"])
    return await work.create(Act.REGISTER_OUTPUT, Output(), fields)


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Output:
    """Change an output's facts (ändra)."""
    output = await work.fetch(Output, ref, "output", seen=seen)
    await work.require(Act.UPDATE_OUTPUT, output)
    await work.put(output, fields, "fields")
    return output


async def supersede(work: Work, newer: Ref, older: Ref, *, seen: int) -> Output:
    """Let a newer output take an older one's place; both must be the caller's to change (ersätt)."""
    # One at a time, because two at once could close a circle that neither of them would find.
    await work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended("outputs.supersedes", 0))))
    output = await work.fetch(Output, newer, "output", seen=seen)
    await work.require(Act.SUPERSEDE_OUTPUT, output)
    key = await work.resolve(Output, older, "supersedes")
    replaced = await work.session.get_one(Output, key)
    try:
        await work.require(Act.SUPERSEDE_OUTPUT, replaced)
    except Refusal as error:
        raise error.below("supersedes") from None
    if output.supersedes_id == key:
        work.warn("ALREADY_SO", "It does so already.", "Den ersätter den redan.", replaced)
        return output
    await _refuse_circle(work, output.id, key)
    output.supersedes_id = key
    await work.flush()
    return output


async def _refuse_circle(work: Work, newer: UUID, older: UUID) -> None:
    """Invalid when an output would supersede itself, directly or through others."""
    if newer == older:
        raise Invalid(
            "An output cannot supersede itself.", "Ett resultat kan inte ersätta sig självt.", path=("supersedes",)
        )
    chain = select(Output.supersedes_id.label("id")).where(Output.id == older).cte("chain", recursive=True)
    chain = chain.union(select(Output.supersedes_id).join(chain, Output.id == chain.c.id))
    if await work.session.scalar(select(exists().where(chain.c.id == newer))):
        raise Invalid(
            "The older one supersedes the newer one already.",
            "Det äldre ersätter redan det nyare.",
            "Turn them around, or look at what the older one supersedes.",
            "Vänd på dem, eller se vad det äldre ersätter.",
            path=("supersedes",),
        )
