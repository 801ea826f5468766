"""What the rows of another system are about: what their keys lead to, and the records themselves, locked."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, cast, select

from registry import setters
from registry.acts.rows.given import Rows, same_as
from registry.acts.rows.kinds import Kind, not_of_the_source
from registry.acts.rows.looked_up import LookedUp
from registry.acts.rows.parts import RowParts
from registry.acts.rows.told_before import TOLD, ToldBefore
from registry.errors import NotFound, Refusal, StepNotAllowed
from registry.refusing import RowResult
from registry.storage.model.holding import Holder
from registry.storage.model.terms import Publication, RowOutcome
from registry.storage.reading.external_ids import system_as_kept
from registry.storage.reading.relations import relation
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work

ROWS, KEY, FIELDS = "rows", "key", "fields"


class RowRecords:
    """The rows of one act, and the records that they are about."""

    def __init__(self, work: Work, kind: Kind, source: str, rows: Rows) -> None:
        """Takes the name of the system that tells, and its rows: each a key and fields."""
        self.work, self.kind, self.model, self.rows = work, kind, kind.model, rows
        self.source = system_as_kept(source)
        self.results = [RowResult((ROWS, place)) for place in range(len(rows.given))]
        self.references = LookedUp(work.references)
        self.parts = RowParts(work.session, kind, self.references)
        #: What they are parts of, kept so that none of it is read by itself.
        self.wholes: list[Any] = []
        #: What each row leads to, by its place: None for a new record.
        self.about: dict[int, UUID | None] = {}
        #: By the place of each row that its key refuses, the part of which it tells, when the set is complete.
        self.away: dict[int, UUID | None] = {}
        #: What earlier acts of the same file told of, if there are any.
        self.told: ToldBefore | None = work.session.info.get(TOLD)
        #: The first row about each thing.
        self.first: dict[Any, int] = {}
        self.again: dict[int, int] = {}

    def fields(self, place: int) -> Fields:
        """What a row says of its record."""
        return self.rows.given[place][FIELDS]  # type: ignore[no-any-return]

    @property
    def is_all(self) -> bool:
        """Whether the rows, with those of other acts of the same file, are all that their source has."""
        return self.rows.is_complete or (self.told is not None and self.told.is_gathered)

    async def find(self) -> None:
        """What each row's key leads to. A withdrawn record is in the way; what was merged leads on."""
        keys = [(system_as_kept(each[KEY]["system"]), each[KEY]["value"]) for each in self.rows.given]
        paths = [(ROWS, place, KEY) for place in range(len(keys))]
        refs = [Ref("external", each, bare=True) for each in keys]
        found = await self.work.references.resolve_each(self.model, refs, paths=paths)
        for place, ((system, value), record) in enumerate(zip(keys, found, strict=True)):
            result = self.results[place]
            with result.judged():
                if system != self.source and system not in self.model.official_keys:
                    raise not_of_the_source()
                if isinstance(record, StepNotAllowed):
                    result.record = record.current  # type: ignore[assignment]
                    raise record.at(KEY)
                if isinstance(record, Refusal) and not isinstance(record, NotFound):
                    raise record.at(KEY)
                key = None if isinstance(record, Refusal) else record
                thing = key or (system, value)
                if thing in self.first:
                    self._meet(place, self.first[thing])
                    continue
                self.first[thing], self.about[place] = place, key
            if isinstance(record, StepNotAllowed) and result.wrong:
                result.outcome = RowOutcome.CONFLICT
            if result.wrong and self.is_all and self.kind.told_apart_by is not None:
                self.away[place] = None

    def _meet(self, place: int, first: int) -> None:
        """A row about the same as an earlier one says nothing more; Invalid when it says otherwise."""
        if self.fields(place) != self.fields(first):
            raise same_as(first).below(KEY)
        self.again[place], self.results[place].outcome = first, RowOutcome.UNCHANGED

    async def read_led_to(self) -> None:
        """Read what the kind's rules judge by, so that none of it is read by itself."""
        for name in self.kind.reads:
            led: Any = relation(self.model, name).mapper.class_
            keys = [it for (model, _), it in self.references.known.items() if model is led and isinstance(it, UUID)]
            asked = select(led).where(led.id == any_(cast(keys, ARRAY(Uuid))))
            self.wholes += list(await self.work.session.scalars(asked)) if keys else []

    async def adopt(self) -> None:
        """Let the rows about parts that nobody has told of by a key lead to those that stand; they get the key."""
        told = [self.fields(each) for each in (*self.about, *self.away)]
        await self.parts.alone(told)
        await self.parts.read(told)
        self.away = {place: self.parts.standing(self.fields(place)) for place in self.away}
        for place, key in list(self.about.items()):
            stands = self.parts.standing(self.fields(place)) if key is None else None
            if stands is None:
                continue
            if stands in self.first:
                del self.about[place]
                with self.results[place].judged():
                    self._meet(place, self.first[stands])
                continue
            self.first[stands], self.about[place] = place, stands

    def meet_earlier(self) -> None:
        """Leave out the rows about what an earlier act of the same file told of: they say the same, or are refused."""
        for place, key in list(self.about.items()) if self.told is not None else ():
            if key is None or self.told is None:
                continue
            result = self.results[place]
            with result.judged():
                if not self.told.says_same(key, place, self.fields(place)):
                    continue
                result.outcome, result.record = RowOutcome.UNCHANGED, (self.model.record_type.prefix, key)
            result.wrong = [each.at(*each.path, KEY) for each in result.wrong]
            del self.about[place]

    def tell_later(self) -> None:
        """Let later acts of the same file know what these rows were about."""
        for place, result in enumerate(self.results) if self.told is not None else ():
            if result.record is not None and place not in self.again and self.told is not None:
                self.told.note(result.record[1], place, self.fields(place), stands=not result.wrong)

    async def read_wholes(self, records: Sequence[Any]) -> None:
        """Read what some records are parts of, so that none of it is read by itself."""
        for holder in (Holder.KEEPERS, Holder.LEADERS, Holder.SPEAKERS):
            if not self.work.caller.role.overrules:
                self.wholes += await setters.wholes_of(self.work.session, records, holder)

    async def standing(self) -> dict[UUID, Any]:
        """What stands, by key: what the caller may not change is refused before anything is locked, and once more.

        So is what was withdrawn or merged since its key was looked up.
        """
        there: dict[UUID, Any] = {}
        for locked in (False, True):
            keys = [each for each in self.about.values() if each is not None]
            asked = select(self.model).where(self.model.id == any_(cast(keys, ARRAY(Uuid)))).order_by(self.model.id)
            asked = (asked.with_for_update() if locked else asked).execution_options(populate_existing=True)
            there = {each.id: each for each in await self.work.session.scalars(asked)} if keys else {}
            await self.read_wholes(list(there.values()))
            decided = bool(self.model.held.decided) and not self.work.caller.role.overrules
            async with setters.read_ahead(self.work.session, there.values() if decided else ()):
                await self._refuse_standing(there)
        return there

    async def _refuse_standing(self, there: Mapping[UUID, Any]) -> None:
        """Refuse the rows about what the caller may not change, or what is not there any more."""
        for place, key in list(self.about.items()):
            if key is None:
                continue
            result, found = self.results[place], there[key]
            result.record = (self.model.record_type.prefix, key)
            with result.judged():
                await self.work.require(self.kind.changed_by, found)
                refuse_withdrawn(found)
            if result.wrong:
                del self.about[place]
            if isinstance(refused := next(iter(result.wrong), None), StepNotAllowed):
                # As when its key is looked up and leads to one that is in the way.
                result.outcome, result.record = RowOutcome.CONFLICT, refused.current  # type: ignore[assignment]


def refuse_withdrawn(found: Any) -> None:
    """StepNotAllowed for a record that is withdrawn or was merged, at the key of the row that leads to it."""
    if found.publication is Publication.WITHDRAWN:
        refusal = StepNotAllowed.withdrawn(merged=found.merged_into_id is not None)
        refusal.current = (found.record_type.prefix, found.merged_into_id or found.id)
        raise refusal.at(KEY)
