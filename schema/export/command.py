"""`registry export`: the archive as a file."""

from pathlib import Path
from typing import Any

from registry.settings import Settings
from registry.storage.database import database
from schema import contract
from schema.answering.limits import Limits
from schema.export.archive import archive
from schema.export.snapshot import snapshot


async def to_file(url: str, file: Path, chosen: Settings, about: dict[str, Any]) -> int:
    """Write the archive of a database; how many bytes it has. `about` is what apiInfo tells.

    What is written gets its name when it is whole.
    """
    limits = Limits(chosen.max_depth, chosen.max_tokens, chosen.max_aliases)
    engine = contract.engine(limits, about, chosen.max_cost, chosen.introspection)
    partial, size = file.with_name(f".{file.name}.partial"), 0
    try:
        async with database.readers(url, 1, chosen.statement_timeout_ms) as readers, snapshot(engine, readers) as held:
            with partial.open("wb") as written:
                async for piece in archive(held):
                    size += written.write(piece)
        partial.rename(file)
    finally:
        partial.unlink(missing_ok=True)
    return size
