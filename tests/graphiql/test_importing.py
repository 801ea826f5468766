"""Bringing in a file on the page, in a real browser: what was understood, what would come of it, and the same again."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from registry.settings import settings
from schema.importing.understanding import ACTS
from tests.helpers.accessible import SIZES, Checked, checker
from tests.helpers.browsing import Visit, address_of, visiting
from tests.helpers.workbench import SECRETS, SYSTEM, Workbench

TITLE = "Läs in en fil"
#: A table as Excel saves it: a code without its zero, a heading that is not known, a kind that is none, a key twice.
SAVED = (
    "nyckel;titel;slag;mottagare;period, start;påhitt\r\n"
    "{0}-1;Väsby prövar;uppdrag;114;2026-10;x\r\n"
    "{0}-2;Alvesta prövar;uppdrag;0764;2026-10;\r\n"
    "{0}-3;Älvkarleby prövar;vet ej;0319;2026;\r\n"
    "{0}-2;Alvesta prövar;uppdrag;0764;2026-10;\r\n"
)


def a_file(content: str, name: str = "uppdrag.csv") -> Any:
    """A file as someone chooses it."""
    return {"name": name, "mimeType": "text/csv", "buffer": content.encode("windows-1252")}


async def begin(visit: Visit) -> None:
    """Open the task, as someone who has signed in."""
    await visit.choose(TITLE)
    await expect(visit.panel.get_by_label("Slag av poster")).to_be_visible()
    await visit.panel.get_by_label("Slag av poster").select_option("mandates")
    await expect(visit.panel.get_by_label("Källsystem")).to_have_value(SYSTEM)


async def try_it(visit: Visit) -> None:
    await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
    await expect(visit.outcome).to_contain_text("Provkört:")


async def counted(registry: Workbench, key: str) -> int:
    """How many records have a key that begins so."""
    [(found,)] = await registry.sql("select count(*) from external_ids where value like $1", f"{key}-%")
    return int(found)


async def test_a_file_is_tried_brought_in_and_changes_nothing_when_it_is_again(
    browser: Browser, registry: Workbench, tmp_path: Path
) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.sign_in(SECRETS["national"])
        await begin(visit)
        await visit.panel.get_by_label("Fil", exact=True).set_input_files(a_file(SAVED.format("sida")))
        await try_it(visit)
        # What was understood, with what is doubtful by row and column.
        read = visit.panel.get_by_role("region", name="Så lästes filen")
        await expect(read).to_contain_text("4 rader och 5 kolumner. Läses inte: påhitt.")
        first = visit.page.get_by_role("region", name="De första raderna")
        await expect(first.get_by_role("row").nth(1)).to_contain_text("Väsby prövaruppdrag01142026-10")
        doubts = visit.page.get_by_role("region", name="Tveksamt i filen")
        await expect(doubts).to_contain_text("2mottagare114 har tappat sin nolla")
        await expect(doubts).to_contain_text("Windows-1252")
        # What would come of it; nothing is kept.
        await expect(visit.outcome).to_contain_text("2 skapas0 ändras1 oförändrad0 krockar1 vägras")
        rows = visit.page.get_by_role("region", name="Rader att rätta")
        wrong = "4sida-3vägrasslag: Det är inget av de värden som kan stå där. Något av: överenskommelse"
        await expect(rows.get_by_role("row").nth(1)).to_contain_text(wrong)
        # What is right stands beside it, folded away.
        await visit.panel.get_by_text("Rader som är rätt: 3 av 4. 2 skapas, 1 oförändrad").click()
        right = visit.page.get_by_role("region", name="Rader som är rätt")
        await expect(right.get_by_role("row")).to_contain_text(
            ["", "2sida-1skapas", "3sida-2skapas", "5sida-2oförändrad"]
        )
        assert await counted(registry, "sida") == 0
        await visit.page.screenshot(path=tmp_path / "tried.png")
        await visit.outcome.get_by_role("button", name="Läs in").click()
        await expect(visit.outcome).to_contain_text("Inläst: uppdrag.csv")
        await expect(visit.outcome).to_contain_text("2 skapades0 ändrades1 stod redan så")
        assert await counted(registry, "sida") == 2
        async with visit.page.expect_download() as saving:
            await visit.panel.get_by_role("button", name="Ladda ned som CSV: Rad för rad").click()
        await (await saving.value).save_as(tmp_path / "rapport.csv")
        text = (tmp_path / "rapport.csv").read_text("utf-8-sig")
        report = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        assert [(each["Rad"], each["Nyckel"], each["Kod"]) for each in report] == [
            ("4", "sida-3", "REFUSED"),
            ("2", "sida-1", "CREATED"),
            ("3", "sida-2", "CREATED"),
            ("5", "sida-2", "UNCHANGED"),
        ]
        assert report[1]["Post"].startswith("mandate_")
        # The same again.
        await visit.panel.get_by_role("button", name="Provkör samma fil igen").click()
        await expect(visit.outcome).to_contain_text("0 skapas0 ändras3 oförändrade")
        await expect(visit.outcome.get_by_role("button", name="Läs in")).to_have_count(0)
        assert await counted(registry, "sida") == 2


async def test_what_is_pasted_from_a_spreadsheet_is_read_and_what_changed_is_told(
    browser: Browser, registry: Workbench
) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.sign_in(SECRETS["national"])
        await begin(visit)
        await visit.panel.get_by_text("Klistra in i stället").click()
        for title, told in (("Först", "1 skapas"), ("Sedan", "1 ändras")):
            pasted = f"nyckel\ttitel\tslag\nklistrad-1\t{title}\tuppdrag"
            await visit.panel.get_by_label("Rader med rubriker").fill(pasted)
            await try_it(visit)
            await expect(visit.outcome).to_contain_text(told)
            await visit.outcome.get_by_role("button", name="Läs in").click()
            await expect(visit.outcome).to_contain_text("Inläst: inklistrat")
        await expect(visit.page.get_by_role("region", name="Rad för rad")).to_contain_text("ändradestitel")
        await visit.panel.get_by_role("button", name="Provkör samma fil igen").click()
        await expect(visit.outcome).to_contain_text("Inget ändras: allt i filen står redan så i registret.")


async def test_what_stands_by_a_source_that_goes_first_is_told_as_left(
    browser: Browser, registry: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRY_SOURCES_FIRST", f'["by hand", "{SYSTEM}"]')
    settings.cache_clear()
    heads, row = "nyckel;titel;slag\r\n", "kvar-1;{};uppdrag\r\n"
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.sign_in(SECRETS["national"])
        await begin(visit)
        await visit.panel.get_by_label("Fil", exact=True).set_input_files(a_file(heads + row.format("Först")))
        await try_it(visit)
        await visit.outcome.get_by_role("button", name="Läs in").click()
        await expect(visit.outcome).to_contain_text("1 skapades")
        [(made,)] = await registry.sql("select record_id from external_ids where value = 'kvar-1'")
        record = {"id": f"mandate_{made.hex}"}
        await registry.done(
            "national", "updateMandate", "mandate { id }", mandate=record, fields={"title": "För hand"}, seen=1
        )
        more = heads + row.format("Sedan") + "kvar-2;Ett prov;uppdrag\r\n"
        await visit.panel.get_by_label("Fil", exact=True).set_input_files(a_file(more))
        await try_it(visit)
        await expect(visit.outcome).to_contain_text("1 skapas0 ändras0 oförändrade1 står med andra uppgifter")
        await expect(visit.outcome).to_contain_text("står dess uppgift kvar")
        rows = visit.page.get_by_role("region", name="Rad för rad")
        await expect(rows.get_by_role("row").nth(1)).to_contain_text("2kvar-1står med andra uppgiftertiteltitel")
        await visit.page.screenshot(path=tmp_path / "left.png", full_page=True)
        await visit.outcome.get_by_role("button", name="Läs in").click()
        await expect(visit.outcome).to_contain_text("1 stod med andra uppgifter")
    monkeypatch.undo()
    settings.cache_clear()


async def test_many_rows_are_sent_some_at_a_time_and_can_be_stopped(browser: Browser, registry: Workbench) -> None:
    lines = "".join(f"många-{each};Uppdrag {each};uppdrag\r\n" for each in range(1200))
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.sign_in(SECRETS["national"])
        await begin(visit)
        await visit.panel.get_by_label("Fil", exact=True).set_input_files(a_file("nyckel;titel;slag\r\n" + lines))
        await try_it(visit)
        await expect(visit.outcome).to_contain_text("1 200 skapas".replace(" ", "\u00a0", 1))
        await visit.outcome.get_by_role("button", name="Läs in").click()
        await expect(visit.page.get_by_role("progressbar")).to_be_visible()
        await visit.panel.get_by_role("button", name="Avbryt").click()
        await expect(visit.outcome).to_contain_text("Du avbröt.")
        assert 0 < await counted(registry, "många") < 1200
        await visit.panel.get_by_role("button", name="Provkör samma fil igen").click()
        await expect(visit.outcome).to_contain_text("Provkört:")
        await visit.outcome.get_by_role("button", name="Läs in").click()
        await expect(visit.outcome).to_contain_text("Samma fil igen ändrar inget.")
    assert await counted(registry, "många") == 1200


async def test_what_cannot_be_read_and_who_may_not_is_told(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, f"{address_of(registry)}", viewport=SIZES["wide"]) as visit:
        await visit.panel.get_by_role("button", name="Registrera och ändra").click()
        await visit.choose(TITLE)
        await expect(visit.panel).to_contain_text("Du måste logga in för att läsa in en fil.")
        assert not [each for each in visit.asked if each.endswith("/import")]
        await visit.sign_in(SECRETS["reader"])
        await expect(visit.panel).to_contain_text("Din behörighet räcker inte")
    speaks_for_none = await registry.a_key("tyst", "NATIONAL_EDITOR")
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.sign_in(SECRETS[speaks_for_none])
        await visit.choose(TITLE)
        await expect(visit.panel).to_contain_text("Du talar inte för något källsystem.")
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.sign_in(SECRETS["national"])
        await begin(visit)
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("Välj först en fil.")
        await visit.panel.get_by_label("Fil", exact=True).set_input_files(a_file("titel\r\nx\r\n", "gammal.xls"))
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("Spara om den som .xlsx.")
        assert not [each for each in visit.asked if "/import?" in each]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
async def test_axe_finds_nothing_on_the_way(
    browser: Browser,
    registry: Workbench,
    scheme: Any,
    size: str,
    tmp_path: Path,
) -> None:
    how: dict[str, Any] = {"color_scheme": scheme, "viewport": SIZES[size]}
    async with visiting(browser, address_of(registry), **how) as visit:
        checked = Checked(visit, checker())
        await visit.panel.get_by_role("button", name="Registrera och ändra").click()
        await visit.choose(TITLE)
        await checked.check("signed out")
        await visit.sign_in(SECRETS["national"])
        await expect(visit.panel.get_by_label("Slag av poster")).to_be_visible()
        await visit.panel.get_by_text("Klistra in i stället").click()
        await visit.panel.get_by_text("Så ska filen se ut").click()
        await visit.panel.get_by_label("Slag av poster").select_option("mandates")
        await checked.check("what to choose")
        await visit.page.screenshot(path=tmp_path / "choose.png", full_page=True)
        await visit.panel.get_by_label("Fil", exact=True).set_input_files(a_file(SAVED.format(f"{scheme}-{size}")))
        await try_it(visit)
        await checked.check("tried")
        await visit.page.screenshot(path=tmp_path / "tried.png", full_page=True)
        await visit.outcome.get_by_role("button", name="Läs in").click()
        await expect(visit.outcome).to_contain_text("Inläst:")
        await checked.check("brought in")
        await visit.page.screenshot(path=tmp_path / "kept.png", full_page=True)


async def test_it_is_done_by_keyboard_alone(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport=SIZES["wide"]) as visit:
        await visit.sign_in(SECRETS["national"])
        keyboard = visit.page.keyboard
        button = visit.panel.get_by_role("button", name=TITLE)
        await button.focus()
        await keyboard.press("Enter")
        await expect(visit.panel.get_by_role("heading", name=TITLE)).to_be_focused()
        await expect(visit.panel.get_by_label("Slag av poster")).to_be_visible()
        await keyboard.press("Tab")
        for _ in range(1 + list(ACTS).index("mandates")):
            await keyboard.press("ArrowDown")
        await expect(visit.panel.get_by_label("Slag av poster")).to_have_value("mandates")
        for _ in range(3):
            await keyboard.press("Tab")
        await expect(visit.panel.get_by_text("Klistra in i stället")).to_be_focused()
        await keyboard.press("Enter")
        await keyboard.press("Tab")
        await keyboard.insert_text("nyckel;titel;slag\ntangent-1;Med tangenter;uppdrag")
        for _ in range(3):
            await keyboard.press("Tab")
        await keyboard.press("Enter")
        await expect(visit.outcome).to_contain_text("1 skapas")
        for _ in range(2):
            await keyboard.press("Tab")
            if await visit.outcome.get_by_role("button", name="Läs in").evaluate(
                "each => each === document.activeElement"
            ):
                break
        await keyboard.press("Enter")
        await expect(visit.outcome).to_contain_text("1 skapades")
    assert await counted(registry, "tangent") == 1
