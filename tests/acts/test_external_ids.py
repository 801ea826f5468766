"""Keys in other systems: official ones are the registry's own, and a hidden draft neither keeps nor tells of a key."""

from itertools import count
from typing import Any

import pytest

from registry.storage.model import lists
from tests.helpers.authority import Table
from tests.helpers.workbench import Workbench, told

LOOKUP = "query Q($system: String!, $value: String!) { lookup(system: $system, value: $value) { id } }"
_numbers = count(1)


async def made(bench: Workbench, caller: str, *keys: tuple[str, str], **fields: Any) -> Any:
    """The answer to registering an initiative with keys in other systems."""
    external = [{"system": system, "value": value} for system, value in keys]
    fields = {"title": f"Med nyckel {next(_numbers)}", "kind": "PILOT", "externalIds": external, **fields}
    shown = "initiative { id externalIds { system value } }"
    return await bench.do(caller, "createInitiative", shown, fields=fields)


async def found(bench: Workbench, caller: str | None, system: str, value: str) -> str | None:
    """The id of what a key leads to."""
    node = (await bench(caller, LOOKUP, system=system, value=value))["lookup"]
    return node["id"] if node else None


@pytest.mark.parametrize(
    ("system", "value"),
    [
        ("scb-kommunkod", "0180"),
        (" SCB-Kommunkod", "0180"),
        ("organisationsnummer", "212000-0142"),
        ("diarienummer:socialstyrelsen", "1/2026"),
        ("diarienummer", "1/2026"),
        *((f"scb{hyphen}kommunkod", "0180") for hyphen in "\u2010\u2011\u2013\u2212\ufe63"),
        *((f"scb-{mark}kommunkod", "0180") for mark in "\u200b\u200d\u2060\ufeff\u00ad\u034f \u00a0"),
        ("ſcb-kommunkod", "0180"),
        ("ＳＣＢ-kommunkod", "0180"),
        ("diarienummer :x", "1/2026"),
        ("diarienummer：socialstyrelsen", "1/2026"),
        # Not even letters that only look the same.
        ("sсb-kommunkod", "0180"),
        ("hjälp", "17"),
        ("", "17"),
        (" ", "17"),
        ("kolada", " "),
    ],
)
@pytest.mark.parametrize("caller", ["rss", "national"])
async def test_no_record_is_given_an_official_key_or_none(
    bench: Workbench, caller: str, system: str, value: str
) -> None:
    before = await found(bench, None, system, value)
    ((code, field),) = told(await made(bench, caller, (system, value)))
    # What no text may be is told at the very part.
    part = ["0", "system" if value.strip() else "value"]
    blank = not (system.strip() and value.strip())
    assert (code, field[:2]) == ("REQUIRED" if blank else "INVALID", ["fields", "externalIds"])
    assert field[2:] == part if blank else field[2:] in ([], part)
    assert await found(bench, None, system, value) == before


async def test_a_system_is_written_in_one_way(bench: Workbench, table: Table) -> None:
    answer = await made(bench, "rss", (" Kolada ", " 9 "), ("kolada", "9"))
    assert answer["initiative"]["externalIds"] == [{"system": "kolada", "value": "9"}]
    key = answer["initiative"]["id"]
    assert [await found(bench, "rss", system, "9") for system in ("kolada", " KOLADA ")] == [key, key]
    assert told(await made(bench, "rss", ("KOLADA", "9"))) == [("ALREADY_EXISTS", ["fields", "externalIds"])]


async def test_a_record_gets_new_keys_in_no_more_than_a_few_systems_at_once(bench: Workbench) -> None:
    most = lists.most_of(lists.NAMED)
    keys = [(f"ett-av-manga-{each}", "1") for each in range(most + 2)]
    assert told(await made(bench, "rss", *keys[: most + 1])) == [("TOO_MANY", ["fields", "externalIds"])]
    assert await bench.sql("select count(*) from external_ids where system like 'ett-av-manga-%'") == [(0,)]
    record = (await made(bench, "rss", *keys[:most]))["initiative"]
    # Those that it has already are not counted: nobody waits for them.
    fields = {"externalIds": [{"system": system, "value": value} for system, value in keys]}
    assert told(await bench.do("rss", "updateInitiative", "", initiative={"id": record["id"]}, fields=fields)) == []


