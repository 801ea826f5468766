"""A unit of work: one transaction, in which one caller does one or more acts.

Whoever opens the transaction commits it or rolls it back. An act fetches records, checks them, changes them and returns
what it made or changed; it never commits. When it cannot be done it raises a `Refusal`, or an ExceptionGroup of them.
What the caller should look at, although the act is done, it says with `Work.warn`.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from registry import authority, behalf, setters
from registry.callers import Caller
from registry.collisions import Collisions
from registry.errors import Conflict, NotAllowed, Path, Refusal, StepNotAllowed, refusals
from registry.matrix import Act
from registry.noted import Words
from registry.refusing import Remark, RowResult, gathering, noting, worded
from registry.settings import Settings, settings
from registry.storage.model import swedish_time
from registry.storage.model.record import Named, Record
from registry.storage.model.terms import Publication, Term
from registry.storage.reading import official
from registry.storage.reading.scope import Scope
from registry.storage.writing import loading
from registry.storage.writing.putting import Fields, Writer
from registry.storage.writing.references import Ref, References
from registry.storage.writing.slugs import free_slug
from registry.storage.writing.taken import kept_keys, sought
from registry.storage.writing.ties import Row, ties_of

__all__ = ["Remark", "Work", "gathering", "published", "worded"]

R = TypeVar("R", bound=Record)


@dataclass
class Work(Collisions):
    """What an act works with: its transaction's session, its caller, what is set, its warnings, and its rows."""

    session: AsyncSession
    caller: Caller
    chosen: Settings = field(default_factory=settings)
    warnings: list[Remark] = field(default_factory=list)
    #: What came of each row, when the act is given many.
    rows: list[RowResult] = field(default_factory=list)
    #: What came of each record that a complete set lacks; None when no set was said to be complete.
    missing: list[RowResult] | None = None
    #: What could not be taken as it was given, by whole paths; an act on many makes it its rows' errors.
    unread: list[Refusal] = field(default_factory=list)
    #: The other system whose word the act is; None for what is set by hand, and for rows, which name their source.
    source: str | None = None
    #: What the act says of single records; None when nobody is to weigh it.
    words: Words | None = None

    def __post_init__(self) -> None:
        """Set up what resolves references, so that it finds only what this caller may see, and what puts values."""
        self.references = References(self.session, Scope(self.caller.role), self.caller.bound())
        self.references.told = self._led_on
        self.writer = Writer(self.session, self.references, self.warn, self.caller.takes_off)

    @property
    def today(self) -> str:
        """The current day in Sweden, as YYYY-MM-DD."""
        return swedish_time.today()

    # -- reading -------------------------------------------------------------------------------------------------------

    async def resolve(
        self, model: type[R], ref: Ref, *path: str | int, kind: Term | None = None, as_is: bool = False
    ) -> UUID:
        """The primary key of the record that a reference leads to, among those that the caller may see.

        `path` is where the reference stands in the act's input. With `kind`, records of other kinds do not count, and
        `as_is` takes what is merged or withdrawn too. Refuses as `References.resolve` says.
        """
        paths = [path] if path else []
        (found,) = await self.references.resolve_each(model, [ref], kind=kind, as_is=as_is, paths=paths)
        if isinstance(found, Refusal):
            raise found.below(*path)
        return found

    async def fetch(self, model: type[R], ref: Ref, *path: str | int, seen: int | None = None) -> R:
        """The record that a reference leads to, locked until the transaction ends; refuses as `resolve` does.

        `seen` is the version that the caller saw: Conflict when the record has another version by now.
        """
        return await self.lock(model, await self.resolve(model, ref, *path), seen)

    async def hanging_on(self, record: Record, name: str) -> set[Row]:
        """The rows that hang on a record, such as its case numbers: their columns, without that of the record."""
        return (await ties_of(self.session, type(record), name, [record.id])).get(record.id, set())

    async def take(
        self, act: Act, model: type[R], ref: Ref, *path: str | int, seen: int | None = None, as_is: bool = False
    ) -> R:
        """The record that an act is done to: found, authorised and only then locked, in that order.

        NotAllowed when the caller may not do the act to it, or to any, and StepNotAllowed when it is withdrawn or was
        merged, unless the act takes it `as_is`; otherwise as `fetch`.
        """
        self.may(act, model)
        key = await self.resolve(model, ref, *path, as_is=True)
        await self.require(act, await loading.one(self.session, model, key))
        found = await self.lock(model, key, seen)
        # Whose it is may have changed while the lock was waited for.
        await self.require(act, found)
        if found.publication is Publication.WITHDRAWN and not (as_is or model.for_administrators):
            refusal = StepNotAllowed.withdrawn(merged=found.merged_into_id is not None)
            refusal.current = (model.record_type.prefix, found.merged_into_id or found.id)
            raise refusal.below(*path)
        if self.words is not None:
            await self.words.take(self.session, act, found)
        return found

    async def lock(self, model: type[R], key: UUID, seen: int | None = None) -> R:
        """A record by its primary key, locked until the transaction ends and read anew; Conflict as in `fetch`."""
        await self.flush()
        found = await loading.locked(self.session, model, key)
        if seen is not None and found.version != seen:
            conflict = Conflict(seen, found.version)
            conflict.current = (model.record_type.prefix, found.id)
            raise conflict
        return found

    # -- checking ------------------------------------------------------------------------------------------------------

    def may(self, act: Act, model: type[Record]) -> None:
        """NotAllowed when the caller may do the act to no record of a type; an act asks before it reads anything."""
        authority.require_by_role(self.caller, act, model)

    async def require(self, act: Act, record: Record) -> None:
        """NotAllowed when the caller may not do the act to this record."""
        await authority.require_for(self.session, self.caller, act, record)

    async def answers_for(self, record: Record, column: str) -> bool:
        """Whether the organisation in a column may be named as one that answers for the record."""
        return await authority.answers_for(self.session, self.caller, record, column)

    @asynccontextmanager
    async def changing(self, record: Record, *path: str | int) -> AsyncIterator[None]:
        """What changes a record's facts: NotAllowed for each that is not the caller's to set, or to undo.

        The refusals are raised together when the context ends, with `path` before those of the fields.
        """
        before = authority.facts_of(record) if record in self.session else {}
        yield
        if wrong := await authority.refusals_of(self.session, self.caller, record, before, self.today):
            raise ExceptionGroup("refused", [each.below(*path) for each in wrong])

    def step(self, record: Any, name: str, to: Term, allowed: Iterable[Term]) -> None:
        """Set the column `name`, such as a state, to a new value.

        StepNotAllowed when the value that it has now is not among `allowed`.
        """
        now: Term = getattr(record, name)
        if now not in set(allowed):
            raise StepNotAllowed(
                f"It is {now.en}, and cannot become {to.en} from there.",
                f"Den är {now.sv} och kan inte därifrån bli {to.sv}.",
                f"It can be done from: {', '.join(each.en for each in allowed)}.",
                f"Det går från: {', '.join(each.sv for each in allowed)}.",
            )
        setattr(record, name, to)

    def _led_on(self, model: type[Record], ref: Ref, key: UUID, had: Any, path: Path) -> None:
        """Warn that a reference led to a record which had its key before, or that what it named was merged into."""
        if had is None:
            given = ref.value if isinstance(ref.value, str) else " ".join(ref.value)
            said = official.told(given, None, None, merged=True)
        else:
            said = official.told_of(model, had, ref.by, ref.value)
        remark = Remark(*said, ((model.record_type.prefix, key),), path)
        if remark not in self.warnings:
            self.warnings.append(remark)

    def warn(self, code: str, message: str, message_sv: str, *records: Record) -> None:
        """Add a warning, which does not stop the act; `records` are those that it is about."""
        # By key, since a rollback may leave a record as it was before the act, or without a row.
        about = tuple((each.record_type.prefix, each.id) for each in records)
        self.warnings.append(Remark(code, message, message_sv, about))

    # -- writing -------------------------------------------------------------------------------------------------------

    async def put(self, record: Record, values: Fields, *path: str | int) -> None:
        """Put values into a record and send them to the database; `path` is where they stand in the act's input.

        References that lead nowhere and values that are missing are refused together, in an ExceptionGroup. When there
        are none of those, the first rule of the database that is broken is refused.
        """
        there = {**vars(record), **values}
        try:
            async with worded(), self.changing(record):
                await self.writer.put(record, values)
            if record in self.session and behalf.concern(type(record), values):
                await behalf.refuse_untrue(self.session, record)
            await self.refuse_slug(record, values)
            await self.flush()
            await self.refuse_circles(record, [each for each in type(record).held.acyclic if each in values])
            await self.refuse_taken(record, [each for each in kept_keys(type(record)) if each in values])
        except* Refusal as group:
            found = [sought(each, type(record), there) for each in refusals(group)]
            raise ExceptionGroup("refused", [each.below(*path) for each in found]) from None

    async def create(self, act: Act, record: R, values: Fields, *, path: Path = ()) -> R:
        """Insert a record with the values that are given, and give it back.

        `record` may carry values already, `values` are the caller's, and `path` is where those stand in the input. The
        caller's own organisation becomes its keeper unless another is given, and a record that has a slug gets one from
        its title or name. NotAllowed when the matrix does not allow the act to a record with these owners, or it says
        anew what is not the caller's to undo; whatever else is wrong is refused together where it can be.
        """
        relations = record.__mapper__.relationships
        # Rows of link tables, and others that hang on the record, can be written only when its own row is there.
        links = {name for name in values if name in relations and relations[name].secondary is not None}
        hanging = {name for name in values if name in relations and relations[name].uselist} - links
        # Without links nothing is tried after the first part, which is undone with the act.
        part = self.savepoint if links else noting
        with gathering() as wrong:
            async with part(wrong):
                plain = {name: each for name, each in values.items() if name not in links | hanging}
                await self.put(record, plain, *path)
            async with part(wrong, *path):
                wanted = await self.writer.targets(record, {name: values[name] for name in links})
        if record.keeper_id is None:
            record.keeper_id = self.caller.organisation
        if isinstance(record, Named) and not record.slug:
            title = values.get("title") or values.get("name") or ""
            record.slug = await free_slug(self.references, type(record), title)
        await self.require_making(act, record, values, *path)
        await behalf.refuse_untrue(self.session, record, *path)
        await self.flush()
        try:
            async with worded():
                await loading.insert(self.session, record)
        except Refusal as error:
            raise sought(error.below(*path), type(record), vars(record)) from None
        for name, keys in wanted.items():
            await self.writer.relink(record, relations[name], keys)
        if hanging:
            await self.put(record, {name: values[name] for name in hanging}, *path)
        if self.words is not None:
            self.words.made.append((record, values))
        return record

    async def require_making(
        self, act: Act, record: Record, values: Fields, *path: str | int, among: Sequence[Record] | None = None
    ) -> None:
        """NotAllowed when the caller may not make a record that is not in the session, as `create` refuses it.

        So it is for an organisation that it names without its word, or that is no longer in it.
        `among` are all parts of the same organisation in the same whole, when they have been read already.
        """
        self.may(act, type(record))
        try:
            await self.require(act, record)
        except NotAllowed as error:
            raise (error.below(*path, "keeper") if values.get("keeper") else error) from None
        for name in type(record).held.consents:
            # Whoever names no keeper is not the one who names the one that it gets.
            named = name != "keeper_id" or "keeper" in values
            if named and not await self.answers_for(record, name):
                raise NotAllowed.without_consent(*path, *authority.path_of(name))
        if not await setters.may_make_anew(self.session, self.caller, record, self.today, among=among):
            raise NotAllowed.by_another(*path, *authority.path_of(type(record).held.speakers[0]))

    @asynccontextmanager
    async def savepoint(self, wrong: list[Refusal], *path: str | int) -> AsyncIterator[None]:
        """One of several parts of an act, so that the next part still runs when this one is refused.

        Refusals are added to `wrong`, with `path` before their own, and its changes undone. Other errors pass through.
        """
        before = len(wrong)
        async with noting(wrong, *path), self.session.begin_nested(), worded():
            yield
        await self.tell_current(wrong[before:])

    async def flush(self, *path: str | int) -> None:
        """Send changes to the database now; a broken rule becomes a refusal, with `path` before its own."""
        try:
            async with worded():
                await self.session.flush()
        except Refusal as error:
            raise error.below(*path) from None


def published(record: R) -> R:
    """The record, made published: a part of another record, such as a seat, is visible as soon as the whole is."""
    record.publication = Publication.PUBLISHED
    return record
