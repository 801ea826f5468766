"""Visits to the page at /graphiql/ in a real browser."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, Request, async_playwright, expect

from schema.http.page import DIST
from tests.helpers.workbench import SECRETS, Workbench

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
#: The first is Chromium without its windows, which costs the machine half as much.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
#: How long is waited for what a page must come to, in milliseconds: a machine may be doing much else.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


def _executable() -> str:
    """Chromium: the one that CHROMIUM names, or one of the machine's."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = f"no Chromium: set CHROMIUM to one, or install one of {', '.join(NAMES)}"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """A browser without a window."""
    executable = _executable()
    if not (DIST / "index.html").is_file():
        pytest.fail("The page is not built: python -m schema.http.page_build", pytrace=False)
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
        self.waiting: set[Request] = set()
        self.is_settled = asyncio.Event()
        self.is_settled.set()
        page.on("request", self._began)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._failed)
        page.on("domcontentloaded", self._began_anew)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )

    def _began(self, request: Request) -> None:
        self.asked.append(request.url)
        if request.url.endswith("/graphql"):
            self.waiting.add(request)
            self.is_settled.clear()

    def _ended(self, request: Request) -> None:
        self.waiting.discard(request)
        if not self.waiting:
            self.is_settled.set()

    def _failed(self, request: Request) -> None:
        self._ended(request)
        self.complaints.append(f"{request.url}: {request.failure}")

    def _began_anew(self, _: Page) -> None:
        # What the page before was still loading, such as the editor's workers, was given up with it.
        self.complaints = [each for each in self.complaints if not each.endswith("net::ERR_ABORTED")]

    async def open(self) -> None:
        """Go to the page, and wait until it can be used."""
        # Told by the browser itself, also when no line of the console speaks of it.
        await self.page.add_init_script(
            "window.violations = [];"
            "document.addEventListener('securitypolicyviolation',"
            " event => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));"
        )
        await self.page.goto(f"{self.address}/graphiql/")
        await self._arrive()

    async def reload(self) -> None:
        """Load the page anew."""
        await self.settle()
        self.asked.clear()
        await self.page.reload()
        await self._arrive()

    async def _arrive(self) -> None:
        # When the contract has come the panel is no longer busy; where another is open, it can be fetched anew.
        fetched = ".workbench[aria-busy=false], button[aria-label^='Hämta schemat']:not([disabled])"
        await self.page.locator(fetched).locator("visible=true").first.wait_for()
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything that was asked is answered: whoever goes away half-way makes the server complain."""
        async with asyncio.timeout(PATIENCE / 1000):
            await self.is_settled.wait()

    async def choose(self, title: str) -> None:
        """Open a ready-made operation from the list."""
        await self.panel.get_by_role("button", name=title).click()
        await expect(self.panel.get_by_role("heading", name=title)).to_be_focused()

    async def run(self, title: str) -> None:
        """Open a ready-made question from the list and run it."""
        await self.choose(title)
        await self.panel.get_by_role("button", name="Visa svaret").click()

    async def sign_in(self, key: str) -> None:
        """Paste a key in the panel for it."""
        await self.page.get_by_role("banner").get_by_role("button", name="Logga in").click()
        dialog = self.page.get_by_role("dialog", name="Logga in")
        await dialog.get_by_label("Nyckel").fill(key)
        await dialog.get_by_role("button", name="Logga in").click()

    async def pick(self, search: str, name: str) -> None:
        """Choose a record in the list of an act."""
        await self.panel.get_by_role("button", name="Välj i listan").click()
        await self.panel.get_by_label("Sök i listan").fill(search)
        await self.panel.get_by_role("button", name=name).first.click()
        await expect(self.panel).to_contain_text("Vald:")

    async def try_it(self, done: str) -> None:
        """Try what is filled in, and read that nothing was kept."""
        await self.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(self.outcome).to_contain_text(f"Provkört: {done}")
        await expect(self.outcome).to_contain_text("Inget är sparat.")

    async def save_it(self, done: str) -> None:
        """Save what was tried."""
        await self.outcome.get_by_role("button", name="Spara på riktigt").click()
        await expect(self.outcome).to_contain_text(f"Sparat: {done}")

    @property
    def panel(self) -> Locator:
        """The list of what one can ask and do, or the one that is open."""
        return self.page.get_by_role("region", name="Arbetsbänken", exact=True)

    @property
    def outcome(self) -> Locator:
        """What came of the last run, in words."""
        return self.page.get_by_label("Vad som hände", exact=True)

    async def fill_reference(self, field: Locator, written: str, name: str | None = None) -> None:
        """Choose a record that a field refers to: write a part of its name, and take what is suggested."""
        await field.fill(written)
        await self.page.get_by_role("option", name=name or written).first.click()
        await expect(field).to_have_value(name or written)

    async def register(self, title: str) -> None:
        """Fill in what a pilot cannot be registered without."""
        await self.panel.get_by_label("Titel").first.fill(title)
        await self.panel.get_by_label("Slag").first.select_option("PILOT")

    async def a_key(self, purpose: str, role: str = "ADMINISTRATOR") -> None:
        """Fill in what a key cannot be made without."""
        await self.panel.get_by_label("Ändamål").fill(purpose)
        await self.panel.get_by_label("Behörighet").select_option(role)

    async def show_code(self) -> None:
        """Show the code beside the page of an operation."""
        await self.panel.get_by_role("button", name="Visa koden").click()

    @property
    def answers(self) -> Locator:
        """Where the answer is read in words."""
        return self.panel.locator(".task-outcome")

    @property
    def answer(self) -> Locator:
        """Where the answer is read."""
        return self.page.get_by_role("group", name="Svar", exact=True)

    async def end(self) -> None:
        """Nothing left the origin, nothing was blocked, and nothing was complained of."""
        await self.settle()
        assert [url for url in self.asked if not url.startswith((self.address, "data:", "blob:"))] == []
        assert await self.page.evaluate("window.violations") == []
        assert self.complaints == [], self.complaints


@asynccontextmanager
async def working(browser: Browser, registry: Workbench, caller: str, task: str) -> AsyncIterator[Visit]:
    """A visit by someone who has signed in and picked a task."""
    async with visiting(browser, address_of(registry), viewport={"width": 1440, "height": 900}) as visit:
        await visit.sign_in(SECRETS[caller])
        await visit.choose(task)
        yield visit


def address_of(registry: Workbench) -> str:
    """Where a live registry is."""
    return str(registry.client.base_url).rstrip("/")


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
