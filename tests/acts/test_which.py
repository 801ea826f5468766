"""Every act names its record by whichever key one has; the id alone still does, and goes away."""

from typing import Any

import pytest
from graphql import GraphQLInputObjectType, get_named_type

from schema.contract import sdl_schema
from tests.helpers.workbench import Workbench, told

KEY = {"system": "prov", "value": "deltagande-1"}


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """The participation that the tests share, once it is made."""
    return {}


async def participation(bench: Workbench, made: dict[str, Any]) -> Any:
    """Kungälv's, with a key in another system, in an initiative."""
    if not made:
        initiative = await bench.an_initiative(title="Den med nycklar")
        who = [{"organisation": {"slug": "kungalv"}, "externalIds": [KEY]}]
        shown = "participations { id version }"
        found = await bench.done("rss", "addParticipants", shown, initiative={"id": initiative["id"]}, participants=who)
        made |= {"initiative": initiative, **found["participations"][0]}
    return made


def _ids_alone() -> list[str]:
    """The lines of what acts are given that are an id and nothing else, and are not on their way out."""
    schema = sdl_schema()
    assert schema.mutation_type
    seen: set[str] = set()
    found = []
    asked = [get_named_type(act.args["input"].type) for act in schema.mutation_type.fields.values()]
    while asked:
        type_ = asked.pop()
        if not isinstance(type_, GraphQLInputObjectType) or type_.name in seen or type_.is_one_of:
            continue
        seen.add(type_.name)
        for name, line in type_.fields.items():
            of = get_named_type(line.type)
            asked.append(of)
            if str(of) == "ID" and line.deprecation_reason is None:
                found.append(f"{type_.name}.{name}")
    return found


def test_no_act_takes_an_id_alone() -> None:
    assert _ids_alone() == []


@pytest.mark.parametrize("by", ["id", "external"])
async def test_a_part_is_named_by_each_of_its_keys(bench: Workbench, made: dict[str, Any], by: str) -> None:
    part = await participation(bench, made)
    which = {by: part["id"] if by == "id" else KEY}
    seen = await _version(bench, part["id"])
    shown = "participation { id }"
    given = {"which": which, "seen": seen, "fields": {"note": f"Sagd med {by}"}}
    assert (await bench.done("rss", "updateParticipation", shown, **given))["participation"] == {"id": part["id"]}
    lesson = {"which": which, "kind": "ADVICE", "text": f"Lärd med {by}"}
    done = await bench.done("municipality", "recordLesson", "lesson { participation { id } }", **lesson)
    assert done["lesson"] == {"participation": {"id": part["id"]}}


@pytest.mark.parametrize("by", ["id", "slug", "external"])
async def test_acts_on_every_record_take_each_of_its_keys(bench: Workbench, made: dict[str, Any], by: str) -> None:
    part = await participation(bench, made)
    about = part if by == "external" else part["initiative"]
    which = {by: {"id": about["id"], "slug": part["initiative"]["slug"], "external": KEY}[by]}
    given = {"which": which, "seen": await _version(bench, about["id"])}
    done = await bench.done("national", "confirmRecord", "record { id }", **given)
    assert done["record"] == {"id": about["id"]}


async def test_what_leads_nowhere_is_told_where_it_stands(bench: Workbench, made: dict[str, Any]) -> None:
    part = await participation(bench, made)
    nowhere = f"participation_{'0' * 32}"
    wrong: list[tuple[str, dict[str, Any], tuple[str, list[str]]]] = [
        ("updateParticipation", {"which": {"slug": "kungalv"}}, ("INVALID", ["which", "slug"])),
        ("updateParticipation", {"which": {"id": nowhere}}, ("NOT_FOUND", ["which", "id"])),
        ("updateParticipation", {"participation": nowhere}, ("NOT_FOUND", ["participation"])),
        (
            "updateParticipation",
            {"participation": part["id"], "which": {"id": part["id"]}},
            ("INVALID", ["participation"]),
        ),
        ("updateParticipation", {}, ("REQUIRED", ["which"])),
        ("confirmRecord", {"which": {"slug": "finns-inte"}}, ("NOT_FOUND", ["which", "slug"])),
        ("confirmRecord", {"which": {"external": {**KEY, "value": "2"}}}, ("NOT_FOUND", ["which", "external"])),
        ("confirmRecord", {"which": {"id": "kungalv"}}, ("INVALID", ["which", "id"])),
        ("confirmRecord", {"id": "kungalv"}, ("INVALID", ["id"])),
        ("confirmRecord", {"id": nowhere}, ("NOT_FOUND", ["id"])),
    ]
    for act, given, expected in wrong:
        more: dict[str, Any] = {"fields": {}} if act == "updateParticipation" else {}
        assert told(await bench.do("national", act, seen=1, **given, **more)) == [expected], given


async def test_a_slug_that_several_types_have_is_told_apart_by_id(bench: Workbench) -> None:
    initiative = await bench.an_initiative("national", title="Dubbelt namn")
    need = await bench.a_need("national", title="Dubbelt namn")
    assert initiative["slug"] == need["slug"]
    [wrong] = (await bench.do("national", "confirmRecord", seen=1, which={"slug": need["slug"]}))["userErrors"]
    assert wrong["code"] == "AMBIGUOUS"
    assert initiative["id"] in wrong["hint"]
    assert need["id"] in wrong["hint"]


async def test_a_draft_is_named_by_its_slug_only_by_those_who_see_it(bench: Workbench) -> None:
    fields = {"title": "Ett dolt utkast", "kind": "PILOT"}
    draft = (await bench.done("rss", "createInitiative", "initiative { slug version }", fields=fields))["initiative"]
    given = {"which": {"slug": draft["slug"]}, "seen": draft["version"]}
    assert await bench.refused("other", "withdrawRecord", **given, because="Prov") == ["NOT_FOUND"]
    assert await bench.refused("rss", "publishRecord", **given) == []


async def _version(bench: Workbench, key: str) -> int:
    found = await bench("administrator", "query Q($id: ID!) { node(id: $id) { ... on Record { version } } }", id=key)
    return int(found["node"]["version"])
