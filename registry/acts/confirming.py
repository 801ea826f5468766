"""Confirming the facts of records of any types, many at once: each row is judged by itself.

    rows -> records by whichever key -> those that the caller may confirm, locked -> outcomes -> one UPDATE

Each arrow is a few statements for each type of record among the rows, however many the rows are.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, cast, func, select, update

from registry import authority, setters
from registry.acts.rows.given import Rows, leave_out, left_out, refuse_number, same_as, unread_in
from registry.errors import Conflict, Refusal, StepNotAllowed
from registry.matrix import Act
from registry.refusing import Remark, RowResult
from registry.storage.model.holding import Holder
from registry.storage.model.record import Record, every_record
from registry.storage.model.terms import OnError, Publication, RowOutcome
from registry.storage.writing.any_record import Found, resolve_each_of_any
from registry.storage.writing.references import Ref
from registry.work import Work

ROWS, WHICH, SEEN = "rows", "which", "seen"


async def confirm_many(work: Work, rows: Rows) -> list[Record]:
    """Say of many records that their facts, as they were seen, are right today (bekräfta uppgifterna).

    A row is a record and the version that was seen. Unless the rows are to keep going, all that is wrong with any of
    them is refused together.
    """
    refuse_number(rows.given, ROWS, "confirmed", "bekräftas")
    return await _Confirming(work, rows).done()


class _Confirming:
    """The rows of one act, and what has come of them so far."""

    def __init__(self, work: Work, rows: Rows) -> None:
        self.work, self.rows = work, rows
        self.results = [RowResult((ROWS, place)) for place in range(len(rows.given))]
        #: What each row is about, by its place; a row that is refused is no longer there.
        self.about: dict[int, Found] = {}
        #: What is to be confirmed, by the place of its row.
        self.right: dict[int, Record] = {}
        #: What they are parts of, kept so that none of it is read by itself.
        self.wholes: list[Record] = []

    async def done(self) -> list[Record]:
        """Judge all rows, and confirm those that stand the test."""
        self.work.rows.extend(self.results)
        unread = unread_in(self.work.unread, ROWS)
        await self._find()
        for model in dict.fromkeys(model for model, _ in self.about.values()):
            await self._judge_of(model)
        for place, some in unread.items():
            leave_out(self.results[place], some)
            self.right.pop(place, None)
        self._tell()
        for model in dict.fromkeys(type(each) for each in self.right.values()):
            await self._write([each for each in self.right.values() if type(each) is model])
        return [self.right[place] for place in sorted(self.right)]

    async def _find(self) -> None:
        """What each row is about: of a type that the caller may confirm, and there for it to see."""
        refs: list[Ref] = [each[WHICH] for each in self.rows.given]
        models = [each for each in every_record() if not each.for_administrators]
        for place, found in enumerate(await resolve_each_of_any(self.work.references, models, refs)):
            with self.results[place].judged():
                if isinstance(found, Refusal):
                    raise found.below(WHICH)
                authority.require_by_role(self.work.caller, Act.CONFIRM_RECORDS, found[0])
                self.about[place] = found
        for model, places in self._by_model():
            ids = [Ref("id", f"{model.record_type.prefix}_{self.about[each][1].hex}") for each in places]
            seen = await self.work.references.resolve_each(model, ids, as_is=True)
            for place, key in zip(places, seen, strict=True):
                if isinstance(key, Refusal):
                    self._refuse(place, key.below(WHICH))

    def _by_model(self) -> Iterable[tuple[type[Record], list[int]]]:
        for model in dict.fromkeys(model for model, _ in self.about.values()):
            yield model, [place for place, (each, _) in self.about.items() if each is model]

    def _refuse(self, place: int, why: Refusal) -> None:
        self.results[place].refuse(why)
        self.about.pop(place, None)

    async def _judge_of(self, model: type[Record]) -> None:
        """Judge the rows about records of one type."""
        places = dict(self._by_model())[model]
        there = await self._read(model, {self.about[each][1] for each in places}, locked=False)
        await self._require(places, there)
        # Whose it is may have changed while the lock was waited for.
        left = [each for each in places if each in self.about]
        there = await self._read(model, {self.about[each][1] for each in left}, locked=True)
        await self._require(left, there)
        first: dict[UUID, int] = {}
        for place in (each for each in left if each in self.about):
            record, result = there[self.about[place][1]], self.results[place]
            result.record = (model.record_type.prefix, record.id)
            with result.judged():
                self._judge(place, record, first)

    async def _read(self, model: Any, keys: set[UUID], *, locked: bool) -> dict[UUID, Record]:
        if not keys:
            return {}
        # In one order, so that two who lock the same rows do not wait for each other.
        asked = select(model).where(model.id == any_(cast(list(keys), ARRAY(Uuid)))).order_by(model.id)
        rows = (asked.with_for_update() if locked else asked).execution_options(populate_existing=True)
        return {each.id: each for each in await self.work.session.scalars(rows)}

    async def _require(self, places: Sequence[int], there: dict[UUID, Record]) -> None:
        """Refuse the rows about records that the caller may not confirm."""
        self.wholes = await setters.wholes_of(self.work.session, list(there.values()), Holder.KEEPERS)
        for place in places:
            try:
                await self.work.require(Act.CONFIRM_RECORDS, there[self.about[place][1]])
            except Refusal as error:
                self._refuse(place, error)

    def _judge(self, place: int, record: Record, first: dict[UUID, int]) -> None:
        seen = self.rows.given[place][SEEN]
        if record.id in first:
            if self.rows.given[first[record.id]][SEEN] != seen:
                raise same_as(first[record.id])
            self.results[place].outcome = RowOutcome.UNCHANGED
            return
        if record.publication is Publication.WITHDRAWN:
            raise StepNotAllowed("It is withdrawn.", "Den är återtagen.", path=(WHICH,))
        if record.version != seen:
            conflict = Conflict(seen, record.version)
            conflict.current = (record.record_type.prefix, record.id)
            raise conflict
        first[record.id] = place
        self.right[place], self.results[place].outcome = record, RowOutcome.CONFIRMED

    def _tell(self) -> None:
        """Warn of each row that is about the same as an earlier one, and of each that is left out."""
        for each in self.results:
            if each.outcome is RowOutcome.UNCHANGED and each.record is not None:
                said = "A row before it is about the same.", "En rad före den gäller samma post."
                self.work.warnings.append(Remark("ALREADY_SO", *said, (each.record,), each.path))
            elif each.wrong and self.rows.on_error is OnError.KEEP_GOING:
                self.work.warnings.append(left_out(each))
        refused = [each for row in self.results for each in row.wrong]
        if refused and self.rows.on_error is OnError.REJECT_ALL:
            raise ExceptionGroup("refused", refused)

    async def _write(self, records: Sequence[Record]) -> None:
        model: Any = type(records[0])
        these = model.id == any_(cast([each.id for each in records], ARRAY(Uuid)))
        await self.work.session.execute(
            update(model).where(these).values(last_confirmed_at=func.now()),
            execution_options={"synchronize_session": False},
        )
        for each in records:
            # What the session knows of it is not what stands any more.
            self.work.session.expunge(each)
