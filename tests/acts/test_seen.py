"""Every act on something that stands is told which version of it was seen, and leaves alone what has changed since."""

from typing import Any

import pytest
from graphql import get_named_type

from registry.matrix import Act
from schema.contract import sdl_schema
from tests.helpers.databases import CreateDatabase
from tests.helpers.provider import Provider
from tests.helpers.signing import a_person, believing
from tests.helpers.workbench import workbench

#: Acts that make something new, whatever it is made for.
MAKING = {
    *(Act.CREATE_INITIATIVE, Act.ADD_PARTICIPANTS, Act.EXPRESS_INTEREST, Act.RECORD_LESSON, Act.CREATE_GROUP),
    *(Act.SEAT_MEMBERS, Act.CREATE_ORGANISATION, Act.ADD_MEMBERSHIP, Act.CREATE_THEME, Act.CREATE_NEEDS_ROUND),
    *(Act.RAISE_NEED, Act.ENDORSE_NEED, Act.REGISTER_OUTPUT, Act.CREATE_KEY, Act.GIVE_ROLE),
    *(Act.CREATE_METHOD, Act.RECORD_USE, Act.CREATE_MANDATE, Act.ASK_TO_KEEP),
    Act.CREATE_WEBHOOK,
    # What another system tells is known by its keys in it, and the system sees none of ours.
    *(act for act in Act if act.name.startswith("UPSERT_")),
}
#: Acts on many records at once, each with the version of it that was seen.
BY_ROW = {Act.CONFIRM_RECORDS}


@pytest.mark.parametrize("act", Act)
def test_an_act_takes_the_version_that_was_seen_unless_it_makes_something_new(act: Act) -> None:
    given: Any = sdl_schema().mutation_type.fields[act].args["input"].type.of_type  # type: ignore[union-attr]
    if act in BY_ROW:
        assert "seen" not in given.fields
        given = get_named_type(given.fields["rows"].type)
    assert ("seen" in given.fields) == (act not in MAKING)
    if act not in MAKING:
        assert str(given.fields["seen"].type) == "Int!"


async def test_what_has_changed_since_is_neither_confirmed_nor_erased_nor_revoked(
    make_database: CreateDatabase, issuer: Provider
) -> None:
    async with workbench(make_database, **believing(issuer)) as bench:
        pilot = (await bench.an_initiative(title="Sedd", summary="Text"))["id"]
        key = {"purpose": "Prov", "role": "ADMINISTRATOR"}
        key = (await bench.done("administrator", "createKey", "key { id }", **key))["key"]["id"]
        _, person = await a_person(bench, issuer)
        role: dict[str, Any] = {"person": person, "role": "ADMINISTRATOR"}
        grant = (await bench.done("administrator", "giveRole", "grant { id }", **role))["grant"]["id"]
        because = {"because": "Prov"}
        erasing = {"fields": ["summary"], "legalGround": "Lag", "caseNumber": "1"}
        given: list[tuple[str, dict[str, Any]]] = [
            ("confirmRecord", {"id": pilot}),
            ("eraseRecord", {"id": pilot, **erasing}),
            ("revokeKey", {"key": key, **because}),
            ("revokeGrant", {"grant": grant, **because}),
            ("erasePerson", {"person": person, **because}),
        ]
        for act, each in given:
            record = next(iter(each.values()))
            (wrong,) = (await bench.do("administrator", act, **each, seen=99))["userErrors"]
            assert (act, wrong["code"], wrong["current"]["id"]) == (act, "CONFLICT", record)
            version = wrong["current"]["version"]
            await bench.done("administrator", act, "", **each, seen=version)
