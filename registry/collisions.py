"""What stands in the way of a record: another with its key or its slug, and references that lead back to it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from registry.errors import AlreadyExists, Invalid, Path, Refusal
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.writing.lineage import leads_back
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref, References
from registry.storage.writing.taken import having, having_same


def key_taken(current: tuple[str, UUID], *path: str | int) -> AlreadyExists:
    """The refusal of a key that another record has, which is shown in `current`."""
    refusal = AlreadyExists(
        "Another record has that key.", "En annan post har den nyckeln.", "See `current`.", "Se `current`.", path=path
    )
    refusal.current = current
    return refusal


def circle(*path: str | int) -> Invalid:
    """The refusal of a reference by which a record would lead back to itself."""
    return Invalid(
        "It would lead back to itself, directly or through others.",
        "Den skulle leda tillbaka till sig själv, direkt eller genom andra.",
        path=path,
    )


class Collisions:
    """Refuses what stands in the way, and shows it in `current` to those who see it."""

    session: AsyncSession
    references: References

    async def refuse_circles(self, record: Record, names: Iterable[str], path: Path | None = None) -> None:
        """Invalid when following a reference from a record, such as its parent, leads back to it.

        `path` is where in the input that is told, unless it is the reference itself.
        """
        for name in names if record in self.session else ():
            if await leads_back(self.session, type(record), [record.id], name):
                raise circle(*((camel(name),) if path is None else path))

    async def refuse_taken(
        self, record: Record, names: Iterable[str], path: Path | None = None, *, shown: bool = False
    ) -> None:
        """AlreadyExists when a record has a key of another that the caller sees, or with `shown` one that all see."""
        for name in names if record in self.session else ():
            for model, keys in (await having_same(self.session, record, name)).items():
                if seen := await self.references.seen_among(model, keys, shown=shown):
                    where = (camel(name),) if path is None else path
                    raise key_taken((model.record_type.prefix, seen[0]), *where)

    async def refuse_slug(self, record: Record, values: Fields) -> None:
        """AlreadyExists for a slug that another record has or had, as far as the caller may know."""
        given = values.get("slug")
        if given:
            await self.references.alone_with_slugs(type(record), [given])
        if not given or not (await self.references.slugs_taken(type(record), [given])).get(given, set()) - {record.id}:
            return
        refusal = AlreadyExists(
            "Another record has or had that slug, and it leads there.",
            "En annan post har eller har haft det kortnamnet, och det leder dit.",
            path=("slug",),
        )
        (key,) = await self.references.resolve_each(type(record), [Ref("slug", given)], as_is=True)
        if isinstance(key, UUID) and key != record.id:
            refusal.current = (record.record_type.prefix, key)
        raise refusal

    async def tell_current(self, wrong: Iterable[Refusal]) -> None:
        """Show the record that stands in the way of what was refused, if the caller sees it.

        Asked once what failed is undone: until then the database answers nothing.
        """
        for each in wrong:
            if each.sought is not None and each.current is None:
                model, values = each.sought
                there = await having(self.session, model, each.rule, values)
                seen = await self.references.seen_among(model, there)
                each.current = (model.record_type.prefix, seen[0]) if seen else None
