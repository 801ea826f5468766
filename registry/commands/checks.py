"""Checking what the registry keeps beside its records: the heads of the change feed."""

import asyncio
import sys
from typing import Annotated

import typer

from registry.commands.shared import console, opened
from registry.feed import checking
from registry.storage.database import database

#: How many records are named.
MOST_NAMED = 20


def check(
    mend: Annotated[bool, typer.Option(help="Put right what is amiss, and tell the feed's readers.")] = False,
) -> None:
    """Compare the change feed with the records. They differ only where somebody has written past the triggers."""
    with opened() as url:
        found = asyncio.run(_checked(url, mend=mend))
    for each in found[:MOST_NAMED]:
        console.print(f"{each.kind.lower()}_{each.id.hex}: {each.sv}.", soft_wrap=True)
    if len(found) > MOST_NAMED:
        console.print(f"… och {len(found) - MOST_NAMED} till.")
    if not found:
        console.print("[green]✓[/green] Ändringsflödet stämmer med posterna.")
    elif mend:
        console.print(f"[green]✓[/green] Ändringsflödet är rättat för {len(found)} poster.")
    else:
        console.print(f"[red]✗[/red] Ändringsflödet stämmer inte för {len(found)} poster.")
        console.print("  → registry check --mend")
        sys.exit(1)


async def _checked(url: str, *, mend: bool) -> list[checking.Amiss]:
    async with database.opened(url) as connection:
        found = await checking.amiss(connection)
        if mend and found:
            await checking.mend(connection)
    return found
