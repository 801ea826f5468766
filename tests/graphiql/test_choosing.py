"""The list that an act chooses from: what it offers, what it fills in, and that it never shows what was."""

from playwright.async_api import Browser, Locator, expect

from tests.helpers.browsing import Visit, address_of, visiting, working
from tests.helpers.editors import write_variables
from tests.helpers.workbench import Workbench


async def the_list(visit: Visit, search: str) -> Locator:
    """Open the list and search in it."""
    await (
        visit.panel.get_by_role("button", name="Välj i listan")
        .or_(visit.panel.get_by_role("button", name="Välj en annan"))
        .click()
    )
    await visit.panel.get_by_label("Sök i listan").fill(search)
    await visit.settle()
    return visit.panel.locator(".choices").get_by_role("button")


async def the_list_again(visit: Visit, search: str) -> Locator:
    """Search in the list that is open for something else."""
    await visit.panel.get_by_label("Sök i listan").fill(search)
    await visit.settle()
    return visit.panel.locator(".choices").get_by_role("button")


async def test_the_list_offers_what_the_act_can_be_done_to(browser: Browser, registry: Workbench) -> None:
    await registry.an_initiative(title="Fågelkvitter, publicerad")
    fields = {"title": "Fågelkvitter, utkast", "kind": "PILOT"}
    await registry.done("rss", "createInitiative", "", fields=fields)
    async with working(browser, registry, "rss", "Publicera") as visit:
        choices = await the_list(visit, "fågelkvitter")
        await expect(choices).to_have_count(1)
        await expect(choices).to_contain_text("Fågelkvitter, utkast")
        await visit.panel.get_by_label("Sök i listan").fill("xyzzy")
        await expect(visit.panel).to_contain_text("Här finns inget att välja.")


async def test_the_list_says_what_one_may_not_change_and_puts_it_last(browser: Browser, registry: Workbench) -> None:
    await registry.an_initiative("other", title="Lerspov, de andras")
    await registry.an_initiative("rss", title="Lerspov, vårt")
    await registry.an_initiative("other", title="Lerspov, också de andras")
    async with working(browser, registry, "rss", "Starta ett initiativ") as visit:
        choices = await the_list(visit, "lerspov")
        await expect(choices).to_have_count(3)
        ours, *theirs = await choices.all_inner_texts()
        assert "Lerspov, vårt" in ours
        reason = "Bara den som posten hör till får det."
        assert [reason in each for each in (ours, *theirs)] == [False, True, True]


