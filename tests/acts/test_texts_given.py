"""Texts that acts and questions are given: kept in one form, found in any, and refused at their field."""

from typing import Any

import pytest
from graphql import GraphQLInputObjectType, get_named_type

from registry.storage.model import texts
from registry.storage.model.names import snake
from schema.contract import sdl_schema
from tests.helpers.workbench import Workbench, told

SHOWN = "initiative { id title summary phaseNote questions }"


def texts_of_acts() -> list[tuple[str, str, str]]:
    """Every text that an act can be given: the input that has it, its name, and its description."""
    schema, found, seen = sdl_schema(), [], set()
    waiting = [get_named_type(each.args["input"].type) for each in schema.mutation_type.fields.values()]  # type: ignore[union-attr]
    while waiting:
        type_ = waiting.pop()
        if not isinstance(type_, GraphQLInputObjectType) or type_.name in seen:
            continue
        seen.add(type_.name)
        waiting += [get_named_type(each.type) for each in type_.fields.values()]
        if not type_.is_one_of:
            for name, field in type_.fields.items():
                if get_named_type(field.type).name in ("String", "URL"):
                    found.append((type_.name, name, field.description or ""))
    return sorted(found)


@pytest.mark.parametrize(("type_", "name", "description"), texts_of_acts())
def test_the_contract_says_how_long_each_text_may_be(type_: str, name: str, description: str) -> None:
    form = texts.form_of(snake(name))
    said = f"at most {form.most:,} characters{', with paragraphs' if form.many_lines else ''}."
    assert description.endswith(said), (type_, name)


async def made(bench: Workbench, **fields: Any) -> Any:
    given = {"title": "Om texter", "kind": "PILOT", **fields}
    return await bench.do("national", "createInitiative", SHOWN, fields=given)


async def test_a_text_is_kept_in_one_form(bench: Workbench) -> None:
    fields = {
        "title": " A\u030angest\u00a0",
        "summary": "Ett stycke.\r\n\r\nEtt till.\x0b",
        "phaseNote": " \t\n",
        "questions": ["Vad\thjälper? "],
    }
    found = (await made(bench, **fields))["initiative"]
    assert (found["title"], found["summary"]) == ("Ångest", "Ett stycke.\n\nEtt till.")
    assert (found["phaseNote"], found["questions"]) == (None, ["Vad hjälper?"])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Al\u200be"}, ("INVALID", ["title"])),
        ({"title": "Ett\ntvå"}, ("INVALID", ["title"])),
        ({"title": "Ljud\x07"}, ("INVALID", ["title"])),
        ({"title": "\u202eTitel"}, ("INVALID", ["title"])),
        ({"title": "x" * 301}, ("TOO_LONG", ["title"])),
        ({"title": " \u00a0"}, ("REQUIRED", ["title"])),
        ({"summary": "x" * 200_000}, ("TOO_LONG", ["summary"])),
        ({"summary": "Tecken\ufffd"}, ("INVALID", ["summary"])),
        ({"summary": "U+0000: \x00"}, ("INVALID", ["summary"])),
        ({"questions": ["Vad?", " "]}, ("REQUIRED", ["questions", "1"])),
        ({"sources": [{"title": "Rapport", "publisher": "SKR\ufeff"}]}, ("INVALID", ["sources", "0", "publisher"])),
        ({"sources": [{"title": "Den 19121212-1212"}]}, ("PERSONAL_IDENTITY_NUMBER", ["sources", "0", "title"])),
        ({"opening": {"seeks": "Kommuner", "demands": "Tid", "places": 0}}, ("INVALID", ["opening"])),
        (
            {"reportedCounts": [{"unit": "PEOPLE", "count": -5, "source": {"title": "R"}}]},
            ("INVALID", ["reportedCounts"]),
        ),
        # What is put in the stead of a text may break a rule of what it stands in, which is then no fault of its own.
        (
            {"contacts": [{"function": "Växel", "email": "vaxel\u200b@example.org"}]},
            ("INVALID", ["contacts", "0", "email"]),
        ),
        ({"contacts": [{"function": "Växel", "email": "null"}]}, ("INVALID", ["contacts"])),
        ({"questions": ["Vad?"] * 101}, ("TOO_MANY", ["questions"])),
        ({"sources": [{"title": "Rapport"}] * 101}, ("TOO_MANY", ["sources"])),
        ({"sources": [{"title": "Rapport", "fields": ["title"] * 101}]}, ("TOO_MANY", ["sources", "0", "fields"])),
        ({"externalIds": [{"system": "a", "value": "b"}] * 101}, ("TOO_MANY", ["externalIds"])),
        ({"themes": ["barn-och-unga"] * 301}, ("TOO_MANY", ["themes"])),
        (
            {"opening": {"seeks": "A", "demands": "B", "contact": {"function": "C", "email": "null"}}},
            ("INVALID", ["opening"]),
        ),
        ({"keeper": {"name": "19121212-1212"}}, ("PERSONAL_IDENTITY_NUMBER", ["keeper", "name"])),
    ],
)
async def test_a_text_that_cannot_be_kept_is_refused_at_its_field(
    bench: Workbench, fields: dict[str, Any], expected: tuple[str, list[str]]
) -> None:
    code, field = expected
    assert told(await made(bench, **fields)) == [(code, ["fields", *field])]


