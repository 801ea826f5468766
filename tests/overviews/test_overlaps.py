"""Overlaps: what other initiatives share with one, and what that makes."""

from typing import Any

import pytest

from registry.overviews.alike import likeness
from tests.helpers.workbench import Workbench

OVERLAPS = """query Q($slug: String!) { overlaps(initiative: $slug, first: 100) { totalCount nodes {
  initiative { id title } score sharedNeeds { slug } sharedMethods { slug } sharedMunicipalities { slug }
  sharedThemes { slug } sharedNeedsCount sharedMethodsCount sharedMunicipalitiesCount sharedThemesCount
  sharedWords hasTargetGroupInCommon hasPeriodInCommon } } }"""


async def overlaps(bench: Workbench, caller: str | None, slug: str) -> dict[str, Any]:
    """The rows by title."""
    found = (await bench(caller, OVERLAPS, slug=slug))["overlaps"]["nodes"]
    scores = [each["score"] for each in found]
    assert scores == sorted(scores, reverse=True)
    return {each["initiative"]["title"]: each for each in found}


async def made(bench: Workbench, title: str, *, towns: tuple[str, ...] = (), **fields: Any) -> Any:
    """A published initiative with municipalities that take part."""
    found = await bench.an_initiative(title=title, **fields)
    if towns:
        rows = [{"organisation": {"slug": each}, "status": "CONFIRMED"} for each in towns]
        await bench.done("national", "addParticipants", "", initiative={"slug": found["slug"]}, participants=rows)
    return found


async def test_each_shared_thing_is_named_and_gives_its_points(bench: Workbench) -> None:
    need = await bench.a_need(title="Ett gemensamt behov")
    group = {"text": "Unga vuxna", "ageFrom": 18, "ageTo": 25}
    first = await made(
        bench,
        "Kvällsöppet stöd för båtlag",
        towns=("kungalv", "tjorn", "ale"),
        needs=[{"slug": need["slug"]}],
        triedMethods=[{"slug": "ips"}],
        themes=["familjehem"],
        targetGroup=group,
        period={"start": "2025", "end": "2026"},
    )
    await made(
        bench,
        "Kvällsöppet stöd på holmar",
        towns=("kungalv", "tjorn"),
        needs=[{"slug": need["slug"]}],
        triedMethods=[{"slug": "ips"}],
        themes=["familjehem"],
        targetGroup={"text": "Andra", "ageFrom": 24},
        period={"start": "2026-03"},
    )
    await made(bench, "Bara en kommun", towns=("ale",), period={"start": "2001", "end": "2002"})
    await made(bench, "Ingenting alls gemensamt", towns=("malmo",), period={"start": "2025"})

    told = await overlaps(bench, None, first["slug"])
    other = told["Kvällsöppet stöd på holmar"]
    # 30 + 20 + 2 · 5 + 5, two words of the titles, an age in common, and 2026.
    assert other["score"] == 30 + 20 + 10 + 5 + 2 * 3 + 10 + 5
    assert [each["slug"] for each in other["sharedNeeds"]] == [need["slug"]]
    assert [each["slug"] for each in other["sharedMethods"]] == ["ips"]
    assert {each["slug"] for each in other["sharedMunicipalities"]} == {"kungalv", "tjorn"}
    assert [each["slug"] for each in other["sharedThemes"]] == ["familjehem"]
    assert len(other["sharedWords"]) == 2
    assert (other["hasTargetGroupInCommon"], other["hasPeriodInCommon"]) == (True, True)
    single = told["Bara en kommun"]
    assert (single["score"], single["sharedMunicipalitiesCount"]) == (5, 1)
    assert (single["hasTargetGroupInCommon"], single["hasPeriodInCommon"]) == (None, False)
    assert "Ingenting alls gemensamt" not in told
    assert first["id"] not in {each["initiative"]["id"] for each in told.values()}


async def test_points_have_a_most(bench: Workbench) -> None:
    towns = ("kungalv", "tjorn", "ale", "malmo", "lerum", "partille")
    first = await made(bench, "Första med sex", towns=towns)
    await made(bench, "Andra som också", towns=towns)
    told = (await overlaps(bench, None, first["slug"]))["Andra som också"]
    assert (told["sharedMunicipalitiesCount"], told["score"]) == (6, 20)


async def test_what_is_shared_is_what_the_caller_sees(bench: Workbench) -> None:
    first = await made(bench, "Synligt för alla", towns=("mellerud",), themes=["barnahus"])
    fields = {"title": "Utkast med samma område", "kind": "PILOT", "themes": ["barnahus"]}
    draft = (await bench.done("rss", "createInitiative", "initiative { id }", fields=fields))["initiative"]
    for caller, seen in ((None, False), ("other", False), ("rss", True), ("administrator", True)):
        assert ("Utkast med samma område" in await overlaps(bench, caller, first["slug"])) is seen
    await bench.done("rss", "withdrawRecord", "", id=draft["id"], because="Fel")
    assert "Utkast med samma område" not in await overlaps(bench, "rss", first["slug"])


