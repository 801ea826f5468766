"""The part of the command `registry` that brings in files of records from other systems: tried first, then kept."""

import asyncio
import sys
from collections import Counter
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from registry.commands.shared import console, opened
from registry.errors import InvalidFile
from registry.importing import Came, Doubt
from registry.settings import settings
from registry.storage.model.terms import RowOutcome

#: By name and not imported: nothing in `registry` depends on `schema`.
UNDERSTANDING, SENDING, REPORTS = (f"schema.importing.{each}" for each in ("understanding", "sending", "reports"))
#: How many doubts, and how many characters of a cell, are shown; a report has all of them.
MOST_DOUBTS, MOST_SHOWN = 50, 80
WRONG = (RowOutcome.CONFLICT, RowOutcome.REFUSED)
OUTCOMES = (RowOutcome.CREATED, RowOutcome.UPDATED, RowOutcome.UNCHANGED, RowOutcome.DIFFERS, *WRONG)


def import_(
    file: Annotated[Path, typer.Argument(help="A .csv as a spreadsheet saves it, an .xlsx, or an .ndjson.")],
    type_: Annotated[str, typer.Option("--type", help="What its records are, such as `initiatives`.")],
    source: Annotated[str, typer.Option(help="The system that the records and their keys come from.")],
    report: Annotated[Path | None, typer.Option(help="Write what came of each row to a .csv or .ndjson.")] = None,
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Keep it; else it is only tried, and told.")] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="It is all that the system has: withdraw what it told of before.")
    ] = False,
    withdraw_at_most: Annotated[
        int | None, typer.Option(help="How many --complete may withdraw; a tenth unless said.")
    ] = None,
) -> None:
    """Bring in records from another system by their keys in it. Only tells what would be done, until --apply."""
    if withdraw_at_most is not None and not complete:
        raise typer.BadParameter("Only --complete withdraws anything.")
    if report is not None and report.resolve() == file.resolve():
        raise InvalidFile("The report would take the place of the file.", "Rapporten skulle ersätta filen.")
    found = import_module(UNDERSTANDING).understood(file, type_, source)
    _show_columns(found)
    writing = nullcontext() if report is None else closing(import_module(REPORTS).Report(report))
    told = Told(doubts=found.doubts[:MOST_DOUBTS], doubted=len(found.doubts))
    with writing as written, opened() as url:
        asyncio.run(_send(url, found, source, written, told, apply=apply, complete=complete, at_most=withdraw_at_most))
    _show_doubts(told)
    _show_warnings(told)
    _show_outcomes(told, apply=apply)
    for each in told.stopping:
        console.print(_shown_whole(f"Inget är återtaget. {each}"))
    if told.stopping or any(told.counted[each] for each in WRONG):
        sys.exit(1)


@dataclass
class Told:
    """What is shown of all rows when they are done: a report has the rest, so that no file is held whole."""

    doubts: list[Doubt]
    doubted: int
    counted: Counter[RowOutcome] = field(default_factory=Counter)
    #: The first row with each outcome.
    first: dict[RowOutcome, Came] = field(default_factory=dict)
    #: The first rows with warnings, and how many there were.
    warned: list[Came] = field(default_factory=list)
    warnings: int = 0
    #: Why nothing that the file tells of no more was withdrawn.
    stopping: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows have been told of."""
        return self.counted.total()

    def add(self, came: list[Came], doubts: list[Doubt]) -> None:
        """Add what came of some rows, and what was doubtful in them."""
        self.doubts += doubts[: MOST_DOUBTS - len(self.doubts)]
        self.doubted += len(doubts)
        for each in came:
            self.counted[each.outcome] += 1
            self.first.setdefault(each.outcome, each)
            if each.warnings:
                self.warnings += 1
                self.warned += [each] if len(self.warned) < MOST_DOUBTS else []


async def _send(
    url: str, found: Any, source: str, written: Any, told: Told, *, apply: bool, complete: bool, at_most: int | None
) -> None:
    """Send all rows; what comes of them is told, and written to the report, as it comes."""
    try:
        started = import_module(SENDING).sending(url, settings(), found, source, apply=apply, complete=complete)
        async with started as sender:
            with console.status("Läser och skickar") as status:
                async for came, doubts in sender.sent():
                    told.add(came, doubts)
                    if written is not None:
                        written.tell(came, doubts)
                    status.update(f"{told.rows} rader")
                if complete:
                    came, told.stopping = await sender.complete(at_most)
                    told.add(came, [])
                    if written is not None:
                        written.tell(came, [])
    except BaseException:
        if apply and told.rows:
            console.print(
                f"{told.rows} rader är behandlade, och det som inte avvisades är sparat. "
                "Samma fil kan köras igen: de står då redan så."
            )
        raise


# ---- What is shown ---------------------------------------------------------------------------------------------------


def _shown(value: object) -> Text:
    """What stands in a file, as it can stand on a screen: short, on one line, and without what a screen would obey."""
    text = "".join(each if each.isprintable() else " " for each in str(value))
    return Text(text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…")


def _show_columns(found: Any) -> None:
    table = Table("Rubrik", "Fält", title="Så lästes rubrikerna", title_justify="left")
    for heading, target in found.columns.items():
        table.add_row(_shown(heading), f"{target.name} ({', '.join(target.words)})")
    console.print(table)


def _show_doubts(told: Told) -> None:
    if not told.doubts:
        return
    table = Table("Rad", "Kolumn", "Tveksamt i filen", title="Tveksamt", title_justify="left")
    for each in told.doubts:
        table.add_row(str(each.row or ""), _shown(each.heading or ""), _shown_whole(each.message))
    console.print(table)
    _show_rest(told.doubted - len(told.doubts))


def _show_warnings(told: Told) -> None:
    if not told.warned:
        return
    table = Table("Rad", "Nyckel", "Att se över", title="Varningar", title_justify="left")
    for each in told.warned:
        table.add_row(str(each.row), _shown(each.key or ""), _shown_whole("; ".join(each.warnings)))
    console.print(table)
    _show_rest(told.warnings - len(told.warned))


def _show_rest(more: int) -> None:
    if more:
        console.print(f"… och {more} till. Med --report står alla i rapporten.")


def _shown_whole(message: str) -> Text:
    """A sentence of ours, whole, also when it quotes the file."""
    return Text("".join(each if each.isprintable() else " " for each in message))


def _show_outcomes(told: Told, *, apply: bool) -> None:
    title = "Sparat" if apply else "Så skulle det bli (inget är sparat)"
    table = Table("Utfall", "Rader", "Den första", title=title, title_justify="left")
    withdrawn = (each for each in (RowOutcome.WITHDRAWN, RowOutcome.WOULD_WITHDRAW) if told.counted[each])
    for outcome in (*OUTCOMES, *withdrawn):
        first = told.first.get(outcome)
        table.add_row(outcome.sv, str(told.counted[outcome]), _shown_whole(_told(first)) if first else "")
    console.print(table)
    if not apply:
        console.print("  → --apply sparar")


def _told(came: Came) -> str:
    """A row in short: where it is, and what differs or is wrong."""
    said = "; ".join(came.errors) or ", ".join(came.differs)
    where = f"post {came.record}" if came.row is None else f"rad {came.row}, {came.key or 'utan nyckel'}"
    return f"{where}{': ' if said else ''}{said}"
