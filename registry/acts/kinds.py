"""References to records of one kind only, such as a municipality among organisations."""

from uuid import UUID

from registry.errors import Ambiguous, Invalid, NotFound
from registry.storage.model.record import Record
from registry.storage.model.terms import Term
from registry.storage.writing.references import Ref
from registry.work import Work


async def resolve(work: Work, model: type[Record], ref: Ref, kind: Term, *path: str | int) -> UUID:
    """The primary key of the record of this kind that a reference leads to.

    Invalid when the reference leads to a record of another kind, which helps a caller more than to hear that there is
    no such record; NotFound when it leads nowhere, and Ambiguous when several records of the kind have the name.
    """
    try:
        return await work.resolve(model, ref, *path, kind=kind)
    except NotFound as nowhere:
        if not await _is_there(work, model, ref):
            raise nowhere from None
    raise Invalid(f"It must be of kind {kind.en}.", f"Den måste vara av slaget {kind.sv}.", path=(*path, *ref.place))


async def _is_there(work: Work, model: type[Record], ref: Ref) -> bool:
    try:
        await work.resolve(model, ref, as_is=True)
    except NotFound:
        return False
    except Ambiguous:
        return True
    return True
