"""What is done with methods: add, change. A method keeps the names it had before."""

from registry.acts import naming
from registry.concepts.methods import Method
from registry.errors import Required
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work


async def create(work: Work, fields: Fields) -> Method:
    """Add a method as a draft; name and kind are needed (lägg upp)."""
    work.may(Act.CREATE_METHOD, Method)
    missing = [Required.of("fields", name) for name in ("name", "kind") if not fields.get(name)]
    if missing:
        raise ExceptionGroup("refused", missing)
    given = await naming.named(work, Method(), fields)
    return await work.create(Act.CREATE_METHOD, Method(), given, path=("fields",))


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Method:
    """Change a method; a name that it gives up is stored among its former names, with the day (ändra)."""
    method = await work.take(Act.UPDATE_METHOD, Method, ref, "method", seen=seen)
    await work.put(method, await naming.named(work, method, fields), "fields")
    return method
