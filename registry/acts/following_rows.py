"""What a row of another system leads to, for the rules of its act: looked up already, so that nothing is asked here."""

from uuid import UUID

from registry.storage.model.record import Record
from registry.storage.writing.references import Ref
from registry.work import Work


async def led_to(work: Work, model: type[Record], ref: Ref) -> UUID | None:
    """The key that a reference leads to; None where it is refused, which is told when it is put."""
    (found,) = await work.references.resolve_each(model, [ref])
    return found if isinstance(found, UUID) else None
