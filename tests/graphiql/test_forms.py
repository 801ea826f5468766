"""The form that an act is filled in with: it says in variables just what one means, and suggests what there is."""

from typing import Any

import orjson
from playwright.async_api import Browser, expect

from tests.helpers.browsing import Visit, working
from tests.helpers.workbench import Workbench


async def tried_with(visit: Visit) -> Any:
    """The variables that are sent when one tries what is filled in."""
    async with visit.page.expect_request(lambda each: "@dryRun" in (each.post_data or "")) as sent:
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
    request = await sent.value
    await visit.settle()
    return orjson.loads(request.post_data or "")["variables"]


async def id_of(registry: Workbench, kind: str, slug: str) -> str:
    """The id of a record by its slug."""
    found = await registry("national", f"query Q($slug: String!) {{ {kind}(slug: $slug) {{ id }} }}", slug=slug)
    return str(found[kind]["id"])


async def test_only_what_someone_wrote_is_sent(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Bara det som skrevs")
        start = visit.panel.get_by_role("group", name="Period").get_by_label("Start", exact=True)
        await start.fill("2027-01")
        await start.fill("")
        assert await tried_with(visit) == {"fields": {"title": "Bara det som skrevs", "kind": "PILOT"}}


async def test_examples_stand_in_empty_fields_and_are_never_sent(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        title = visit.panel.get_by_label("Titel").first
        await expect(title).to_have_attribute("placeholder", "Till exempel tidigt stöd till unga vuxna")
        await expect(title).to_have_value("")


async def test_numbers_are_sent_as_numbers(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "national", "Lägg upp en behovsinventering") as visit:
        area = visit.panel.get_by_label("Verksamhetsområde")
        await visit.fill_reference(area, "äldre", "Äldreomsorg")
        await visit.panel.get_by_label("År").fill("2028")
        step = visit.panel.get_by_label("Steg")
        await step.fill("3")
        await step.fill("")
        area_id = await id_of(registry, "theme", "aldreomsorg")
        assert (await tried_with(visit))["fields"] == {"serviceArea": {"id": area_id}, "year": 2028}
        await expect(visit.outcome).to_contain_text("Provkört: behovsinventeringen är upplagd som utkast")


async def test_what_is_no_number_or_no_day_is_told_at_its_field_before_anything_is_sent(
    browser: Browser, registry: Workbench
) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Med fel i")
        period = visit.panel.get_by_role("group", name="Period")
        start, end = period.get_by_label("Start", exact=True), period.get_by_label("Slut", exact=True)
        target = visit.panel.get_by_role("group", name="Målgrupp")
        await target.get_by_label("Beskrivning").fill("unga vuxna")
        age = target.get_by_label("Från ålder")
        await start.fill("oktober 2026")
        await end.fill("2026-06-31")
        await age.fill("arton")
        sent = len(visit.asked)
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("3 saker behöver rättas först.")
        for field, told in (
            (start, "Skriv år, månad eller dag: 2026, 2026-11 eller 2026-11-15."),
            (end, "Den dagen finns inte: 2026-06-31."),
            (age, "Skriv ett heltal med siffror, som 18."),
        ):
            await expect(field).to_have_attribute("aria-invalid", "true")
            await expect(visit.panel.locator(".field-fault", has_text=told)).to_have_count(1)
        assert [each for each in visit.asked[sent:] if each.endswith("/graphql")] == []
        await start.fill("2026-10")
        await expect(start).not_to_have_attribute("aria-invalid", "true")
        await end.fill("2027-06-30")
        await age.fill("18")
        assert (await tried_with(visit))["fields"]["targetGroup"] == {"text": "unga vuxna", "ageFrom": 18}


async def test_a_reference_is_chosen_among_all_that_it_can_refer_to(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        row = visit.panel.get_by_role("group", name="Deltagare 1").get_by_role("combobox").first
        # One of 290, far beyond the first hundred; the code finds it as well.
        for written in ("övert", "2518"):
            await row.fill(written)
            await expect(visit.page.get_by_role("option").first).to_contain_text("Övertorneå")


async def test_those_who_share_a_name_are_told_apart(browser: Browser, registry: Workbench) -> None:
    found = await registry("national", "{ rssBodies(first: 100) { nodes { id name } } }")
    everyone = await registry(
        "national", "{ organisations(where: { kind: { not: MUNICIPALITY } }, first: 100) { nodes { id name } } }"
    )
    names = [each["name"] for each in everyone["organisations"]["nodes"]]
    body = next(each for each in found["rssBodies"]["nodes"] if names.count(each["name"]) > 1)
    async with working(browser, registry, "national", "Låt en kommun höra till en RSS") as visit:
        await visit.fill_reference(visit.panel.get_by_label("Kommun (").first, "Laholm")
        field = visit.panel.get_by_role("combobox", name="RSS")
        await field.fill(body["name"])
        option = visit.page.get_by_role("option", name=body["name"])
        # Only what can be an RSS is offered where an RSS is asked for.
        await expect(option).to_have_count(1)
        await option.click()
        assert (await tried_with(visit))["membership"]["rssBody"] == {"id": body["id"]}


async def test_themes_are_chosen_by_name_and_sent_as_the_contract_has_them(
    browser: Browser, registry: Workbench
) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Med område")
        themes = visit.panel.get_by_role("group", name="Områden")
        await visit.fill_reference(themes.get_by_role("combobox").first, "ekonomiskt", "Ekonomiskt bistånd")
        # A row more to write in stands below by itself.
        await expect(themes.get_by_role("combobox")).to_have_count(2)
        assert (await tried_with(visit))["fields"]["themes"] == ["ekonomiskt-bistand"]


async def test_a_list_that_is_pasted_becomes_a_row_for_each_line(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Fem på en gång")
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        await visit.pick("fem på", "Fem på en gång")
        first = visit.panel.get_by_role("group", name="Deltagare 1").get_by_role("combobox").first
        await first.focus()
        await first.evaluate(
            "field => { const data = new DataTransfer(); data.setData('text', 'Kungälv\\nAle\\n1441\\n');"
            " const how = { clipboardData: data, bubbles: true, cancelable: true };"
            " field.dispatchEvent(new ClipboardEvent('paste', how)) }"
        )
        await expect(visit.panel.get_by_role("group", name="Deltagare 3")).to_be_visible()
        found = await tried_with(visit)
        given = ({"name": "Kungälv"}, {"name": "Ale"}, {"municipalityCode": "1441"})
        assert found["participants"] == [{"organisation": each} for each in given]
        assert found["initiative"] == {"id": pilot["id"]}
        await expect(visit.outcome).to_contain_text("Provkört: deltagarna är tillagda")
        await expect(visit.outcome).to_contain_text("Lerum")


async def test_rows_in_which_nothing_is_written_are_not_sent(browser: Browser, registry: Workbench) -> None:
    await registry.an_initiative(title="Med tom rad")
    async with working(browser, registry, "national", "Lägg till kommuner i en pilot") as visit:
        await visit.pick("med tom", "Med tom rad")
        for place, name in ((1, "Kungälv"), (2, "Ale"), (3, "Lerum")):
            if place > 1:
                await visit.panel.get_by_role("button", name="Lägg till en rad").first.click()
            group = visit.panel.get_by_role("group", name=f"Deltagare {place}")
            await visit.fill_reference(group.get_by_role("combobox").first, name)
        await visit.panel.get_by_role("button", name="Ta bort Deltagare 2").click()
        await visit.panel.get_by_role("group", name="Deltagare 1").get_by_role("combobox").first.fill("")
        assert len((await tried_with(visit))["participants"]) == 1


async def test_sentences_have_room_for_several_lines(browser: Browser, registry: Workbench) -> None:
    await registry.an_initiative(title="Bjuder in")
    async with working(browser, registry, "rss", "Bjud in fler till ett initiativ") as visit:
        await visit.pick("bjuder in", "Bjuder in")
        for label in ("Söker", "Kräver", "Erbjuder"):
            await visit.panel.get_by_label(label).first.fill("En rad.\n\nOch en till.")
        assert (await tried_with(visit))["opening"]["seeks"] == "En rad.\n\nOch en till."


async def test_what_a_source_supports_is_chosen_by_its_swedish_name(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Med källa")
        sources = visit.panel.get_by_role("group", name="Källor")
        await sources.get_by_label("Titel").fill("Protokoll")
        await sources.get_by_text("uppgifter till").click()
        fields = sources.get_by_role("group", name="Fält")
        for place, label in enumerate(("Titel", "Period")):
            await fields.get_by_role("combobox").nth(place).select_option(label=label)
        assert (await tried_with(visit))["fields"]["sources"] == [{"title": "Protokoll", "fields": ["title", "period"]}]
        await expect(visit.outcome).to_contain_text("Titel; Period")


async def test_that_a_day_has_not_come_is_told_at_its_field(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "rss", "Registrera en pilot") as visit:
        await visit.register("Läget sedan")
        await visit.panel.get_by_text("uppgifter till").last.click()
        field = visit.panel.get_by_label("Läget per")
        await field.fill("2999-01")
        await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
        await expect(visit.outcome).to_contain_text("2999-01 har inte varit än, och inget är känt om den tiden.")
        await expect(field).to_have_attribute("aria-invalid", "true")
        await expect(visit.panel.locator(".field-fault")).to_contain_text("har inte varit än")
        await visit.settle()


async def test_what_is_erased_is_chosen_among_what_the_record_has(browser: Browser, registry: Workbench) -> None:
    await registry.an_initiative(title="Har en fas")
    async with working(browser, registry, "administrator", "Radera det som aldrig skulle ha skrivits") as visit:
        first = visit.panel.get_by_role("group", name="Fält").get_by_role("combobox").first
        await expect(first.get_by_role("option")).to_have_text(["Välj först posten"])
        await visit.pick("har en fas", "Har en fas")
        await first.select_option(label="Fas")
        await visit.panel.get_by_label("Rättslig grund").fill("Dataskyddsförordningen artikel 17")
        await visit.panel.get_by_label("Diarienummer").fill("2026-17")
        assert (await tried_with(visit))["fields"] == ["phaseNote"]
