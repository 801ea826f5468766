"""Who stands behind the needs that rows of another system tell of: drawn, judged and written together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, cast, select

from registry.acts import endorsements
from registry.acts.knowledge_needs import refuse_closed
from registry.acts.raising import since_told, warn_of_rss
from registry.acts.rows.given import KEYS, keys_given
from registry.acts.rows.keys import RowKeys
from registry.acts.rows.kinds import Along, Drawn
from registry.acts.rows.looked_up import Led, references_in
from registry.acts.rows.records import FIELDS
from registry.behalf import untrue
from registry.concepts.endorsements import Endorsement
from registry.errors import Required
from registry.matrix import Act
from registry.refusing import RowResult, noting
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication, RowOutcome
from registry.storage.writing import bulk
from registry.storage.writing.putting import Fields
from registry.work import Work


async def made(_: Work, __: Any, fields: Fields) -> Fields:
    """The fields of a new need, as `raise_need` has them."""
    return since_told(fields, fields.get(RowEndorsements.name) or ())


@dataclass(frozen=True)
class New:
    """An endorsement that is not there: the place of its row, its own in that, and its keys in other systems."""

    place: int
    number: int
    made: Any
    keys: set[tuple[str, str]]
    is_raised: bool


class RowEndorsements(Along):
    """The endorsements that rows give: those who do not stand behind a need are added, and nobody else is changed."""

    name = "endorsements"

    def __init__(self, judging: Any) -> None:
        """Starts with none."""
        super().__init__(judging)
        self.new: list[New] = []

    def references(self, fields: Fields, *path: str | int) -> Iterable[Led]:
        """As `Along` says."""
        for number, each in enumerate(fields.get(self.name) or ()):
            yield from references_in(Endorsement, each, *path, self.name, number)

    async def read(self, records: Collection[UUID], given: Iterable[Fields]) -> None:
        """As `Along` says."""
        if records and any(each.get(self.name) for each in given):
            behind = Endorsement.need_id == any_(cast(list(records), ARRAY(Uuid)))
            asked = select(Endorsement).where(behind).order_by(Endorsement.id.desc())
            self.there = list(await self.judging.session.scalars(asked))

    async def draw(self, place: int, fields: Fields, drawn: Drawn | None, *, is_new: bool) -> None:
        """As `Along` says; Required for a new need that nobody stands behind."""
        given = fields.get(self.name) or ()
        if is_new and not given:
            raise Required.of(FIELDS, self.name)
        wrong: list[Any] = []
        for number, values in enumerate(given):
            async with noting(wrong, FIELDS, self.name, number):
                endorsement = await endorsements.drawn(self.judging, values)
                if drawn is None:
                    await self.judging.require(Act.ENDORSE_NEED, endorsement)
                else:
                    await self._add(New(place, number, endorsement, _keys(values), is_new), values, drawn)
        if wrong:
            raise ExceptionGroup("refused", wrong)

    async def _add(self, new: New, values: Fields, drawn: Drawn) -> None:
        """Add an endorsement, unless its organisation stands behind the need already."""
        there: Any = [] if drawn.there is None else self.there
        same = (drawn.record.id, new.made.organisation_id)
        others = [each for each in there if (each.need_id, each.organisation_id) == same]
        standing = (each for each in others if each.publication is not Publication.WITHDRAWN)
        if any(each.acting_group_id == new.made.acting_group_id for each in standing):
            return
        if drawn.there is None:
            new.made.round_id = drawn.record.round_id
        else:
            await refuse_closed(self.judging, drawn.there)
        said = {name: each for name, each in endorsements.said_of(values).items() if name != KEYS}
        await self.judging.writer.put(new.made, said)
        await self.judging.require_making(Act.ENDORSE_NEED, new.made, said, among=others)
        self.new.append(new)

    def differs(self, place: int) -> bool:
        """As `Along` says."""
        return any(each.place == place for each in self.new)

    async def settle(self, results: Sequence[RowResult], records: Mapping[int, Record]) -> None:
        """As `Along` says."""
        session = self.judging.session
        self.new = [each for each in self.new if each.place in records]
        for each in self.new:
            each.made.need_id = records[each.place].id
        made = [each.made for each in self.new]
        await bulk.give_ids(session, made)
        told = [RowResult((*results[each.place].path, FIELDS, self.name, each.number)) for each in self.new]
        broken = await bulk.broken_rules(session, made)
        for result, rules, behalf in zip(told, broken, await untrue(session, made), strict=True):
            if rules or behalf:
                result.refuse(*rules, *behalf)
        keyed = {number: each for number, each in enumerate(self.new) if each.keys}
        wanted = {number: each.keys for number, each in keyed.items()}
        await RowKeys(self.judging, wanted, {number: each.made for number, each in keyed.items()}).judge(told, {})
        for each, result in zip(self.new, told, strict=True):
            if result.wrong:
                results[each.place].outcome = RowOutcome.REFUSED
                results[each.place].wrong += result.wrong
        raised = [each.made for each in self.new if each.is_raised and not results[each.place].wrong]
        await warn_of_rss(self.judging, raised)

    async def write(self, places: Collection[int]) -> None:
        """As `Along` says."""
        some = [each for each in self.new if each.place in places]
        await bulk.insert(self.judging.session, [each.made for each in some])
        if keys := {each.made.id: each.keys for each in some if each.keys}:
            await bulk.put_keys(self.judging.session, Endorsement, keys, [])


def _keys(values: Fields) -> set[tuple[str, str]]:
    return keys_given(values) if values.get(KEYS) else set()
