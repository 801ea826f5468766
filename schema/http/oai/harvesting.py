"""The pages of a harvest: asked of the change feed through the engine, as the questions of anyone without a key."""

import re
from typing import Any
from uuid import UUID

import orjson
from starlette.types import Receive

from registry.callers import ANYONE
from registry.feed import tokens
from registry.feed.asked import mark_of
from registry.feed.harvests import Harvests
from schema.answering.answers import Answer
from schema.http.endpoint import Endpoint
from schema.http.negotiation import Question
from schema.http.oai.asked import OAI, Fault, Wanted
from schema.http.oai.formats import moment_of
from schema.http.rates import network_of

#: How many records one answer tells of.
SIZE = 100
#: How often a record is looked for that changes while it is.
TRIES = 5
_IDENTIFIER = re.compile(re.escape(OAI) + r"([a-z_]+_([0-9a-f]{32}))", re.ASCII)
#: The codes of a token that is none, or none of this database's.
_OF_TOKENS = {"INVALID_CHANGE_TOKEN", "HISTORY_LOST"}


class NotAnswered(Exception):
    """The engine refused a question, for what it says in its answer."""

    def __init__(self, answer: Answer) -> None:
        """Takes that answer."""
        super().__init__()
        self.answer = answer


class Harvesting:
    """What one request looks up."""

    def __init__(self, endpoint: Endpoint, address: str, receive: Receive) -> None:
        """Takes what answers questions, and who asks."""
        self._endpoint, self._address, self._receive = endpoint, address, receive
        self.statements = 0

    async def page(self, wanted: Wanted, question: str) -> tuple[list[dict[str, Any]], Wanted | None]:
        """The next changes of a list, and what to go on with; Fault when there is nothing, NotAnswered."""
        is_first = wanted.after is None
        if is_first:
            wanted = await self._begun(wanted)
        while True:
            found = await self._changes(question, wanted.after, SIZE, wanted.kind)
            changes = [each for each in found["changes"] if wanted.is_within(moment_of(each))]
            mark = mark_of(None if wanted.kind is None else [wanted.kind])
            wanted = wanted._replace(after=found["to"])
            is_through = wanted.last is not None and tokens.read(found["to"], mark).position >= wanted.last
            if is_through or not found["more"]:
                if is_first and not changes:
                    raise Fault("noRecordsMatch", "No record changed then, or none of that set.")
                return changes, None
            if changes:
                return changes, wanted
            # What began before and ended within the time stands among what was asked for.
            self._endpoint.callers.rates.ask("", self._address)

    async def one(self, identifier: str, question: str) -> dict[str, Any]:
        """A record as it is now, or that it is gone; Fault when there never was one for everybody to see."""
        named = _IDENTIFIER.fullmatch(identifier)
        for _ in range(TRIES if named else 0):
            after = await self._looked().before(UUID(named[2])) if named else None
            if after is None or named is None:
                break
            (change,) = (await self._changes(question, after, 1, None))["changes"] or (None,)
            if change is not None and change["id"] == named[1]:
                return dict(change)
        raise Fault("idDoesNotExist", f"There is no such record. Identifiers begin with {OAI}, and an id follows.")

    async def earliest(self) -> Any:
        """When the first commit was made; None when there is none."""
        async with self._endpoint.shares.of(network_of(self._address)):
            return await self._looked().earliest()

    async def _begun(self, wanted: Wanted) -> Wanted:
        async with self._endpoint.shares.of(network_of(self._address)):
            last = None if wanted.until is None else await self._looked().last(wanted.until)
            return wanted._replace(after=await self._looked().since(wanted.first), last=last)

    def _looked(self) -> Harvests:
        self.statements += 1
        readers = self._endpoint.engine.readers
        if readers is None:
            raise RuntimeError("the registry has not started")
        return Harvests(readers)

    async def _changes(self, question: str, after: str | None, size: int, kind: str | None) -> Any:
        given = {"after": after, "first": size, "types": None if kind is None else [kind]}
        asked = Question(question, given, None, wants_cost=False)
        answer, _ = await self._endpoint.in_turn(asked, ANYONE, "GET", None, self._address, None)
        self.statements += answer.statements
        if answer.data is None:
            if any((each.extensions or {}).get("code") in _OF_TOKENS for each in answer.errors or ()):
                raise Fault("badResumptionToken", "This resumptionToken is none that this registry gave; begin anew.")
            raise NotAnswered(answer)
        return orjson.loads(answer.data)["changes"]
