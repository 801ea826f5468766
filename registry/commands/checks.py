"""Checking what the registry keeps beside its records: the heads of the change feed, bitmaps and counts."""

import asyncio
import sys
from typing import Annotated

import typer

from registry.commands.shared import console, opened
from registry.feed import checking
from registry.overviews import kept_backing
from registry.storage.database import database
from registry.storage.model.terms import RecordType

#: What is said of a need that is amiss.
_MISCOUNTED = ("others stand behind it than are counted", "andra står bakom det än de som är räknade")
#: How many records are named.
MOST_NAMED = 20


def check(
    mend: Annotated[bool, typer.Option(help="Put right what is amiss, and tell the feed's readers.")] = False,
) -> None:
    """Compare what is kept beside the records with them. It differs only where somebody wrote past the triggers."""
    with opened() as url:
        found = asyncio.run(_checked(url, mend=mend))
    for each in found[:MOST_NAMED]:
        console.print(f"{each.kind.lower()}_{each.id.hex}: {each.sv}.", soft_wrap=True)
    if len(found) > MOST_NAMED:
        console.print(f"… och {len(found) - MOST_NAMED} till.")
    records = len({(each.kind, each.id) for each in found})
    if not found:
        console.print("[green]✓[/green] Ändringsflödet och det som räknas i förväg stämmer med posterna.")
    elif mend:
        console.print(f"[green]✓[/green] Det som inte stämde är rättat, för {records} poster.")
    else:
        console.print(f"[red]✗[/red] Ändringsflödet eller det som räknas i förväg stämmer inte med {records} poster.")
        console.print("  → registry check --mend")
        sys.exit(1)


async def _checked(url: str, *, mend: bool) -> list[checking.Amiss]:
    async with database.opened(url) as connection:
        found, counted = await checking.amiss(connection), await kept_backing.amiss(connection)
        if mend and found:
            await checking.mend(connection)
        if mend and counted:
            await kept_backing.mend(connection)
    need = RecordType.KNOWLEDGE_NEED.value
    return found + [checking.Amiss(need, each, *_MISCOUNTED) for each in counted]
