"""A slug made from a title is one that no record has or ever had, so that an old address never leads astray."""

from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.workbench import Workbench

SHOWN = "initiative { slug version }"


async def made(bench: Workbench, title: str) -> Any:
    """A new initiative."""
    return (await bench.done("rss", "createInitiative", SHOWN, fields={"title": title, "kind": "PILOT"}))["initiative"]


async def called(bench: Workbench, initiative: Any, slug: str) -> None:
    """Give an initiative another slug."""
    ref = {"slug": initiative["slug"]}
    await bench.done(
        "rss", "updateInitiative", SHOWN, initiative=ref, seen=initiative["version"], fields={"slug": slug}
    )


@pytest_asyncio.fixture(scope="module")
async def renamed(bench: Workbench) -> Any:
    """An initiative that gave up the slug of its title."""
    initiative = await made(bench, "Byter namn")
    await called(bench, initiative, "heter-annat")
    return initiative


async def test_two_of_the_same_title_have_two_slugs(bench: Workbench) -> None:
    slugs = [(await made(bench, "Samma titel"))["slug"] for _ in range(3)]

    assert slugs == ["samma-titel", "samma-titel-2", "samma-titel-3"]


async def test_a_slug_that_another_gave_up_is_not_given_away(bench: Workbench, renamed: Any) -> None:
    assert renamed["slug"] == "byter-namn"

    assert (await made(bench, "Byter namn"))["slug"] == "byter-namn-2"


async def test_the_slug_that_was_given_up_still_leads_to_the_one_that_had_it(bench: Workbench, renamed: Any) -> None:
    await made(bench, "Byter namn")

    query = "query Q($slug: String!) { initiative(slug: $slug) { slug } }"
    assert await bench("rss", query, slug="byter-namn") == {"initiative": {"slug": "heter-annat"}}


@pytest.mark.parametrize(("title", "now"), [("Numrerad", "numrerad-med-tillagg"), ("Med siffra", "nagot-helt-annat")])
async def test_a_numbered_slug_that_another_gave_up_is_not_given_away(bench: Workbench, title: str, now: str) -> None:
    first, second = await made(bench, title), await made(bench, title)
    await called(bench, second, now)

    assert second["slug"] == f"{first['slug']}-2"
    assert (await made(bench, title))["slug"] == f"{first['slug']}-3"


@pytest.mark.parametrize("given", [None, "valt-kortnamn"])
async def test_a_slug_does_not_tell_of_a_draft_that_one_may_not_see(bench: Workbench, given: str | None) -> None:
    title = f"Hemligt {given}"
    fields: dict[str, Any] = {"title": title, "kind": "PILOT", **({"slug": given} if given else {})}
    shown = "initiative { id slug version }"
    hidden, own = [
        (await bench.done(caller, "createInitiative", shown, fields=fields))["initiative"]
        for caller in ("rss", "other")
    ]
    assert own["slug"] == hidden["slug"]
    query = "query Q($slug: String!) { initiative(slug: $slug) { id } }"
    for caller, record in (("rss", hidden), ("other", own)):
        assert (await bench(caller, query, slug=own["slug"]))["initiative"] == {"id": record["id"]}
        ref = {"initiative": {"slug": own["slug"]}, "seen": record["version"], "fields": {"phaseNote": "Prov"}}
        assert (await bench.do(caller, "updateInitiative", shown, "@dryRun", **ref))["initiative"]["id"] == record["id"]
    answer = "record { ... on Initiative { slug } }"
    slugs = [
        (await bench.done(caller, "publishRecord", answer, id=each["id"], seen=each["version"]))["record"]["slug"]
        for caller, each in (("other", own), ("rss", hidden))
    ]
    # Only what everyone can see is told by the number.
    assert slugs == [own["slug"], f"{own['slug']}-2"]
    for anyone in (None, "rss", "national"):
        assert (await bench(anyone, query, slug=own["slug"]))["initiative"] == {"id": own["id"]}
    assert await bench.refused("municipality", "createInitiative", fields={**fields, "slug": own["slug"]}) == [
        "ALREADY_EXISTS"
    ]


async def test_a_numbered_slug_gets_another_number_when_somebody_has_shown_it(bench: Workbench) -> None:
    shown, answer = "initiative { id slug version }", "record { ... on Initiative { slug } }"
    drafts: dict[str, list[Any]] = {}
    for caller in ("rss", "other"):
        fields = {"title": "Samtidigt", "kind": "PILOT"}
        drafts[caller] = [
            (await bench.done(caller, "createInitiative", shown, fields=fields))["initiative"] for _ in range(2)
        ]
    assert [each["slug"] for some in drafts.values() for each in some] == ["samtidigt", "samtidigt-2"] * 2
    slugs = [
        (await bench.done(caller, "publishRecord", answer, id=each["id"], seen=each["version"]))["record"]["slug"]
        for caller, some in drafts.items()
        for each in some
    ]
    assert slugs == ["samtidigt", "samtidigt-2", "samtidigt-3", "samtidigt-4"]


async def test_a_slug_that_nobody_was_shown_leads_away_from_no_one(bench: Workbench) -> None:
    fields = {"title": "Framtida", "kind": "PILOT", "slug": "framtida2"}
    shown, answer = "initiative { id version slug }", "record { ... on Initiative { id slug version } }"
    query = "query Q($slug: String!) { initiative(slug: $slug) { id } }"
    made = [
        (await bench.done(caller, "createInitiative", shown, fields=fields))["initiative"]
        for caller in ("rss", "other")
    ]
    drafts: list[Any] = []
    for caller, each in zip(("rss", "other"), made, strict=True):
        ref = {"initiative": {"id": each["id"]}, "seen": each["version"]}
        for slug in (f"tankt-{caller}", "framtida2"):
            found = await bench.done(caller, "updateInitiative", shown, **ref, fields={"slug": slug})
            ref["seen"] = found["initiative"]["version"]
        drafts.append({"id": each["id"], "seen": ref["seen"]})
    hidden, own = drafts
    own = (await bench.done("other", "publishRecord", answer, **own))["record"]
    hidden = (await bench.done("rss", "publishRecord", answer, **hidden))["record"]
    assert (own["slug"], hidden["slug"]) == ("framtida2", "framtida2-2")
    fields = {"slug": "heter-nagot-annat"}
    await bench.done(
        "other", "updateInitiative", shown, initiative={"id": own["id"]}, seen=own["version"], fields=fields
    )
    for anyone in (None, "rss", "other", "national"):
        assert (await bench(anyone, query, slug="framtida2"))["initiative"] == {"id": own["id"]}, anyone
        assert (await bench(anyone, query, slug="framtida2-2"))["initiative"] == {"id": hidden["id"]}
        for caller in ("rss", "other"):
            assert (await bench(anyone, query, slug=f"tankt-{caller}"))["initiative"] is None
    # It was never anybody's, so whoever wants it may have it.
    fields = {"title": "Ett tredje", "kind": "PILOT", "slug": "tankt-rss"}
    assert await bench.tried("municipality", "createInitiative", fields=fields) == set()
