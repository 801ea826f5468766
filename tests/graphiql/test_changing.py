"""Changing what is there: the form shows how the record stands, and only what was changed is sent."""

from typing import Any

from playwright.async_api import Browser, Locator, expect

from tests.graphiql.test_forms import tried_with
from tests.helpers.browsing import Visit, working
from tests.helpers.workbench import Workbench

CHANGE = "Ändra uppgifter om ett initiativ"
DONE = "uppgifterna är ändrade"


def field(visit: Visit, label: str) -> Locator:
    """A field of the form by its label."""
    return visit.panel.get_by_label(label, exact=True).first


async def test_the_form_shows_how_the_record_stands_and_sends_what_changed(
    browser: Browser, registry: Workbench
) -> None:
    period = {"start": "2026-01", "startIs": "ACTUAL", "end": "2027-12", "endIs": "PLANNED"}
    pilot = await registry.an_initiative(
        title="Laddas", summary="Som det var", phaseNote="Mitt i", period=period, methods=["IPS"]
    )
    async with working(browser, registry, "rss", CHANGE) as visit:
        await visit.pick("laddas", "Laddas")
        await expect(field(visit, "Titel")).to_have_value("Laddas")
        await expect(field(visit, "Fas")).to_have_value("Mitt i")
        await expect(field(visit, "Start")).to_have_value("2026-01")
        await expect(visit.panel.get_by_role("group", name="Metoder").get_by_role("textbox").first).to_have_value("IPS")
        await field(visit, "Fas").fill("På slutet")
        await expect(visit.panel).to_contain_text("Ändras. Förut: Mitt i")
        assert await tried_with(visit) == {
            "initiative": {"id": pilot["id"]},
            "seen": pilot["version"],
            "fields": {"phaseNote": "På slutet"},
        }
        # What is written as it was is no change, and what is emptied is said to be empty.
        await field(visit, "Fas").fill("Mitt i")
        await field(visit, "Sammanfattning").fill("")
        assert (await tried_with(visit))["fields"] == {"summary": None}


async def test_without_a_change_nothing_is_sent(browser: Browser, registry: Workbench) -> None:
    await registry.an_initiative(title="Orörd")
    async with working(browser, registry, "rss", CHANGE) as visit:
        await visit.pick("orörd", "Orörd")
        await expect(field(visit, "Titel")).to_have_value("Orörd")
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("Inget är ändrat ännu.")


async def test_a_list_that_is_replaced_begins_with_what_is_in_it(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Har behov")
    first, second = [await registry.a_need(title=title) for title in ("Redan kopplat", "Kopplas nu")]
    given = {"initiative": {"id": pilot["id"]}, "seen": pilot["version"], "fields": {"needs": [{"id": first["id"]}]}}
    await registry.done("rss", "updateInitiative", "", **given)
    async with working(browser, registry, "rss", "Koppla kunskapsbehov till ett initiativ") as visit:
        await visit.pick("har behov", "Har behov")
        needs = visit.panel.get_by_role("group", name="Kunskapsbehov").get_by_role("combobox")
        await expect(needs.first).to_have_value("Redan kopplat")
        await visit.fill_reference(needs.nth(1), "kopplas", "Kopplas nu")
        assert (await tried_with(visit))["needs"] == [{"id": first["id"]}, {"id": second["id"]}]


async def test_another_record_is_another_form(browser: Browser, registry: Workbench) -> None:
    for title in ("Den ena saken", "Den andra saken"):
        await registry.an_initiative(title=title, phaseNote=f"Fas för {title}")
    async with working(browser, registry, "rss", CHANGE) as visit:
        await visit.pick("ena saken", "Den ena saken")
        await expect(field(visit, "Fas")).to_have_value("Fas för Den ena saken")
        await field(visit, "Titel").fill("Skrivet för den ena")
        await visit.panel.get_by_role("button", name="Välj en annan").click()
        await visit.panel.get_by_label("Sök i listan").fill("andra saken")
        await visit.panel.get_by_role("button", name="Den andra saken").click()
        await expect(field(visit, "Fas")).to_have_value("Fas för Den andra saken")
        await expect(field(visit, "Titel")).to_have_value("Den andra saken")


async def test_after_saving_one_goes_on_from_there(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Två gånger")
    async with working(browser, registry, "rss", CHANGE) as visit:
        await visit.pick("två gånger", "Två gånger")
        for note in ("Första ändringen", "Andra ändringen"):
            await expect(field(visit, "Titel")).to_have_value("Två gånger")
            await field(visit, "Fas").fill(note)
            await visit.try_it(DONE)
            await visit.save_it(DONE)
            await visit.settle()
    query = "query Q($slug: String!) { initiative(slug: $slug) { phaseNote version } }"
    found: Any = (await registry("rss", query, slug=pilot["slug"]))["initiative"]
    assert found == {"phaseNote": "Andra ändringen", "version": pilot["version"] + 2}


async def test_a_record_that_got_another_name_is_called_by_it(browser: Browser, registry: Workbench) -> None:
    await registry.an_initiative(title="Hette så förut")
    async with working(browser, registry, "rss", CHANGE) as visit:
        await visit.pick("hette så", "Hette så förut")
        await field(visit, "Titel").fill("Heter så nu")
        await visit.try_it(DONE)
        await visit.save_it(DONE)
        await expect(visit.panel.get_by_label("Vilken post gäller det?")).to_contain_text("Vald: Heter så nu")


async def test_an_answer_keeps_the_message_unless_another_is_written(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Med hälsning")
    malmo = {"initiative": {"slug": pilot["slug"]}, "organisation": {"name": "Malmö"}, "message": "Vi vill gärna"}
    await registry.done("other", "expressInterest", "", **malmo)
    async with working(browser, registry, "rss", "Säg ja till ett intresse, en inbjudan eller det som uppges") as visit:
        await visit.pick("malmö med hälsning", "Malmö i Med hälsning")
        assert "note" not in await tried_with(visit)


async def test_what_is_given_by_its_code_is_shown_by_its_name_and_stands_as_it_is_given(
    browser: Browser, registry: Workbench
) -> None:
    async with working(browser, registry, "national", "Lägg upp en organisation") as visit:
        await visit.panel.get_by_label("Slag").first.select_option("RESEARCH_UNIT")
        await visit.panel.get_by_label("Namn", exact=False).first.fill("FoU i två län")
        counties = visit.panel.get_by_role("group", name="Län")
        for place, code in enumerate(("14", "13")):
            await counties.get_by_role("textbox").nth(place).fill(code)
        await visit.try_it("organisationen är upplagd som utkast")
        await expect(visit.outcome).to_contain_text("Västra Götaland")
        await expect(visit.outcome).to_contain_text("Halland")
        await visit.save_it("organisationen är upplagd som utkast")
    async with working(browser, registry, "national", "Ändra en organisation") as visit:
        await visit.pick("fou i två", "FoU i två län")
        counties = visit.panel.get_by_role("group", name="Län")
        await expect(counties.get_by_role("textbox").nth(0)).to_have_value("13")
        await expect(counties.get_by_role("textbox").nth(1)).to_have_value("14")
