"""Merging: what was registered more than once becomes one record, and what pointed at the others follows (slå ihop).

    gather -> withdraw -> follow

Here is told which records are merged, and what becomes of their slugs; `registry.acts.following` does the rest.
"""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select, update

from registry.acts import following
from registry.acts.following import Folded
from registry.errors import Invalid, Path, StepNotAllowed
from registry.storage.model.record import Named, Record
from registry.storage.model.terms import Publication
from registry.storage.writing.references import Ref
from registry.storage.writing.slugs import free_slug
from registry.work import Work, gathering

R = TypeVar("R", bound=Record)
PUBLISHED, WITHDRAWN = Publication.PUBLISHED, Publication.WITHDRAWN
MOST_AT_ONCE = 50


# ---- Which -----------------------------------------------------------------------------------------------------------


async def gather(
    work: Work, model: type[R], into: Ref, others: Sequence[Ref], *, seen: int, named: str
) -> tuple[R, dict[Path, R]]:
    """The record that lives on, and those to be merged into it, by their paths in the input: (`named`, place).

    All are locked in the order of their ids, so that of two merges that cross, one waits and sees what became of them.
    """
    if not 1 <= len(others) <= MOST_AT_ONCE:
        sentences = f"Between 1 and {MOST_AT_ONCE} at once.", f"Mellan 1 och {MOST_AT_ONCE} på en gång."
        raise Invalid(*sentences, path=(named,))
    target = await work.resolve(model, into, "into", as_is=True)
    keys: dict[UUID, Path] = {}
    with gathering() as wrong:
        for place, ref in enumerate(others):
            async with work.savepoint(wrong, named, place):
                keys.setdefault(await work.resolve(model, ref, as_is=True), (named, place))
    if target in keys:
        sentences = "A record cannot be merged into itself.", "En post kan inte slås ihop med sig själv."
        raise Invalid(*sentences, path=keys[target])
    every = select(model).where(model.id.in_([target, *keys])).order_by(model.id).with_for_update()
    found = {each.id: each for each in await work.session.scalars(every.execution_options(populate_existing=True))}
    one = await work.lock(model, target, seen)
    _refuse_unfit(one, found, keys)
    return one, {path: found[key] for key, path in keys.items()}


def _refuse_unfit(one: Record, found: dict[UUID, Any], keys: dict[UUID, Path]) -> None:
    """StepNotAllowed for a withdrawn target, for published records into a draft, and for those merged elsewhere."""
    if one.publication is WITHDRAWN:
        raise StepNotAllowed("It is withdrawn.", "Den är återtagen.", path=("into",))
    if one.publication is not PUBLISHED and any(found[key].publication is PUBLISHED for key in keys):
        raise StepNotAllowed(
            "It is a draft, and what is published would disappear into it.",
            "Den är ett utkast, och det som är publicerat skulle försvinna in i den.",
            "Publish it first.",
            "Publicera den först.",
            path=("into",),
        )
    with gathering() as wrong:
        for key, path in keys.items():
            # A record that was merged into this one before may be given again: references to it may have come since.
            if found[key].merged_into_id not in (None, one.id):
                sentences = "It was merged into another record.", "Den är sammanslagen med en annan post."
                wrong.append(StepNotAllowed(*sentences, path=path))


# ---- How -------------------------------------------------------------------------------------------------------------


async def merge(work: Work, into: R, others: Sequence[R], because: str) -> list[Folded]:
    """Merge the others into the record that lives on; gives the records that had to be merged because of it."""
    new = [each for each in others if each.merged_into_id is None]
    await work.flush()
    await following.withdraw(work, type(into), {each.id: into.id for each in new}, because)
    folded = await following.follow(work, type(into), {each.id: into.id for each in others}, because)
    if isinstance(into, Named):
        for each in new:
            await _give_slugs(work, into, each)
    await following.new_versions(work, type(into), [into.id])
    return folded


async def _give_slugs(work: Work, into: Any, other: Any) -> None:
    """Let the other's slugs, as far as it was shown with them, lead to the record that lives on.

    The other gets a new slug, which was never used.
    """
    model = type(into)
    # Read from the database, whose trigger adds to the former slugs.
    slugs = select(model.slug, model.former_slugs).where(model.id == other.id)
    slug, former = (await work.session.execute(slugs)).one()
    given = await work.references.slugs_shown(other.id)
    leading = [each for each in (*former, slug) if each in given or into.publication is not PUBLISHED]
    other.slug = await free_slug(work.references, model, f"{slug}-sammanslagen")
    into.former_slugs = [*into.former_slugs, *(each for each in leading if each not in into.former_slugs)]
    await work.flush()
    await work.session.execute(update(model).where(model.id == other.id).values(former_slugs=[]))
