"""Warming: what is asked often is admitted and prepared before anyone asks, so that nobody meets it cold.

It is done one document after the other, in the thread of first sights, where whoever asks for something waits for one
document at most.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any

import structlog

from registry.errors import RegistryError
from registry.storage.model.terms import Role
from schema.answering.admitting import RefusedDocument
from schema.answering.execution import Engine

log = structlog.get_logger("registry.http")
#: How many documents are warmed; those that follow are met when they are first asked for.
MOST_WARMED = 500


@asynccontextmanager
async def warming(engine: Engine, documents: Iterable[tuple[str, dict[str, Any]]]) -> AsyncIterator[None]:
    """Warm in the background for as long as this lasts, at most."""
    task = asyncio.create_task(warm(engine, documents))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def warm(engine: Engine, documents: Iterable[tuple[str, dict[str, Any]]]) -> int:
    """Admit documents and prepare what they are answered with, for callers without a key; gives how many were.

    Each comes with variables as an example: calls that give others of the same shape are warm too. One that is refused
    is left, and told of in the log without its words.
    """
    count = refused = 0
    for text, variables in documents:
        if count + refused >= MOST_WARMED:
            break
        try:
            known = await engine.admit(text, None)
            values = known.coerce(variables)
            if not (known.acts or known.subscribes or known.introspects or isinstance(values, list)):
                await engine.made(known, values, Role.ANONYMOUS)
            count += 1
        except (RefusedDocument, RegistryError):
            refused += 1
        except Exception as error:
            log.error("not warmed", exc_info=error)
            refused += 1
    if count or refused:
        log.info("warmed", documents=count, refused=refused)
    return count
