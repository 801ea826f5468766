"""Slugs of very many records that are called alike: each is another, and none costs more than the first did."""

from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.statements import bound, rows_read
from tests.helpers.workbench import Workbench

SHOWN = "mandates { slug } rows { outcome errors { code } }"
MANY = 600
#: How a statement that looks for slugs is known.
LOOKING = ("former_slugs", "slug =")


async def slugs(bench: Workbench, sender: str, keys: str, *titles: str, **more: Any) -> list[str]:
    """The slugs of new mandates with some titles."""
    fields: dict[str, Any] = {"kind": "COMMISSION", **more}
    rows = [
        {"key": {"system": sender, "value": f"{keys} {place}"}, "fields": {"title": title, **fields}}
        for place, title in enumerate(titles)
    ]
    found = await bench.done(sender, "upsertMandates", SHOWN, source=sender, rows=rows)
    assert {each["outcome"] for each in found["rows"]} == {"CREATED"}
    return [each["slug"] for each in found["mandates"]]


@pytest_asyncio.fixture(scope="module")
async def sender(bench: Workbench) -> str:
    """A system that has told of many mandates of one title, and of many whose titles end with a number."""
    name = await bench.a_key("uppdragssystem", "NATIONAL_EDITOR", None, (), ("uppdragssystem",))
    await slugs(bench, name, "lika", *(["Samma uppdrag"] * MANY))
    await slugs(bench, name, "numrerade", *(f"Uppdrag {each}" for each in range(MANY)))
    await bench.sql("analyze mandates")
    return name


async def test_many_of_one_title_have_the_numbers_after_it(bench: Workbench, sender: str) -> None:
    found = await bench.sql("select slug from mandates where slug like 'samma-uppdrag%'")
    assert {each for (each,) in found} >= {"samma-uppdrag", *(f"samma-uppdrag-{each}" for each in range(2, MANY + 1))}


@pytest.mark.parametrize("title", ["Samma uppdrag", "Uppdrag", "Uppdrag 17", f"Uppdrag {MANY}"])
async def test_new_slugs_are_found_without_reading_all_that_are_like_them(
    bench: Workbench, sender: str, title: str
) -> None:
    with bound(*LOOKING) as statements:
        made = await slugs(bench, sender, title, title, title, title)
    assert len(set(made)) == 3
    assert 0 < len(statements) < 15
    assert sum([await rows_read(bench.url, each) for each in statements]) < 60


async def test_a_slug_that_one_of_many_gave_up_is_not_given_away(bench: Workbench, sender: str) -> None:
    (last,) = await slugs(bench, sender, "sist", "Samma uppdrag")
    which = {"mandate": {"slug": last}, "fields": {"slug": f"heter-{last}"}}
    ((version,),) = await bench.sql("select version from mandates where slug = $1", last)
    await bench.done("national", "updateMandate", "", **which, seen=version)
    made = [
        *await slugs(bench, sender, "efter", *(["Samma uppdrag"] * 3)),
        *await slugs(bench, sender, "ett", "Samma uppdrag"),
    ]
    assert last not in made
    found = await bench("national", "query Q($slug: String!) { mandate(slug: $slug) { slug } }", slug=last)
    assert found["mandate"]["slug"] == f"heter-{last}"


async def test_rows_of_one_act_never_draw_the_same(bench: Workbench, sender: str) -> None:
    titles = ["Dubbel", "Dubbel 2", "Dubbel", "Dubbel 2", "Dubbel"]
    assert await slugs(bench, sender, "dubbel", *titles) == [
        "dubbel", "dubbel-2", "dubbel-3", "dubbel-2-2", "dubbel-4",
    ]  # fmt: skip


async def test_the_number_after_a_gap_is_free(bench: Workbench, sender: str) -> None:
    await slugs(bench, sender, "glest", "Glest", "Glest", "Glest", "Glest")
    ((last, version),) = await bench.sql("select slug, version from mandates where slug = 'glest-2'")
    # What was a draft's alone leads nowhere, but whoever sees the draft is not given it.
    await bench.done("national", "updateMandate", "", mandate={"slug": last}, fields={"slug": "tatt"}, seen=version)
    made = await slugs(bench, sender, "glest igen", *(["Glest"] * 3))
    assert sorted(made) == ["glest-5", "glest-6", "glest-7"]
