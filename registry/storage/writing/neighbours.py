"""Who else there is: records of the same name or slug as another, as far as the caller may know."""

from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, and_, any_, cast, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.reading.names import called
from registry.storage.reading.scope import CALLER, Scope

#: How many records of the same name are named in a warning.
MOST_NAMESAKES = 5


class Neighbours:
    """Asks for other records for one caller, inside one transaction."""

    def __init__(self, session: AsyncSession, scope: Scope, caller_parameters: dict[str, Any]) -> None:
        """Takes the session of the transaction, a scope for the caller's role, and the values that conditions bind."""
        self.session, self.scope, self.caller_parameters = session, scope, caller_parameters

    async def namesakes(self, model: type[Record], name: str, *, but: UUID | None = None) -> list[UUID]:
        """The keys of a few records that the caller may see and that have, or once had, a name; `but` is left out."""
        self.scope = Scope(self.scope.role)
        row = self.scope.alias(model)
        names = called(model, row, self.scope)
        same = names.c.key == func.name_key(cast(name, Text))
        stands = row.c.publication != Publication.WITHDRAWN.value
        found = select(row.c.id).select_from(row.join(names, same)).where(stands, *self.scope.sees(row, model))
        found = found.distinct().order_by(row.c.id)
        keys = await self.session.scalars(self._bound(found.limit(MOST_NAMESAKES)))
        return [key for key in keys if key != but]

    async def slugs_like(
        self, model: type[Record], stem: str, *, but: UUID | None = None, shown: bool = False
    ) -> set[str]:
        """The slugs that begin with a stem, of records ever shown with them and of those that the caller sees.

        With `shown` only the former. Those that they had before are among them, and a record's own, `but`, are not. Two
        drafts that do not know of each other may have the same until one of them is shown.
        """
        found = await self._slugs(model, lambda slug: slug.like(f"{stem}%"), shown=shown)
        return {slug for key, slugs in found.items() if key != but for slug in slugs}

    async def slugs_of_stems(self, model: type[Record], stems: Collection[str]) -> dict[UUID, set[str]]:
        """The slugs that are one of some stems, or one with a number, by their records; known as by `slugs_like`."""
        given = list(stems)

        def near(slug: Any) -> Any:
            among = cast(given, ARRAY(Text))
            return or_(slug == any_(among), func.regexp_replace(slug, "-[0-9]+$", "") == any_(among))

        return await self._slugs(model, near, shown=False)

    async def _slugs(self, model: type[Record], is_near: Callable[[Any], Any], *, shown: bool) -> dict[UUID, set[str]]:
        """The slugs of the records with one that is near, by record: those that are known of, see `slugs_like`."""
        self.scope = Scope(self.scope.role)
        row = self.scope.alias(model)
        former = func.unnest(row.c.former_slugs).column_valued("former")
        near = or_(is_near(row.c.slug), select(former).where(is_near(former)).exists())
        known = row.c.publication == Publication.PUBLISHED.value
        known = known if shown else or_(known, and_(true(), *self.scope.sees(row, model)))
        found = select(row.c.id, row.c.slug, row.c.former_slugs, known).where(near)
        rows = (await self.session.execute(self._bound(found))).all()
        others = [(key, {now, *given_up}, is_known) for key, now, given_up, is_known in rows]
        shown_with = await self.slugs_shown(*(key for key, _, is_known in others if not is_known))
        return {key: slugs if is_known else slugs & shown_with for key, slugs, is_known in others}

    async def alone_with(self, model: type[Record], slug: str) -> None:
        """Let whoever else looks for a free slug like this one wait until the transaction ends.

        Two who look at the same moment would find the same one free, and the numbers after a slug are all like it.
        """
        await self.alone_with_each(model, [slug])

    async def alone_with_each(self, model: type[Record], slugs: Iterable[str]) -> None:
        """The same for several, in one order, so that two who do so do not wait for each other."""
        names = sorted({f"{model.__tablename__}.slug.{each.rstrip('-0123456789')}" for each in slugs})
        each = func.unnest(cast(names, ARRAY(Text))).column_valued("each")
        await self.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(each, 0))))

    async def slugs_shown(self, *keys: UUID) -> set[str]:
        """The slugs that some records were ever shown with: what was only a draft's never led anybody anywhere."""
        changes = Record.metadata.tables["changes"]
        after, was = changes.c.after, changes.c.after.op("->>")("publication") == Publication.PUBLISHED.value
        slugs = select(after.op("->>")("slug"), after.op("->")("former_slugs")).where(
            changes.c.record_id.in_(keys), changes.c.part.is_(None), was
        )
        rows = (await self.session.execute(slugs)).all() if keys else ()
        return {slug for now, given_up in rows for slug in (now, *(given_up or ()))}

    async def seen_among(self, model: type[Record], keys: Iterable[UUID], *, shown: bool = False) -> list[UUID]:
        """Those of some keys whose records the caller sees, and which stand; with `shown`, those that are published."""
        self.scope = Scope(self.scope.role)
        row = self.scope.alias(model)
        stands = row.c.publication != Publication.WITHDRAWN.value
        which = (
            row.c.publication == Publication.PUBLISHED.value if shown else and_(stands, *self.scope.sees(row, model))
        )
        found = select(row.c.id).where(row.c.id == any_(cast(list(keys), ARRAY(Uuid))), which).order_by(row.c.id)
        return list((await self.session.scalars(self._bound(found))).all())

    def _bound(self, statement: Any) -> Any:
        return statement.params(
            **{name: read({CALLER: self.caller_parameters}) for name, read in self.scope.readers.items()}
        )
