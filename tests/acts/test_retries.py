"""Retries: an act that comes again with its Idempotency-Key is answered again, and not done twice."""

from typing import Any

from tests.helpers.workbench import SECRETS, Workbench

CREATE = "mutation C($input: CreateInitiativeInput!) { createInitiative(input: $input) { initiative { id } } }"
FIELDS = {"fields": {"title": "Görs en gång", "kind": "PILOT"}}


async def made(bench: Workbench, caller: str, key: str) -> Any:
    return (await bench(caller, CREATE, key, input=FIELDS))["createInitiative"]["initiative"]["id"]


async def test_blanks_around_an_idempotency_key_are_no_part_of_it(bench: Workbench) -> None:
    assert await made(bench, "national", "k1") == await made(bench, "national", "k1 ")


async def test_a_retry_after_the_key_got_a_new_secret_is_no_second_act(bench: Workbench) -> None:
    shown = "secret key { id version }"
    old = await bench.done(
        "administrator", "createKey", shown, purpose="Byts", role="NATIONAL_EDITOR", holder={"slug": "skr"}
    )
    SECRETS["rotated"] = old["secret"]
    first = await made(bench, "rotated", "samma")
    given = {"key": old["key"]["id"], "seen": old["key"]["version"]}
    SECRETS["rotated"] = (await bench.done("administrator", "rotateKey", "secret", **given))["secret"]
    assert await made(bench, "rotated", "samma") == first
    # Another key's retries are its own.
    assert await made(bench, "national", "samma") != first


async def test_a_keeper_that_is_not_the_callers_is_refused_at_its_field(bench: Workbench) -> None:
    fields = {"title": "Åt någon annan", "kind": "PILOT", "keeper": {"name": "Malmö"}}
    found = await bench.do("rss", "createInitiative", fields=fields)
    assert [(each["code"], each["field"]) for each in found["userErrors"]] == [
        ("NOT_ALLOWED", ["input", "fields", "keeper"])
    ]
