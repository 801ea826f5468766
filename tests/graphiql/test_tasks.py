"""The commonest tasks of an administrator, in a real browser from signing in to what the registry keeps of it.

Each signs in with a key, picks the task, changes what is filled in, tries it, saves it and reads the answer in words.
"""

from pathlib import Path
from typing import Any

from playwright.async_api import Browser, expect

from tests.helpers.browsing import working
from tests.helpers.workbench import Workbench

EARLY = "Samverkanspilot Tidigt stöd inom missbruk och ekonomiskt bistånd"
INITIATIVE = "query Q($slug: String!) { initiative(slug: $slug) { title publication version } }"
PARTS = """query Q($slug: String!) { initiative(slug: $slug) {
  participations(first: 100) { nodes { status note organisation { name } lessons { nodes { text } } } } } }"""


async def titles(registry: Workbench, caller: str | None) -> set[str]:
    """The titles of all initiatives that someone sees."""
    found = await registry(caller, "{ initiatives(first: 100) { nodes { title } } }")
    return {each["title"] for each in found["initiatives"]["nodes"]}


async def parts(registry: Workbench, slug: str) -> dict[str, Any]:
    """The participations in an initiative by the organisation's name."""
    found = await registry("rss", PARTS, slug=slug)
    return {each["organisation"]["name"]: each for each in found["initiative"]["participations"]["nodes"]}


# ---- Five tasks


async def test_a_pilot_is_registered(browser: Browser, registry: Workbench, tmp_path: Path) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Stöd i tid för unga")
        await visit.try_it("piloten är registrerad som utkast")
        assert "Stöd i tid för unga" not in await titles(registry, "rss")
        await visit.save_it("piloten är registrerad som utkast")
        await expect(visit.outcome).to_contain_text("Stöd i tid för unga")
        await expect(visit.outcome).to_contain_text("utkast")
        await visit.page.screenshot(path=tmp_path / "register.png")
    assert "Stöd i tid för unga" in await titles(registry, "rss")
    assert "Stöd i tid för unga" not in await titles(registry, None)


async def test_municipalities_are_added_to_a_pilot(browser: Browser, registry: Workbench, tmp_path: Path) -> None:
    pilot = await registry.an_initiative(title="Många kommuner")
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        await visit.pick("många", "Många kommuner")
        first = visit.panel.get_by_role("group", name="Deltagare 1")
        await visit.fill_reference(first.get_by_role("combobox").first, "kungälv", "Kungälv")
        for place, name in ((2, "Lerum"), (3, "Ale")):
            await visit.panel.get_by_role("button", name="Lägg till en rad").first.click()
            row = visit.panel.get_by_role("group", name=f"Deltagare {place}")
            await visit.fill_reference(row.get_by_role("combobox").first, name)
            await row.get_by_label("Status").select_option("INVITED")
        await visit.try_it("deltagarna är tillagda")
        assert await parts(registry, pilot["slug"]) == {}
        await visit.save_it("deltagarna är tillagda")
        await expect(visit.outcome).to_contain_text("Kungälv")
        await visit.page.screenshot(path=tmp_path / "add.png")
    found = await parts(registry, pilot["slug"])
    assert {name: each["status"] for name, each in found.items()} == {
        "Kungälv": "STATED",
        "Lerum": "INVITED",
        "Ale": "INVITED",
    }


async def test_needs_are_linked_to_a_pilot(browser: Browser, registry: Workbench, tmp_path: Path) -> None:
    pilot = await registry.an_initiative(title="Svarar på behov")
    for title in ("Första behovet", "Andra behovet"):
        await registry.a_need(title=title)
    async with working(browser, registry, "rss", "Koppla kunskapsbehov till ett initiativ") as visit:
        await visit.pick("svarar", "Svarar på behov")
        for place, need in ((1, "Första behovet"), (2, "Andra behovet")):
            row = visit.panel.get_by_role("combobox", name=f"Kunskapsbehov {place}")
            await visit.fill_reference(row, need)
        await visit.try_it("kunskapsbehoven är kopplade")
        await visit.save_it("kunskapsbehoven är kopplade")
        await visit.page.screenshot(path=tmp_path / "link.png")
    query = "query Q($slug: String!) { initiative(slug: $slug) { needs { nodes { title } } } }"
    found = (await registry(None, query, slug=pilot["slug"]))["initiative"]["needs"]["nodes"]
    assert {each["title"] for each in found} == {"Första behovet", "Andra behovet"}