async def test_ones_own_stand_first_also_where_others_may_be_chosen(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative("national", title="Storspov")
    participants = [{"organisation": {"name": name}} for name in ("Ale", "Kungälv", "Malmö")]
    given = {"initiative": {"id": pilot["id"]}, "participants": participants}
    await registry.done("national", "addParticipants", "", **given)
    async with working(browser, registry, "municipality", "Skriv ned en lärdom") as visit:
        choices = await the_list(visit, "storspov")
        await expect(choices).to_have_count(3)
        await expect(choices.first).to_contain_text("Kungälv i Storspov")


async def test_the_list_is_asked_anew_each_time_it_is_opened(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Ändras under tiden")
    async with working(browser, registry, "rss", "Ändra uppgifter om ett initiativ") as visit:
        await visit.pick("ändras under", "Ändras under tiden")
        given = {"initiative": {"id": pilot["id"]}, "seen": pilot["version"], "fields": {"title": "Ändrades av någon"}}
        await registry.done("rss", "updateInitiative", "", **given)
        choices = await the_list(visit, "ändrades av någon")
        await choices.click()
        await expect(visit.panel).to_contain_text("Vald: Ändrades av någon (pilot, föreslaget, publicerad")
        await expect(visit.panel).to_contain_text(f"version {pilot['version'] + 1}")


async def test_the_list_is_searched_beyond_its_first_hundred(browser: Browser, registry: Workbench) -> None:
    async with working(browser, registry, "national", "Ändra en organisation") as visit:
        await visit.panel.get_by_role("button", name="Välj i listan").click()
        await visit.panel.get_by_label("Lista", exact=True).select_option(label="Kommuner med version")
        await visit.panel.get_by_label("Sök i listan").fill("övert")
        await visit.panel.locator(".choices").get_by_role("button", name="Övertorneå").click()
        await expect(visit.panel).to_contain_text("Vald: Övertorneå")
        await expect(visit.panel.get_by_label("Namn", exact=True).first).to_have_value("Övertorneå")


async def test_a_list_in_a_list_is_searched_beyond_its_first_hundred(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Lommen, med många")
    found = await registry(None, "{ counties { municipalities(first: 60) { nodes { name } } } }")
    names = sorted(each["name"] for county in found["counties"] for each in county["municipalities"]["nodes"])
    # Enough of those that come before it to fill a page, and the one that is looked for.
    for some in (names[:60], names[60:120], ["Övertorneå"]):
        participants = [{"organisation": {"name": name}} for name in some]
        given = {"initiative": {"id": pilot["id"]}, "participants": participants}
        await registry.done("national", "addParticipants", "", **given)
    async with working(browser, registry, "national", "Ändra ett deltagande") as visit:
        choices = await the_list(visit, "kungälv lommen")
        await expect(choices).to_have_count(1)
        choices = await the_list_again(visit, "övertorneå lommen")
        await expect(choices).to_have_count(1)
        await expect(choices).to_contain_text("Övertorneå i Lommen, med många")


async def test_what_is_chosen_is_what_the_variables_say(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Väljs och skrivs om")
    async with working(browser, registry, "rss", "Ändra uppgifter om ett initiativ") as visit:
        await visit.pick("väljs och", "Väljs och skrivs om")
        await visit.show_code()
        variables = visit.page.get_by_role("group", name="Variabler", exact=True)
        await expect(variables).to_contain_text(pilot["id"][:20])
        await expect(variables).to_contain_text(f'"seen": {pilot["version"]}')
        # By hand, in the code: what is chosen is what stands there.
        await write_variables(visit, '{"initiative": {"id": "ett-annat"}}')
        await expect(visit.panel).not_to_contain_text("Vald: Väljs och skrivs om")
        await expect(visit.panel).to_contain_text("Vald: ett-annat")


async def test_a_key_in_a_condition_is_shown_and_chosen_by_name(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        await visit.choose("Kommuner av vår storlek som deltar inom ett område")
        town, theme = (visit.panel.get_by_role("combobox", name=name) for name in ("Kommun", "Område"))
        await expect(town).to_have_value("Kungälv")
        await expect(theme).to_have_value("Ekonomiskt bistånd")
        await visit.fill_reference(theme, "Barn och", "Barn och unga")
        await visit.show_code()
        variables = visit.page.get_by_role("group", name="Variabler", exact=True)
        await expect(variables).to_contain_text('"theme": "barn-och-unga"')


async def test_a_version_to_go_back_to_is_chosen_in_the_history(browser: Browser, registry: Workbench) -> None:
    pilot = await registry.an_initiative(title="Åter till källan", summary="Rätt")
    given = {"initiative": {"id": pilot["id"]}, "seen": pilot["version"]}
    await registry.done("rss", "updateInitiative", "", **given, fields={"summary": "Fel", "state": "ONGOING"})
    async with working(browser, registry, "rss", "Gå tillbaka till en tidigare version") as visit:
        await visit.pick("åter till", "Åter till källan")
        versions = (
            visit.panel.get_by_role("group", name="Version")
            .get_by_role("listitem")
            .filter(has=visit.page.locator("input"))
        )
        await expect(versions.first).to_contain_text("så står posten nu")
        await expect(versions.first).to_contain_text(
            "Ändra ett initiativ (Göteborgsregionen, redaktör för en organisation)"
        )
        await expect(versions.first).to_contain_text("Läge: föreslaget → pågår")
        await expect(versions.first.get_by_role("radio")).to_be_disabled()
        await visit.panel.get_by_role("radio", name=f"Version {pilot['version']}").check()
        await visit.try_it("posten är som den var")
        await expect(visit.outcome).to_contain_text("Läge: pågår → föreslaget")
        # What was chosen of one record is not meant for another.
        await registry.an_initiative(title="Åter till något annat")
        await the_list(visit, "åter till något")
        await visit.panel.get_by_role("button", name="Åter till något annat").click()
        await expect(visit.panel.get_by_role("radio", checked=True)).to_have_count(0)


async def test_ones_own_organisation_is_offered_first_and_chosen_by_nobody_else(
    browser: Browser, registry: Workbench
) -> None:
    async with working(browser, registry, "municipality", "Anmäl intresse") as visit:
        field = visit.panel.get_by_role("combobox", name="Organisation")
        await expect(field).to_have_value("")
        await field.click()
        offered = visit.page.get_by_role("option")
        await expect(offered.first).to_contain_text("Kungälv er organisation")
        await expect(offered.filter(has_text="Kungälv")).to_have_count(1)
        await offered.first.click()
        await expect(field).to_have_value("Kungälv")


async def test_what_is_spelt_nearly_so_or_in_another_inflection_is_offered_too(
    browser: Browser, registry: Workbench
) -> None:
    await registry.an_initiative(title="Rördrommar i vass, publicerade")
    fields = {"title": "Rördrommar i vass, utkast", "kind": "PILOT"}
    await registry.done("rss", "createInitiative", "", fields=fields)
    async with working(browser, registry, "rss", "Publicera") as visit:
        # Only what the act can be done to, as always: one of the two is published.
        choices = await the_list(visit, "rördrommarnas")
        await expect(choices).to_have_count(1)
        await expect(choices).to_contain_text("Rördrommar i vass, utkast")
    async with working(browser, registry, "national", "Ändra en organisation") as visit:
        await visit.panel.get_by_role("button", name="Välj i listan").click()
        await visit.panel.get_by_label("Lista", exact=True).select_option(label="Kommuner med version")
        choices = await the_list_again(visit, "kungelv")
        await expect(choices).to_have_count(1)
        await expect(choices).to_contain_text("Kungälv")


async def test_what_a_field_refers_to_is_suggested_by_a_former_or_misspelt_name(
    browser: Browser, registry: Workbench
) -> None:
    async with visiting(browser, address_of(registry)) as visit:
        await visit.choose("Täckning per RSS")
        theme = visit.panel.get_by_role("combobox", name="Område")
        await theme.fill("missbruk")
        await expect(visit.page.get_by_role("option", name="Skadligt bruk och beroende")).to_be_visible()
        await visit.fill_reference(theme, "ekonomskt bistnd", "Ekonomiskt bistånd")
        await visit.show_code()
        variables = visit.page.get_by_role("group", name="Variabler", exact=True)
        await expect(variables).to_contain_text('"theme": "ekonomiskt-bistand"')
