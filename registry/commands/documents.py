"""The part of the command `registry` that is about trusted documents: add, list, remove."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from registry.commands.shared import console
from registry.errors import InvalidSetting
from registry.settings import settings

documents = typer.Typer(
    help="Trusted documents beside the ready operations, in the folder REGISTRY_DOCUMENTS: add, list, remove.",
    no_args_is_help=True,
)
#: By name and not imported: nothing in `registry` depends on `schema`.
FOLDERS, FACE = "schema.http.trusting", "schema.app"


def _folder() -> Any:
    place = settings().documents
    if place is None or place.is_file():
        raise InvalidSetting(
            "REGISTRY_DOCUMENTS is not set to a folder.",
            "REGISTRY_DOCUMENTS är inte satt till en mapp.",
            "Set it to a folder, for this command and for `registry serve`; it is made if it is not there.",
        )
    return import_module(FOLDERS).Folder(place)


@documents.command("add")
def add(
    source: Annotated[
        Path, typer.Argument(help="A .graphql file, a folder with such, or the manifest of a client tool.", exists=True)
    ],
) -> None:
    """Trust documents by the names that they come with. All of them are kept, or none when one is wrong."""
    folder = _folder()
    added, known = folder.add(source, import_module(FACE).engine_of(settings()))
    for name in added:
        console.print(f"[green]✓[/green] {escape(name)}", soft_wrap=True)
    console.print(f"{len(added)} dokument tillagda, {known} fanns redan. Starta om servern, så gäller det.")


@documents.command("list")
def show() -> None:
    """Show what is trusted beside the ready operations: names, the beginning of the SHA-256, and the file."""
    table = Table("namn", "SHA-256", "fil", box=None)
    for each in _folder().kept():
        table.add_row(escape(each.name), each.digest[:12], escape(str(each.file.name)))
    console.print(table)


@documents.command("remove")
def remove(
    which: Annotated[str, typer.Argument(help="A name, or the SHA-256 of a document or its beginning.")],
) -> None:
    """Trust a document no more, by all of its names when it is told by its SHA-256."""
    gone = _folder().remove(which)
    console.print(f"[green]✓[/green] {escape(', '.join(gone))} är borta. Starta om servern, så gäller det.")
