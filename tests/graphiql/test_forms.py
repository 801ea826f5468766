"""The form that an act is filled in with: it says in variables just what one means, and suggests what there is."""

import re
from typing import Any

import orjson
from playwright.async_api import Browser, Locator, expect

from tests.helpers.browsing import Visit, working
from tests.helpers.workbench import Workbench


async def tried_with(visit: Visit) -> Any:
    """The variables that are sent when one tries what is filled in."""
    async with visit.page.expect_request(lambda each: "@dryRun" in (each.post_data or "")) as sent:
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
    request = await sent.value
    await visit.settle()
    return orjson.loads(request.post_data or "")["variables"]


async def suggested(field: Locator) -> list[str]:
    """What a field suggests."""
    await expect(field).to_have_attribute("list", re.compile("."))
    return list(await field.evaluate("field => [...field.list.options].map(each => each.value)"))


async def test_what_is_taken_away_is_not_sent_and_what_is_emptied_is(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.panel.get_by_role("button", name="Ta bort Sammanfattning").click()
        await visit.panel.get_by_role("button", name="Ta bort Områden").click()
        await visit.panel.get_by_label("Lägg till uppgift").last.select_option(label="Fas")
        fields = (await tried_with(visit))["fields"]
        assert {"summary", "themes"}.isdisjoint(fields)
        assert fields["phaseNote"] == ""
        assert fields["targetGroup"] == {"text": "unga vuxna", "ageFrom": 18, "ageTo": 25}


async def test_numbers_are_sent_as_numbers_and_an_empty_one_as_unknown(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "national", "Lägg upp en behovsinventering") as visit:
        await visit.panel.get_by_label("År", exact=True).fill("2028")
        await visit.panel.get_by_label("Steg", exact=True).fill("")
        assert (await tried_with(visit))["fields"] == {
            "serviceArea": {"slug": "aldreomsorg"},
            "year": 2028,
            "step": None,
        }
        await expect(visit.outcome).to_contain_text("Provkört: behovsinventeringen är upplagd som utkast")


async def test_a_reference_suggests_what_it_can_refer_to_by_each_of_its_keys(
    browser: Browser, registry: Workbench
) -> None:
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        first = visit.panel.get_by_role("group", name="Deltagare 1")
        names = await suggested(first.get_by_label("Namn", exact=True))
        assert {"Kungälv", "Göteborgsregionen"} <= set(names)
        assert len(names) == len(set(names))
        await first.get_by_label("Organisation anges med").select_option(label="Kommunkod")
        codes = await suggested(first.get_by_label("Kommunkod", exact=True))
        assert len(codes) == 290
        assert "1482" in codes


async def test_themes_are_suggested_by_their_slugs(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        themes = visit.panel.get_by_role("group", name="Områden")
        assert "ekonomiskt-bistand" in await suggested(themes.get_by_label("Områden 1", exact=True))


async def test_a_row_more_is_like_the_last_with_nothing_written_in_it(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        await visit.panel.get_by_role("button", name="Lägg till en rad").click()
        participants = (await tried_with(visit))["participants"]
        assert participants[-1] == {"organisation": {"name": ""}, "role": "PARTICIPANT", "status": "INVITED"}
        assert participants[:-1] == [
            {"organisation": {"name": "Mölndal"}, "role": "PARTICIPANT", "status": "CONFIRMED"},
            {"organisation": {"name": "Lerum"}, "role": "PARTICIPANT", "status": "INVITED"},
        ]


async def test_sentences_have_room_for_several_lines(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Bjud in fler till ett initiativ") as visit:
        for label in ("Söker", "Kräver", "Erbjuder"):
            await visit.panel.get_by_label(label, exact=True).fill("En rad.\n\nOch en till.")
        assert (await tried_with(visit))["opening"]["seeks"] == "En rad.\n\nOch en till."
