"""Names and codes as people write them lead to the right body, or nowhere, and a hint is right or absent."""

from typing import Any

import pytest

from tests.helpers.statements import sent
from tests.helpers.workbench import Workbench

NOWHERE = "NOT_FOUND"


async def led(bench: Workbench, ref: dict[str, Any]) -> tuple[str, str | None]:
    """Where a reference to a participant leads: to a slug, or the code of what is wrong and its hint."""
    made = await bench.an_initiative()
    given = {"initiative": {"id": made["id"]}, "participants": [{"organisation": ref}]}
    found = await bench.do("national", "addParticipants", "participations { organisation { slug } }", **given)
    if found["userErrors"]:
        return found["userErrors"][0]["code"], found["userErrors"][0]["hint"]
    return found["participations"][0]["organisation"]["slug"], None


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Malmö stad", "malmo"),
        ("Borås Stad", "boras"),
        ("borås stads", "boras"),
        ("Borås", "boras"),
        ("Region Gotland", "gotland"),
        ("Gotlands kommun", "gotland"),
        ("kungälvs kommun", "kungalv"),
        ("Kungälvs  kommuns", "kungalv"),
        ("KUNGÄLV", "kungalv"),
        ("Kungälvs", "kungalv"),
        ("Upplands-Bro kommun", "upplands-bro"),
        ("Uppsala", "uppsala"),
        ("Uppsala kommun", "uppsala"),
        ("Uppsala region", "region-uppsala"),
        ("Region Hallands", "region-halland"),
        ("Region Örebro läns", "region-orebro-lan"),
        ("skr", "skr"),
        ("SKRs", "skr"),
        ("Socialstyrelsens", "socialstyrelsen"),
    ],
)
async def test_a_name_leads_to_its_body_in_every_official_form(bench: Workbench, name: str, slug: str) -> None:
    assert await led(bench, {"name": name}) == (slug, None)


@pytest.mark.parametrize(
    ("ref", "hint"),
    [
        ({"name": "Region Kungälv"}, None),
        ({"name": "Hallands kommun"}, None),
        ({"name": "Skåne kommun"}, None),
        ({"name": "Malmö Stadsteater"}, None),
        ({"name": "Kungelv"}, "Menade du Kungälv?"),
        ({"name": "Kungelvs kommun"}, "Menade du Kungälv?"),
        ({"name": "Region Gotlnad"}, "Menade du Gotland?"),
        ({"municipalityCode": "9999"}, None),
        ({"municipalityCode": "1483"}, None),
        ({"municipalityCode": "114"}, "Menade du 0114 (Upplands Väsby)?"),
        ({"municipalityCode": "114 "}, "Menade du 0114 (Upplands Väsby)?"),
        ({"municipalityCode": "Malmö stad"}, "Menade du 1280 (Malmö)?"),
        ({"slug": "SKR"}, "Menade du skr (Sveriges Kommuner och Regioner)?"),
        ({"slug": "GR"}, None),
        ({"slug": "kungaelv"}, "Menade du kungalv (Kungälv)?"),
        ({"slug": "mal"}, None),
        ({"organisationNumber": "212000-0000"}, None),
    ],
)
async def test_what_leads_nowhere_has_a_hint_that_is_right_or_none(
    bench: Workbench, ref: dict[str, str], hint: str | None
) -> None:
    assert await led(bench, ref) == (NOWHERE, hint)


async def test_a_former_name_leads_on_until_another_takes_it(bench: Workbench) -> None:
    made = await bench.an_organisation(name="Arvikabygdens samverkan")
    given = {
        "organisation": {"id": made["id"]},
        "seen": made["version"],
        "fields": {"name": "Värmlandsbygdens nätverk"},
    }
    await bench.done("national", "updateOrganisation", "", **given)
    assert await led(bench, {"name": "ARVIKABYGDENS SAMVERKANS"}) == (made["slug"], None)
    taken = await bench.an_organisation(name="Arvikabygdens samverkan", slug="en-annan-samverkan")
    assert await led(bench, {"name": "Arvikabygdens samverkan"}) == (taken["slug"], None)


@pytest.mark.parametrize("name", ["Skånes Kommuner", "Norrbottens Kommuner", "Fyrbodals kommunalförbund"])
async def test_where_an_rss_is_wanted_the_rss_of_that_name_is_meant(bench: Workbench, name: str) -> None:
    [(several,)] = await bench.sql("select count(*) from organisations where name = $1", name)
    assert several == 2
    [(slug, member)] = await bench.sql(
        "select b.slug, o.slug from organisations b join memberships m on m.rss_body_id = b.id"
        " join organisations o on o.id = m.municipality_id where b.name = $1 and b.kind = 'RSS_BODY' limit 1",
        name,
    )
    need = await bench.a_need("national")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": {"slug": member}, "via": {"name": name}}
    found = await bench.done("national", "endorseNeed", "endorsement { via { slug } }", **given)
    assert found["endorsement"]["via"]["slug"] == slug
    # Where any organisation may stand, both are named, each with its kind.
    made = await bench.an_initiative()
    given = {"initiative": {"id": made["id"]}, "participants": [{"organisation": {"name": name}}]}
    [wrong] = (await bench.do("national", "addParticipants", **given))["userErrors"]
    assert wrong["code"] == "AMBIGUOUS"
    assert f"{slug} (regional samverkans- och stödstruktur)" in wrong["hint"]


async def test_many_municipalities_by_name_are_looked_up_by_one_statement(bench: Workbench) -> None:
    some = "select name from organisations where kind = 'MUNICIPALITY' order by municipality_code limit 60"
    names = [name for (name,) in await bench.sql(some)]
    made = await bench.an_initiative()
    forms = [f"{name.upper().removesuffix('S')}S KOMMUN" for name in names]
    who = [{"organisation": {"name": form}} for form in forms]
    given = {"initiative": {"id": made["id"]}, "participants": who}
    with sent() as statements:
        found = await bench.done("national", "addParticipants", "participations { organisation { name } }", **given)
    assert sorted(each["organisation"]["name"] for each in found["participations"]) == sorted(names)
    assert len([each for each in statements if "name_key" in each]) == 1


async def test_a_name_goes_before_what_another_is_called_for_short(bench: Workbench) -> None:
    fields = {"name": "Ekologisk rörelse", "kind": "OTHER", "shortName": "Ekerö"}
    found = await bench.done("national", "createOrganisation", "organisation { id version }", fields=fields)
    assert [each["code"] for each in found["warnings"]] == ["SIMILAR"]
    made = found["organisation"]
    await bench.done("national", "publishRecord", "", id=made["id"], seen=made["version"])
    assert await led(bench, {"name": "Ekerö"}) == ("ekero", None)
    assert await led(bench, {"name": "Ekologisk rörelse"}) == ("ekologisk-rorelse", None)
    given = {"organisation": {"id": made["id"]}, "seen": made["version"] + 1}
    found = await bench.done("national", "updateOrganisation", "", fields={"shortName": "Lerum"}, **given)
    assert [each["code"] for each in found["warnings"]] == ["SIMILAR"]
