"""Acts on many rows at once, such as the participants of an initiative: each row is judged by itself.

    rows -> organisations -> what stands -> outcomes -> the table's rules -> one INSERT, one UPDATE

Each arrow is one statement, however many the rows are, and what holds for one row holds for each of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, cast
from uuid import UUID

from registry import authority, setters
from registry.acts.rows.claims import PartClaims
from registry.acts.rows.given import (
    KEYS,
    ORGANISATION,
    Rows,
    Said,
    columns_said,
    is_otherwise,
    keys_left,
    leave_out,
    led_to,
    refuse_number,
    remarks,
    said_in,
    same_as,
    unread_in,
)
from registry.acts.rows.keys import RowKeys
from registry.behalf import untrue
from registry.concepts.organisations import Organisation
from registry.errors import NotAllowed, Refusal
from registry.matrix import Act
from registry.refusing import RowResult
from registry.storage.model import parts
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.model.terms import OnDifference, OnError, Publication, RowOutcome
from registry.storage.writing import bulk, loading
from registry.storage.writing.taken import keys_of
from registry.work import Work, worded


class Many:
    """Makes and changes parts of one whole; a subclass says what is so of its own kind of part."""

    model: ClassVar[type[Record]]
    #: The acts that make one, and change one that stands.
    made_by: ClassVar[Act]
    changed_by: ClassVar[Act]
    #: What the rows are called in the input.
    name: ClassVar[str]
    #: The references of a row beside its organisation, each with what it leads to.
    references: ClassVar[Mapping[str, type[Record]]] = {}
    #: What is said of a row that stands already, in English and Swedish.
    stands_already: ClassVar[tuple[str, str]]

    def __init__(self, work: Work, whole: Record) -> None:
        """Takes the whole, locked, when the caller may say what its parts are."""
        self.work, self.whole = work, whole
        #: What a system says of the parts; None when it is no system's word.
        self.claims = None if work.source is None else PartClaims(work, self.model, work.source)
        #: What is to be inserted and changed, by the place of its row.
        self.new: dict[int, Record] = {}
        self.changed: dict[int, Record] = {}
        #: The first row about each part with what it says, and later ones that say the same of it.
        self.first: dict[tuple[Any, ...], tuple[int, Said]] = {}
        self.again: dict[int, int] = {}
        #: The rules of the table that the rows break as they are given.
        self.wrong: dict[int, list[Refusal]] = {}
        #: What stands, by key, and its keys in other systems.
        self.standing: dict[UUID, Any] = {}
        self.keys: dict[UUID, set[tuple[str, str]]] = {}

    # -- what a kind of part says of itself ----------------------------------------------------------------------------

    def drawn(self, organisation: UUID) -> Record:
        """A new part of the whole for an organisation, not in the session, with what the caller does not choose."""
        raise NotImplementedError

    def refuse_new(self, made: Any, others: Sequence[Any]) -> None:
        """Refuse a new part, given the others that the organisation has or had in the whole, the newest first."""

    def refuse_standing(self, there: Any) -> None:
        """Refuse a row about a part that stands, and is not to be changed."""

    async def refuse_change(self, there: Any, now: Any, others: Sequence[Any]) -> None:
        """Refuse a change of a part that stands, beside what is refused of its single facts."""

    # -- the way of the rows -------------------------------------------------------------------------------------------

    @classmethod
    def refuse_number(cls, rows: Rows, en: str, sv: str) -> None:
        """Invalid for no rows, and for more than fit; `en` and `sv` say what is done to them."""
        refuse_number(rows.given, cls.name, en, sv)

    async def add(self, rows: Rows) -> list[Record]:
        """Judge all rows, keep those that stand the test, and give the records of those in their order.

        Unless the rows are to keep going, all that is wrong with any of them is refused together.
        """
        work, results = self.work, [RowResult((self.name, place)) for place in range(len(rows.given))]
        work.rows.extend(results)
        unread = unread_in(work.unread, self.name)
        drawn = await self._drawn(rows, results)
        self.wrong = dict(zip(drawn, await self._wrong_in(list(drawn.values())), strict=True))
        found = await self._parts_of([each.organisation_id for each in drawn.values()])
        self.standing = {each.id: each for some in found.values() for each in some}
        if any(KEYS in each for each in rows.given):
            self.keys = await keys_of(work.session, list(self.standing))
        if self.claims is not None:
            await self.claims.read(list(self.standing))
        asks = not work.caller.role.overrules
        async with setters.read_ahead(work.session, (each for some in found.values() for each in some if asks)):
            for place, made in drawn.items():
                with results[place].judged():
                    await self._judge(place, results[place], made, found[made.organisation_id], rows)
                if place in unread:
                    self._leave_out(place, results[place], unread.pop(place))
        for place, wrong_in_it in unread.items():
            self._leave_out(place, results[place], wrong_in_it)
        await self._hold_changed_to_rules(results)
        await bulk.give_ids(work.session, [each for place, each in self.new.items() if rows.given[place].get(KEYS)])
        keys = self._keys_of(results, rows)
        await keys.judge(results, self.keys)
        for place in [each for each in keys.wanted if results[each].wrong]:
            self.new.pop(place, None)
            self.changed.pop(place, None)
        self._repeat(results)
        self.work.warnings += remarks(results, self.stands_already, rows.on_error)
        refused = [each for row in results for each in row.wrong]
        if refused and rows.on_error is OnError.REJECT_ALL:
            raise ExceptionGroup("refused", refused)
        async with worded():
            await bulk.insert(work.session, list(self.new.values()))
            await bulk.update(work.session, list(self.changed.values()))
            await keys.write(results, self.standing)
        records = self._records(results)
        if self.claims is not None:
            await self.claims.write_all(results)
        return records

    async def _drawn(self, rows: Rows, results: list[RowResult]) -> dict[int, Any]:
        """The parts as the rows say them, by place; a row that cannot be put so is refused."""
        paths = [(self.name, place, ORGANISATION) for place in range(len(rows.given))]
        refs = [each[ORGANISATION] for each in rows.given]
        who = await self.work.references.resolve_each(Organisation, refs, paths=paths)
        beside = {
            name: await led_to(self.work.references, rows, (self.name, name), model)
            for name, model in self.references.items()
        }
        found: dict[int, Any] = {}
        for place, (given, key, result) in enumerate(zip(rows.given, who, results, strict=True)):
            with result.judged():
                led = {ORGANISATION: key, **{name: keys[place] for name, keys in beside.items() if name in given}}
                if wrong := [each.below(camel(name)) for name, each in led.items() if isinstance(each, Refusal)]:
                    raise ExceptionGroup("refused", wrong)
                made = self.drawn(led.pop(ORGANISATION))
                for name, each in led.items():
                    setattr(made, f"{name}_id", each)
                rest = {name: given[name] for name in given if name not in (ORGANISATION, KEYS, *beside)}
                await self.work.writer.put(made, rest)
                for column in parts.told_apart_by(self.model):
                    said: Any = self.model.__table__.c[column].server_default
                    if getattr(made, column) is None and said is not None:
                        setattr(made, column, said.arg)
                if rows.source:
                    await self.work.writer.put(made, {"sources": [rows.source]})
                found[place] = made
        return found

    async def _wrong_in(self, parts: Sequence[Any]) -> list[list[Refusal]]:
        """What is wrong with each of some parts by the rules of their table, and by what they name beside the rest."""
        broken = await bulk.broken_rules(self.work.session, parts)
        return [[*one, *other] for one, other in zip(broken, await untrue(self.work.session, parts), strict=True)]

    async def _parts_of(self, organisations: Iterable[UUID]) -> defaultdict[UUID, list[Any]]:
        """What some organisations have or had in the whole, the newest first, locked; by organisation."""
        # In one order, so that two who lock the same rows do not wait for each other.
        theirs = f"{self.model.held.whole}_id = $1 and organisation_id = any($2::uuid[]) order by id desc for update"
        every = await loading.several(self.work.session, self.model, theirs, self.whole.id, list(set(organisations)))
        found: defaultdict[UUID, list[Any]] = defaultdict(list)
        for each in every:
            found[cast("Any", each).organisation_id].append(each)
        return found

    def _key(self, part: Any) -> tuple[Any, ...]:
        return (part.organisation_id, *(getattr(part, name) for name in parts.told_apart_by(self.model)))

    async def _judge(self, place: int, result: RowResult, made: Any, others: Sequence[Any], rows: Rows) -> None:
        key, said = self._key(made), said_in(made, rows.given[place])
        if key in self.first:
            first, said_first = self.first[key]
            if said != said_first:
                raise ExceptionGroup("refused", self.wrong[place] or [same_as(first)])
            self.again[place], result.outcome = first, RowOutcome.UNCHANGED
            return
        standing = (each for each in others if each.publication is not Publication.WITHDRAWN)
        there = next((each for each in standing if self._key(each) == key), None)
        if there is None:
            await self._judge_new(made, others, self.wrong[place])
            if self.claims is not None:
                self.claims.weigh(place, rows.given[place], made, None, result)
            self.new[place], result.outcome = made, RowOutcome.CREATED
        else:
            result.record = (there.record_type.prefix, there.id)
            await self._judge_standing(place, result, made, there, others, rows)
        self.first[key] = place, said

    def _leave_out(self, place: int, result: RowResult, unread: list[Refusal]) -> None:
        """Refuse a row that was judged with something else in the place of what could not be read in it."""
        leave_out(result, unread)
        self.first = {key: each for key, each in self.first.items() if each[0] != place}
        for written in (self.new, self.changed, self.again):
            written.pop(place, None)

    async def _judge_new(self, made: Any, others: Sequence[Any], wrong: list[Refusal]) -> None:
        work = self.work
        if wrong:
            raise ExceptionGroup("refused", wrong)
        self.refuse_new(made, others)
        if not await setters.may_make_anew(work.session, work.caller, made, work.today, among=others):
            raise NotAllowed.by_another(ORGANISATION)

    async def _judge_standing(
        self, place: int, result: RowResult, made: Any, there: Any, others: Sequence[Any], rows: Rows
    ) -> None:
        said = columns_said(self.model, rows.given[place])
        differing = {name for name, columns in said.items() if any(is_otherwise(there, made, each) for each in columns)}
        if KEYS in rows.given[place] and self._left(rows.given[place], there) != self.keys.get(there.id, set()):
            differing.add(KEYS)
        result.differs = tuple(camel(name) for name in rows.given[place] if name in differing)
        if self.claims is not None and rows.on_difference is OnDifference.UPDATE:
            differing -= self.claims.weigh(place, rows.given[place], made, there, result)
        if not differing and result.disputed:
            result.outcome = RowOutcome.DIFFERS
            return
        if not differing or rows.on_difference is OnDifference.TELL:
            self.refuse_standing(there)
            result.outcome = RowOutcome.DIFFERS if differing else RowOutcome.UNCHANGED
            return
        work, before = self.work, authority.facts_of(there)
        columns = {each for name in differing for each in said.get(name, ()) if each in vars(made)}
        sources = [*there.sources, *(each for each in made.sources or () if each not in there.sources)]
        now = self.model(**before | {each: getattr(made, each) for each in columns} | {"sources": sources})
        await work.require(self.changed_by, there)
        await self.refuse_change(there, now, others)
        if wrong := await authority.refusals_of(work.session, work.caller, now, before, work.today):
            raise ExceptionGroup("refused", wrong)
        self.changed[place], result.outcome = now, RowOutcome.UPDATED

    async def _hold_changed_to_rules(self, results: list[RowResult]) -> None:
        """Refuse the changes with which what stands would break a rule of the table."""
        whole = self.claims.whole if self.claims is not None else {}
        every = [*self.changed.items(), *((place, each) for place, each in whole.items() if not results[place].wrong)]
        for (place, _), wrong in zip(every, await self._wrong_in([each for _, each in every]), strict=True):
            if wrong and not results[place].wrong:
                results[place].refuse(*wrong)
                self.changed.pop(place, None)

    def _keys_of(self, results: list[RowResult], rows: Rows) -> RowKeys:
        """The keys of other systems that are new with the rows which are to be written."""
        about = {each: self.new[each] for each in self.new if rows.given[each].get(KEYS)}
        about |= {each: self.changed[each] for each in self.changed if camel(KEYS) in results[each].differs}
        return RowKeys(self.work, {each: self._left(rows.given[each], about[each]) for each in sorted(about)}, about)

    def _left(self, given: Any, record: Record) -> set[tuple[str, str]]:
        return keys_left(given, self.keys.get(record.id, set()), self.work.caller.takes_off)

    def _repeat(self, results: list[RowResult]) -> None:
        """A row that repeats another is refused as that one was, and differs as it does."""
        for place, first in self.again.items():
            here, there = results[place], results[first]
            here.record, here.differs = there.record, there.differs if there.outcome is RowOutcome.DIFFERS else ()
            if there.outcome in (RowOutcome.REFUSED, RowOutcome.DIFFERS):
                here.outcome = there.outcome
            here.wrong += [each.at(*here.path, *each.path[len(there.path) :]) for each in there.wrong]

    def _records(self, results: list[RowResult]) -> list[Record]:
        """The records of the rows that were not refused, and each row's record told."""
        for place, made in self.new.items():
            results[place].record = (made.record_type.prefix, made.id)
        for place, first in self.again.items():
            results[place].record = results[first].record
        written = {(each.record_type.prefix, each.id): each for each in (*self.new.values(), *self.changed.values())}
        for each in self.changed.values():
            # What the session knows of it is not what stands any more.
            self.work.session.expunge(self.standing[each.id])
        kept = [each.record for each in results if each.outcome is not RowOutcome.REFUSED and each.record is not None]
        return [written.get(each) or self.standing[each[1]] for each in kept]
