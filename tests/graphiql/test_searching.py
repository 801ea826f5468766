"""*Sök* on the page: asked on one line with Enter, told as hits with what they hit marked, whatever stands in them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.helpers.accessible import SIZES, Checked, checker
from tests.helpers.browsing import Visit, address_of, visiting
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, live_workbench


@pytest_asyncio.fixture(scope="module")
async def registry(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A real server on the seeds, and a key for each caller."""
    async with live_workbench(make_database) as made:
        yield made


async def search(visit: Visit, text: str) -> None:
    """Open *Sök*, and ask for something with Enter."""
    await visit.panel.get_by_role("button", name="Sök Hittar poster").click()
    await visit.panel.get_by_label("Sökord").fill(text)
    await visit.panel.get_by_label("Sökord").press("Enter")


async def test_hits_are_told_with_what_they_hit_marked(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await search(visit, "missbruk")
        hits = visit.answers.get_by_role("list", name="Sök").get_by_role("listitem")
        pilot = hits.filter(has_text="Samverkanspilot Tidigt stöd inom missbruk och ekonomiskt bistånd initiativ")
        await expect(pilot.locator("mark")).to_have_text(["missbruk"])
        # What it is hit in is told in the field's words, and what has no name by what it is about.
        await expect(hits.filter(has_text="Länsgemensam ledning")).to_contain_text("grupp, träff i uppdrag")
        await expect(hits.filter(has_text="deltagande, träff i")).to_contain_text(
            "Kungälv i Samverkanspilot Tidigt stöd"
        )
        await expect(visit.answers).to_contain_text("initiativ 6")


async def test_a_hit_leads_to_what_there_is_to_know_of_its_record(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await search(visit, "missbruk")
        hits = visit.answers.get_by_role("list", name="Sök").get_by_role("listitem")
        name = "Samverkanspilot Tidigt stöd inom missbruk och ekonomiskt bistånd"
        await hits.get_by_role("button", name=name, exact=True).click()
        await expect(visit.panel.get_by_role("heading", name="Initiativsida")).to_be_visible()
        await expect(visit.panel.get_by_role("combobox", name="Initiativ")).to_have_value(name)


async def test_all_hits_can_be_read_page_by_page_and_a_search_begins_at_the_first(
    browser: Browser, registry: Workbench
) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await search(visit, "stöd")
        hits = visit.answers.get_by_role("list", name="Sök").get_by_role("listitem")
        first = await hits.first.locator("strong").inner_text()
        await visit.answers.get_by_role("button", name="Nästa sida").click()
        await expect(hits.first.locator("strong")).not_to_have_text(first)
        await expect(visit.answers.get_by_role("button", name="Till första sidan")).to_be_visible()
        await visit.panel.get_by_role("button", name="Visa svaret").click()
        await expect(hits.first.locator("strong")).to_have_text(first)
        await expect(visit.answers.get_by_role("button", name="Till första sidan")).to_have_count(0)


async def test_a_text_is_a_text_whatever_stands_in_it(browser: Browser, registry: Workbench) -> None:
    await registry.an_initiative(title="Brushane <img src=x onerror=window.violations.push('run')> & <b>fet</b>")
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await search(visit, "brushane")
        hit = visit.answers.get_by_role("list", name="Sök").get_by_role("listitem").first
        await expect(hit).to_contain_text("<b>fet</b>")
        await expect(hit.locator("img, b")).to_have_count(0)
        await expect(hit.locator("mark")).to_have_text(["Brushane"])


async def test_a_search_without_hits_says_so_and_one_of_small_words_says_why(
    browser: Browser, registry: Workbench
) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await search(visit, "xyzzy")
        await expect(visit.answers).to_contain_text("Sök (inga träffar)")
        await visit.panel.get_by_label("Sökord").fill("och")
        await visit.panel.get_by_label("Sökord").press("Enter")
        await expect(visit.answers.locator(".task-note")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_among_hits(browser: Browser, registry: Workbench, scheme: str) -> None:
    async with visiting(browser, address_of(registry), color_scheme=scheme, viewport=SIZES["telephone"]) as visit:
        await search(visit, "missbruk")
        await expect(visit.answers.locator("mark").first).to_be_visible()
        await Checked(visit, checker()).check("hits")
