"""Bringing in a file that is all that its source has: what it lacks is shown, and withdrawn when that is meant."""

from pathlib import Path

from playwright.async_api import Browser, expect

from tests.graphiql.test_importing import TITLE, a_file, try_it
from tests.helpers.accessible import SIZES, Checked, checker
from tests.helpers.browsing import Visit, address_of, visiting
from tests.helpers.workbench import SECRETS, Workbench


async def test_what_a_whole_file_lacks_is_shown_by_name_and_withdrawn_when_that_is_meant(
    browser: Browser, registry: Workbench, tmp_path: Path
) -> None:
    heads = "nyckel;titel;slag\r\n"
    rows = [f"hel-{each};Uppdrag {each} i en hel fil;uppdrag\r\n" for each in range(4)]
    system = await registry.a_key("hel mängd", "NATIONAL_EDITOR", None, (), ("hel-fil",))
    states = "select publication from mandates m join external_ids e on e.record_id = m.id where system = 'hel-fil'"

    async def bring(visit: Visit, content: str) -> None:
        await visit.panel.get_by_label("Fil", exact=True).set_input_files(a_file(content))
        await try_it(visit)

    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.sign_in(SECRETS[system])
        await visit.choose(TITLE)
        await visit.panel.get_by_label("Slag av poster").select_option("mandates")
        await visit.panel.get_by_label("Filen är allt som källan har").check()
        await bring(visit, heads + "".join(rows))
        await expect(visit.outcome).to_contain_text("Allt som källan har berättat om finns i filen, så inget återtas.")
        await visit.outcome.get_by_role("button", name="Läs in").click()
        await expect(visit.outcome).to_contain_text("4 skapades")
        # Another system knows one of those that go.
        [(known,)] = await registry.sql("select record_id from external_ids where value = 'hel-3'")
        await registry.done(
            "national",
            "updateMandate",
            "mandate { id }",
            mandate={"id": f"mandate_{known.hex}"},
            seen=1,
            fields={"externalIds": [{"system": each, "value": "hel-3"} for each in ("hel-fil", "annat-fil")]},
        )
        await bring(visit, heads + "".join(rows[:2]))
        lacking = visit.page.get_by_role("region", name="Finns inte i filen")
        await expect(lacking.get_by_role("row")).to_have_count(3)
        await expect(lacking).to_contain_text("Uppdrag 2 i en hel filåtertas")
        await expect(lacking).to_contain_text('Uppdrag 3 i en hel filstår kvarSystemet "annat-fil" har också en nyckel')
        await expect(visit.outcome).to_contain_text("En post återtas när du läser in. En post står kvar")
        await expect(visit.outcome).to_contain_text("mer än en tiondel")
        await visit.page.screenshot(path=tmp_path / "lacking.png", full_page=True)
        # Nothing is done before it is said to be meant.
        button = visit.outcome.get_by_role("button", name="Läs in")
        await expect(button).to_have_attribute("aria-disabled", "true")
        await button.click(force=True)
        assert {each for (each,) in await registry.sql(states)} == {"DRAFT"}
        await Checked(visit, checker()).check("what is lacking")
        await visit.outcome.get_by_label("Återta posten").check()
        await button.click()
        await expect(visit.outcome).to_contain_text("Inläst: uppdrag.csv")
        await expect(visit.outcome).to_contain_text("En post återtogs.")
        await visit.page.screenshot(path=tmp_path / "withdrawn.png", full_page=True)
        assert sorted(each for (each,) in await registry.sql(states)) == ["DRAFT", "DRAFT", "DRAFT", "WITHDRAWN"]
        # A row that cannot be sent may be about anything.
        await bring(visit, heads + rows[0] + ";Utan nyckel;uppdrag\r\n")
        await expect(visit.outcome).to_contain_text("En rad går inte att skicka, så det är inte känt vad de gäller.")
        await expect(visit.outcome.get_by_role("button", name="Läs in")).to_have_count(0)
        # What is right in it is told all the same.
        await visit.panel.get_by_text("Rader som är rätt: 1 av 2. 1 oförändrad").click()
        right = visit.page.get_by_role("region", name="Rader som är rätt")
        await expect(right).to_contain_text("hel-0oförändrad")
