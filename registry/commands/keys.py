"""The part of the command `registry` that is about keys to the API: create, list, rotate, revoke."""

import asyncio
import os
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from registry.acts import keys
from registry.acts.local import working
from registry.commands.shared import console, opened
from registry.matrix import Act
from registry.storage.database import database
from registry.storage.model.swedish_time import UnreadableValue, parse_until
from registry.storage.model.terms import RecordType, Role
from registry.storage.writing.references import Ref

key = typer.Typer(help="Keys to the API: create, list, rotate, revoke.", no_args_is_help=True)


def show(secret: str, what: str) -> None:
    """Print a new key, which is never shown again."""
    console.print(f"[green]✓[/green] {what} Den visas bara nu, så spara den:")
    console.print(f"  [bold]{secret}[/bold]", soft_wrap=True)


@key.command("create")
def create_key(
    purpose: Annotated[str, typer.Argument(help="What the key is for: a function or a system, no person.")],
    role: Annotated[Role, typer.Option(help="What it may do.")] = Role.EDITOR,
    organisation: Annotated[
        str | None,
        typer.Option(
            help="The slug of its organisation, such as `goteborgsregionen`; needed for all but administrators."
        ),
    ] = None,
    scope: Annotated[
        list[RecordType] | None,
        typer.Option(help="Only these kinds of records, for a system; a national one needs at least one."),
    ] = None,
    system: Annotated[
        list[str] | None,
        typer.Option(help="Another system that it speaks for, by name, such as `skr-behov`; any number of them."),
    ] = None,
    expires: Annotated[
        str | None, typer.Option(help="When it ends: a day, which is included, or a moment with its zone.")
    ] = None,
) -> None:
    """Make a key. It is shown once."""
    until = _until(expires)

    async def run(url: str) -> str:
        async with working(url, Act.CREATE_KEY) as work:
            whose = Ref("slug", organisation) if organisation else None
            made = await keys.create(
                work,
                purpose=purpose,
                role=role,
                holder=whose,
                scopes=tuple(scope or ()),
                systems=tuple(system or ()),
                expires_at=until,
            )
            return made.secret

    with opened() as url:
        show(asyncio.run(run(url)), f"En nyckel för {role.sv}.")


def _until(text: str | None) -> datetime | None:
    try:
        return parse_until(text) if text else None
    except UnreadableValue as error:
        raise typer.BadParameter(str(error), param_hint="--expires") from None


@key.command("list")
def list_keys() -> None:
    """Show the keys that there are; never the secrets."""
    with opened() as url:
        rows = asyncio.run(_keys(url))
    heads = ("nyckel", "till för", "behörighet", "organisation", "bara", "talar för", "går ut", "läge")
    # A column in which nothing stands leaves its room to the others.
    told = [place for place, _ in enumerate(heads) if any(row[place] for row in rows)] if rows else range(len(heads))
    table = Table(*(heads[each] for each in told), box=None)
    for row in rows:
        table.add_row(*(str(row[each] or "") for each in told))
    console.print(table)


@key.command("rotate")
def rotate_key(prefix: Annotated[str, typer.Argument(help="How the key begins, such as `prk_1a2b3c4d`.")]) -> None:
    """Give a key a new secret; the old one stops at once."""

    async def run(url: str) -> str:
        async with working(url, Act.ROTATE_KEY) as work:
            return (await keys.rotate(work, Ref("prefix", prefix))).secret

    with opened() as url:
        show(asyncio.run(run(url)), f"Nyckeln {prefix} är utbytt.")


@key.command("revoke")
def revoke_key(
    prefix: Annotated[str, typer.Argument(help="How the key begins, such as `prk_1a2b3c4d`.")],
    because: Annotated[str, typer.Option(help="Why.")],
) -> None:
    """Stop a key for good."""

    async def run(url: str) -> None:
        async with working(url, Act.REVOKE_KEY) as work:
            await keys.revoke(work, Ref("prefix", prefix), because=because)

    with opened() as url:
        asyncio.run(run(url))
    console.print(f"[green]✓[/green] Nyckeln {prefix} är återkallad.")


async def first(url: str, file: Path) -> None:
    """Make an installation's first administrator's key and write it to a file, unless there has been one already.

    It is written before it is kept: whoever is interrupted in between gets another at the next start, where one that
    was kept and never seen would be lost. Only the file's owner can read it, who may make any key anyway.
    """
    connection = await database.connect(url)
    try:
        if await connection.fetchval("select exists (select from api_keys where role = 'ADMINISTRATOR')"):
            return
    finally:
        await connection.close()
    async with working(url, Act.CREATE_KEY) as work:
        made = await keys.create(work, purpose="Lokal administratör", role=Role.ADMINISTRATOR)
        _write(file, made.secret)


def _write(file: Path, secret: str) -> None:
    """Write a file anew that nobody but its owner can read, not even while it is written."""
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as written:
        written.write(f"{secret}\n")


def show_first(file: Path) -> None:
    """Show the key that `first` wrote, for as long as its file is there: to a person, and never to a log."""
    if not file.exists():
        return
    where = f"står i {escape(str(file))}. Ta bort filen när nyckeln är sparad."
    console.print(f"[green]✓[/green] Administratörens nyckel till den här installationen {where}", soft_wrap=True)
    if console.is_terminal:
        console.print(f"  [bold]{file.read_text('ascii').strip()}[/bold]", soft_wrap=True)


async def _keys(url: str) -> list[Any]:
    connection = await database.connect(url)
    try:
        return await connection.fetch(
            """select k.prefix, k.purpose, k.role, o.slug, array_to_string(k.scopes, ', '),
                 array_to_string(k.systems, ', '),
                 (k.expires_at at time zone 'Europe/Stockholm')::date,
                 case when k.publication = 'WITHDRAWN' then 'återkallad: ' || k.withdrawn_because
                      when k.expires_at <= now() then 'utgången' else 'gäller' end
               from api_keys k left join organisations o on o.id = k.organisation_id order by k.created_at"""
        )
    finally:
        await connection.close()
