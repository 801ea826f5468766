"""A subscription is run on the page like a question, and tells what happens until somebody ends it."""

import asyncio
import re

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.helpers.browsing import PATIENCE, Visit, address_of, visiting
from tests.helpers.subscribers import QUERY
from tests.helpers.workbench import SECRETS, Workbench

CHANGED = "subscription { changed { token changes { id recordType } } } # {"
WIDE = {"width": 1440, "height": 900}


async def write(visit: Visit, query: str) -> None:
    await visit.page.get_by_role("group", name="Fråga", exact=True).click()
    await visit.page.keyboard.press("Control+A")
    # The editor closes the last bracket itself; here it closes it in a comment.
    await visit.page.keyboard.insert_text(query)


def wrapped(text: str) -> re.Pattern[str]:
    """A text that the editor may have broken into lines."""
    return re.compile(r"\s*".join(map(re.escape, text)))


def button(visit: Visit, does: str) -> Locator:
    return visit.page.get_by_role("button", name=f"{does} frågan")


async def end(visit: Visit, registry: Workbench) -> None:
    """End it on the page, and see that the registry hears of that."""
    await button(visit, "Avbryt").click()
    await expect(button(visit, "Kör")).to_be_visible()
    async with asyncio.timeout(PATIENCE / 1000):
        # The server hears of it a moment later.
        while "registry_subscriptions 0" not in (await registry.client.get("/metrics")).text:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await given_up(visit)


async def given_up(visit: Visit, *others: str) -> None:
    """The browser may say that the request was given up, as it is when there is no more to be told; nothing else."""
    await visit.settle()
    left = [each for each in visit.complaints if "ERR_ABORTED" not in each]
    assert [one in each for one, each in zip(others, left, strict=True)] == [True] * len(others)
    visit.complaints.clear()


async def test_what_changes_is_shown_as_it_happens(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport=WIDE) as visit:
        await write(visit, CHANGED)
        await button(visit, "Kör").click()
        await expect(visit.answer).to_contain_text('"changes": []')
        pilot = await registry.an_initiative(title="Medan någon tittar på")
        await expect(visit.answer).to_contain_text(wrapped(pilot["id"]))
        await end(visit, registry)


async def test_the_tabs_key_goes_along(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport=WIDE) as visit:
        await visit.sign_in(SECRETS["municipality"])
        await expect(visit.page.locator("header.page-header")).to_contain_text("Kungälv")
        await write(visit, CHANGED)
        await button(visit, "Kör").click()
        await expect(visit.answer).to_contain_text('"changes": []')
        # Nobody without the key is told of a draft.
        draft = {"title": "Utkast som bara ägaren ser", "kind": "PILOT"}
        made = await registry.done("municipality", "createInitiative", "initiative { id }", fields=draft)
        await expect(visit.answer).to_contain_text(wrapped(made["initiative"]["id"]))
        await end(visit, registry)


async def test_what_is_refused_is_told_in_the_registrys_words(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport=WIDE) as visit:
        await write(visit, 'subscription { changed(after: "x") { token } } # {')
        await button(visit, "Kör").click()
        await expect(visit.outcome).to_contain_text("Det här är inget ändringsmärke.")
        await expect(button(visit, "Kör")).to_be_visible()
        await given_up(visit)


@pytest.mark.parametrize("when", ["before", "meanwhile"])
async def test_a_key_that_ends_signs_out(browser: Browser, registry: Workbench, when: str) -> None:
    name = await registry.a_key(f"follows_on_the_page_{when}", "READER", "kungalv")
    async with visiting(browser, address_of(registry), viewport=WIDE) as visit:
        await visit.sign_in(SECRETS[name])
        header = visit.page.locator("header.page-header")
        await expect(header).to_contain_text("Kungälv")
        await write(visit, CHANGED)
        if when == "meanwhile":
            await button(visit, "Kör").click()
            await expect(visit.answer).to_contain_text('"changes": []')
        ended = "publication = 'WITHDRAWN', withdrawn_because = 'Prov'"
        await registry.sql(f"update api_keys set {ended} where prefix = $1", SECRETS[name][:12])
        if when == "before":
            async with asyncio.timeout(PATIENCE / 1000):
                while "errors" not in await registry.whole(name, QUERY):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            await button(visit, "Kör").click()
        await expect(header).to_contain_text("Nyckeln gäller inte längre")
        # The browser's own line on the console, where the status of the answer says it.
        await given_up(visit, *(["status of 401"] if when == "before" else []))
