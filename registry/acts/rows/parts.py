"""Rows about parts of a whole, such as the participations in an initiative: what stands already of the same."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, cast, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from registry.acts.rows.given import ORGANISATION
from registry.acts.rows.kinds import Kind
from registry.acts.rows.looked_up import LookedUp
from registry.errors import Path
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.storage.writing.taken import alone_with


class RowParts:
    """The parts that organisations have or had in the wholes that rows tell of."""

    def __init__(self, session: AsyncSession, kind: Kind, references: LookedUp) -> None:
        """Takes what has looked up the rows' references; of a kind that is no part of anything nothing is read."""
        self.session, self.kind, self.references = session, kind, references
        #: The newest first, by whole and organisation, of each such pair that was asked about.
        self.there: dict[tuple[UUID, UUID], list[Any]] = {}

    async def alone(self, given: Iterable[Fields]) -> None:
        """Let whoever else sends parts of the same wholes wait: two could find that none stands, and make it twice."""
        if self.kind.told_apart_by is not None:
            pairs = (pair for each in given if (pair := self._pair(each)) is not None)
            await alone_with(self.session, f"{self.kind.model.__tablename__}.whole", (whole for whole, _ in pairs))

    async def read(self, given: Iterable[Fields], records: Iterable[Any] = ()) -> None:
        """Read anew what organisations have in the wholes that rows give, and in those of some records of the kind.

        It takes one statement. What was read before is forgotten.
        """
        if self.kind.told_apart_by is None:
            return
        pairs = {pair for each in given if (pair := self._pair(each)) is not None}
        pairs |= {self._place(each) for each in records}
        self.there = {each: [] for each in pairs}
        if not pairs:
            return
        model: Any = self.kind.model
        whole = getattr(model, f"{model.held.whole}_id")
        wholes, theirs = (any_(cast(list(set(keys)), ARRAY(Uuid))) for keys in zip(*pairs, strict=True))
        asked = select(model).where(whole == wholes, model.organisation_id == theirs).order_by(model.id.desc())
        for each in await self.session.scalars(asked.execution_options(populate_existing=True)):
            # Every whole was asked about with every organisation.
            self.there.setdefault(self._place(each), []).append(each)

    def others(self, record: Any) -> list[Any]:
        """What the organisation of a part has or had in its whole; KeyError when that was not read."""
        return [] if self.kind.told_apart_by is None else self.there[self._place(record)]

    def tells(self, fields: Fields, unread: Collection[Path] = ()) -> bool:
        """Whether a row tells which part it is about: all that it says of that leads somewhere, and could be read.

        `unread` is where in the row's fields something could not be read. A row of what is no part tells enough.
        """
        if self.kind.told_apart_by is None:
            return True
        relations = inspect(self.kind.model).relationships
        apart = [each.removesuffix("_id") for each in self.kind.told_apart_by]
        lost = [each for each in apart if each in relations and fields.get(each) and not self._key(each, fields[each])]
        names = {camel(each) for each in (self.kind.model.held.whole, ORGANISATION, *apart) if each is not None}
        return self._pair(fields) is not None and not lost and all(each and each[0] not in names for each in unread)

    def standing(self, fields: Fields) -> UUID | None:
        """The part that stands already of which a row tells, if any; None for a row that does not tell which."""
        pair = self._pair(fields)
        if pair is None or self.kind.told_apart_by is None or not self.tells(fields):
            return None
        columns = self.kind.model.__table__.c
        said: dict[str, Any] = {}
        for name in self.kind.told_apart_by:
            value, default = fields.get(name.removesuffix("_id")), columns[name].server_default
            said[name] = self._key(name.removesuffix("_id"), value) if isinstance(value, Ref) else value or None
            if said[name] is None and default is not None:
                said[name] = default.arg
        stand = (each for each in self.there[pair] if each.publication is not Publication.WITHDRAWN)
        return next((each.id for each in stand if all(getattr(each, name) == said[name] for name in said)), None)

    def _pair(self, fields: Fields) -> tuple[UUID, UUID] | None:
        whole = self.kind.model.held.whole
        keys = [self._key(name, fields.get(name)) for name in (whole, ORGANISATION) if name is not None]
        return (keys[0], keys[1]) if len(keys) > 1 and None not in keys else None

    def _key(self, name: str, ref: Ref | None) -> Any:
        """What a reference of a row led to; None where it led nowhere."""
        relations = inspect(self.kind.model).relationships
        if ref is None or name not in relations:
            return None
        found = self.references.known.get((relations[name].mapper.class_, ref))
        return found if isinstance(found, UUID) else None

    def _place(self, record: Any) -> tuple[UUID, UUID]:
        return getattr(record, f"{self.kind.model.held.whole}_id"), record.organisation_id


def made_a_part(record: Record) -> None:
    """A new part is shown as soon as its whole is, and is its organisation's, unless its act has said whose."""
    part: Any = record
    part.publication, part.keeper_id = Publication.PUBLISHED, part.keeper_id or part.organisation_id
