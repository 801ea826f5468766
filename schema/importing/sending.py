"""Sending the rows of a file to the act for them: batch by batch, each a transaction of its own, or all only tried."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from time import monotonic
from typing import Any

import orjson
from graphql import GraphQLError

from registry.acts.rows.told_before import TOLD, ToldBefore
from registry.callers import LOCAL_ADMINISTRATOR
from registry.errors import CommandError, CostLimit
from registry.importing import Came, Doubt
from registry.settings import Settings
from registry.storage.database import database
from registry.storage.model import lists
from registry.storage.model.terms import RowOutcome, WarningCode
from registry.storage.reading.external_ids import system_as_kept
from schema import contract
from schema.answering.execution import Engine
from schema.answering.limits import Limits
from schema.importing.understanding import FROM_0, Row, Understood

MOST = lists.most_of(lists.SENT)
#: Others who give keys wait while a batch is kept: how many rows the first has, how few one may have, and how many
#: seconds one should take.
BEGIN, FEWEST, SHORT = 250, 50, 1.0
#: How long a statement may take, and a connection be waited for, in milliseconds: as for other commands.
PATIENCE = 60_000
SHOWN = """rows { row outcome differs disputed record { id } errors { code field message hint } }
warnings { code field message } userErrors { code field message hint }"""
#: What is asked for when a whole file has been sent, of what the source tells of no more.
MISSING = "missing { outcome record { id } errors { message hint } } userErrors { message hint }"
#: How the act names another row.
OTHER = re.compile(r"\bRad (\d+) ")
#: A warning that says what the row's own errors say.
SAID_ALREADY = WarningCode.ROW_REFUSED.value


class NotDone(CommandError):
    """The registry did not do what a file asks of it."""

    code = "INVALID_FILE"


class Sending:
    """Sends rows as the local administrator, who speaks for a system."""

    def __init__(self, engine: Engine, found: Understood, source: str, told: ToldBefore, *, apply: bool) -> None:
        """Takes what answers, the file as it was understood, the system, and whether anything is to be kept.

        `told` is what the sessions of the acts know of the rows that were sent before.
        """
        self.engine, self.found, self.source, self.told, self.apply = engine, found, source, told, apply
        #: The rows that were refused, each with how.
        self.refused: dict[int | None, RowOutcome] = {}
        #: The last row that was sent.
        self.last: Row | None = None
        self.caller = replace(LOCAL_ADMINISTRATOR, systems=frozenset({system_as_kept(source)}))
        self.query = query_of(found.act, apply=apply)

    async def sent(self) -> AsyncIterator[tuple[list[Came], list[Doubt]]]:
        """What came of the rows in their order, and what was doubtful in them, batch by batch.

        No more of the file is held than a batch. When a CommandError is raised, nothing of its batch is kept.
        """
        size = BEGIN if self.apply else MOST
        while batch := self.found.batch(size):
            came, began = list(batch.unsent), monotonic()
            if batch.rows:
                async for some in self._batch(batch.rows):
                    came += some
                    self.refused |= {each.row: each.outcome for each in some if each.errors}
            # What is only tried leans on no earlier batch, so its batches are as large as they can be.
            if self.apply and batch.rows:
                size = size_after(size, monotonic() - began)
            came += [self._again(each, before) for each, before in batch.again]
            if batch.rows:
                self.last = batch.rows[-1]
            if batch.unsent and self.told.unknown is None:
                self.told.unknown = batch.unsent[0].row
            yield sorted(came, key=lambda each: each.row or 0), batch.doubts

    async def complete(self, at_most: int | None) -> tuple[list[Came], list[str]]:
        """Withdraw what the source told of before and no row of the file does, when all rows have been sent.

        What comes of each such record, and what stops all of them from being withdrawn: an act of its own, with a row
        that was sent already.
        """
        if self.last is None:
            return [], ["Filen har inga rader, så inget återtas."]
        known = await self.engine.admit(query_of(self.found.act, MISSING, apply=self.apply), None)
        rows = {"source": self.source, "rows": [self.last.given], "onError": "KEEP_GOING"}
        self.told.numbers = [self.last.number]
        given = {**rows, "isCompleteSet": True, "withdrawAtMost": at_most}
        answer = await self.engine.answer(known, {"input": given}, self.caller)
        if answer.data is None:
            raise refused_at(f"rad {self.last.number}", answer.errors)
        payload = orjson.loads(answer.data)[self.found.act]
        came = [
            Came(None, None, RowOutcome[each["outcome"]], record=each["record"]["id"], errors=_words(each["errors"]))
            for each in payload["missing"] or ()
        ]
        # What the act calls its inputs, the command calls its options.
        return came, [each.replace("withdrawAtMost:", "--withdraw-at-most") for each in _words(payload["userErrors"])]

    def _again(self, came: Came, before: int) -> Came:
        """What comes of a row that says what an earlier one said: nothing, or it is refused as that one was."""
        if before in self.refused:
            came.outcome = self.refused[before]
            came.errors = [f"Rad {before} säger detsamma, och avvisades."]
        return came

    async def _batch(self, rows: Sequence[Row]) -> AsyncIterator[list[Came]]:
        """One batch; one that is too large for the act is sent as two."""
        known = await self.engine.admit(self.query, None)
        given = [each.given for each in rows]
        variables = {"input": {"source": self.source, "rows": given, "onError": "KEEP_GOING"}}
        self.told.numbers = [each.number for each in rows]
        answer = await self.engine.answer(known, variables, self.caller)
        if answer.data is not None:
            yield self._came(rows, orjson.loads(answer.data)[self.found.act])
            return
        error = (answer.errors or [GraphQLError("?")])[0]
        code = (error.extensions or {}).get("code")
        if code != CostLimit.code or len(rows) == 1:
            raise refused_at(f"rad {rows[0].number}-{rows[-1].number}", answer.errors)
        half = len(rows) // 2
        for part in (rows[:half], rows[half:]):
            async for came in self._batch(part):
                yield came

    def _came(self, rows: Sequence[Row], payload: dict[str, Any]) -> list[Came]:
        """What came of each row; where the act refused all of them together, nothing of them was kept."""
        whole = payload["userErrors"]
        results = payload["rows"] or [None] * len(rows)
        warned: dict[int, list[str]] = {}
        for each in payload["warnings"]:
            if each["code"] != SAID_ALREADY and each["field"][1:2] == ["rows"]:
                warned.setdefault(int(each["field"][2]), []).append(self._said(each))
        came = [
            self._one(row, result, place, whole) for place, (row, result) in enumerate(zip(rows, results, strict=True))
        ]
        for place, each in enumerate(came):
            names = ", ".join(results[place]["disputed"]) if each.disputed else ""
            worth = [said.replace(names, ", ".join(each.disputed)) if names else said for said in warned.get(place, [])]
            each.errors, each.warnings = ([_numbered(said, rows) for said in some] for some in (each.errors, worth))
        return came

    def _one(self, row: Row, result: Any, place: int, whole: list[Any]) -> Came:
        if whole:
            own = [each for each in whole if each["field"][1:3] == ["rows", str(place)]]
            others = [each for each in whole if each["field"][1:2] != ["rows"]]
            said = [self._said(each) for each in own or others]
            outcome = RowOutcome.REFUSED
            return Came(row.number, row.key, outcome, errors=said or ["Andra rader i omgången avvisades."])
        record = result["record"] and result["record"]["id"]
        errors = [self._said(each) for each in result["errors"]]
        differs, disputed = ([self.found.heading_of([each]) for each in result[of]] for of in ("differs", "disputed"))
        return Came(row.number, row.key, RowOutcome[result["outcome"]], differs, record, errors, disputed=disputed)

    def _said(self, error: dict[str, Any]) -> str:
        """An error under the heading of its cell."""
        steps = error["field"][3:]
        heading = self.found.heading_of(steps[1:] if steps[:1] == ["fields"] else steps)
        said = " ".join(filter(None, (error["message"], error.get("hint"))))
        return f"{heading}: {said}" if heading else said


def query_of(act: str, shown: str = SHOWN, *, apply: bool) -> str:
    """The operation by which rows are sent to an act."""
    name, how = f"{act[0].upper()}{act[1:]}Input!", "" if apply else "@dryRun "
    return f"mutation Import($input: {name}) {how}{{ {act}(input: $input) {{ {shown} }} }}"


def refused_at(where: str, errors: Sequence[GraphQLError] | None) -> NotDone:
    """The error that an act was not done at all, with where in the file it is."""
    error = (errors or [GraphQLError("?")])[0]
    swedish = (error.extensions or {}).get("messageSv", error.message)
    return NotDone(f"{where}: {error.message}", f"{where}: {swedish}")


def _words(errors: Sequence[dict[str, Any]]) -> list[str]:
    """What some errors say, each with its hint."""
    return [" ".join(filter(None, (each["message"], each.get("hint")))) for each in errors]


def size_after(size: int, seconds: float) -> int:
    """How many rows the next batch has, after one of some size that took so long."""
    return max(FEWEST, min(MOST, int(size * SHORT / max(seconds, 0.001))))


def _numbered(said: str, rows: Sequence[Row]) -> str:
    """A sentence that names another row by its place among those sent, with that row's number in the file."""
    if FROM_0 not in said:
        return said
    return OTHER.sub(lambda found: f"Rad {rows[int(found[1])].number} ", said, count=1).replace(FROM_0, "")


@asynccontextmanager
async def sending(
    url: str, chosen: Settings, found: Understood, source: str, *, apply: bool, complete: bool = False
) -> AsyncIterator[Sending]:
    """What sends the rows to the database at an address; UnfitDatabase when that cannot serve the registry.

    With `complete` what they name is gathered, so that `Sending.complete` can be asked for when all are sent.
    """
    await database.check(url)
    engine = contract.engine(Limits(), {}, chosen.max_cost, introspection=False)
    async with (
        database.readers(url, 1, PATIENCE) as readers,
        database.writing_sessions(url, 1, PATIENCE) as sessions,
    ):
        engine.running.readers = engine.acting.readers = readers
        told = ToldBefore()
        told.is_gathered = complete
        sessions.configure(info={TOLD: told})
        engine.acting.sessions = sessions
        yield Sending(engine, found, source, told, apply=apply)
