"""Checking what the registry keeps beside its records: the heads of the change feed, bitmaps, counts and sources."""

import asyncio
import sys
from typing import Annotated

import typer

from registry.commands.shared import console, opened
from registry.feed import checking
from registry.overviews.kept import backing as kept_backing
from registry.overviews.kept import bitmaps as kept_bitmaps
from registry.overviews.kept import keepers as kept_keepers
from registry.overviews.kept import sources as kept_sources
from registry.storage.database import database
from registry.storage.database.hearing import UNHEARD, hears
from registry.storage.model.terms import RecordType

#: What is said of a need that is amiss, and of a record that lists count by something else than it has.
_BACKED = ("others stand behind it than are counted", "andra står bakom det än de som är räknade")
_ANSWERED = ("others answer for it than are counted", "andra svarar för det än de som är räknade")
_COUNTED = ("lists count it by what it does not have, or not by what it has", "listor räknar den fel")
_NOBODYS = ("lists count by bits that are no record's", "listor räknar med bitar som inte är någon posts")
#: How many records are named.
MOST_NAMED = 20


def check(
    mend: Annotated[bool, typer.Option(help="Put right what is amiss, and tell the feed's readers.")] = False,
) -> None:
    """Compare what is kept beside the records with them. It differs only where somebody wrote past the triggers."""
    with opened() as url:
        found, is_heard = asyncio.run(_checked(url, mend=mend))
    if not is_heard:
        console.print(f"[yellow]![/yellow] {UNHEARD['messageSv']} {UNHEARD['hintSv']}", soft_wrap=True)
        console.print(f"  {UNHEARD['message']} {UNHEARD['hint']}", style="dim", soft_wrap=True)
    for each in found[:MOST_NAMED]:
        name = each.kind.lower() if each.id is None else f"{each.kind.lower()}_{each.id.hex}"
        console.print(f"{name}: {each.sv}.", soft_wrap=True)
    if len(found) > MOST_NAMED:
        console.print(f"… och {len(found) - MOST_NAMED} till.")
    records = len({(each.kind, each.id) for each in found if each.id is not None})
    of_records = f"{records} poster" if records else "posterna"
    if not found:
        console.print("[green]✓[/green] Ändringsflödet och det som räknas i förväg stämmer med posterna.")
    elif mend:
        console.print(f"[green]✓[/green] Det som inte stämde är rättat, för {of_records}.")
    else:
        console.print(f"[red]✗[/red] Ändringsflödet eller det som räknas i förväg stämmer inte med {of_records}.")
        console.print("  → registry check --mend")
        sys.exit(1)


async def _checked(url: str, *, mend: bool) -> tuple[list[checking.Amiss], bool]:
    """What is amiss, and whether what the database tells is heard."""
    async with database.opened(url) as connection:
        is_heard = await hears(connection, database.plain_url(url))
        found, cited = await checking.amiss(connection), await kept_sources.amiss(connection)
        bits, needs = await kept_bitmaps.amiss(connection), await kept_backing.amiss(connection)
        answered = await kept_keepers.amiss(connection)
        # Bitmaps and sources are put by the heads, so these come first.
        each_kept = (
            (found, checking),
            (bits, kept_bitmaps),
            (needs, kept_backing),
            (cited, kept_sources),
            (answered, kept_keepers),
        )
        for wrong, kept in each_kept:
            if mend and wrong:
                await kept.mend(connection)
    need = RecordType.KNOWLEDGE_NEED.value
    counted = [(kind, each, _NOBODYS if each is None else _COUNTED) for kind, each in bits]
    counted += [(need, each, _BACKED) for each in needs]
    counted += [(kind, each, _ANSWERED) for kind, each in answered]
    return found + [checking.Amiss(kind, each, *said) for kind, each, said in [*counted, *cited]], is_heard