async def test_words_alone_find_an_initiative(bench: Workbench) -> None:
    first = await made(bench, "Bryggdans för seglare i hamnen")
    await made(bench, "Seglarnas bryggdanser")
    await made(bench, "Bara bryggdans")
    told = await overlaps(bench, None, first["slug"])
    assert (len(told["Seglarnas bryggdanser"]["sharedWords"]), told["Seglarnas bryggdanser"]["score"]) == (2, 2 * 3)
    assert "Bara bryggdans" not in told
    fields = {"title": "Bryggdansen åt en seglare", "kind": "PILOT"}
    await bench.done("rss", "createInitiative", "", fields=fields)
    for caller, seen in ((None, False), ("other", False), ("rss", True)):
        assert (fields["title"] in await overlaps(bench, caller, first["slug"])) is seen


async def test_two_initiatives_overlap_as_much_whichever_is_asked_about(bench: Workbench) -> None:
    titles = {
        "Fyrskepp och sjömän": "Lightship guides, sailors",
        "Lotsbåt för Fyrskeppens sjömän": "Guide: lightships",
        "Fyrskepp": None,
        "Lightship guide": None,
        "Om sailors": "Fyrskepp",
    }
    slugs = {title: (await made(bench, title, titleEn=english))["slug"] for title, english in titles.items()}
    told = {title: await overlaps(bench, None, slug) for title, slug in slugs.items()}
    pairs = {(one, other): told[one].get(other, {}).get("score") for one in titles for other in titles if one != other}
    assert pairs == {(other, one): score for (one, other), score in pairs.items()}
    # A title of a single word is found by it. What is said again in English counts neither twice nor by itself.
    assert pairs["Fyrskepp och sjömän", "Lotsbåt för Fyrskeppens sjömän"] == 2 * 3
    assert pairs["Fyrskepp", "Fyrskepp och sjömän"] == 3
    assert pairs["Fyrskepp", "Om sailors"] is pairs["Fyrskepp", "Lightship guide"] is None


async def test_small_words_of_english_are_shared_by_nobody(bench: Workbench) -> None:
    first = await made(bench, "Segelsömnad på natten", titleEn="Sailmaking in and of the night")
    await made(bench, "Tågvirke i förråd", titleEn="Ropes in and of the store")
    await made(bench, "The foghorn and what it is for in our")
    horn = await made(bench, "A foghorn of the pier")
    told = await overlaps(bench, None, first["slug"])
    assert "Tågvirke i förråd" not in told
    # A title has a single word however many small ones stand beside it, and two that share it are alike by that.
    told = await overlaps(bench, None, horn["slug"])
    assert told["The foghorn and what it is for in our"]["sharedWords"] == ["foghorn"]


async def test_shared_words_are_told_as_the_title_has_them(bench: Workbench) -> None:
    first = await made(bench, "Kanotlägren på skären", titleEn="Canoeing camps")
    second = await made(bench, "Skärens kanotläger", titleEn="A camp")
    there = (await overlaps(bench, None, first["slug"]))["Skärens kanotläger"]
    back = (await overlaps(bench, None, second["slug"]))["Kanotlägren på skären"]
    assert there["sharedWords"] == ["kanotlägren", "skären"]
    assert back["sharedWords"] == ["kanotläger", "skärens"]


async def test_of_another_moment_words_are_told_and_find_nothing(bench: Workbench) -> None:
    first = await made(bench, "Sjöbod vid udden", themes=["barnahus"])
    await made(bench, "Sjöbodar på uddar")
    await made(bench, "Sjöboden med område", themes=["barnahus"])
    ((now,),) = await bench.sql("select now()")
    query = OVERLAPS.replace("$slug: String!", "$slug: String!, $asOf: DateTime").replace(
        "first:", "asOf: $asOf, first:"
    )
    then = {
        each["initiative"]["title"]: each
        for each in (await bench(None, query, slug=first["slug"], asOf=now.isoformat()))["overlaps"]["nodes"]
    }
    assert "Sjöbodar på uddar" in await overlaps(bench, None, first["slug"])
    assert "Sjöbodar på uddar" not in then
    assert len(then["Sjöboden med område"]["sharedWords"]) == 1


