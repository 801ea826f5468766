"""Who else there is: records of the same name or slug as another, as far as the caller may know."""

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, Uuid, and_, any_, cast, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.reading.names import called
from registry.storage.reading.readied import Readied, readied
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.writing import sending
from registry.storage.writing.taken import alone_with

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

    async def slugs_taken(
        self, model: type[Record], slugs: Collection[str], *, shown: bool = False
    ) -> dict[str, set[UUID]]:
        """Those of some slugs that records have or had, each with these records, as far as the caller may know.

        Those are records ever shown with them, and the ones that the caller sees; with `shown` only the former. Two
        drafts that do not know of each other may have the same until one of them is shown.
        """
        rows = await self._asked(_having_slugs(self.scope.role, model, shown=shown), slugs=list(slugs))
        shown_with = await self.slugs_shown(*(key for key, *_, is_known in rows if not is_known))
        taken: dict[str, set[UUID]] = {}
        for key, now, given_up, is_known in rows:
            for slug in {now, *given_up}.intersection(slugs):
                if is_known or slug in shown_with:
                    taken.setdefault(slug, set()).add(key)
        return taken

    async def alone_with_slugs(self, model: type[Record], slugs: Iterable[str]) -> None:
        """Let whoever else looks for free slugs like some wait until the transaction ends.

        Two who look at the same moment would find the same one free, and the numbers after a slug are all like it.
        """
        await alone_with(self.session, f"{model.__tablename__}.slug", {each.rstrip("-0123456789") for each in slugs})

    async def slugs_shown(self, *keys: UUID) -> set[str]:
        """The slugs that some records were ever shown with: what was only a draft's never led anybody anywhere."""
        if not keys:
            return set()
        changes = Record.metadata.tables["changes"]
        after, was = changes.c.after, changes.c.after.op("->>")("publication") == Publication.PUBLISHED.value
        slugs = select(after.op("->>")("slug"), after.op("->")("former_slugs")).where(
            changes.c.record_id.in_(keys), changes.c.part.is_(None), was
        )
        rows = (await self.session.execute(slugs)).all()
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

    async def _asked(self, readied: Readied, **given: Any) -> Sequence[Any]:
        """The rows of a SELECT that is written already, bound to some values."""
        arguments = readied.arguments(self.caller_parameters, **given)
        return readied.read(await sending.rows(self.session, readied.statement.sql, *arguments))

    def _bound(self, statement: Any) -> Any:
        return statement.params(
            **{name: read({CALLER: self.caller_parameters}) for name, read in self.scope.readers.items()}
        )


@readied
def _having_slugs(scope: Scope, model: type[Record], *, shown: bool) -> Select[Any]:
    """A SELECT of (key, slug, former slugs, whether the caller may know) of records that have or had any of `slugs`."""
    row, slugs = scope.alias(model), scope.bind(itemgetter("slugs"), ARRAY(Text()))
    known = row.c.publication == Publication.PUBLISHED.value
    known = known if shown else or_(known, and_(true(), *scope.sees(row, model)))
    # Each slug is looked up in an index, so that it costs the same however many are like it.
    same = or_(row.c.slug == any_(slugs), row.c.former_slugs.op("&&")(slugs))
    return select(row.c.id, row.c.slug, row.c.former_slugs, known).where(same)
