"""Looks for a text everywhere that a registry keeps something."""

import os
import subprocess
from pathlib import Path

from registry.storage.database import database, embedded
from tests.helpers.workbench import Workbench


async def tables_with(bench: Workbench, word: str) -> list[str]:
    """The tables in which a word stands, in texts and in answers that are kept."""
    each = []
    for (table,) in await bench.sql("select tablename from pg_tables where schemaname = 'public' order by 1"):
        shown = (
            "convert_from(t.answer, 'UTF8') || to_jsonb(t)::text" if table == "kept_answers" else "to_jsonb(t)::text"
        )
        each.append(f"select '{table}' where exists (select from {table} t where {shown} ilike '%' || $1 || '%')")
    return [table for (table,) in await bench.sql(" union all ".join(each), word)]


def in_dump(bench: Workbench, word: str) -> bool:
    """Whether a word stands in what a backup would hold, as it is or in the bytes of a column."""
    command = [str(embedded.PROGRAMS / "pg_dump"), "--no-owner", database.plain_url(bench.url)]
    found = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PGTZ": "UTC"}).stdout
    return word.casefold() in found.decode().casefold() or word.encode().hex() in found.decode()


async def in_server_log(bench: Workbench, word: str) -> bool:
    """Whether a word stands in what PostgreSQL has written down of itself."""
    ((folder,),) = await bench.sql("show data_directory")
    log = Path(folder) / "log"
    return word.casefold() in log.read_text("utf-8", "replace").casefold()
