"""Signing in on the page: who one is then, and what the page says when a key does not hold."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.helpers.browsing import Visit, address_of, visiting, working
from tests.helpers.databases import CreateDatabase
from tests.helpers.editors import write_headers, write_query
from tests.helpers.provider import Provider
from tests.helpers.signing import live_with_accounts
from tests.helpers.workbench import SECRETS, Workbench

KEY = SECRETS["rss"]


def forgive(visit: Visit, status: int) -> None:
    """The browser's own line on the console, of a request that was to be refused."""
    assert [f"status of {status}" in each for each in visit.complaints] == [True]
    visit.complaints.clear()


async def test_whoever_signs_in_is_told_what_they_may_do(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        await visit.sign_in(KEY)
        header = visit.page.get_by_role("banner")
        await header.get_by_role("button", name="Prov redaktör för en organisation").click()
        dialog = visit.page.get_by_role("dialog", name="Du är inloggad")
        await expect(dialog).to_contain_text("ändrar den egna organisationens poster")
        await dialog.get_by_role("button", name="Logga ut").click()
        await expect(header.get_by_role("button", name="Logga in")).to_be_visible()
        assert await visit.page.evaluate("sessionStorage.getItem('registry-key')") is None


async def test_whoever_signs_out_while_the_page_is_loading_leaves_no_fault(
    browser: Browser, registry: Workbench
) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        page = await visit.page.context.new_page()
        # The editor's workers come last; on a busy machine some are on their way when the page begins anew.
        await page.route("**/json.worker*", lambda _: None)
        other = Visit(page, visit.address)
        await other.open()
        await other.sign_in(KEY)
        header = page.get_by_role("banner")
        await header.get_by_role("button", name="Logga ut").click()
        await expect(header.get_by_role("button", name="Logga in")).to_be_visible()
        await other.end()


async def test_a_key_that_is_not_ours_gets_the_registrys_words(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        await visit.sign_in("prk_00000009_fel")
        alert = visit.page.get_by_role("dialog").get_by_role("alert")
        await expect(alert).to_contain_text("Nyckeln eller inloggningen gäller inte (huvudet Authorization).")
        forgive(visit, 401)
        await visit.page.get_by_label("Nyckel", exact=True).fill("två ord")
        await visit.page.get_by_role("dialog").get_by_role("button", name="Logga in").click()
        await expect(alert).to_contain_text("inga mellanslag")
        assert await visit.page.evaluate("sessionStorage.getItem('registry-key')") is None


async def test_whoever_was_signed_in_still_is_after_a_reload(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        await visit.sign_in(KEY)
        header = visit.page.get_by_role("banner")
        await expect(header.get_by_role("button", name="Logga ut")).to_be_visible()
        await visit.reload()
        await expect(header.get_by_role("button", name="Logga ut")).to_be_visible()
        # Another tab has a session of its own.
        other = Visit(await visit.page.context.new_page(), visit.address)
        await other.open()
        await expect(other.page.get_by_role("banner").get_by_role("button", name="Logga in")).to_be_visible()


async def test_a_key_that_is_revoked_meanwhile_signs_out(browser: Browser, registry: Workbench) -> None:
    given = {"purpose": "Kort", "role": "NATIONAL_EDITOR", "holder": {"slug": "skr"}}
    made = await registry.done("administrator", "createKey", "secret key { id }", **given)
    async with visiting(browser, address_of(registry)) as visit:
        await visit.sign_in(made["secret"])
        await visit.choose("Registrera en pilot")
        await visit.register("Hann inte")
        await registry.done("administrator", "revokeKey", "", key=made["key"]["id"], because="Provet är slut")
        # Everywhere within seconds; here at once.
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("Nyckeln eller inloggningen gäller inte (huvudet Authorization).")
        await expect(visit.page.get_by_role("banner")).to_contain_text("Nyckeln gäller inte längre. Logga in igen.")
        forgive(visit, 401)


async def test_a_key_that_was_revoked_signs_out_after_a_reload(browser: Browser, registry: Workbench) -> None:
    given = {"purpose": "Kort", "role": "NATIONAL_EDITOR", "holder": {"slug": "skr"}}
    made = await registry.done("administrator", "createKey", "secret key { id }", **given)
    async with visiting(browser, address_of(registry)) as visit:
        await visit.sign_in(made["secret"])
        await expect(visit.page.get_by_role("banner").get_by_role("button", name="Logga ut")).to_be_visible()
        await registry.done("administrator", "revokeKey", "", key=made["key"]["id"], because="Provet är slut")
        await visit.reload()
        await expect(visit.page.get_by_role("banner")).to_contain_text("Nyckeln gäller inte längre. Logga in igen.")
        assert await visit.page.evaluate("sessionStorage.getItem('registry-key')") is None
        # The contract has come all the same: it is the same for everyone, and asked for without a key.
        await expect(visit.page.get_by_role("button", name="Hämta schemat på nytt")).to_be_enabled()
        await visit.choose("Vad deltar vi i?")
        await expect(visit.panel.get_by_role("combobox")).to_be_visible()
        forgive(visit, 401)


async def test_a_header_written_by_hand_goes_before_the_key_and_signs_nobody_out(
    browser: Browser, registry: Workbench
) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": 1440, "height": 900}) as visit:
        await visit.sign_in(KEY)
        await write_query(visit, "{ viewer { role } }")
        for other, expected in ((SECRETS["national"], "NATIONAL_EDITOR"), ("prk_00000009_fel", "UNAUTHENTICATED")):
            await write_headers(visit, f'{{ "AUTHORIZATION": "Bearer {other}"')
            await visit.page.get_by_role("button", name="Kör frågan").click()
            await expect(visit.answer).to_contain_text(expected)
        await expect(visit.page.get_by_role("banner").get_by_role("button", name="Logga ut")).to_be_visible()
        assert KEY in await visit.page.evaluate("JSON.stringify({...sessionStorage})")
        forgive(visit, 401)


async def test_a_new_key_is_shown_in_words_once_and_a_tried_one_never(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "administrator", "Skapa en nyckel") as visit:
        await visit.a_key("En funktion till")
        await visit.try_it("nyckeln är skapad")
        await expect(visit.outcome).not_to_contain_text("prk_")
        await visit.save_it("nyckeln är skapad")
        await expect(visit.outcome).to_contain_text("Hela nyckeln visas bara nu: prk_")


async def test_what_a_role_may_not_do_is_said_beforehand(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Skapa en nyckel") as visit:
        await expect(visit.panel).to_contain_text("Din behörighet räcker inte för det här. Görs av administratör.")


# ---- With an account at the issuer -----------------------------------------------------------------------------------


@pytest_asyncio.fixture(scope="module")
async def with_accounts(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    """A real server that believes an issuer."""
    async with live_with_accounts(make_database, issuer) as made:
        yield made


async def test_a_person_signs_in_with_an_account_and_out_again(
    browser: Browser, with_accounts: Workbench, issuer: Provider, tmp_path: Path
) -> None:
    issuer.who = {"name": "Den som provar", "roles": ["redaktor"], "organisation": "kungalv"}
    async with visiting(browser, address_of(with_accounts)) as visit:
        header = visit.page.get_by_role("banner")
        await header.get_by_role("button", name="Logga in").click()
        await visit.page.screenshot(path=tmp_path / "account.png")
        await visit.page.get_by_role("dialog").get_by_role("link", name="Logga in med ditt konto").click()
        await expect(header.get_by_role("button", name="Den som provar redaktör för en organisation")).to_be_visible()
        # Nothing of it can be read by scripts.
        assert await visit.page.evaluate("[document.cookie, sessionStorage['registry-key']]") == ["", None]
        await visit.choose("Registrera en pilot")
        await visit.register("Med konto")
        await visit.try_it("piloten är registrerad som utkast")
        await visit.save_it("piloten är registrerad som utkast")
        await header.get_by_role("button", name="Logga ut").click()
        await expect(header.get_by_role("button", name="Logga in")).to_be_visible()
        await visit.reload()
        await expect(header.get_by_role("button", name="Logga in")).to_be_visible()
        # The way to the issuer and back is the one that leaves the registry.
        visit.asked = [each for each in visit.asked if not each.startswith(issuer.address)]
    [(made_by,)] = await with_accounts.sql("select role from commits where act = 'createInitiative'")
    assert made_by == "EDITOR"


async def test_without_an_issuer_no_account_is_offered(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        await visit.page.get_by_role("banner").get_by_role("button", name="Logga in").click()
        await expect(visit.page.get_by_label("Nyckel", exact=True)).to_be_visible()
        await expect(visit.page.get_by_role("link", name="Logga in med ditt konto")).to_have_count(0)
