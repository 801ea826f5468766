"""Seed files to write in, and what a database holds after they were loaded."""

from pathlib import Path
from typing import Any

from registry.storage.database import database

PILOT = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"


async def value(url: str, query: str, *arguments: Any) -> Any:
    connection = await database.connect(url)
    try:
        return await connection.fetchval(query, *arguments)
    finally:
        await connection.close()


async def change_as_anna(url: str, statement: str) -> None:
    connection = await database.connect(url)
    try:
        await connection.execute("select set_config('registry.caller', 'anna', false)")
        await connection.execute(statement)
    finally:
        await connection.close()


async def trail(url: str) -> tuple[int, int]:
    """How many changes there are, and the sum of all versions of initiatives."""
    changes = await value(url, "select count(*) from changes")
    return changes, await value(url, "select sum(version) from initiatives")


def write(files: Path, name: str, old: str, new: str) -> None:
    text = (files / name).read_text("utf-8")
    assert old in text
    (files / name).write_text(text.replace(old, new, 1), "utf-8")