async def test_all_that_is_wrong_is_told_together(bench: Workbench) -> None:
    found = await made(bench, title="Al\u200be", keeper={"slug": "finns-inte"}, summary="Den 19121212-1212")
    assert told(found) == [
        ("INVALID", ["fields", "title"]),
        ("PERSONAL_IDENTITY_NUMBER", ["fields", "summary"]),
        ("NOT_FOUND", ["fields", "keeper", "slug"]),
    ]
    # A sentence never repeats what it is about.
    assert "1212-1212" not in str(found)
    assert found["initiative"] is None


async def test_no_name_is_there_twice_in_two_forms(bench: Workbench) -> None:
    fields = {"kind": "OTHER", "name": "Nätverket för å"}
    await bench.done("national", "createOrganisation", "", fields=fields)
    again = await bench.do(
        "national",
        "createOrganisation",
        "organisation { slug }",
        fields=fields | {"name": "Na\u0308tverket fo\u0308r a\u030a "},
    )
    assert [each["code"] for each in again["warnings"]] == ["SIMILAR"]


async def test_a_unit_that_is_not_said_is_one_and_the_same(bench: Workbench) -> None:
    initiative = await bench.an_initiative(title="Utan enhet")
    who: list[Any] = [{"organisation": {"name": "Ale"}, "unit": unit} for unit in (None, "", " ", "\u00a0")]
    given = {"initiative": {"id": initiative["id"]}, "participants": who}
    found = await bench.done("rss", "addParticipants", "participations { id unit }", **given)
    assert len({each["id"] for each in found["participations"]}) == 1


@pytest.mark.parametrize("name", ["A\u030ama\u030al", " Åmål", "Åmål\u00a0"])
async def test_a_reference_finds_a_name_in_every_form(bench: Workbench, name: str) -> None:
    assert told(await made(bench, keeper={"name": name})) == []


@pytest.mark.parametrize("test", [{"eq": " 1440\u00a0"}, {"in": ["1440 "]}, {"startsWith": "\t1440"}])
async def test_a_filter_finds_a_value_in_every_form(bench: Workbench, test: dict[str, Any]) -> None:
    asked = "query($w: OrganisationWhere!) { municipalities(where: $w) { nodes { name } } }"
    found = await bench(None, asked, w={"code": test})
    assert found["municipalities"]["nodes"] == [{"name": "Ale"}]
    written = 'query { municipalities(where: { code: { eq: " 1440 " } }) { totalCount } }'
    assert (await bench(None, written))["municipalities"]["totalCount"] == 1


async def test_a_code_with_a_blank_after_it_is_the_code(bench: Workbench) -> None:
    asked = "query($c: String!) { municipality(code: $c) { name } }"
    assert (await bench(None, asked, c="1440 \u00a0"))["municipality"]["name"] == "Ale"