async def test_interest_is_no_part_that_is_shared(bench: Workbench) -> None:
    first = await made(bench, "Den som är med", towns=("vaxholm",))
    second = await bench.an_initiative(title="Den som bara lockar")
    rows = [{"organisation": {"slug": "vaxholm"}, "status": "INTERESTED"}]
    await bench.done("national", "addParticipants", "", initiative={"slug": second["slug"]}, participants=rows)
    assert "Den som bara lockar" not in await overlaps(bench, None, first["slug"])


async def test_a_key_that_leads_nowhere_gives_nothing_and_is_told(bench: Workbench) -> None:
    found = await bench.whole(None, OVERLAPS, slug="finns-inte")
    assert found["data"]["overlaps"]["totalCount"] == 0
    (warning,) = [each for each in found["extensions"]["warnings"] if each["code"].startswith("UNKNOWN")]
    assert warning["path"] == ["overlaps", "initiative"]


async def test_target_groups_that_are_worded_otherwise_are_not_known_to_differ(bench: Workbench) -> None:
    """Only ages tell two groups apart: words for the same group are many."""
    young = {"text": "Barn och unga"}
    first = await made(bench, "Grupper i ord", themes=["familjehem"], targetGroup=young)
    for title, group in (
        ("Samma ord", young),
        ("Andra ord", {"text": "Barn och unga, 0–18 år", "ageFrom": 0, "ageTo": 18}),
    ):
        await made(bench, title, themes=["familjehem"], targetGroup=group)
    aged = await made(
        bench, "Grupper med år", themes=["socialpsykiatri"], targetGroup={**young, "ageFrom": 0, "ageTo": 12}
    )
    for title, ages in (
        ("Äldre", {"ageFrom": 65}),
        ("Skolåldern", {"ageFrom": 10, "ageTo": 19}),
        # One ends where the other begins, unless it is of that age alone.
        ("Tonåringar", {"ageFrom": 12, "ageTo": 19}),
        ("Tolvåringar", {"ageFrom": 12, "ageTo": 12}),
    ):
        await made(bench, title, themes=["socialpsykiatri"], targetGroup={"text": title, **ages})
    told = await overlaps(bench, None, first["slug"])
    found = {title: each["hasTargetGroupInCommon"] for title, each in told.items()}
    assert (found["Samma ord"], found["Andra ord"]) == (True, None)
    told = await overlaps(bench, None, aged["slug"])
    found = {title: each["hasTargetGroupInCommon"] for title, each in told.items()}
    assert {each: found[each] for each in ("Äldre", "Skolåldern", "Tonåringar", "Tolvåringar")} == {
        "Äldre": False,
        "Skolåldern": True,
        "Tonåringar": False,
        "Tolvåringar": True,
    }


async def test_a_word_that_very_many_titles_have_makes_nothing_alike(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "COMMON", 3)
    first, alike = "Sjömärke kring vattentornet och masten", "Sjömärken vid masten på vattentornet"
    titles = (first, alike, "Sjömärke och fyrplats", "Ett sjömärke med fyrplats", "Sjömärke")
    slugs = {title: (await made(bench, title))["slug"] for title in titles}
    # A question of its own, so that its statement is kept for no other.
    asked = OVERLAPS.replace("query Q", "query OfFewWords")
    for title, others in ((first, {alike: ["masten", "vattentornet"]}), ("Sjömärke", {})):
        found = (await bench(None, asked, slug=slugs[title]))["overlaps"]["nodes"]
        assert {each["initiative"]["title"]: each["sharedWords"] for each in found} == others


async def test_what_hangs_together_already_says_how_and_is_no_double(bench: Workbench) -> None:
    """A chain or a whole with its parts is told as such, from whichever end one asks."""
    first = await made(bench, "Räddningsflottar på slup")
    whole = await made(bench, "Räddningsflottar i skärgård")
    follows, parent = [{"slug": first["slug"]}], {"slug": whole["slug"]}
    one = await made(bench, "Räddningsflottar och slup i skärgård", follows=follows, parent=parent)
    await made(bench, "Skärgård med räddningsflottar", parent=parent)
    await made(bench, "Slup och räddningsflottar")
    asked = "query Q($slug: String!) { overlaps(initiative: $slug) { nodes { initiative { title } lineage } } }"
    told = {}
    for each in (first, whole, one):
        found = (await bench(None, asked, slug=each["slug"]))["overlaps"]["nodes"]
        told[each["slug"]] = {row["initiative"]["title"]: row["lineage"] for row in found}
    assert told[one["slug"]] == {
        "Räddningsflottar på slup": "PREDECESSOR",
        "Räddningsflottar i skärgård": "WHOLE",
        "Skärgård med räddningsflottar": "SIBLING",
        "Slup och räddningsflottar": None,
    }
    assert told[first["slug"]]["Räddningsflottar och slup i skärgård"] == "SUCCESSOR"
    assert told[whole["slug"]]["Räddningsflottar och slup i skärgård"] == "PART"
