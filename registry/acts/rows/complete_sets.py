"""What another system told of before and tells of no more, when it says that its rows are all that it has.

    those that it told of -> without those that the rows name -> how many -> authorised and locked -> one UPDATE

A record is a source's own when it carries one of the source's keys, and its history tells that the source has changed
it, on behalf of an organisation that the caller acts for. Each is taken back as `withdrawRecord` would, or refused as
that act refuses; what another system knows too is refused besides. What is withdrawn or merged already is let be.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, cast, exists, select, update

from registry import setters
from registry.acts.rows.given import Rows
from registry.acts.rows.told_before import TOLD, ToldBefore
from registry.errors import Invalid, NotAllowed, Path, Refusal, StepNotAllowed, WithdrawsMany
from registry.matrix import Act
from registry.refusing import RowResult
from registry.storage.model import lists
from registry.storage.model.holding import Holder
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication, RowOutcome
from registry.storage.reading.external_ids import ExternalId, system_as_kept
from registry.trail.assertions import Assertions
from registry.trail.changes import Change, Commit
from registry.work import Work

KEY, COMPLETE, AT_MOST = "key", "isCompleteSet", "withdrawAtMost"
#: One in so many of a source's records may be taken back at once by whoever does not say how many.
SHARE = 10

Key = tuple[str, str]


class CompleteSet:
    """The records of one type that a source has told of, of which a set of rows is all that it has."""

    def __init__(self, work: Work, model: type[Record], source: str, rows: Rows) -> None:
        """Takes the source's name as it is kept, and its rows with what is said of them as a whole."""
        self.work, self.model, self.source, self.rows = work, model, source, rows
        self.wholes: list[Record] = []

    async def withdraw(
        self, led_to: Iterable[UUID | None], unread: Iterable[Path], untold: Sequence[int]
    ) -> list[Refusal]:
        """Take back what neither has one of the keys of the rows nor is led to by them, when they are all.

        `unread` is where in the input something could not be read, and `untold` are the places of rows whose keys lead
        to nothing that stands, and which do not tell which part they are about: it may stand under another key.
        What came of each is in the work's `missing`.
        Returns what stops the whole act, of which nothing is then taken back: WithdrawsMany, and Invalid for a set of
        which it cannot be known what it holds, or for a number that cannot be.
        """
        if not self.rows.is_complete and self.rows.at_most is not None:
            return [_only_of_complete()]
        given = [(system_as_kept(each[KEY]["system"]), each[KEY]["value"]) for each in self.rows.given]
        keys, named = set(given), {each for each in led_to if each is not None}
        systems = {self.source, *self.model.official_keys}
        lost = [place for place, (system, _) in enumerate(given) if system not in systems]
        lost += [int(each[1]) for each in unread if each[2:3] == (KEY,)]
        before: ToldBefore | None = self.work.session.info.get(TOLD)
        stopping: list[Refusal] = []
        if before is not None and before.is_gathered:
            stopping = before.gather(keys, named, [*lost, *untold])
            keys, named = before.keys, before.named
        if not self.rows.is_complete:
            return []
        self.work.may(Act.WITHDRAW_RECORD, self.model)
        if lost or untold or stopping:
            return stopping or [_untold(untold[0]) if not lost else _not_whole()]
        told = await self._told_of()
        missing = [each for each, own in told.items() if each not in named and not own & keys]
        most = lists.most_of(lists.SENT)
        few = -(-len(told) // SHARE) if self.rows.at_most is None else self.rows.at_most
        self.work.missing = [
            RowResult((COMPLETE,), RowOutcome.WOULD_WITHDRAW, (self.model.record_type.prefix, each))
            for each in missing[:most]
        ]
        if few < 0:
            return [Invalid("It cannot be less than 0.", "Det kan inte vara mindre än 0.", path=(AT_MOST,))]
        if len(missing) > min(few, most):
            return [_many(len(missing), len(told), min(few, most), most)]
        await self._take_back(missing)
        return []

    async def _told_of(self) -> dict[UUID, set[Key]]:
        """The source's own records that the caller sees and that stand, each with its keys."""
        model: Any = self.model
        source_said = select(Change.id).join(Commit, Change.commit_id == Commit.id)
        source_said = source_said.where(Change.record_id == model.id, Commit.source == self.source)
        if self.work.caller.role.has_own:
            source_said = source_said.where(Commit.organisation_id.in_(self.work.caller.organisations))
        found = select(model.id, ExternalId.value).join(ExternalId, ExternalId.record_id == model.id)
        stands = model.publication != Publication.WITHDRAWN
        found = found.where(ExternalId.system == self.source, stands, exists(source_said)).order_by(model.id)
        told: dict[UUID, set[Key]] = {}
        for record, value in await self.work.session.execute(found):
            told.setdefault(record, set()).add((self.source, value))
        seen = set(await self.work.references.seen_among(self.model, set(told)))
        return {record: keys for record, keys in told.items() if record in seen}

    async def _known_to_others(self, records: Collection[UUID]) -> dict[UUID, str]:
        """Those of some records that a system which the caller does not speak for has a key on or has told of."""
        some, own = cast(list(records), ARRAY(Uuid)), sorted(self.work.caller.systems)
        keyed = select(ExternalId.record_id, ExternalId.system.label("system"))
        told = select(Assertions.record_id, Assertions.source)
        found = keyed.where(ExternalId.record_id == any_(some), ExternalId.system.not_in(own)).union(
            told.where(Assertions.record_id == any_(some), Assertions.source.not_in(own))
        )
        # The first by name, when there are several.
        asked = found.order_by(found.selected_columns.system.desc())
        return {each.record_id: each.system for each in await self.work.session.execute(asked)} if records else {}

    async def _take_back(self, missing: Collection[UUID]) -> None:
        """Withdraw those that the caller may withdraw: each is asked of before it is locked, and once more."""
        model: Any = self.model
        results = {each.record[1]: each for each in self.work.missing or () if each.record is not None}
        left = list(missing)
        for locked in (False, True):
            asked = select(model).where(model.id == any_(cast(left, ARRAY(Uuid)))).order_by(model.id)
            asked = (asked.with_for_update() if locked else asked).execution_options(populate_existing=True)
            there: list[Any] = list(await self.work.session.scalars(asked)) if left else []
            # Kept, so that none of what they are parts of is read by itself.
            self.wholes = await setters.wholes_of(self.work.session, there, Holder.KEEPERS)
            known = await self._known_to_others(left)
            async with setters.read_ahead(self.work.session, [] if self.work.caller.role.overrules else there):
                for each in there:
                    with results[each.id].judged():
                        await self.work.require(Act.WITHDRAW_RECORD, each)
                        if each.id in known:
                            raise NotAllowed.known_to_another(known[each.id])
                        if each.publication is Publication.WITHDRAWN:
                            raise StepNotAllowed.withdrawn(merged=each.merged_into_id is not None)
            left = [each.id for each in there if not results[each.id].wrong]
        for each in there:
            # What the session knows of it is not what stands any more.
            self.work.session.expunge(each)
        because = f"Finns inte längre i {self.source}."
        these = update(model).where(model.id == any_(cast(left, ARRAY(Uuid))))
        if left:
            await self.work.session.execute(
                these.values(publication=Publication.WITHDRAWN, withdrawn_because=because),
                execution_options={"synchronize_session": False},
            )
        for each in left:
            results[each].outcome = RowOutcome.WITHDRAWN


def _many(number: int, among: int, few: int, most: int) -> WithdrawsMany:
    """The refusal of taking back so many at once."""
    return WithdrawsMany(
        f"{number} of the source's {among} records are not in the set, and {few} may be withdrawn at once.",
        f"{number} av källans {among} poster finns inte i mängden, och {few} får återtas på en gång.",
        f"If it is meant, say so with withdrawAtMost: {number}. `missing` tells which they are."
        if number <= most
        else f"`missing` tells the first {most}. Withdraw them some at a time.",
        f"Om det är meningen: ange withdrawAtMost: {number}. `missing` visar vilka de är."
        if number <= most
        else f"`missing` visar de första {most}. Återta några i taget.",
        path=(COMPLETE,),
    )


def _only_of_complete() -> Invalid:
    """The refusal of a number that is said of a set which is not complete."""
    return Invalid(
        "Only a complete set withdraws anything.",
        "Bara en hel mängd återtar något.",
        "Say isCompleteSet: true, or leave it out.",
        "Ange isCompleteSet: true, eller utelämna det.",
        path=(AT_MOST,),
    )


def _not_whole() -> Invalid:
    """The refusal of a set of which some row's key is no key of the source."""
    return Invalid(
        "The set is not whole while the key of a row cannot be read or is none of the source's.",
        "Mängden är inte hel så länge en rads nyckel inte går att läsa eller inte är källans.",
        "Put the keys right, or leave isCompleteSet out.",
        "Rätta nycklarna, eller utelämna isCompleteSet.",
        path=(COMPLETE,),
    )


def _untold(place: int) -> Invalid:
    """The refusal of a set of which some row may be about a part that its key does not lead to."""
    return Invalid(
        f"The set is not whole while row {place} has a key that leads to no part and does not tell which it is about.",
        f"Mängden är inte hel så länge rad {place} har en nyckel som inte leder till någon del, och inte visar vilken"
        " den gäller.",
        "Rows are counted from 0. Put right what is wrong with the row, or leave isCompleteSet out.",
        "Rader räknas från 0. Rätta det som är fel i raden, eller utelämna isCompleteSet.",
        path=(COMPLETE,),
    )
