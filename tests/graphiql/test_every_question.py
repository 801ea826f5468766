"""Every question of the list, whichever there are: it opens, with the form that it has, by its own address."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, expect

from schema.http.ready import ready_operations
from tests.helpers.browsing import address_of, visiting
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, live_workbench

QUESTIONS = [each for each in ready_operations() if not each.acts]


@pytest_asyncio.fixture(scope="module")
async def registry(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A real server on the seeds, and a key for each caller."""
    async with live_workbench(make_database) as made:
        yield made


async def test_every_question_opens(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        for question in QUESTIONS:
            await visit.page.evaluate("name => { location.hash = `#/${name}` }", question.name)
            heading = visit.panel.get_by_role("heading", name=question.title, exact=True)
            await expect(heading, question.name).to_be_visible()


async def test_what_a_form_holds_within_itself_waits_until_someone_wants_it(
    browser: Browser, registry: Workbench
) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        await visit.run("Pilotlista")
        await expect(visit.answers).to_contain_text("Piloter")
        around = "#field-where-participations"
        none = visit.panel.locator(f"{around}-none")
        await expect(none).to_have_count(0)
        await visit.panel.locator("#field-where > details > summary").click()
        await visit.panel.locator(f"{around} > details > summary").click()
        await none.locator("> details > summary").click()
        await expect(none.locator("select").first).to_be_visible()
