"""What rows say is weighed against who said what stands, and remembered.

a row as it would be -> each field beside what stands, and who said that -> what is not to be changed -> remembered
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from registry.acts.rows.given import KEYS, ORGANISATION
from registry.acts.rows.kinds import Drawn
from registry.acts.rows.ties import RowTies
from registry.acts.rows.weighing import Saying, Scales, disputed, of_columns, of_list, told_columns
from registry.authority import facts_of
from registry.refusing import RowResult
from registry.settings import settings
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.model.terms import RowOutcome
from registry.storage.writing.putting import Fields
from registry.trail import assertions
from registry.trail.assertions import Claim, Claims
from registry.work import Work

#: The outcomes of rows that change nothing.
UNTOUCHED = (RowOutcome.UNCHANGED, RowOutcome.DIFFERS)


class RowClaims:
    """What the source of some rows says of their records, beside what others have said of them."""

    def __init__(self, work: Work, model: type[Record], source: str, hanging: RowTies | None = None) -> None:
        """Takes the source's name as it is kept, and what hangs on the records, as it stands and as rows say."""
        self.work, self.model, self.source, self.ties = work, model, source, hanging
        self.scales = Scales(source, settings().sources_first)
        self.had: dict[UUID, dict[str, Claims]] = {}
        #: What each row says anew, by column, and which of its fields are left as they stand, by its place.
        self.new: dict[int, dict[str, Claim]] = {}
        self.lost: dict[int, list[str]] = {}
        #: The rows of whose records all stands that the source said before.
        self.standing: set[int] = set()
        #: The records as whole rows say them, of which something is left as it stands: the rules hold for them too.
        self.whole: dict[int, Record] = {}

    async def read(self, records: Collection[UUID]) -> None:
        """Read what has been said of the records, by one statement."""
        self.had = await assertions.claims_about(self.work.session, records)

    def unheard(self, place: int, drawn: Drawn, given: Fields) -> set[str]:
        """The fields of a row that are not to be changed; `drawn` is the record as the whole row says it."""
        had = {} if drawn.there is None else self.had.get(drawn.there.id, {})
        mine = had.get(self.source)
        if not mine or (drawn.there is not None and mine.stood_in == drawn.there.version):
            self.standing.add(place)
        found = self.scales.weigh(self._said(place, drawn, given), had)
        self.new[place] = found.new
        if found.lost:
            self.lost[place] = found.lost
        if found.left:
            self.whole[place] = drawn.record
        return found.left

    async def write(self, records: Mapping[int, UUID], results: Sequence[RowResult]) -> None:
        """Remember what the rows of some records say, by one statement, and warn of what was left as it stands."""
        said = {record: self.new[place] for place, record in records.items() if self.new.get(place)}
        standing = {
            record
            for place, record in records.items()
            if place in self.standing and record in said and all(each.kept for each in self.new[place].values())
        }
        await assertions.remember(self.work.session, self.model, self.source, said, standing)
        told = (results[place] for place in records if results[place].disputed)
        self.work.warnings += [
            disputed(each.disputed, *([] if each.record is None else [each.record]), path=each.path) for each in told
        ]

    def _said(self, place: int, drawn: Drawn, given: Fields) -> Iterator[Saying]:
        """Each field that a row gives, with what it says of each of its columns, and what stands there."""
        for name, value in given.items():
            if self.ties is not None and name in self.ties.meaning.get(place, {}):
                stood = set() if drawn.there is None else self.ties.there[name].get(drawn.there.id, set())
                yield of_list(self.model, name, self.ties.meaning[place][name], stood)
            elif name in drawn.given:
                columns = list(told_columns(self.model, name, value))
                yield of_columns(name, columns, drawn.record, drawn.there)


class PartClaims(RowClaims):
    """What a system says of parts of one whole, in rows that name their organisations."""

    def weigh(self, place: int, given: Fields, made: Record, there: Record | None, result: RowResult) -> set[str]:
        """The fields of a row that are not to be changed; `made` is the part as the row says it.

        Those that are not the system's to change are told in the row's `result`.
        """
        given = {name: each for name, each in given.items() if name not in (ORGANISATION, KEYS)}
        whole = made
        if there is not None:
            columns = [each for name, value in given.items() for each in told_columns(self.model, name, value)]
            whole = self.model(
                **facts_of(there) | {each: getattr(made, each) for each in columns if each in vars(made)}
            )
        left = self.unheard(place, Drawn(whole, given, there), given)
        # Parts are not all locked while they are weighed.
        self.standing.discard(place)
        result.disputed = tuple(camel(each) for each in self.lost.get(place, ()))
        return left

    async def write_all(self, results: Sequence[RowResult]) -> None:
        """Remember what the rows that were not refused say, and warn of what was left as it stands."""
        told = [place for place in self.new if not results[place].wrong]
        records = {place: each[1] for place in told if (each := results[place].record) is not None}
        await self.write(records, results)
