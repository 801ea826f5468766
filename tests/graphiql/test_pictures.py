"""Answers as pictures in a real browser: drawn from what the table tells, said in words, fetched when one is shown."""

import re
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Locator, expect

from tests.helpers.accessible import SIZES, Checked, checker
from tests.helpers.asker import Asker
from tests.helpers.browsing import Visit, visiting

MAP, BARS, BOARD, LINES = "Pilotkarta", "Täckning per län", "Behoven i ett område", "Yrkesresorna och vem"
TAKING_PART = """{ municipalities(first: 300) { nodes {
  takesPart(initiatives: { kind: { eq: PILOT }, state: { eq: ONGOING } })
  participations(where: { isTakingPart: true,
    initiative: { kind: { eq: PILOT }, state: { eq: ONGOING } } }) { totalCount } } } }"""


def picture(visit: Visit) -> Locator:
    """The picture of the answer."""
    return visit.answers.locator("figure.picture")


async def shown(visit: Visit, title: str) -> Locator:
    """A question's picture, when it is drawn."""
    await visit.run(title)
    await expect(picture(visit).locator("svg, .board").first).to_be_visible()
    return picture(visit)


async def test_a_map_has_each_municipality_and_says_of_how_many_nothing_is_known(
    browser: Browser, live_server: str, ask: Asker
) -> None:
    towns = (await ask(TAKING_PART))["municipalities"]["nodes"]
    counts = [each["participations"]["totalCount"] for each in towns]
    not_known = sum(not n and each["takesPart"] != "KNOWN_NOT_TO" for n, each in zip(counts, towns, strict=True))
    assert not_known > 0
    async with visiting(browser, live_server, viewport=SIZES["wide"]) as visit:
        figure = await shown(visit, MAP)
        image = figure.get_by_role("img", name="Hur många pågående piloter kommunerna inte har lämnat")
        await expect(image).to_have_accessible_description(
            f"Flest: Arboga, Fagersta och {counts.count(max(counts)) - 2} till ({max(counts)})."
            f" {sum(map(bool, counts))} kommuner har minst 1. Om {not_known} är det inte känt."
        )
        country = image.locator("svg").first
        await expect(country.locator("[aria-label=geo] path")).to_have_count(290)
        # What is not known has a pattern and no colour of the scale.
        await expect(country.locator("path[fill^='url(#not-known']")).to_have_count(not_known)
        await expect(figure.get_by_role("list", name="Teckenförklaring")).to_contain_text(f"inte känt ({not_known} kom")
        # The same stands as a table below.
        await expect(visit.answers.get_by_role("region", name="Kommuner").first).to_be_visible()
        await country.hover(position={"x": 185, "y": 600})
        await expect(country.locator("[aria-label=tip]")).to_contain_text(": ")


async def test_what_draws_and_the_boundaries_are_fetched_with_the_first_picture_and_kept(
    browser: Browser, live_server: str
) -> None:
    async with visiting(browser, live_server) as visit:

        def fetched() -> set[str]:
            """Of what is for pictures only."""
            return {each for each in visit.asked if "/drawing-" in each or each.endswith(".geojson")}

        assert fetched() == set()
        await shown(visit, BARS)
        assert [each.endswith(".js") for each in fetched()] == [True]
        await visit.panel.get_by_role("button", name="Till listan").click()
        await shown(visit, MAP)
        [boundaries] = (each for each in fetched() if each.endswith(".geojson"))
        async with httpx.AsyncClient() as client:
            answer = await client.get(boundaries, headers={"accept-encoding": "gzip"})
        assert answer.headers["cache-control"] == "max-age=31536000, immutable"
        assert answer.headers["content-encoding"] == "gzip"
        assert len(answer.json()["features"]) == 290


async def test_bars_stand_in_the_order_of_the_table_and_zero_is_no_answer(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server, viewport=SIZES["wide"]) as visit:
        figure = await shown(visit, BARS)
        cells = await visit.answers.get_by_role("table").first.locator("td").all_inner_texts()
        names = [each for each in cells if each.endswith(" län")]
        written = await figure.locator("svg text").evaluate_all("all => all.map(each => each.textContent)")
        assert len(names) == 21
        assert [each for each in written if each.endswith(" län")] == names
        assert "inte känt (26 av 26)" in written
        assert "0 av 26" not in written
        await expect(figure.get_by_role("img")).to_have_accessible_description(
            "Flest: Västmanlands län (10 av 10). I 18 av 21 rader är ingen känd."
            " I 20 av 21 rader är något inte känt, som mest 46 (Västra Götalands län)."
        )


async def test_a_board_is_read_column_by_column(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server, viewport=SIZES["wide"]) as visit:
        figure = await shown(visit, BOARD)
        raised, addressed = await figure.get_by_role("heading", level=4).all()
        await expect(raised).to_have_text("Lyft (1)")
        await expect(addressed).to_have_text("Omhändertaget (2)")
        cards = figure.get_by_role("region", name="Lyft").get_by_role("listitem")
        await expect(cards).to_contain_text(["När gör Signs of Safety skillnad?"])
        await expect(figure).to_contain_text("Inget står som: sammanställt, prioriterat, hantering beslutad, stängt.")


async def test_a_timeline_says_what_has_no_end_and_what_has_no_day(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server, viewport=SIZES["wide"]) as visit:
        figure = await shown(visit, LINES)
        await expect(figure.get_by_role("img")).to_have_accessible_description(
            re.compile(
                r"^1 rad från 2022 till 20\d\d\. 1 har inget känt slut\. 4 utan känd dag står bara i tabellen\.$"
            )
        )


async def test_what_cannot_be_drawn_is_told_and_the_table_stands(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server) as visit:
        await visit.page.route("**/drawing-*.js", lambda route: route.abort())
        # The browser's own line on the console comes last.
        async with visit.page.expect_console_message(lambda said: "ERR_FAILED" in said.text):
            await visit.run(BARS)
        await expect(picture(visit)).to_contain_text(
            "Bilden gick inte att rita. Tabellen nedanför har samma uppgifter."
        )
        await expect(visit.answers.get_by_role("table").first).to_be_visible()
        visit.complaints.clear()


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker itself."""
    return checker()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
async def test_axe_finds_nothing_in_pictures_and_they_are_as_wide_as_the_page(
    browser: Browser, live_server: str, axe: str, scheme: str, size: str
) -> None:
    how: dict[str, Any] = {"color_scheme": scheme, "viewport": SIZES[size]}
    async with visiting(browser, live_server, **how) as visit:
        checked = Checked(visit, axe)
        for title in (MAP, BARS, BOARD, LINES):
            await shown(visit, title)
            await checked.check(title)
            assert await visit.page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
            await visit.panel.get_by_role("button", name="Till listan").click()
