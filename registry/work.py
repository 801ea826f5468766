"""A unit of work: one transaction, in which one caller does some acts.

Whoever opens it closes it. An act fetches, checks, changes and returns; it never commits. What it refuses it raises,
and what it wants to say beside it tells with `warn`.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from registry import matrix
from registry.callers import Caller
from registry.errors import Conflict, Path, Refusal, StepNotAllowed, refusals
from registry.matrix import Act
from registry.storage.model.record import Named, Record
from registry.storage.model.terms import Publication, Term
from registry.storage.reading.relations import relation
from registry.storage.reading.scope import Scope
from registry.storage.writing.putting import Fields, Writer
from registry.storage.writing.references import Ref, References
from registry.storage.writing.slugs import free_slug
from registry.storage.writing.violations import refusal_of

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Remark:
    """Something to look at, which stops nothing (varning); `records` are those that it is about, by type and key."""

    code: str
    message: str
    message_sv: str
    records: tuple[tuple[str, UUID], ...] = ()


@dataclass
class Work:
    """What an act works with."""

    session: AsyncSession
    caller: Caller
    warnings: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Each unit of work resolves references as its caller sees."""
        caller_parameters = {"organisations": list(self.caller.organisations), "person_id": self.caller.person}
        self.references = References(self.session, Scope(self.caller.role), caller_parameters)
        self.writer = Writer(self.session, self.references)

    @property
    def today(self) -> str:
        """The day it is in UTC, as a date of full precision."""
        return date.today().isoformat()  # noqa: DTZ011 - the server runs in UTC, as the database does

    # -- reading -------------------------------------------------------------------------------------------------------

    async def resolve(self, model: type[R], ref: Ref, *path: str | int, kind: str | None = None) -> UUID:
        """The key of what a reference means, as the caller sees it."""
        return await self.references.resolve(model, ref, *path, kind=kind)

    async def fetch(self, model: type[R], ref: Ref, *path: str | int, seen: int | None = None) -> R:
        """A record, locked until the work ends; Conflict when it is no longer the version that was `seen`."""
        return await self.lock(model, await self.resolve(model, ref, *path), seen)

    async def lock(self, model: type[R], key: UUID, seen: int | None = None) -> R:
        """A record by its key, locked until the work ends."""
        await self.flush()
        found = (
            await self.session.scalars(
                select(model).where(model.id == key).with_for_update().execution_options(populate_existing=True)
            )
        ).one()
        if seen is not None and found.version != seen:
            conflict = Conflict(seen, found.version)
            conflict.current = (model.record_type.prefix, found.id)
            raise conflict
        return found

    # -- checking ------------------------------------------------------------------------------------------------------

    async def require(self, act: Act, record: Record) -> None:
        """Refuse what the matrix does not allow: a record is its own organisations', and theirs whose part it is."""
        model = type(record)
        owners = {getattr(record, name) for name in model.owned_by}
        for name, column in (each.split(".") for each in model.owned_through):
            whole = await self.session.get_one(relation(model, name).mapper.class_, getattr(record, f"{name}_id"))
            owners.add(getattr(whole, column))
        matrix.require(self.caller, act, record.record_type, owners - {None})

    def step(self, record: Any, name: str, to: Term, allowed: Iterable[Term]) -> None:
        """Take a record's state further, from one of the allowed ones."""
        now: Term = getattr(record, name)
        if now not in set(allowed):
            raise StepNotAllowed(
                f"It is {now.en}, and cannot become {to.en} from there.",
                f"Den är {now.sv} och kan inte därifrån bli {to.sv}.",
                f"It can be done from: {', '.join(each.en for each in allowed)}.",
                f"Det går från: {', '.join(each.sv for each in allowed)}.",
            )
        setattr(record, name, to)

    def warn(self, code: str, message: str, message_sv: str, *records: Record) -> None:
        """Tell of something that stops nothing."""
        # By key: when something is refused, the records are as they were before, or are no more.
        about = tuple((each.record_type.prefix, each.id) for each in records)
        self.warnings.append(Remark(code, message, message_sv, about))

    # -- writing -------------------------------------------------------------------------------------------------------

    async def put(self, record: Record, values: Fields, *path: str | int) -> None:
        """Put values into a record; `path` leads to them in the act's input."""
        try:
            await self.writer.put(record, values)
            await self.flush()
        except* Refusal as group:
            raise ExceptionGroup("refused", [each.below(*path) for each in refusals(group)]) from None

    async def create(self, act: Act, record: R, values: Fields, *, path: Path = ()) -> R:
        """Make a record of what is given, kept by the caller's organisation unless it says otherwise."""
        relations = record.__mapper__.relationships
        # Links need the row to be there.
        links = {name for name in values if name in relations and relations[name].secondary is not None}
        hanging = {name for name in values if name in relations and relations[name].uselist} - links
        with gathering() as wrong:
            async with self.savepoint(wrong):
                plain = {name: each for name, each in values.items() if name not in links | hanging}
                await self.put(record, plain, *path)
            async with self.savepoint(wrong, *path):
                wanted = await self.writer.targets(record, {name: values[name] for name in links})
        if record.keeper_id is None:
            record.keeper_id = self.caller.organisation
        if isinstance(record, Named) and not record.slug:
            title = values.get("title") or values.get("name") or ""
            record.slug = await free_slug(self.session, type(record), title)
        await self.require(act, record)
        self.session.add(record)
        await self.flush(*path)
        for name, keys in wanted.items():
            await self.writer.relink(record, relations[name], keys)
        await self.put(record, {name: values[name] for name in hanging}, *path)
        return record

    @asynccontextmanager
    async def savepoint(self, wrong: list[Refusal], *path: str | int) -> AsyncIterator[None]:
        """One of several parts of an act: what is refused in it is remembered, and the next one still runs."""
        try:
            async with self.session.begin_nested(), worded():
                yield
        except Refusal as error:
            wrong.append(error.below(*path))
        except BaseExceptionGroup as group:
            found = refusals(group)
            if not found:
                raise
            wrong += [each.below(*path) for each in found]

    async def flush(self, *path: str | int) -> None:
        """Send what has changed; what the database refuses is a refusal, and `path` leads to what was given."""
        try:
            async with worded():
                await self.session.flush()
        except Refusal as error:
            raise error.below(*path) from None


@asynccontextmanager
async def worded() -> AsyncIterator[None]:
    """What the database refuses is a refusal in words, when it is something that the caller can put right."""
    try:
        yield
    except DBAPIError as error:
        found = refusal_of(error)
        if found is None:
            raise
        raise found from None


@contextmanager
def gathering() -> Iterator[list[Refusal]]:
    """Gathers the refusals of several parts, and raises them together at the end."""
    wrong: list[Refusal] = []
    yield wrong
    if wrong:
        raise ExceptionGroup("refused", wrong)


def published(record: R) -> R:
    """A part of something else is shown as soon as what it is a part of is."""
    record.publication = Publication.PUBLISHED
    return record