@pytest.mark.parametrize(("kind", "other"), [("externalIds", "other"), ("caseNumbers", "municipality")])
async def test_a_hidden_draft_neither_keeps_a_key_nor_is_told_of(
    bench: Workbench, table: Table, kind: str, other: str
) -> None:
    value = f"2026-{next(_numbers)}"
    external = [{"system": "vinnova", "value": value}]
    numbers = [{"authority": {"slug": "kungalv"}, "value": value}]
    given = {kind: external if kind == "externalIds" else numbers}
    system = "vinnova" if kind == "externalIds" else "diarienummer:kungalv"
    hidden = (await made(bench, "rss", **given))["initiative"]["id"]
    answer = await made(bench, other, **given)
    assert (told(answer), answer["warnings"]) == ([], [])
    shown = answer["initiative"]["id"]
    assert await table.published(other, shown) == []
    assert [await found(bench, caller, system, value) for caller in (None, other, "municipality")] == [shown] * 3
    assert await found(bench, "rss", system, value) == hidden
    assert await table.published("rss", hidden) == ["ALREADY_EXISTS"]
    assert told(await made(bench, "municipality", **given)) == [("ALREADY_EXISTS", ["fields", kind])]


async def test_a_key_of_what_is_shown_with_a_draft_is_kept_by_who_showed_it_first(bench: Workbench) -> None:
    key = {"system": "deltaganden", "value": f"{next(_numbers)}"}
    fields = {"title": "Ett utkast med deltagare", "kind": "PILOT"}
    draft = (await bench.done("rss", "createInitiative", "initiative { id version }", fields=fields))["initiative"]
    shown = await bench.an_initiative("other", title="Ett annat initiativ")
    for caller, initiative, slug in (("rss", draft, "ale"), ("other", shown, "malmo")):
        rows = [{"organisation": {"slug": slug}, "status": "INVITED", "externalIds": [key]}]
        about = {"initiative": {"id": initiative["id"]}, "participants": rows}
        await bench.done(caller, "addParticipants", "", **about)
    first = await found(bench, None, **key)
    assert first is not None
    seen = await bench("rss", "query Q($id: ID!) { node(id: $id) { ... on Initiative { version } } }", id=draft["id"])

    answer = await bench.do("rss", "publishRecord", "", which={"id": draft["id"]}, seen=seen["node"]["version"])

    assert [(each["code"], each["field"]) for each in answer["userErrors"]] == [("ALREADY_EXISTS", ["input", "which"])]
    assert await found(bench, None, **key) == first


async def test_what_was_withdrawn_of_a_draft_is_not_shown_with_it(bench: Workbench, table: Table) -> None:
    key = {"system": "deltaganden", "value": f"{next(_numbers)}"}
    fields = {"title": "Ett utkast utan deltagare", "kind": "PILOT"}
    draft = (await bench.done("rss", "createInitiative", "initiative { id }", fields=fields))["initiative"]
    rows = [{"organisation": {"slug": "ale"}, "status": "INVITED", "externalIds": [key]}]
    about = {"initiative": {"id": draft["id"]}, "participants": rows}
    (part,) = (await bench.done("rss", "addParticipants", "participations { id }", **about))["participations"]
    assert await table.withdrawn("rss", part["id"]) == []
    shown = (await made(bench, "other", (key["system"], key["value"])))["initiative"]["id"]
    assert await table.published("other", shown) == []
    assert await table.published("rss", draft["id"]) == []


