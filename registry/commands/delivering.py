"""The part of the command `registry` that tells webhooks what has changed."""

import asyncio
import signal
from typing import Annotated

import typer

from registry.commands.shared import console, opened
from registry.commands.webhook_keys import with_a_key
from registry.errors import InvalidSetting
from registry.settings import Settings, settings
from registry.storage.database import database


def deliver(
    *,
    once: Annotated[bool, typer.Option("--once", help="Send what is due now, and end.")] = False,
) -> None:
    """Tell webhooks what has changed, until stopped. As many of these can run at once as one likes."""
    chosen = settings()
    if chosen.database_url is None:
        chosen = with_a_key(chosen)
    if chosen.webhook_key is None:
        raise InvalidSetting(
            "REGISTRY_WEBHOOK_KEY is not set.",
            "REGISTRY_WEBHOOK_KEY är inte satt.",
            "Set it to at least 32 random characters, the same as where the registry is served.",
        )
    with opened() as url:
        asyncio.run(_run(url, chosen, once=once))


async def _run(url: str, chosen: Settings, *, once: bool) -> None:
    from registry.delivering.running import delivering  # noqa: PLC0415 - no other command sends anything

    await database.check(url)
    async with delivering(url, chosen, lambda said: console.print(said, soft_wrap=True)) as made:
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, made.stop)
        if not once:
            console.print("[green]✓[/green] Levererar till webhookar. Avsluta med Ctrl-C.")
        await made.run(once=once)
