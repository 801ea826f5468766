"""The part of the command `registry` that is about keys to the API: create, list, rotate, revoke."""

import asyncio
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.table import Table

from registry.acts import keys
from registry.acts.local import working
from registry.commands.shared import console, opened
from registry.matrix import Act
from registry.storage.database import database
from registry.storage.model.terms import RecordType, Role
from registry.storage.writing.references import Ref

key = typer.Typer(help="Nycklar till API:et: skapa, lista, byt, återkalla.", no_args_is_help=True)


def show(secret: str, what: str) -> None:
    """Print a new key, which is never shown again."""
    console.print(f"[green]✓[/green] {what} Den visas bara nu, så spara den:")
    console.print(f"  [bold]{secret}[/bold]", soft_wrap=True)


@key.command("create")
def create_key(
    purpose: Annotated[
        str, typer.Argument(help="Vad nyckeln är till för: en funktion eller ett system, ingen person.")
    ],
    role: Annotated[Role, typer.Option(help="Behörighet.")] = Role.EDITOR,
    organisation: Annotated[
        str | None, typer.Option(help="Organisationens slug, till exempel `goteborgsregionen`.")
    ] = None,
    scope: Annotated[list[RecordType] | None, typer.Option(help="Bara dessa slag av poster; för INTEGRATION.")] = None,
    expires: Annotated[datetime | None, typer.Option(help="När den slutar gälla.")] = None,
) -> None:
    """Make a key. It is shown once."""

    async def run(url: str) -> str:
        async with working(url, Act.CREATE_KEY) as work:
            whose = Ref("slug", organisation) if organisation else None
            until = expires.astimezone() if expires else None
            made = await keys.create(
                work, purpose=purpose, role=role, holder=whose, scopes=tuple(scope or ()), expires_at=until
            )
            return made.secret

    with opened() as url:
        show(asyncio.run(run(url)), f"En nyckel för {role.sv}.")


@key.command("list")
def list_keys() -> None:
    """Show the keys that there are; never the secrets."""
    with opened() as url:
        rows = asyncio.run(_keys(url))
    table = Table("nyckel", "till för", "behörighet", "organisation", "går ut", "läge", box=None)
    for row in rows:
        table.add_row(*(str(each or "") for each in row))
    console.print(table)


@key.command("rotate")
def rotate_key(prefix: Annotated[str, typer.Argument(help="Nyckelns början, som `prk_1a2b3c4d`.")]) -> None:
    """Give a key a new secret; the old one stops at once."""

    async def run(url: str) -> str:
        async with working(url, Act.ROTATE_KEY) as work:
            return (await keys.rotate(work, Ref("prefix", prefix))).secret

    with opened() as url:
        show(asyncio.run(run(url)), f"Nyckeln {prefix} är utbytt.")


@key.command("revoke")
def revoke_key(
    prefix: Annotated[str, typer.Argument(help="Nyckelns början, som `prk_1a2b3c4d`.")],
    because: Annotated[str, typer.Option(help="Varför.")],
) -> None:
    """Stop a key for good."""

    async def run(url: str) -> None:
        async with working(url, Act.REVOKE_KEY) as work:
            await keys.revoke(work, Ref("prefix", prefix), because=because)

    with opened() as url:
        asyncio.run(run(url))
    console.print(f"[green]✓[/green] Nyckeln {prefix} är återkallad.")


async def first(url: str) -> None:
    """Make and show an installation's first administrator's key, unless there has been one already.

    It is shown before it is kept: whoever is interrupted in between gets another at the next start, where one that was
    kept and never seen would be lost.
    """
    connection = await database.connect(url)
    try:
        if await connection.fetchval("select exists (select from api_keys where role = 'ADMINISTRATOR')"):
            return
    finally:
        await connection.close()
    async with working(url, Act.CREATE_KEY) as work:
        made = await keys.create(work, purpose="Lokal administratör", role=Role.ADMINISTRATOR)
        show(made.secret, "Administratörens nyckel till den här installationen.")


async def _keys(url: str) -> list[Any]:
    connection = await database.connect(url)
    try:
        return await connection.fetch(
            """select k.prefix, k.purpose, k.role, o.slug, k.expires_at::date,
                 case when k.publication = 'WITHDRAWN' then 'återkallad: ' || k.withdrawn_because
                      when k.expires_at <= now() then 'utgången' else 'gäller' end
               from api_keys k left join organisations o on o.id = k.organisation_id order by k.created_at"""
        )
    finally:
        await connection.close()
