"""Every column that can hold a text is read by the guard against personal identity numbers, or cannot hold one."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from registry.storage.database import database
from registry.storage.model.guards import FORMATTED
from tests.storage.test_personal_numbers import number

TEXTS = """
select c.relname || '.' || a.attname as place, a.attgenerated <> '' as is_made_of_others,
  exists (select from pg_constraint k where k.conrelid = c.oid and k.conname = 'ck_' || c.relname || '_' || a.attname
          and pg_get_constraintdef(k.oid) ~ '= ANY') as is_one_of_a_few,
  exists (select from pg_constraint k where k.conrelid = c.oid and k.conname like 'ck\\_%\\_is\\_date'
          and a.attnum = any(k.conkey)) as is_date,
  exists (select from pg_constraint k where k.conrelid = c.oid and k.conname like 'ck\\_%\\_no\\_personal\\_number'
          and a.attnum = any(k.conkey)) as is_guarded
from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
  and t.typname in ('text', '_text', 'varchar', '_varchar', 'jsonb', 'json', 'bytea')
order by 1
"""
OURS = "what only the registry writes: names of acts, roles, types and tables, and ids that it drew"
DIGEST = "a digest"
BODY = "what stands in columns that are guarded themselves"
CHECKED = "names of records, and words of a seed file that is read with the same guard"
#: The columns that nobody can write a text into, and why.
OTHERS = {
    "alembic_version.version_num": OURS,
    "api_keys.digest": DIGEST,
    "assertions.fields": BODY,
    "assertions.source": BODY,
    "changes.act": OURS,
    "changes.after": BODY,
    "changes.before": BODY,
    "changes.part": OURS,
    "changes.record_type": OURS,
    "commits.act": OURS,
    "commits.caller": OURS,
    "commits.role": OURS,
    "commits.source": BODY,
    "departures.former": OURS,
    "departures.record_type": OURS,
    "heads.audience": OURS,
    "heads.record_type": OURS,
    **dict.fromkeys(("bitmap_ordinals.record_type", "bitmaps.record_type", "bitmaps.attribute", "bitmaps.value"), OURS),
    "kept_answers.answer": BODY,
    "kept_answers.caller": OURS,
    "kept_answers.fingerprint": DIGEST,
    "kept_answers.key": DIGEST,
    "key_uses.prefix": OURS,
    "search_parts.stem": CHECKED,
    "search_synonyms.concept": OURS,
    "search_synonyms.phrase": CHECKED,
    "search_synonyms.stems": CHECKED,
    "search_texts.audience": OURS,
    "search_texts.names": BODY,
    "search_texts.record_type": OURS,
    "search_texts.words": BODY,
    "search_words.folded": BODY,
    "search_words.parts": BODY,
    "search_words.stem": BODY,
    "search_words.word": BODY,
    "sessions.digest": DIGEST,
    "sessions.organisation": OURS,
    "sessions.roles": OURS,
    "sights.names": OURS,
    **{f"source_counts.{each}": BODY for each in ("title", "url", "publisher", "date", "title_sort", "publisher_sort")},
    **{f"source_mentions.{each}": OURS for each in ("id", "record_type", "audience")},
    "source_mentions.source": BODY,
    "title_words.record_type": OURS,
    "title_words.stem": BODY,
    "webhook_deliveries.message_id": OURS,
    "webhook_places.cursor": OURS,
    "webhook_places.message": OURS,
    "webhook_places.message_id": OURS,
    "webhook_places.message_to": OURS,
    "webhook_places.ping_id": OURS,
    "webhooks.former_seed": DIGEST,
    "webhooks.seed": DIGEST,
}
RULE = """
select pg_get_expr(conbin, conrelid) from pg_constraint where contype = 'c' and conname = 'ck_' || $1 || '_' || $2
"""
REFERRED = """
select confrelid::regclass::text, attname from pg_constraint k
join pg_attribute a on a.attrelid = confrelid and a.attnum = confkey[1]
where contype = 'f' and conrelid = $1::regclass and conkey = array[(
  select attnum from pg_attribute where attrelid = $1::regclass and attname = $2)]
"""


@pytest_asyncio.fixture(scope="module")
async def connection(empty_url: str) -> AsyncIterator[Any]:
    made = await database.connect(empty_url)
    yield made
    await made.close()


async def test_every_text_is_guarded_or_cannot_be_written(connection: Any) -> None:
    rows = await connection.fetch(TEXTS)
    assert len(rows) > 100
    left = {each["place"] for each in rows if not any(value is True for value in each.values())}
    formatted = {place for place in left if place.rpartition(".")[2] in FORMATTED}
    assert left - formatted == {*OTHERS}
    assert {place.rpartition(".")[2] for place in formatted} == FORMATTED


async def rule(connection: Any, table: str, column: str) -> str:
    """The rule of a column, or of the one that it refers to, about a value named `value`."""
    found = await connection.fetchval(RULE, table, column)
    if found is None:
        ((table, column),) = await connection.fetch(REFERRED, table, column)
        return await rule(connection, table, column)
    return re.sub(rf"\b{column}\b(?!\()", "value", found)


async def test_no_format_holds_a_number(connection: Any) -> None:
    twelve = [
        number(1912, 12, day, birth, coordination=day > 15) for day in range(1, 29) for birth in range(0, 999, 99)
    ]
    written = {
        before + form + after
        for each in twelve
        for short in (each, each[2:])
        for form in (short, f"{short[:-4]}-{short[-4:]}", f"{short[:-4]}+{short[-4:]}", f"{short[:-4]}-a-{short[-4:]}")
        for before in ("", "sv-", "16", "0")
        for after in ("", "-SE")
    }
    places = [each["place"].split(".") for each in await connection.fetch(TEXTS)]
    for table, column in ([table, column] for table, column in places if column in FORMATTED):
        condition = await rule(connection, table, column)
        each = "unnest($1::text[]) value, lateral (select left(value, 2) as county_code) of_it"
        assert await connection.fetch(f"select value from {each} where {condition}", sorted(written)) == []


LANGUAGES = {"sv": True, "en": True, "sv-FI": True, "zh-Hant-TW": True, "es-419": True, "de-1996": True, "": False}
LANGUAGES |= {"svenska": False, "sv-19121212-1212": False, "sv-": False, "SV": False, "sv-1912-1212": False}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_language_is_written_as_languages_are(connection: Any, language: str) -> None:
    condition = await rule(connection, "outputs", "language")
    held = await connection.fetchval(f"select {condition} from (select $1::text as value) given", language)
    assert held == LANGUAGES[language]
