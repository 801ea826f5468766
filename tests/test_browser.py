"""The page at /graphiql/ in a real browser: someone picks a ready-made question, runs it and reads the answer."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from schema.page import DIST

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30_000
# The question that the list begins with, and what its answer tells.
TITLE = "Vilka är med i Tidigt stöd, och vad har det gett?"


def _executable() -> str:
    """Chromium: the one that CHROMIUM names, or one of the machine's."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = f"no Chromium: set CHROMIUM to one, or install one of {', '.join(NAMES)}"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A browser without a window."""
    executable = _executable()
    if not (DIST / "index.html").is_file():
        pytest.fail("The page is not built: python -m schema.graphiql_build", pytrace=False)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield opened
        await opened.close()


class Visit:
    """A visit to the page, and everything that it asked for or complained of."""

    def __init__(self, page: Page, address: str) -> None:
        """Listens from the start."""
        self.page, self.address = page, address
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.complaints.append(f"{request.url}: {request.failure}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )

    async def open(self) -> None:
        """Go to the page, and wait until its editors are there."""
        # Told by the browser itself, also when no line of the console speaks of it.
        await self.page.add_init_script(
            "window.violations = [];"
            "document.addEventListener('securitypolicyviolation',"
            " event => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));"
        )
        await self.page.goto(f"{self.address}/graphiql/")
        await self.answer.wait_for()

    async def run(self, title: str) -> None:
        """Open a ready-made question from the list and run it."""
        panel = self.page.get_by_role("region", name="Färdiga frågor", exact=True)
        await panel.get_by_role("button", name=title).click()
        await self.page.get_by_role("button", name="Kör frågan").click()

    @property
    def answer(self) -> Locator:
        """Where the answer is read."""
        return self.page.get_by_role("group", name="Svar", exact=True)

    async def end(self) -> None:
        """Nothing left the origin, nothing was blocked, and nothing was complained of."""
        assert [url for url in self.asked if not url.startswith((self.address, "data:", "blob:"))] == []
        assert await self.page.evaluate("window.violations") == []
        assert self.complaints == []


@asynccontextmanager
async def visiting(browser: Browser, address: str, **context: Any) -> AsyncIterator[Visit]:
    """A visit by someone who was never here before."""
    opened = await browser.new_context(locale="sv-SE", **context)
    try:
        opened.set_default_timeout(PATIENCE)
        visit = Visit(await opened.new_page(), address)
        await visit.open()
        yield visit
        await visit.end()
    finally:
        await opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_ready_made_question_is_picked_run_and_answered(
    browser: Browser, live_server: str, tmp_path: Path, scheme: str
) -> None:
    size = {"width": 1440, "height": 900}
    async with visiting(browser, live_server, color_scheme=scheme, viewport=size) as visit:
        await visit.run(TITLE)
        await expect(visit.answer).to_contain_text('"title": "Samverkanspilot Tidigt stöd')
        await visit.page.wait_for_load_state("networkidle")
        await visit.page.screenshot(path=tmp_path / f"answer-{scheme}.png")


async def test_the_list_is_searched(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server) as visit:
        panel = visit.page.get_by_role("region", name="Färdiga frågor", exact=True)
        await panel.get_by_role("searchbox").fill("tidigt stöd")
        await expect(panel.get_by_role("listitem")).to_have_count(1)
        await panel.get_by_role("searchbox").fill("xyzzy")
        await expect(panel).to_contain_text("Ingen fråga passar")


async def test_a_refusal_is_shown_in_swedish_too(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server) as visit:
        await visit.page.get_by_role("group", name="Fråga", exact=True).click()
        await visit.page.keyboard.press("Control+A")
        # The editor closes the last bracket itself; here it closes it in a comment.
        await visit.page.keyboard.insert_text("{ initiatives(first: 1000) { totalCount } } # {")
        await visit.page.get_by_role("button", name="Kör frågan").click()
        await expect(visit.answer).to_contain_text("1 till 100 poster")
        # The browser's own line on the console; the page says nothing more.
        assert ["status of 400" in each for each in visit.complaints] == [True]
        visit.complaints.clear()


async def test_the_page_fits_a_telephone(browser: Browser, live_server: str, tmp_path: Path) -> None:
    async with visiting(browser, live_server, viewport={"width": 390, "height": 844}) as visit:
        await visit.page.get_by_role("button", name="Visa Färdiga frågor").click()
        await visit.page.screenshot(path=tmp_path / "list.png")
        await visit.run(TITLE)
        await expect(visit.answer).to_contain_text('"data"')
        await visit.page.screenshot(path=tmp_path / "answer.png")
        assert await visit.page.evaluate("document.documentElement.scrollWidth") <= 390
