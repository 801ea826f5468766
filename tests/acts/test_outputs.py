"""Acts on outputs: registered, changed, superseded."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench


async def an_output(bench: Workbench, title: str, caller: str = "rss") -> Any:
    shown = "output { id slug version }"
    return (await bench.done(caller, "registerOutput", shown, title=title, kind="REPORT"))["output"]


async def superseding(bench: Workbench, newer: Any, older: Any, caller: str = "rss") -> Any:
    given = {"output": {"id": newer["id"]}, "seen": newer["version"], "supersedes": {"id": older["id"]}}
    return await bench.do(caller, "supersedeOutput", "output { id version supersedes { id } }", **given)


async def test_an_output_is_registered_as_a_draft_with_all_that_it_came_from(bench: Workbench) -> None:
    given = {
        "title": "Lärdomar av tidigt stöd i fem kommuner",
        "kind": "REPORT",
        "publishedOn": "2026-10",
        "url": "https://example.org/rapport",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "onKunskapsguiden": False,
        "themes": ["ekonomiskt-bistand"],
        "publisher": {"name": "Socialstyrelsen"},
        "makers": [{"slug": "goteborgsregionen"}, {"municipalityCode": "1482"}],
        "initiatives": [{"slug": "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"}],
        "needs": [{"slug": "verksamt-tidigt-stod-till-vuxna"}],
        "sources": [{"title": "Rapporten", "url": "https://example.org/rapport"}],
    }
    shown = """output { slug publication language licence keeper { slug } publisher { slug } makers { slug }
      themes { slug } initiatives { nodes { slug } } needs { nodes { slug } } sources { title } }"""
    assert (await bench.done("rss", "registerOutput", shown, **given))["output"] == {
        "slug": "lardomar-av-tidigt-stod-i-fem-kommuner",
        "publication": "DRAFT",
        "language": "sv",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "keeper": {"slug": "goteborgsregionen"},
        "publisher": {"slug": "socialstyrelsen"},
        "makers": [{"slug": "goteborgsregionen"}, {"slug": "kungalv"}],
        "themes": [{"slug": "ekonomiskt-bistand"}],
        "initiatives": {"nodes": [{"slug": "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"}]},
        "needs": {"nodes": [{"slug": "verksamt-tidigt-stod-till-vuxna"}]},
        "sources": [{"title": "Rapporten"}],
    }
    again = await bench.do("rss", "registerOutput", title="Lärdomar om tidiga stöd i kommunerna", kind="FILM")
    assert [each["code"] for each in again["warnings"]] == ["SIMILAR"]


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"title": ""}, "REQUIRED", ["title"]),
        ({"language": "svenska språket"}, "INVALID", ["language"]),
        ({"slug": "Å"}, "INVALID", ["slug"]),
        ({"themes": ["barn-och-unga", "barn"]}, "NOT_FOUND", ["themes", "1"]),
        ({"makers": [{"name": "Ingen"}]}, "NOT_FOUND", ["makers", "0", "name"]),
        ({"publisher": {"municipalityCode": "1483"}}, "NOT_FOUND", ["publisher", "municipalityCode"]),
        ({"summary": "Gäller 19121212-1212"}, "PERSONAL_IDENTITY_NUMBER", ["summary"]),
        ({"keeper": {"slug": "malmo"}}, "NOT_ALLOWED", ["keeper"]),
    ],
)
async def test_an_output_is_not_registered_with(bench: Workbench, given: Any, code: str, field: list[str]) -> None:
    found = (await bench.do("rss", "registerOutput", **{"title": "Går inte", "kind": "REPORT", **given}))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in found] == [(code, field)]


async def test_a_system_may_have_a_key_for_outputs_alone(bench: Workbench) -> None:
    output = await an_output(bench, "Från ett annat system", "outputs_only")
    given: dict[str, Any] = {"output": {"slug": output["slug"]}, "seen": output["version"]}
    assert await bench.refused("other", "updateOutput", fields={"summary": "Nej"}, **given) == ["NOT_FOUND"]
    done = await bench.done("outputs_only", "updateOutput", "output { summary }", fields={"summary": "Ja"}, **given)
    assert done["output"] == {"summary": "Ja"}
    assert await bench.refused("outputs_only", "updateOutput", fields={}, **given) == ["CONFLICT"]
    assert await bench.refused("reader", "registerOutput", title="Läsare", kind="FILM") == ["NOT_ALLOWED"]


async def test_a_newer_output_takes_an_older_ones_place(bench: Workbench) -> None:
    older, newer = await an_output(bench, "Vägledning ett"), await an_output(bench, "Vägledning två")
    found = await superseding(bench, newer, older)
    assert found["output"] == {"id": newer["id"], "version": newer["version"] + 1, "supersedes": {"id": older["id"]}}
    query = "query Q($id: ID!) { node(id: $id) { ... on Output { supersededBy { id } } } }"
    again = await superseding(bench, found["output"], older)
    assert ([each["code"] for each in again["warnings"]], again["output"]) == (["ALREADY_SO"], found["output"])
    # A draft replaces nothing yet.
    assert (await bench("rss", query, id=older["id"]))["node"] == {"supersededBy": None}
    await bench.done("rss", "publishRecord", "", id=newer["id"], seen=newer["version"] + 1)
    assert (await bench("rss", query, id=older["id"]))["node"] == {"supersededBy": {"id": newer["id"]}}


async def test_nothing_supersedes_itself_in_a_circle_or_what_another_supersedes(bench: Workbench) -> None:
    one, two, three = [await an_output(bench, f"Upplaga {n}") for n in ("ett", "två", "tre")]
    found = (await superseding(bench, one, one))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in found] == [("INVALID", ["supersedes"])]
    two = (await superseding(bench, two, one))["output"]
    await bench.done("rss", "publishRecord", "", id=two["id"], seen=two["version"])
    second = (await superseding(bench, three, one))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in second] == [("ALREADY_EXISTS", ["supersedes"])]
    assert second[0]["message"] == "En annan kunskapsprodukt ersätter den redan."
    await superseding(bench, three, two)
    circle = (await superseding(bench, one, three))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in circle] == [("INVALID", ["supersedes"])]
    assert circle[0]["message"] == "Den skulle leda tillbaka till sig själv, direkt eller genom andra."


async def test_nobody_puts_their_own_in_the_place_of_somebody_elses(bench: Workbench) -> None:
    ours, theirs = await an_output(bench, "Vår egen"), await an_output(bench, "Deras", "other")
    await bench.done("other", "publishRecord", "", id=theirs["id"], seen=theirs["version"])
    found = (await superseding(bench, ours, theirs))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in found] == [("NOT_ALLOWED", ["supersedes"])]
    assert (await superseding(bench, ours, theirs, "national"))["userErrors"] == []
