"""The part of the command `registry` that keeps a copy of a registry elsewhere, as a client: `registry.mirror`."""

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from registry.commands.shared import console, refuse

if TYPE_CHECKING:
    from registry.mirror.following import Reporter
    from registry.mirror.store import Kept
    from registry.mirror.trouble import Trouble

#: Where the key is read from; on the command line it would be seen by everybody on the machine.
KEY = "MIRROR_KEY"


def mirror(
    source: Annotated[str, typer.Option("--from", help="Where the registry is, as https://register.example.se.")],
    target: Annotated[
        str,
        typer.Option(
            "--to",
            envvar="MIRROR_TO",
            show_envvar=True,
            help="The database of the copy: sqlite:///copy.db or postgresql://user@host/database.",
        ),
    ],
    every: Annotated[float, typer.Option(help="How many seconds to wait before asking again.", min=1)] = 60,
    page: Annotated[int, typer.Option(help="How many changes to ask for at a time.", min=1, max=1000)] = 500,
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Only records of this type, as INITIATIVE; can be repeated.")
    ] = None,
    *,
    once: Annotated[bool, typer.Option("--once", help="Bring the copy up to date, and end.")] = False,
) -> None:
    """Keep a copy of a registry in a database of your own, by its change feed. It can be stopped at any moment.

    With a key in the environment as MIRROR_KEY the copy holds what that caller may see, else what is public.
    """
    from registry.mirror.following import Follower  # noqa: PLC0415 - no other command needs a client
    from registry.mirror.source import Source  # noqa: PLC0415
    from registry.mirror.store import Store  # noqa: PLC0415
    from registry.mirror.trouble import Trouble  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:

        async def keep() -> None:
            asked = Source(source, os.environ.get(KEY), tuple(sorted(set(types or ()))))
            async with asked, Store(target) as store:
                follower = Follower(asked, store, _shown_on(bar, once=once), page)
                await (follower.once() if once else follower.on(every))

        try:
            asyncio.run(keep())
        except KeyboardInterrupt:
            sys.exit(130)
        except Trouble as trouble:
            bar.stop()
            refuse(trouble.message, trouble.message_sv, trouble.hint)


def _shown_on(bar: Progress, *, once: bool) -> "Reporter":
    """Tells on the console how it goes."""
    from registry.mirror.following import Reporter  # noqa: PLC0415

    task = bar.add_task("Läser kontraktet", total=None)

    class Shown(Reporter):
        """Counts what came, and says so when there is no more."""

        put = removed = 0

        def kept(self, kept: "Kept") -> None:
            self.put, self.removed = self.put + kept.put, self.removed + kept.removed
            bar.update(task, description=f"{self.put} poster hämtade, {self.removed} borttagna")

        def waits(self, why: "Trouble", seconds: float) -> None:
            bar.update(task, description=f"{escape(why.message_sv)} Frågar igen om {seconds:.0f} s")

        def begins_anew(self, why: "Trouble") -> None:
            console.print(f"{escape(why.message_sv)} Börjar om från början.", soft_wrap=True)

        def is_up_to_date(self) -> None:
            if once or self.put or self.removed:
                words = f"{self.put} poster hämtade, {self.removed} borttagna"
                console.print(f"[green]✓[/green] Kopian är aktuell: {words}.")
            self.put = self.removed = 0
            bar.update(task, description="Väntar på ändringar")

    return Shown()
