"""The page at /graphiql/ in a real browser: someone picks a ready-made question, runs it and reads the answer."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from registry.settings import Settings
from tests.helpers.browsing import visiting

# The question that the list begins with, and what its answer tells.
TITLE = "Vilka är med i Tidigt stöd, och vad har det gett?"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_ready_made_question_is_picked_run_and_answered(
    browser: Browser, live_server: str, tmp_path: Path, scheme: str
) -> None:
    size = {"width": 1440, "height": 900}
    async with visiting(browser, live_server, color_scheme=scheme, viewport=size) as visit:
        await visit.run(TITLE)
        await expect(visit.answers).to_contain_text("Samverkanspilot Tidigt stöd")
        towns = visit.answers.get_by_role("region", name="Kommuner i piloten").get_by_role("row")
        await expect(towns.first).to_contain_text("Organisation")
        await expect(towns.nth(1)).to_contain_text("Kungälv")
        # The window is named after what is open, so that several can be told apart.
        await expect(visit.page).to_have_title(f"{TITLE} – {Settings.model_fields['name'].default}")
        await visit.settle()
        await visit.page.screenshot(path=tmp_path / f"answer-{scheme}.png")


async def test_the_list_is_searched(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server) as visit:
        await visit.panel.get_by_role("searchbox").fill("tidigt stöd")
        await expect(visit.panel.get_by_role("listitem")).to_have_count(1)
        await visit.panel.get_by_role("searchbox").fill("xyzzy")
        await expect(visit.panel).to_contain_text("Inget passar")


async def test_a_search_finds_questions_and_acts(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server) as visit:
        await visit.panel.get_by_role("searchbox").fill("intresse")
        for title in ("Anmäl intresse", "Intressen och inbjudningar som väntar på svar"):
            await expect(visit.panel.get_by_role("button", name=title, exact=False).first).to_be_visible()
        # Many who search here mean the records.
        await visit.panel.get_by_role("button", name="Sök ”intresse” i registret").click()
        await expect(visit.panel.get_by_label("Sökord")).to_have_value("intresse")


async def test_a_variable_is_filled_in_without_writing_json(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server) as visit:
        await visit.choose("Vad deltar vi i?")
        # The key is chosen as what it leads to.
        await visit.fill_reference(visit.panel.get_by_role("combobox"), "Härryda")
        await visit.show_code()
        await expect(visit.page.get_by_role("group", name="Variabler", exact=True)).to_contain_text('"code": "1401"')
        await visit.panel.get_by_role("button", name="Visa svaret").click()
        await expect(visit.answers).to_contain_text("Härryda")


async def test_a_refusal_is_shown_in_swedish_too(browser: Browser, live_server: str) -> None:
    async with visiting(browser, live_server) as visit:
        await visit.page.get_by_role("group", name="Fråga", exact=True).click()
        await visit.page.keyboard.press("Control+A")
        # The editor closes the last bracket itself; here it closes it in a comment.
        await visit.page.keyboard.insert_text("{ initiatives(first: 1000) { totalCount } } # {")
        await visit.page.get_by_role("button", name="Kör frågan").click()
        await expect(visit.answer).to_contain_text("0 till 100 poster")
        await expect(visit.outcome).to_contain_text("Registret kunde inte svara.")
        await expect(visit.outcome).to_contain_text("0 till 100 poster")
        # The browser's own line on the console; the page says nothing more.
        assert ["status of 400" in each for each in visit.complaints] == [True]
        visit.complaints.clear()


async def test_the_page_fits_a_telephone(browser: Browser, live_server: str, tmp_path: Path) -> None:
    async with visiting(browser, live_server, viewport={"width": 390, "height": 844}) as visit:
        await visit.page.screenshot(path=tmp_path / "list.png")
        await visit.run(TITLE)
        await expect(visit.answers).to_contain_text("Samverkanspilot Tidigt stöd")
        await visit.page.screenshot(path=tmp_path / "answer.png")
        assert await visit.page.evaluate("document.documentElement.scrollWidth") <= 390


async def test_the_editors_follow_when_the_system_turns_dark(browser: Browser, live_server: str) -> None:
    size = {"width": 1440, "height": 900}
    async with visiting(browser, live_server, color_scheme="light", viewport=size) as visit:
        written = visit.page.locator(".graphiql-query-editor .view-line span span").first
        await expect(written).to_be_visible()
        light = await written.evaluate("each => getComputedStyle(each).color")
        await visit.page.emulate_media(color_scheme="dark")
        await expect(written).not_to_have_css("color", light)
