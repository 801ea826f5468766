"""Many records of one type, made or changed as another system tells them: each row is judged by itself.

    rows -> what their keys lead to -> what their references lead to -> what stands, authorised and only then locked
    -> rules of the acts -> the table's rules -> one INSERT, one UPDATE, two statements for what hangs on them

Each arrow is a few statements, however many the rows are. A row does what the act that makes such a record does, or the
one that changes it, and is refused what that one refuses. What says nothing new changes nothing, and leaves no trace.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import inspect

from registry import authority, setters
from registry.acts.rows.alone import alone_with_new
from registry.acts.rows.claims import UNTOUCHED, RowClaims
from registry.acts.rows.complete_sets import CompleteSet
from registry.acts.rows.given import KEYS, Rows, keys_left, leave_out, left_out, refuse_number, unread_in
from registry.acts.rows.keys import RowKeys
from registry.acts.rows.kinds import Drawn, Judging, Kind, columns_of, of_another, with_official
from registry.acts.rows.looked_up import references_in
from registry.acts.rows.parts import made_a_part
from registry.acts.rows.records import FIELDS, KEY, ROWS, RowRecords
from registry.acts.rows.slugs import RowSlugs
from registry.acts.rows.ties import RowTies
from registry.acts.rows.writing import RowWriting
from registry.behalf import untrue
from registry.errors import Path, Refusal, Required
from registry.matrix import Act
from registry.refusing import noting
from registry.storage.model import lists
from registry.storage.model.names import camel
from registry.storage.model.record import Named, Record
from registry.storage.model.terms import OnError, RowOutcome
from registry.storage.reading.external_ids import ExternalId, system_as_kept
from registry.storage.writing import bulk
from registry.storage.writing.putting import Fields
from registry.storage.writing.taken import keys_of
from registry.work import Work


class Upsert(RowRecords):
    """The rows of one act, and what has come of them so far."""

    def __init__(self, work: Work, kind: Kind, source: str, rows: Rows) -> None:
        """Takes the name of the system that tells, for which the caller speaks, and its rows: each a key and fields."""
        super().__init__(work, kind, source, rows)
        #: The work in which rows are judged: it looks up nothing that is known.
        self.judging = Judging(work.session, work.caller, warnings=work.warnings)
        self.judging.references = self.judging.writer.references = self.references
        self.drawn: dict[int, Drawn] = {}
        self.ties = self.judging.ties = RowTies(work.session, self.model, self.references)
        self.along = kind.along(self.judging)
        self.claims = RowClaims(work, self.model, self.source, self.ties)

    async def done(self) -> list[Record]:
        """Judge all rows, and keep those that stand the test; unless they keep going, all wrong is told together."""
        work, results = self.work, self.results
        work.rows.extend(results)
        unread = unread_in(work.unread, ROWS)
        await alone_with_new(work, self.model, self.source, self.rows, self.along.name)
        await self.find()
        whole = CompleteSet(work, self.model, self.source, self.rows)
        if self.kind.told_apart_by is not None:
            # Which parts rows tell of is known by what they lead to.
            await self._look_up()
        # Before the rows are judged, so that what they say may take the place of what is taken back.
        paths = {place: [each.path for each in some] for place, some in unread.items()}
        new = [place for place, key in self.about.items() if key is None]
        untold = [place for place in sorted([*new, *self.away]) if not self._tells(place, paths)]
        named = [*self.about.values(), *self.away.values()]
        stopping = await whole.withdraw(named, [each for some in paths.values() for each in some], untold)
        if self.kind.told_apart_by is None:
            await self._look_up()
        self.meet_earlier()
        there = await self.standing()
        await self.parts.read((self.fields(each) for each in self.about), there.values())
        had = await keys_of(work.session, list(there))
        await self.ties.read(list(there), [self._own(each) for each in self.about], self.kind.told_by)
        await self.along.read(list(there), [self.fields(each) for each in self.about])
        await self.claims.read(list(there))
        alike = (each for some in self.parts.there.values() for each in some)
        asks = [] if work.caller.role.overrules else [*there.values(), *alike, *self.along.there]
        async with setters.read_ahead(work.session, asks):
            for place, key in self.about.items():
                with results[place].judged():
                    await self._draw(place, None if key is None else there[key])
                with results[place].judged():
                    await self.along.draw(place, self.fields(place), self.drawn.get(place), is_new=key is None)
            self._forget_refused()
            await self._hold_to_rules()
            await self.read_wholes([each.record for each in self.drawn.values() if each.there is None])
            for place in list(self.drawn):
                with results[place].judged():
                    await self._judge(place, had)
        self._forget_refused()
        for place, wrong in unread.items():
            leave_out(results[place], wrong)
        await self._settle(had)
        self._repeat()
        self._stop_at_refused(stopping)
        await RowWriting(work, self.model, self.ties, self.keys, self.along).write(results, self.drawn)
        self._forget_refused()
        await self.claims.write({place: each.record.id for place, each in self.drawn.items()}, results)
        self._repeat()
        self._stop_at_refused()
        self.tell_later()
        work.warnings.extend(left_out(each) for each in (*results, *(work.missing or ())) if each.wrong)
        return [
            each.there if results[place].outcome in UNTOUCHED else each.record
            for place, each in sorted(self.drawn.items())
        ]

    async def _look_up(self) -> None:
        """Look up what the rows refer to, and the parts that they tell of without a key."""
        places = [*self.about, *self.away]
        led = (references_in(self.model, self._own(each), ROWS, each, FIELDS) for each in places)
        along = (self.along.references(self.fields(each), ROWS, each, FIELDS) for each in self.about)
        await self.references.look_up(each for some in (*led, *along) for each in some)
        await self.adopt()
        await self.read_led_to()

    def _own(self, place: int) -> dict[str, Any]:
        """What a row says of its own record, without what it gives along."""
        return {name: each for name, each in self.fields(place).items() if name != self.along.name}

    def _tells(self, place: int, unread: Mapping[int, Sequence[Path]]) -> bool:
        """Whether a row tells which part it is about; `unread` is what could not be read, by row."""
        inside = [each[3:] for each in unread.get(place, ()) if each[2:3] == (FIELDS,)]
        return self.parts.tells(self.fields(place), inside)

    def _stop_at_refused(self, stopping: Sequence[Refusal] = ()) -> None:
        """All that is wrong with any row is raised together, unless the rows that are not refused are to be kept.

        What is `stopping` the act is raised with it, or alone.
        """
        refused = [each for row in (*self.results, *(self.work.missing or ())) for each in row.wrong]
        if stopping or (refused and self.rows.on_error is OnError.REJECT_ALL):
            raise ExceptionGroup("refused", [*stopping, *(refused if self.rows.on_error is OnError.REJECT_ALL else ())])

    # -- judging -------------------------------------------------------------------------------------------------------

    async def _draw(self, place: int, there: Any) -> None:
        """The record as its row says it, without what is left as it stands because another source goes first."""
        given = {name: each for name, each in self.fields(place).items() if name != KEYS}
        number = len(self.work.warnings)
        drawn = await self._drawn(place, there, given)
        if left := self.claims.unheard(place, drawn, given):
            del self.work.warnings[number:]
            drawn = await self._drawn(place, there, {name: each for name, each in given.items() if name not in left})
        self.drawn[place] = drawn

    async def _drawn(self, place: int, there: Any, given: Fields) -> Drawn:
        """The record as some fields say it; what cannot be put so is refused together."""
        before = authority.facts_of(there) if there is not None else {}
        record: Any = self.model(**before)
        if there is None and (missing := [each for each in self.kind.needed if not given.get(each)]):
            raise ExceptionGroup("refused", [Required.of(FIELDS, camel(each)) for each in missing])
        if there is None:
            given = dict(with_official(self.model, self.rows.given[place][KEY], given))
        given = dict(await (self.kind.made if there is None else self.kind.changed)(self.judging, record, given))
        given.pop(self.along.name, None)
        relations = inspect(self.model).relationships
        hanging = {name: given.pop(name) for name in list(given) if name in relations and relations[name].uselist}
        wrong: list[Refusal] = []
        async with self.judging.savepoint(wrong, FIELDS):
            await self.judging.writer.put(record, given)
        async with self.judging.savepoint(wrong, FIELDS):
            self.ties.want(place, None if there is None else there.id, await self.ties.meant(hanging, there))
        fixed = [f"{each}_id" for each in self.kind.fixed if there is not None]
        wrong += [of_another(each[:-3]).below(FIELDS) for each in fixed if getattr(record, each) != before[each]]
        if wrong:
            raise ExceptionGroup("refused", wrong)
        if there is None and self.kind.told_apart_by is not None:
            made_a_part(record)
        if there is None and record.keeper_id is None:
            record.keeper_id = self.work.caller.organisation
        return Drawn(record, given, there, before)

    async def _hold_to_rules(self) -> None:
        """Refuse the rows with which a record would break a rule of its table, or lack what every one has."""
        every = [*((place, each.record) for place, each in self.drawn.items()), *self.claims.whole.items()]
        some, records = [place for place, _ in every], [each for _, each in every]
        broken = await bulk.broken_rules(self.work.session, records)
        for place, one, other in zip(some, broken, await untrue(self.work.session, records), strict=True):
            drawn = self.drawn.get(place)
            lacking = [] if drawn is None else [Required.of(each) for each in bulk.lacking(drawn.record)]
            if drawn is not None and (wrong := [*lacking, *one, *other]):
                self.results[place].refuse(*(each.below(FIELDS) for each in wrong))
                del self.drawn[place]

    async def _judge(self, place: int, had: dict[UUID, set[tuple[str, str]]]) -> None:
        drawn, result = self.drawn[place], self.results[place]
        if drawn.there is None:
            await self._judge_new(drawn)
            result.outcome = RowOutcome.CREATED
            return
        now = authority.facts_of(drawn.record)
        columns = {name for name, value in drawn.before.items() if now[name] != value}
        differing = [name for name in drawn.given if columns & set(columns_of(self.model, name))]
        differing += [*self.ties.differing(place), *([self.along.name] if self.along.differs(place) else ())]
        if self._keys(place, had) != had.get(drawn.there.id, set()):
            differing.append(KEYS)
        said = dict.fromkeys([*self.fields(place), KEYS])
        lost = self.claims.lost.get(place, [])
        result.differs = tuple(camel(each) for each in said if each in (*differing, *lost))
        result.disputed = tuple(camel(each) for each in said if each in lost)
        if not (columns or differing):
            result.outcome = RowOutcome.DIFFERS if lost else RowOutcome.UNCHANGED
            return
        wrong: list[Refusal] = []
        async with noting(wrong):
            if self.kind.refuse_change is not None:
                await self.kind.refuse_change(self.judging, drawn.there, drawn.record, self.parts.others(drawn.record))
        session, caller = self.work.session, self.work.caller
        wrong += await authority.refusals_of(session, caller, drawn.record, drawn.before, self.work.today)
        if wrong:
            raise ExceptionGroup("refused", [each.below(FIELDS) for each in wrong])
        result.outcome = RowOutcome.UPDATED

    async def _judge_new(self, drawn: Drawn) -> None:
        """Refuse a new record as the act that makes such a one does."""
        if self.kind.refuse_new is None:
            others = self.parts.others(drawn.record) if self.kind.told_apart_by is not None else None
            await self.work.require_making(self.kind.made_by, drawn.record, drawn.given, FIELDS, among=others)
            return
        await self.work.require(self.kind.made_by, drawn.record)
        wrong: list[Refusal] = []
        async with noting(wrong, FIELDS):
            await self.kind.refuse_new(self.judging, drawn.record, self.parts.others(drawn.record))
        if wrong:
            raise ExceptionGroup("refused", wrong)

    def _keys(self, place: int, had: dict[UUID, set[tuple[str, str]]]) -> set[tuple[str, str]]:
        """The keys that a row gives its record: those among its fields, the one that it is known by, and what stays."""
        key = self.rows.given[place][KEY]
        system = system_as_kept(key["system"])
        own = set() if system in self.model.official_keys else {(system, key["value"])}
        given, record = self.fields(place), self.drawn[place].record
        by_itself = {(each["system"], each["value"]) for each in ExternalId.by_itself(record)}
        kept = had.get(self.about[place] or UUID(int=0), set())
        may = self.work.caller.speaks_for
        return own | (keys_left(given, kept, may) - by_itself if KEYS in given else kept)

    def _forget_refused(self) -> None:
        """Drop what was drawn of rows that were refused since."""
        self.drawn = {each: self.drawn[each] for each in self.drawn if not self.results[each].wrong}

    # -- what is settled among the rows --------------------------------------------------------------------------------

    async def _settle(self, had: dict[UUID, set[tuple[str, str]]]) -> None:
        """Give new records their ids and slugs, and refuse what two rows, or a row and a record, cannot both have."""
        self._forget_refused()
        new = [each.record for each in self.drawn.values() if each.there is None]
        await bulk.give_ids(self.work.session, new)
        if issubclass(self.model, Named):
            slugs = {place: (each.record, each.there) for place, each in self.drawn.items()}
            called = {place: await self.kind.called(self.judging, each.record) for place, each in self.drawn.items()}
            await RowSlugs(self.work.references, self.model, slugs, called).judge(self.results)
            self._forget_refused()
        await self.ties.judge(self.results, {place: each.record for place, each in self.drawn.items()})
        self._forget_refused()
        await self.along.settle(self.results, {place: each.record for place, each in self.drawn.items()})
        self._forget_refused()
        about = {
            place: each.record
            for place, each in self.drawn.items()
            if each.there is None or camel(KEYS) in self.results[place].differs
        }
        self.keys = RowKeys(self.work, {place: self._keys(place, had) for place in sorted(about)}, about, FIELDS)
        await self.keys.judge(self.results, had)
        for place in self.keys.wanted:
            if self.results[place].wrong:
                self.results[place].outcome = RowOutcome.CONFLICT
        self._forget_refused()

    def _repeat(self) -> None:
        """A row that repeats another is about the same record, and is refused as that one was."""
        for place, each in self.drawn.items():
            self.results[place].record = (self.model.record_type.prefix, each.record.id)
        for place, first in list(self.again.items()):
            here, there = self.results[place], self.results[first]
            here.record = there.record
            if there.wrong:
                here.outcome = there.outcome
                here.wrong += [each.at(*here.path, *each.path[len(there.path) :]) for each in there.wrong]
                del self.again[place]


async def upsert(work: Work, act: Act, kind: Kind, source: str, rows: Rows) -> list[Record]:
    """Make or change many records of one type, as a system that the caller speaks for tells them."""
    work.may(act, kind.model)
    refuse_number(rows.given, ROWS, "sent", "skickas", lists.SENT)
    return await Upsert(work, kind, source, rows).done()
