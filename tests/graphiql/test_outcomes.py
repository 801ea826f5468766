"""What the page says of a run: what must be put right and where, what was kept, and what was not."""

from pathlib import Path

from playwright.async_api import Browser, Locator, expect

from tests.helpers.browsing import Visit, address_of, visiting, working
from tests.helpers.editors import write_headers, write_query
from tests.helpers.workbench import SECRETS, Workbench

DONE = "piloten är registrerad som utkast"


async def drafts(registry: Workbench, title: str) -> int:
    """How many initiatives have a title."""
    [(count,)] = await registry.sql("select count(*) from initiatives where title = $1", title)
    return int(count)


def a_row(visit: Visit, place: int) -> Locator:
    """The organisation in a row of participants."""
    return visit.panel.get_by_role("group", name=f"Deltagare {place}").get_by_role("combobox").first


async def test_what_is_wrong_is_said_with_its_place_and_the_way_there(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        await visit.pick("tidigt", "Samverkanspilot Tidigt stöd")
        await a_row(visit, 1).fill("Lerum")
        await visit.panel.get_by_role("button", name="Lägg till en rad").first.click()
        name = a_row(visit, 2)
        await name.fill("Kungelv")
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("Det gick inte. Inget är sparat.")
        rows = visit.outcome.get_by_role("region", name="Rader att rätta").locator("tbody").get_by_role("row")
        await expect(rows).to_have_count(1)
        await expect(rows.first).to_contain_text("Kungelv")
        await expect(rows.first).to_contain_text("Menade du Kungälv?")
        await expect(name).to_have_attribute("aria-invalid", "true")
        await rows.first.get_by_role("button", name="Organisation, Namn").click()
        await expect(name).to_be_focused()


async def test_all_that_is_wrong_is_said_at_once(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        await visit.pick("tidigt", "Samverkanspilot Tidigt stöd")
        names = [a_row(visit, row) for row in (1, 2)]
        await names[0].fill("Kungelv")
        await visit.panel.get_by_role("button", name="Lägg till en rad").first.click()
        await names[1].fill("Kungelv")
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        rows = visit.outcome.get_by_role("region", name="Rader att rätta").locator("tbody").get_by_role("row")
        await expect(rows).to_have_count(2)
        for row, name in enumerate(names, 1):
            await expect(rows.nth(row - 1)).to_contain_text(f"{row}")
            await expect(name).to_have_attribute("aria-invalid", "true")
        await expect(visit.outcome.get_by_role("button", name="Spara på riktigt")).to_have_count(0)


async def test_what_came_of_a_run_stays_with_its_tab(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("I sin flik")
        await visit.try_it(DONE)
        await visit.save_it(DONE)
        await visit.panel.get_by_role("button", name="Till listan").click()
        await visit.choose("Skriv ned en lärdom")
        await expect(visit.outcome).to_be_empty()
        await visit.show_code()
        await visit.page.get_by_role("button", name="Registrera en pilot", exact=True).click()
        await expect(visit.outcome).to_contain_text(f"Sparat: {DONE}")
        await expect(visit.outcome).to_contain_text("I sin flik")
        await visit.reload()
        await expect(visit.outcome).to_be_empty()


async def test_what_stops_nothing_is_said_beside_what_was_done(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        await visit.pick("tidigt", "Samverkanspilot Tidigt stöd")
        await visit.fill_reference(a_row(visit, 1), "Kungälv")
        await visit.try_it("deltagarna är tillagda")
        await expect(visit.outcome).to_contain_text("Organisationen deltar redan; inget lades till.")


async def test_each_row_of_many_is_told_of_by_itself_tried_and_saved(
    browser: Browser, registry: Workbench, tmp_path: Path
) -> None:
    pilot = await registry.an_initiative("national", title="Rad för rad")
    given = {"organisation": {"name": "Kungälv"}, "status": "INVITED"}
    await registry.done("national", "addParticipants", "", initiative={"id": pilot["id"]}, participants=[given])
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        await visit.pick("rad för", "Rad för rad")
        for row, name in enumerate(("Lerum", "Kungälv", "Kungelv"), 1):
            if row > 1:
                await visit.panel.get_by_role("button", name="Lägg till en rad").first.click()
            await a_row(visit, row).fill(name)
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome.get_by_role("region", name="Rader att rätta")).to_contain_text("Kungelv")
        await visit.outcome.get_by_text("Rader som är rätt: 2 av 3. När felen är rättade: ").click()
        right = visit.outcome.get_by_role("region", name="Rader som är rätt").locator("tbody").get_by_role("row")
        await expect(right).to_contain_text(["2Kungälvstår med andra uppgifter", "1Lerumlades till"])
        await visit.page.screenshot(path=tmp_path / "right.png", full_page=True)
        await visit.panel.get_by_label("Vid fel").select_option("KEEP_GOING")
        await visit.try_it("deltagarna är tillagda")
        rows = visit.outcome.get_by_role("region", name="Rad för rad").locator("tbody").get_by_role("row")
        expected = [
            "3KungelvavvisadesOrganisation, Namn: ",
            "2Kungälvstår med andra uppgifterStatus: raden säger uppgiven, där står inbjuden",
            "1Lerumlades till",
        ]
        for _ in range(2):
            await expect(visit.outcome).to_contain_text("1 lades till, 1 står med andra uppgifter, 1 avvisades.")
            await expect(rows).to_contain_text(expected)
            if await visit.outcome.get_by_role("button", name="Spara på riktigt").count():
                await visit.save_it("deltagarna är tillagda")


async def test_a_conflict_shows_how_the_record_stands_and_how_to_go_on(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Två på en gång")
    async with working(browser, registry, "rss", "Ändra uppgifter om ett initiativ") as visit:
        await visit.pick("två på en gång", "Två på en gång")
        await visit.panel.get_by_label("Fas", exact=True).fill("Skrivet samtidigt")
        changed = {"initiative": {"id": pilot["id"]}, "seen": pilot["version"], "fields": {"title": "Någon var före"}}
        await registry.done("rss", "updateInitiative", "", **changed)
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("Har ändrats av någon annan.")
        await expect(visit.outcome).to_contain_text("Så står posten nu: Någon var före")
        now = pilot["version"] + 1
        await visit.outcome.get_by_role("button", name=f"Använd version {now}").click()
        await visit.try_it("uppgifterna är ändrade")


async def test_nothing_is_sent_before_the_record_is_chosen(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Publicera") as visit:
        sent = len(visit.asked)
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.panel).to_contain_text("Välj först vilken post det gäller.")
        await expect(visit.panel.get_by_role("button", name="Välj i listan")).to_be_focused()
        assert [each for each in visit.asked[sent:] if each.endswith("/graphql")] == []


async def test_only_what_was_tried_is_saved(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        title = visit.panel.get_by_label("Titel").first
        await visit.register("Provad")
        await visit.try_it(DONE)
        await title.fill("Ändrad efteråt")
        # It is told before anyone saves, and saving is out of reach until it is tried.
        await expect(visit.outcome).to_contain_text("Formuläret är ändrat sedan du provkörde.")
        await expect(visit.outcome.get_by_role("button", name="Spara på riktigt")).to_have_count(0)
        await visit.outcome.get_by_role("button", name="Provkör igen").click()
        await expect(visit.outcome).to_contain_text("Ändrad efteråt")
        assert await drafts(registry, "Provad") + await drafts(registry, "Ändrad efteråt") == 0
        await visit.save_it(DONE)
    assert await drafts(registry, "Ändrad efteråt") == 1


async def test_what_is_made_is_made_once_and_the_form_is_ready_for_another(
    browser: Browser, registry: Workbench
) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        title, summary = visit.panel.get_by_label("Titel").first, visit.panel.get_by_label("Sammanfattning").first
        await visit.register("En enda gång")
        await summary.fill("Skrivet i formuläret")
        await visit.try_it(DONE)
        # All that would be set is shown, be it asked for in the act's own file or not.
        await expect(visit.outcome).to_contain_text("Skrivet i formuläret")
        await visit.save_it(DONE)
        await expect(title).to_have_value("")
        await visit.panel.get_by_role("button", name="Provkör", exact=True).press("Control+Enter")
        await expect(visit.outcome).to_contain_text("behöver rättas först")
        await visit.settle()
    assert await drafts(registry, "En enda gång") == 1


async def test_a_likely_duplicate_is_opened_from_the_warning_and_the_form_is_still_there(
    browser: Browser, registry: Workbench
) -> None:
    await registry.an_initiative(title="Finns redan i Skogsbygden")
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Finns redan i Skogsbygden")
        await visit.try_it(DONE)
        await visit.outcome.get_by_role("button", name="Finns redan i Skogsbygden").click()
        await expect(visit.panel.get_by_role("heading", name="Initiativsida")).to_be_focused()
        await expect(visit.panel.get_by_role("combobox")).to_have_value("Finns redan i Skogsbygden")
        await visit.settle()
        await visit.page.go_back()
        await expect(visit.panel.get_by_label("Titel").first).to_have_value("Finns redan i Skogsbygden")
        await visit.save_it(DONE)
        await visit.outcome.get_by_role("button", name="Skapa en till").click()
        await expect(visit.panel.get_by_label("Titel").first).to_have_value("")


async def test_a_press_that_sent_nothing_gives_no_leave_to_save_later(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Inte ännu")
        await visit.try_it(DONE)
        await visit.panel.get_by_role("button", name="Visa koden").click()
        await write_headers(visit, "{ x: ")
        await visit.outcome.get_by_role("button", name="Spara på riktigt").click()
        await expect(visit.outcome).to_contain_text("Inget skickades.")
        await write_headers(visit, "{")
        await visit.try_it(DONE)
    assert await drafts(registry, "Inte ännu") == 0


async def test_without_the_switch_it_is_saved_at_once_and_the_next_act_is_tried_again(
    browser: Browser, registry: Workbench
) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Direkt")
        switch = visit.page.get_by_role("switch", name="Provkör: inget sparas")
        await expect(switch).to_be_checked()
        await switch.uncheck()
        await visit.panel.get_by_role("button", name="Spara", exact=True).click()
        await expect(visit.outcome).to_contain_text(f"Sparat: {DONE}")
        await visit.panel.get_by_role("button", name="Till listan").click()
        await visit.choose("Starta ett initiativ")
        await expect(switch).to_be_checked()
    assert await drafts(registry, "Direkt") == 1


async def test_an_act_of_ones_own_is_tried_as_well(browser: Browser, registry: Workbench) -> None:
    act = 'createInitiative(input: { fields: { title: "Egen", kind: PILOT } })'
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.panel.get_by_role("button", name="Visa koden").click()
        await write_query(visit, f"mutation {{ {act} {{ initiative {{ title }} userErrors {{ code }} }} }}")
        await expect(visit.page.get_by_role("switch", name="Provkör: inget sparas")).to_be_checked()
        await visit.page.get_by_role("button", name="Kör frågan").click()
        # Without a file of its own it is called as the contract calls it.
        await expect(visit.outcome).to_contain_text("Provkört: registrera ett initiativ.")
        await write_query(visit, f"mutation {{ {act} {{ initiative {{ title }} }} }}")
        await visit.page.get_by_role("button", name="Kör frågan").click()
        await expect(visit.outcome).to_contain_text("Svaret säger inte hur det gick.")
    assert await drafts(registry, "Egen") == 0


async def test_variables_that_are_no_json_are_told_of_in_words(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.panel.get_by_role("button", name="Visa koden").click()
        await visit.page.get_by_role("group", name="Variabler", exact=True).click()
        await visit.page.keyboard.press("Control+A")
        await visit.page.keyboard.insert_text("{ title: ")
        await expect(visit.panel).to_contain_text("Variablerna är inte skrivna som JSON")
        await visit.page.get_by_role("button", name="Kör frågan").click()
        await expect(visit.outcome).to_contain_text("Inget skickades. Variablerna är inte skrivna som JSON")
        await visit.panel.get_by_role("button", name="Börja om").click()
        await visit.register("Från början")
        await visit.try_it(DONE)


async def test_what_the_quarterly_sheet_shows_is_confirmed_together(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": 1440, "height": 900}) as visit:
        await visit.sign_in(SECRETS["rss"])
        await visit.panel.get_by_role("button", name="Ställa en fråga").click()
        await visit.choose("Kvartalsblad: vad vi ska se över")
        await visit.panel.get_by_label("Dagar").fill("0")
        await visit.panel.get_by_role("button", name="Visa svaret").click()
        rows = visit.page.get_by_role("region", name="Att bekräfta").locator("tbody").get_by_role("row")
        await expect(rows.first).to_be_visible()
        shown = await rows.count()
        await visit.page.get_by_role("button", name="Bekräfta många poster").click()
        await expect(visit.panel.get_by_role("group", name=f"Poster {shown}", exact=True)).to_be_visible()
        await visit.try_it("uppgifterna är bekräftade")
        await visit.save_it("uppgifterna är bekräftade")
    [(confirmed,)] = await registry.sql(
        "select count(*) from initiatives where last_confirmed_at > now() - interval '1 hour'"
    )
    assert confirmed > 0
