"""What is done with mandates: add, change."""

from registry.acts import similar
from registry.concepts.mandates import Mandate
from registry.errors import Required
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work


async def create(work: Work, fields: Fields) -> Mandate:
    """Add a mandate as a draft; title and kind are needed (lägg upp)."""
    work.may(Act.CREATE_MANDATE, Mandate)
    missing = [Required.of("fields", name) for name in ("title", "kind") if not fields.get(name)]
    if missing:
        raise ExceptionGroup("refused", missing)
    await similar.warn_of_title(work, Mandate, fields["title"])
    return await work.create(Act.CREATE_MANDATE, Mandate(), fields, path=("fields",))


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Mandate:
    """Change a mandate (ändra)."""
    mandate = await work.take(Act.UPDATE_MANDATE, Mandate, ref, "mandate", seen=seen)
    async with similar.warning(work, mandate):
        await work.put(mandate, fields, "fields")
    return mandate
