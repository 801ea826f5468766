"""What is done with uses of methods: record one, change it. The organisation, or whoever acts for it, says so."""

from sqlalchemy import select

from registry.acts.standing_keys import add_keys
from registry.concepts.method_uses import MethodUse
from registry.concepts.methods import Method
from registry.concepts.organisations import Organisation
from registry.matrix import Act
from registry.storage.model import parts
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, published


async def record(work: Work, method: Ref, organisation: Ref, fields: Fields) -> MethodUse:
    """Tell that an organisation uses a method; it is shown as soon as the method is (ange användning).

    When that stands already there is a warning, and nothing changes but that new keys are added.
    """
    work.may(Act.RECORD_USE, MethodUse)
    who = await work.resolve(Organisation, organisation, "organisation")
    use = published(MethodUse(organisation_id=who, keeper_id=who))
    await work.require(Act.RECORD_USE, use)
    # Locked, so that two that tell the same do so one after the other.
    used = await work.fetch(Method, method, "method")
    use.method_id = used.id
    asked = MethodUse(method_id=used.id, organisation_id=who, unit=fields.get("unit") or None)
    there = (await work.session.scalars(select(MethodUse).where(*parts.same(asked)))).one_or_none()
    if there is not None:
        await add_keys(work, Act.UPDATE_METHOD_USE, there, fields)
        work.warn(
            "ALREADY_SO",
            "It is told already that it uses it; nothing was changed.",
            "Att organisationen använder den står redan; inget ändrades.",
            there,
        )
        return there
    return await work.create(Act.RECORD_USE, use, fields)


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> MethodUse:
    """Change what is told of a use (ändra)."""
    use = await work.take(Act.UPDATE_METHOD_USE, MethodUse, ref, "which", seen=seen)
    await work.put(use, fields, "fields")
    return use
