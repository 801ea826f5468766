"""What is left when one leaves: nothing for the next person, a way back for oneself, and a table to take along."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.async_api import Browser, expect

from tests.helpers.browsing import Visit, address_of, visiting, working
from tests.helpers.workbench import SECRETS, Workbench

DONE = "piloten är registrerad som utkast"
WRITTEN = "Bara mellan oss"

#: Whether a text stands anywhere that the next person could come upon it.
ANYWHERE = """text => [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), location.href,
  document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map(each => each.value)]
  .some(each => each.includes(text))"""


async def test_signing_out_leaves_nothing_of_what_was_done(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register(WRITTEN)
        await visit.try_it(DONE)
        await visit.save_it(DONE)
        assert await visit.page.evaluate(ANYWHERE, WRITTEN)
        await visit.page.get_by_role("banner").get_by_role("button", name="Logga ut").click()
        await expect(visit.page.get_by_role("banner").get_by_role("button", name="Logga in")).to_be_visible()
        await expect(visit.panel.get_by_role("heading", name="Vad vill du göra?")).to_be_visible()
        # GraphiQL saves its tabs half a second after the last change.
        await visit.page.wait_for_timeout(1000)
        assert not await visit.page.evaluate(ANYWHERE, WRITTEN)
        # Nor is the draft suggested to the next.
        await visit.panel.get_by_role("button", name="Registrera och ändra").click()
        await visit.choose("Avbryt ett initiativ")
        await visit.panel.get_by_role("button", name="Välj i listan").click()
        await visit.panel.get_by_label("Sök i listan").fill(WRITTEN)
        await expect(visit.panel).to_contain_text("Här finns inget att välja.")


async def test_reloading_and_going_back_lead_where_one_was(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.panel.get_by_label("Titel").first.fill("Skrivs klart")
        await expect(visit.page).to_have_url(re.compile("#/RegisterPilot$"))
        await visit.page.wait_for_timeout(1000)
        await visit.reload()
        await expect(visit.panel.get_by_label("Titel").first).to_have_value("Skrivs klart")
        await visit.panel.get_by_role("button", name="Till listan").click()
        await visit.choose("Starta ett initiativ")
        await visit.page.go_back()
        await expect(visit.panel.get_by_role("heading", name="Vad vill du göra?")).to_be_visible()
        await visit.page.go_forward()
        await expect(visit.panel.get_by_role("heading", name="Starta ett initiativ")).to_be_visible()


async def test_an_address_opens_what_it_names_and_reloading_opens_nothing_more(
    browser: Browser, registry: Workbench
) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        other = Visit(await visit.page.context.new_page(), visit.address)
        await other.page.goto(f"{visit.address}/graphiql/#/SameSizeTakesPart")
        for _ in range(2):
            await expect(other.panel.get_by_role("combobox", name="Område")).to_have_value("Ekonomiskt bistånd")
            # GraphiQL saves its tabs half a second after the last change.
            await other.page.wait_for_timeout(1000)
            await other.reload()
        saved = await other.page.evaluate("JSON.parse(sessionStorage['graphiql:tabState']).tabs.length")
        assert saved == 2


async def test_ones_own_key_is_marked_and_warned_about(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "administrator", "Återkalla en nyckel") as visit:
        await visit.panel.get_by_role("button", name="Välj i listan").click()
        own = visit.panel.locator(".choices").get_by_role("button", name="den nyckel som du är inloggad med")
        await expect(own).to_have_count(1)
        await own.click()
        await visit.panel.get_by_label("Skäl").fill("Provet är slut")
        await visit.try_it("nyckeln är återkallad")
        await visit.outcome.get_by_role("button", name="Spara på riktigt").click()
        asked = visit.page.get_by_role("dialog", name="Vill du verkligen göra det här?")
        await expect(asked).to_contain_text("Det är den nyckel som du själv är inloggad med.")
        await expect(asked).to_contain_text("Ingen annan nyckel i listan har samma behörighet.")
        await asked.get_by_role("button", name="Avbryt").click()
        [(count,)] = await registry.sql("select count(*) from api_keys where publication = 'WITHDRAWN'")
        assert count == 0


# What writes it names no default style, and every spreadsheet has one of its own.
@pytest.mark.filterwarnings("ignore:Workbook contains no default style:UserWarning")
async def test_a_table_is_taken_along_as_csv_and_as_a_workbook(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": 1280, "height": 800}) as visit:
        await visit.run("Vilka är med i Tidigt stöd, och vad har det gett?")
        button = visit.answers.get_by_role("button", name="Ladda ned som CSV: Kommuner i piloten")
        async with visit.page.expect_download() as starting:
            await button.click()
        download = await starting.value
        assert download.suggested_filename == "kommuner-i-piloten.csv"
        text = (await download.path()).read_text("utf-8-sig")
        assert text.startswith("Organisation;")
        assert "\nKungälv;" in text
        async with visit.page.expect_download() as starting:
            await visit.answers.get_by_role("button", name="Ladda ned som Excel: Kommuner i piloten").click()
        download = await starting.value
        assert download.suggested_filename == "kommuner-i-piloten.xlsx"
        sheet = load_workbook(BytesIO((await download.path()).read_bytes())).active
        assert sheet is not None
        assert sheet["A1"].value == "Organisation"
        assert "Kungälv" in [row[0] for row in sheet.values]


async def test_at_twice_the_size_all_is_one_column_with_saving_in_reach(browser: Browser, registry: Workbench) -> None:
    for size in ({"width": 640, "height": 400}, {"width": 390, "height": 844}):
        async with visiting(browser, address_of(registry), viewport=size) as visit:
            await visit.sign_in(SECRETS["rss"])
            await visit.choose("Registrera en pilot")
            await visit.register(f"Smal {size['width']}")
            await visit.try_it(DONE)
            assert await visit.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            save = visit.outcome.get_by_role("button", name="Spara på riktigt")
            await save.scroll_into_view_if_needed()
            await save.click()
            await expect(visit.outcome).to_contain_text(f"Sparat: {DONE}")
            # Whoever pressed it goes on at what came of it.
            await expect(visit.outcome).to_be_focused()


async def test_the_keyboard_stays_where_one_is(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": 1280, "height": 800}) as visit:
        await visit.sign_in(SECRETS["rss"])
        await expect(visit.page.get_by_role("banner").get_by_role("button", name="Prov")).to_be_focused()
        await visit.choose("Registrera en pilot")
        await visit.register("Stannar kvar")
        button = visit.panel.get_by_role("button", name="Provkör", exact=True)
        await visit.try_it(DONE)
        await expect(button).to_be_focused()