async def test_an_authority_gives_its_case_numbers_itself(bench: Workbench, table: Table) -> None:
    theirs, own = [{"authority": {"slug": slug}, "value": "7/2026"} for slug in ("socialstyrelsen", "malmo")]
    answer = await made(bench, "other", caseNumbers=[own, theirs])
    assert told(answer) == [("NOT_ALLOWED", ["fields", "caseNumbers", "1", "authority"])]
    ours = (await made(bench, "other", caseNumbers=[own]))["initiative"]["id"]
    added: dict[str, Any] = {"fields": {"caseNumbers": [own, theirs]}}
    assert await table.tried("other", "updateInitiative", "initiative", ours, **added) == ["NOT_ALLOWED"]
    nations = (await made(bench, "national", caseNumbers=[theirs]))["initiative"]["id"]
    assert await table.published("national", nations) == []
    assert await found(bench, None, "diarienummer:socialstyrelsen", "7/2026") == nations
    # What the nation has given it may keep, and give up.
    other = {"fields": {"caseNumbers": [own, {**theirs, "value": "8/2026"}]}}
    await table.done("national", "updateInitiative", "initiative", ours, **other)
    await table.done("other", "updateInitiative", "initiative", ours, **other)
    await table.done("other", "updateInitiative", "initiative", ours, fields={"caseNumbers": [own]})


KEYS = "query Q($slug: String!) { organisation(slug: $slug) { id version externalIds { system value } } }"


@pytest.mark.parametrize("caller", [None, "municipality", "national"])
async def test_what_a_key_finds_shows_that_key(bench: Workbench, caller: str | None) -> None:
    for slug in ("kungalv", "socialstyrelsen", "goteborgsregionen"):
        record = (await bench(caller, KEYS, slug=slug))["organisation"]
        columns = "select municipality_code, organisation_number from organisations where slug = $1"
        [(code, number)] = await bench.sql(columns, slug)
        had = [("organisationsnummer", number), ("scb-kommunkod", code)]
        expected = [{"system": system, "value": value} for system, value in had if value]
        assert record["externalIds"] == expected
        for each in expected:
            assert await found(bench, caller, each["system"], each["value"]) == record["id"]
    assert ("scb-kommunkod", "1482") in [tuple(each.values()) for each in await _keys(bench, "kungalv")]


async def _keys(bench: Workbench, slug: str) -> list[dict[str, str]]:
    keys: list[dict[str, str]] = (await bench(None, KEYS, slug=slug))["organisation"]["externalIds"]
    return keys


async def test_what_was_read_can_be_given_back_with_a_key_more(bench: Workbench) -> None:
    record = (await bench("national", KEYS, slug="kungalv"))["organisation"]
    keys = [*record["externalIds"], {"system": "kolada", "value": "1482"}]
    given: dict[str, Any] = {"organisation": {"slug": "kungalv"}, "seen": record["version"]}
    [(before,)] = await bench.sql("select now()")
    await bench.done("national", "updateOrganisation", "", **given, fields={"externalIds": keys})
    assert await _keys(bench, "kungalv") == sorted(keys, key=lambda each: each["system"])
    assert await bench.sql("select value from external_ids where system = 'scb-kommunkod'") == []
    then = KEYS.replace("slug: $slug)", f'slug: $slug, asOf: "{before.isoformat()}")')
    assert (await bench(None, then, slug="kungalv"))["organisation"] == record
    # Those of another are none that one can have.
    wrong = {"externalIds": [*keys, {"system": "scb-kommunkod", "value": "1480"}]}
    given["seen"] += 1
    answer = await bench.do("national", "updateOrganisation", **given, fields=wrong)
    assert told(answer) == [("INVALID", ["fields", "externalIds"])]


async def test_a_system_of_a_draft_is_none_for_who_does_not_see_it(bench: Workbench) -> None:
    fields = {"title": "Utkast", "kind": "PILOT", "externalIds": [{"system": "dolt-system", "value": "1"}]}
    await bench.done("rss", "createInitiative", "initiative { id }", fields=fields)
    for caller, codes in (("rss", []), (None, ["UNKNOWN_SYSTEM"]), ("other", ["UNKNOWN_SYSTEM"])):
        found = await bench.whole(caller, LOOKUP, system="dolt-system", value="2")
        assert [each["code"] for each in found.get("extensions", {}).get("warnings", [])] == codes, caller
