"""Judged queries are answered as well as they ever were: the figures are the same each time."""

from registry.storage.database import database
from tests.helpers.asker import Asker
from tests.helpers.golden import judged, measured, names, ours, plain


async def test_judged_queries_are_answered_well(ask: Asker, seeded_url: str) -> None:
    async with database.opened(seeded_url) as connection:
        found = (await measured(ours(ask, await names(connection)), judged()))[""]
    assert len(found.recalls) >= 200
    assert found.recall >= 0.95, found.missed
    assert found.reciprocal_rank >= 0.99, found.missed
    assert found.forbidden == []


async def test_postgresql_alone_answers_far_fewer(seeded_url: str) -> None:
    async with database.opened(seeded_url) as connection:
        found = (await measured(plain(connection, await names(connection)), judged()))[""]
    assert found.recall < 0.7
    assert found.reciprocal_rank < 0.8
