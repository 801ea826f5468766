"""The part of the command `registry` that writes all that is public to a file."""

import asyncio
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from registry.commands.shared import console, opened
from registry.errors import UnfitDatabase
from registry.settings import settings

#: What writes the archive, and tells of the installation: by name and not imported, since `registry` knows no `schema`.
EXPORT, FACE = "schema.export.command", "schema.app"


def export(file: Annotated[Path, typer.Argument(help="The zip file to write; there must be none.")]) -> None:
    """Write all that is public to FILE, as of one moment: NDJSON and CSV of each type, and a token to go on from."""
    if file.exists():
        raise UnfitDatabase(f"{file} already exists.", f"{file} finns redan.", "Choose another name.")
    chosen = settings()
    with opened() as url, console.status("Skriver arkivet"):
        about = import_module(FACE).about(chosen)
        size = asyncio.run(import_module(EXPORT).to_file(url, file, chosen, about))
    console.print(f"[green]✓[/green] Arkivet står i {file} ({size // 1000} kB).")
