"""Words that are typed are looked up by indexes, also where one plan is kept for all calls."""

import pytest

from registry.storage.database import database

#: How often a table of words was read whole in this transaction.
WHOLE = """select relname, seq_scan from pg_stat_xact_user_tables
where relname in ('search_words', 'search_synonyms') and seq_scan > 0"""


@pytest.mark.parametrize("is_typing", [False, True], ids=["typed", "typing"])
@pytest.mark.parametrize("text", ["ko", "barn", "normbrytnade", "personer långt från arbetsmarknaden"])
async def test_no_table_of_words_is_read_whole(seeded_url: str, text: str, *, is_typing: bool) -> None:
    async with database.opened(seeded_url) as connection, connection.transaction():
        await connection.execute("set local plan_cache_mode = force_generic_plan")
        assert await connection.fetchval("select q_all from search_asked($1, $2)", text, is_typing)
        assert await connection.fetch(WHOLE) == []
