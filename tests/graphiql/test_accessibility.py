"""WCAG 2.1 AA on the page, checked with axe-core in every state that one meets, and the page by keyboard alone.

Axe finds a part of what can be wrong; it must find nothing.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.helpers.accessible import SIZES, Checked, checker
from tests.helpers.browsing import Visit, address_of, visiting
from tests.helpers.databases import CreateDatabase
from tests.helpers.provider import provider
from tests.helpers.signing import live_with_accounts
from tests.helpers.workbench import SECRETS, Workbench


@pytest_asyncio.fixture(scope="module")
async def registry(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A real server on the seeds, with a key for each caller, and an issuer beside."""
    with provider() as issuer:
        async with live_with_accounts(make_database, issuer) as made:
            yield made


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker itself."""
    return checker()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
async def test_axe_finds_nothing_signed_out(
    browser: Browser, registry: Workbench, axe: str, scheme: str, size: str
) -> None:
    how: dict[str, Any] = {"color_scheme": scheme, "viewport": SIZES[size]}
    async with visiting(browser, address_of(registry), **how) as visit:
        checked = Checked(visit, axe)
        await checked.check("the first sight")
        await visit.choose("Vad deltar vi i?")
        await checked.check("a question")
        await visit.panel.get_by_role("button", name="Visa svaret").click()
        await expect(visit.answers.get_by_role("table").first).to_be_visible()
        await checked.check("an answer")
        await visit.panel.get_by_role("button", name="Visa som JSON").click()
        await checked.check("an answer as JSON")
        await visit.page.get_by_role("banner").get_by_role("button", name="Logga in").click()
        await checked.check("the panel to sign in")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_signed_in(browser: Browser, registry: Workbench, axe: str, scheme: str) -> None:
    how: dict[str, Any] = {"color_scheme": scheme, "viewport": SIZES["wide"]}
    async with visiting(browser, address_of(registry), **how) as visit:
        checked = Checked(visit, axe)
        await visit.sign_in(SECRETS["national"])
        await checked.check("the list of acts")
        await visit.choose("Lägg till kommuner i en pilot")
        await visit.panel.get_by_role("button", name="Välj i listan").click()
        await visit.panel.get_by_label("Sök i listan").fill("tidigt")
        await expect(visit.panel.get_by_role("button", name="Samverkanspilot Tidigt")).to_be_visible()
        await checked.check("an act with its list open")
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await checked.check("what is missing")
        await visit.panel.get_by_role("button", name="Samverkanspilot Tidigt").click()
        town = visit.panel.get_by_role("group", name="Deltagare 1").get_by_role("combobox").first
        await town.fill("kungä")
        await expect(visit.page.get_by_role("option", name="Kungälv")).to_be_visible()
        await checked.check("what is suggested")
        await visit.page.get_by_role("option", name="Kungälv").click()
        await visit.try_it("deltagarna är tillagda")
        await checked.check("tried")
        await town.fill("Kungelv")
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("Det gick inte.")
        await visit.panel.get_by_role("button", name="Visa koden").click()
        await checked.check("an error, with the code shown")
        await visit.page.get_by_role("banner").get_by_role("button", name="Prov").click()
        await checked.check("who one is")


async def _tab_to(visit: Visit, name: str, most: int = 80) -> None:
    """Go on with Tab until what has the focus is called so."""
    for _ in range(most):
        await visit.page.keyboard.press("Tab")
        called = await visit.page.evaluate(
            "document.activeElement.labels?.[0]?.textContent ?? document.activeElement.ariaLabel"
            " ?? document.activeElement.textContent"
        )
        if called.strip() == name:
            return
    pytest.fail(f"Tab never came to {name}")


async def test_a_task_is_done_by_keyboard_alone(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        keyboard = visit.page.keyboard
        await _tab_to(visit, "Logga in")
        await keyboard.press("Enter")
        await expect(visit.page.get_by_label("Nyckel", exact=True)).to_be_visible()
        await _tab_to(visit, "Nyckel")
        await keyboard.insert_text(SECRETS["rss"])
        await keyboard.press("Enter")
        await expect(visit.page.get_by_role("banner").get_by_role("button", name="Logga ut")).to_be_visible()
        await _tab_to(visit, "Registrera en pilot")
        await keyboard.press("Enter")
        await expect(visit.panel.get_by_role("heading", name="Registrera en pilot")).to_be_focused()
        await _tab_to(visit, "Titel (måste fyllas i)")
        await keyboard.insert_text("Med bara tangenter")
        await _tab_to(visit, "Slag (måste fyllas i)")
        await keyboard.type("pilot")
        await keyboard.press("Control+Enter")
        await expect(visit.outcome).to_contain_text("Provkört: piloten är registrerad som utkast")
        await _tab_to(visit, "Spara på riktigt")
        await keyboard.press("Enter")
        await expect(visit.outcome).to_contain_text("Sparat: piloten är registrerad som utkast")
    assert await registry.sql("select count(*) from initiatives where title = 'Med bara tangenter'") == [(1,)]


async def test_nobody_is_caught_in_an_editor(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.page.get_by_role("group", name="Fråga", exact=True).click()
        await _tab_to(visit, "Variabler", most=15)


async def test_the_editors_say_what_they_are_in_swedish(browser: Browser, registry: Workbench) -> None:
    heard = """() => [...document.querySelectorAll('.monaco-editor, .monaco-editor *, .monaco-aria-container *')]
        .flatMap(each => [each.ariaLabel, each.ariaRoleDescription, each.title,
            each.closest('.monaco-aria-container') ? each.textContent : '']).filter(Boolean)"""
    names = {"Fråga", "Variabler", "HTTP-huvuden", "Svar", "redigerare", "Tabb går nu vidare till nästa fält"}
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.choose("Vad deltar vi i?")
        await visit.show_code()
        await expect(visit.page.get_by_title("Fäll ihop.").first).to_be_attached()
        assert set(await visit.page.evaluate(heard)) == names | {"Fäll ihop."}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_among_versions_and_rows(
    browser: Browser, registry: Workbench, axe: str, scheme: str
) -> None:
    made = await registry.an_initiative(title=f"Granskas {scheme}", summary="Först")
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"summary": "Sedan"}}
    await registry.done("rss", "updateInitiative", "", **given)
    how: dict[str, Any] = {"color_scheme": scheme, "viewport": SIZES["telephone"]}
    async with visiting(browser, address_of(registry), **how) as visit:
        checked = Checked(visit, axe)
        await visit.sign_in(SECRETS["rss"])
        await visit.choose("Gå tillbaka till en tidigare version")
        await visit.pick("granskas", f"Granskas {scheme}")
        await visit.panel.get_by_role("radio", name=f"Version {made['version']}").check()
        await checked.check("the versions of a record")
        await visit.try_it("posten är som den var")
        await checked.check("what going back changes")
        await visit.panel.get_by_role("button", name="Till listan").click()
        await visit.choose("Lägg till kommuner i en pilot")
        await visit.pick("granskas", f"Granskas {scheme}")
        await visit.panel.get_by_role("combobox", name="Organisation").first.fill("Kungelv")
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome.get_by_role("region", name="Rader att rätta")).to_be_visible()
        await checked.check("rows to put right")
