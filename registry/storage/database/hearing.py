"""Whether what the database tells is heard: a pooler that shares connections takes LISTEN, and passes nothing on.

a connection that listens <- a word that another one tells
"""

import asyncio
from contextlib import suppress
from uuid import uuid4

import asyncpg

from registry.storage.database.readers import Connection

CHANNEL = "registry_hears"
#: How long what is told may be on its way, in seconds.
PATIENCE = 5.0
#: What is said where it is not heard.
UNHEARD = {
    "message": "What the database tells is not heard: subscriptions tell of nothing, and a key that was revoked may"
    " hold for five seconds more.",
    "messageSv": "Det som databasen berättar hörs inte: prenumerationer berättar inget, och en nyckel som återkallats"
    " kan gälla i fem sekunder till.",
    "hint": "A pooler in transaction mode passes no NOTIFY on. Let DATABASE_URL lead to PostgreSQL itself.",
    "hintSv": "En anslutningspool i transaktionsläge skickar inte NOTIFY vidare. Låt DATABASE_URL leda till PostgreSQL"
    " självt.",
}


async def hears(connection: Connection, url: str) -> bool:
    """Whether a connection hears what another one tells: one does hear itself through a pooler too.

    Whoever is given an error in place of an answer lets the connection go: it may be about to end as well, and then
    nothing can be asked of it.
    """
    heard, word = asyncio.Event(), uuid4().hex

    def hear(_connection: object, _process: int, _channel: str, told: object) -> None:
        if told == word:
            heard.set()

    await connection.add_listener(CHANNEL, hear)
    teller = await asyncpg.connect(url)
    try:
        await teller.execute(f"notify {CHANNEL}, '{word}'")
    finally:
        await teller.close()
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await heard.wait()
    await connection.remove_listener(CHANNEL, hear)
    return heard.is_set()
