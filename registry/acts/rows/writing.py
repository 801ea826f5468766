"""Writes what rows come to, when they have been judged: new records, changed ones, and what hangs on them."""

from collections.abc import Mapping, Sequence

from registry import authority
from registry.acts.rows.keys import RowKeys
from registry.acts.rows.kinds import Along, Drawn
from registry.acts.rows.ties import RowTies
from registry.collisions import circle
from registry.errors import Refusal
from registry.refusing import RowResult, worded
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.model.terms import RowOutcome
from registry.storage.writing import bulk
from registry.storage.writing.lineage import leads_back
from registry.storage.writing.taken import sought
from registry.work import Work

#: How many rows that the database refuses are told apart from the others.
MOST_SOUGHT = 10


class RowWriting:
    """The statements that write the rows of one act."""

    def __init__(self, work: Work, model: type[Record], ties: RowTies, keys: RowKeys, along: Along) -> None:
        """Takes what hangs on the records, their keys, and what is given along, as they were judged."""
        self.work, self.model, self.ties, self.keys, self.along = work, model, ties, keys, along
        self.refused = 0

    async def write(self, results: Sequence[RowResult], drawn: Mapping[int, Drawn]) -> None:
        """Insert what is new, change what differs, and see that nothing leads back to itself.

        A row that the database refuses, as when another takes its key at the same moment, is refused by itself.
        """
        for place, each in drawn.items():
            if results[place].outcome is RowOutcome.UPDATED:
                # What the session knows of it is not what stands any more.
                self.work.session.expunge(each.there)
        told = (RowOutcome.CREATED, RowOutcome.UPDATED)
        await self._try(results, {place: each for place, each in drawn.items() if results[place].outcome in told})
        await self._refuse_circles(
            results, {place: each for place, each in drawn.items() if results[place].outcome is RowOutcome.UPDATED}
        )

    async def _try(self, results: Sequence[RowResult], drawn: dict[int, Drawn]) -> None:
        """Send some rows; when the database refuses, half of them at a time, until it is known which it refuses.

        Past `MOST_SOUGHT` such rows no more are sought: the refusal is then that of the whole act.
        """
        try:
            async with self.work.session.begin_nested(), worded():
                await self._send(results, drawn)
        except Refusal as error:
            if self.refused == MOST_SOUGHT:
                raise
            places = list(drawn)
            if len(places) > 1:
                for half in (places[: len(places) // 2], places[len(places) // 2 :]):
                    await self._try(results, {place: drawn[place] for place in half})
                return
            self.refused += 1
            ((place, each),) = drawn.items()
            await self.work.tell_current([sought(error, self.model, vars(each.record))])
            results[place].refuse(error.below("fields"))
            if each.there is None:
                results[place].record = None

    async def _send(self, results: Sequence[RowResult], drawn: Mapping[int, Drawn]) -> None:
        new = [each.record for place, each in drawn.items() if results[place].outcome is RowOutcome.CREATED]
        changed = [each for place, each in drawn.items() if results[place].outcome is RowOutcome.UPDATED]
        stood = [each.record.id for each in changed]
        await bulk.insert(self.work.session, new)
        await bulk.update(
            self.work.session, [each.record for each in changed if authority.facts_of(each.record) != each.before]
        )
        await self.ties.write({place: each.record.id for place, each in drawn.items()}, stood)
        await self.keys.write(results, stood, drawn)
        await self.along.write(drawn)

    async def _refuse_circles(self, results: Sequence[RowResult], changed: Mapping[int, Drawn]) -> None:
        """Invalid, for all rows, when one of them makes a record lead back to itself: rows may do that together."""
        wrong = []
        for name in self.model.held.acyclic:
            places = {each.record.id: place for place, each in changed.items() if camel(name) in results[place].differs}
            if places:
                circles = await leads_back(self.work.session, self.model, places, name)
                wrong += [
                    circle("fields", camel(name)).below(*results[place].path)
                    for record, place in places.items()
                    if record in circles
                ]
        if wrong:
            raise ExceptionGroup("refused", wrong)
