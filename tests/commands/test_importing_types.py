"""Files of records that are known by official keys, or that others stand behind: organisations and knowledge needs."""

from pathlib import Path
from typing import Any

import orjson
import pytest_asyncio

from schema.importing.sending import sending
from schema.importing.understanding import understood
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.workbench import furnish

SYSTEM = "verksamhetsplan"


@pytest_asyncio.fixture(scope="module")
async def url(make_database: CreateDatabase) -> str:
    """The seeds, in a database of this file's own."""
    return await make_database(furnish)


async def _sent(url: str, path: Path, type_: str) -> list[tuple[str, list[str]]]:
    found = understood(path, type_, SYSTEM)
    assert [each.message for each in found.doubts] == []
    async with sending(url, settings_for(url), found, SYSTEM, apply=True) as sender:
        return [(each.outcome.name, each.errors) async for some, _ in sender.sent() for each in some]


async def test_organisations_are_known_by_official_keys_in_lines_and_by_their_own_in_tables(
    url: str, tmp_path: Path
) -> None:
    lines = tmp_path / "organisationer.ndjson"
    rows: list[Any] = [
        {"key": {"system": "scb-kommunkod", "value": "1440"}, "fields": {"website": "https://example.org/ale"}},
        {"key": {"system": "organisationsnummer", "value": "999900-0012"}, "fields": {"name": "Ny", "kind": "OTHER"}},
    ]
    lines.write_bytes(b"\n".join(orjson.dumps(each) for each in rows))
    assert await _sent(url, lines, "organisations") == [("UPDATED", []), ("CREATED", [])]
    assert await _sent(url, lines, "organisations") == [("UNCHANGED", []), ("UNCHANGED", [])]
    table = tmp_path / "organisationer.csv"
    table.write_text("nyckel;name;kind;organisationNumber;counties\r\no-1;Radbolaget;bolag;9999000020;14|13\r\n")
    assert await _sent(url, table, "organisations") == [("CREATED", [])]
    assert await _sent(url, table, "organisations") == [("UNCHANGED", [])]


async def test_needs_come_with_those_who_stand_behind_them(url: str, tmp_path: Path) -> None:
    lines = tmp_path / "behov.ndjson"
    behind = [{"organisation": {"name": "Kungälv"}, "via": {"slug": "goteborgsregionen"}, "statedOn": "2026-03"}]
    rows = [
        {"key": "b-1", "fields": {"title": "Ett behov", "themes": ["barn-och-unga"], "endorsements": behind}},
        {"key": "b-2", "fields": {"title": "Ett behov som ingen står bakom"}},
    ]
    lines.write_bytes(b"\n".join(orjson.dumps(each) for each in rows))
    (first, second) = await _sent(url, lines, "knowledge_needs")
    assert first == ("CREATED", [])
    assert (second[0], second[1][0].partition(":")[0]) == ("REFUSED", "endorsements")
    assert [each for each, _ in await _sent(url, lines, "knowledge_needs")] == ["UNCHANGED", "REFUSED"]
    # A need that stands is changed by a table too.
    table = tmp_path / "behov.csv"
    table.write_text("nyckel;titel;områden\r\nb-1;Ett annat behov;aldreomsorg|barn-och-unga\r\n")
    assert await _sent(url, table, "knowledge_needs") == [("UPDATED", [])]