async def test_two_needs_are_merged(browser: Browser, registry: Workbench, tmp_path: Path) -> None:
    kept, twin = [await registry.a_need(title=title) for title in ("Blir kvar", "Samma sak igen")]
    async with working(browser, registry, "national", "Slå ihop två behov") as visit:
        await visit.pick("blir kvar", "Blir kvar")
        await visit.fill_reference(visit.panel.get_by_role("combobox").first, "Samma sak igen")
        await visit.panel.get_by_label("Skäl").fill("Samma behov med andra ord")
        await visit.try_it("behoven är sammanslagna")
        # It cannot be undone, so it is asked once more, and told what goes.
        await visit.outcome.get_by_role("button", name="Spara på riktigt").click()
        asked = visit.page.get_by_role("dialog", name="Vill du verkligen göra det här?")
        await expect(asked).to_contain_text("Samma sak igen")
        await expect(asked).to_contain_text("Det går inte att ångra.")
        await asked.get_by_role("button", name="Avbryt").click()
        await expect(visit.outcome).to_contain_text("Inget är sparat.")
        await visit.outcome.get_by_role("button", name="Spara på riktigt").click()
        await asked.get_by_role("button", name="Ja: slå ihop två behov").click()
        await expect(visit.outcome).to_contain_text("Sparat: behoven är sammanslagna")
        await visit.page.screenshot(path=tmp_path / "merge.png")
    query = "query Q($slug: String!) { knowledgeNeed(slug: $slug) { state mergedInto { slug } } }"
    found = (await registry(None, query, slug=twin["slug"]))["knowledgeNeed"]
    assert found == {"state": "CLOSED", "mergedInto": {"slug": kept["slug"]}}


async def test_an_interest_is_answered(browser: Browser, registry: Workbench, tmp_path: Path) -> None:
    pilot = await registry.an_initiative(title="Öppen för fler")
    malmo = {"initiative": {"slug": pilot["slug"]}, "organisation": {"name": "Malmö"}}
    await registry.done("other", "expressInterest", "", **malmo)
    async with working(browser, registry, "rss", "Säg ja till ett intresse, en inbjudan eller det som uppges") as visit:
        await visit.pick("malmö", "Malmö i Öppen för fler")
        await visit.panel.get_by_label("Anteckning", exact=True).fill("Vi ses i mars")
        await visit.try_it("deltagandet är bekräftat")
        assert (await parts(registry, pilot["slug"]))["Malmö"]["status"] == "INTERESTED"
        await visit.save_it("deltagandet är bekräftat")
        await expect(visit.outcome).to_contain_text("Vi ses i mars")
        await visit.page.screenshot(path=tmp_path / "answer.png")
    found = (await parts(registry, pilot["slug"]))["Malmö"]
    assert (found["status"], found["note"]) == ("CONFIRMED", "Vi ses i mars")


async def test_a_lesson_is_written_down(browser: Browser, registry: Workbench, tmp_path: Path) -> None:
    async with working(browser, registry, "municipality", "Skriv ned en lärdom") as visit:
        await visit.pick("kungälv tidigt stöd", f"Kungälv i {EARLY}")
        await visit.panel.get_by_label("Slag").select_option("DID_NOT_WORK")
        await visit.panel.get_by_label("Text").fill("Vi började för sent på året.")
        await visit.try_it("lärdomen är nedskriven")
        slug = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"
        assert (await parts(registry, slug))["Kungälv"]["lessons"]["nodes"] == []
        await visit.save_it("lärdomen är nedskriven")
        await expect(visit.outcome).to_contain_text("Vi började för sent på året.")
        await visit.page.screenshot(path=tmp_path / "lesson.png")
    assert (await parts(registry, slug))["Kungälv"]["lessons"]["nodes"] == [{"text": "Vi började för sent på året."}]


async def test_a_draft_is_published_and_taken_back(browser: Browser, registry: Workbench, tmp_path: Path) -> None:
    fields = {"title": "Ett utkast", "kind": "PILOT"}
    made = (await registry.done("rss", "createInitiative", "initiative { slug }", fields=fields))["initiative"]
    async with working(browser, registry, "rss", "Publicera") as visit:
        await visit.pick("ett utkast", "Ett utkast")
        await visit.try_it("posten är publicerad och syns för alla")
        assert "Ett utkast" not in await titles(registry, None)
        await visit.save_it("posten är publicerad och syns för alla")
        assert "Ett utkast" in await titles(registry, None)
        await visit.page.screenshot(path=tmp_path / "publish.png")
        # What often follows is filled in from the answer.
        await visit.outcome.get_by_role("button", name="Återta").click()
        await expect(visit.panel).to_contain_text("Vald: Ett utkast")
        await visit.panel.get_by_label("Skäl").fill("Lades upp av misstag")
        await visit.try_it("posten är återtagen")
        await visit.save_it("posten är återtagen")
        await visit.page.screenshot(path=tmp_path / "withdraw.png")
    assert "Ett utkast" not in await titles(registry, None)
    found = (await registry("rss", INITIATIVE, slug=made["slug"]))["initiative"]
    assert found["publication"] == "WITHDRAWN"
    assert await registry.sql("select withdrawn_because from initiatives where slug = $1", made["slug"]) == [
        ("Lades upp av misstag",)
    ]
