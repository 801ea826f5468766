"""The part of the command `registry` that is about people: erase what is due, and report what is held on somebody."""

import asyncio
import json
from typing import Annotated, Any

import typer

from registry.acts import erasing_people
from registry.acts.local import working
from registry.commands.shared import console, opened
from registry.errors import NotFound
from registry.matrix import Act
from registry.settings import settings


def purge(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be erased.")] = False,
) -> None:
    """Erase what is no longer to be held: on people who do not come back, and answers older than a day."""
    days = settings().people_kept_days
    with opened() as url:
        people, answers = asyncio.run(_due(url, days) if dry_run else _purge(url, days))
    what = f"uppgifterna om {people} personer som inte varit här på {days} dagar, och {answers} sparade svar."
    console.print(f"Skulle radera {what}" if dry_run else f"[green]✓[/green] Raderade {what}")


def person_report(
    about: Annotated[str, typer.Argument(help="The person's id (`person_…`), e-mail address or `sub`.")],
) -> None:
    """Write all that is held on a person as JSON on standard output."""
    with opened() as url:
        found = asyncio.run(_report(url, about))
    if not found:
        raise NotFound("Nothing is held on that person.", "Det finns inga uppgifter om den personen.")
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))


async def _due(url: str, days: int) -> tuple[int, int]:
    async with working(url, Act.ERASE_PERSON) as work:
        return len(await erasing_people.people_due(work.session, days)), await erasing_people.answers_due(work.session)


async def _purge(url: str, days: int) -> tuple[int, int]:
    async with working(url, Act.ERASE_PERSON) as work:
        return await erasing_people.purge(work, days)


async def _report(url: str, about: str) -> dict[str, list[Any]]:
    async with working(url, "personReport") as work:
        return await erasing_people.report(work.session, about)
