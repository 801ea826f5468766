"""Acts on organisations: who may change what, what each kind can have, and names and slugs that are kept."""

from typing import Any

import pytest

from registry.storage.model import swedish_time
from tests.helpers.workbench import Workbench, told

SHOWN = "organisation { id version slug name publication formerNames { name until } website }"
KUNGALV = {"municipalityCode": "1482"}
TODAY = swedish_time.today()


async def _seen(bench: Workbench, slug: str) -> int:
    query = "query Q($slug: String!) { organisation(slug: $slug) { version } }"
    version: int = (await bench("national", query, slug=slug))["organisation"]["version"]
    return version


async def _change(bench: Workbench, caller: str, at: str, **fields: Any) -> Any:
    given = {"organisation": {"slug": at}, "seen": await _seen(bench, at), "fields": fields}
    return await bench.do(caller, "updateOrganisation", SHOWN, **given)


# ---- Adding


async def test_a_municipality_is_added_by_its_code(bench: Workbench) -> None:
    shown = "organisation { publication organisationNumber ... on Municipality { code population county { name } } }"
    fields = {
        "kind": "MUNICIPALITY",
        "name": "Nyköping Nya",
        "municipalityCode": "0499",
        "population": 100,
        "populationYear": 2025,
        # As it may stand in another system.
        "organisationNumber": "169999000012",
    }
    found = (await bench.done("national", "createOrganisation", shown, fields=fields))["organisation"]
    assert found == {
        "publication": "DRAFT",
        "organisationNumber": "999900-0012",
        "code": "0499",
        "county": {"name": "Södermanlands län"},
        "population": 100,
    }


async def test_an_rss_body_has_a_host_and_works_in_counties(bench: Workbench) -> None:
    shown = "organisation { id version ... on RssBody { host { name } counties { code } } }"
    fields = {
        "kind": "RSS_BODY",
        "name": "RSS Prov",
        "host": {"slug": "region-dalarna"},
        "counties": ["20", "21"],
    }
    found = (await bench.done("national", "createOrganisation", shown, fields=fields))["organisation"]
    assert (found["host"]["name"], found["counties"]) == ("Region Dalarna", [{"code": "20"}, {"code": "21"}])
    given = {"organisation": {"id": found["id"]}, "seen": found["version"], "fields": {"counties": ["20"]}}
    found = (await bench.done("national", "updateOrganisation", shown, **given))["organisation"]
    assert (found["host"]["name"], found["counties"]) == ("Region Dalarna", [{"code": "20"}])


async def test_another_of_the_same_name_comes_back_as_a_warning(bench: Workbench) -> None:
    fields = {"kind": "OTHER", "name": " kungälv"}
    found = await bench.done("national", "createOrganisation", SHOWN, fields=fields)
    assert [each["code"] for each in found["warnings"]] == ["SIMILAR"]
    assert found["organisation"]["slug"] == "kungalv-2"
    query = "query Q($id: ID!) { node(id: $id) { ... on Organisation { slug } } }"
    (record,) = found["warnings"][0]["records"]
    assert (await bench("national", query, id=record["id"]))["node"] == {"slug": "kungalv"}


@pytest.mark.parametrize("caller", [None, "reader", "rss", "municipality", "system"])
async def test_only_national_editors_add_organisations(bench: Workbench, caller: str | None) -> None:
    fields = {"kind": "OTHER", "name": "Någon annan"}
    assert await bench.refused(caller, "createOrganisation", fields=fields) == ["NOT_ALLOWED"]


async def test_all_that_is_wrong_is_told_at_once(bench: Workbench) -> None:
    fields = {
        "kind": "REGION",
        "name": "Region Fel",
        "population": 10,
        "populationYear": 2024,
        "host": {"slug": "goteborgsregionen"},
        "counties": ["14", "15"],
        "parent": {"name": "Ingenstans"},
    }
    found = await bench.do("national", "createOrganisation", SHOWN, fields=fields)
    assert told(found) == [
        ("INVALID", ["fields", "population"]),
        ("INVALID", ["fields", "populationYear"]),
        ("INVALID", ["fields", "host"]),
        ("NOT_FOUND", ["fields", "counties", "1"]),
        ("NOT_FOUND", ["fields", "parent", "name"]),
    ]
    assert found["userErrors"][0]["message"] == "En organisation av slaget region har ingen uppgift om folkmängd."


MUNICIPALITY = {"kind": "MUNICIPALITY", "name": "Ny kommun", "municipalityCode": "1403"}
OTHER = {"kind": "OTHER", "name": "Ny organisation"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": "Utan slag"}, [("REQUIRED", ["fields", "kind"])]),
        ({"kind": "OTHER", "name": "  "}, [("REQUIRED", ["fields", "name"])]),
        ({"kind": "MUNICIPALITY", "name": "Utan kod"}, [("REQUIRED", ["fields", "municipalityCode"])]),
        (MUNICIPALITY | {"municipalityCode": "149"}, [("INVALID", ["fields", "municipalityCode"])]),
        (MUNICIPALITY | {"municipalityCode": "9901"}, [("NOT_FOUND", ["fields", "municipalityCode"])]),
        (MUNICIPALITY | {"countyCode": "15"}, [("NOT_FOUND", ["fields", "countyCode"])]),
        (MUNICIPALITY | {"countyCode": "13"}, [("INVALID", ["fields", "municipalityCode"])]),
        (MUNICIPALITY | {"municipalityCode": "1480"}, [("ALREADY_EXISTS", ["fields", "municipalityCode"])]),
        (MUNICIPALITY | {"population": 5}, [("INVALID", ["fields", "populationYear"])]),
        (MUNICIPALITY | {"population": 0, "populationYear": 2024}, [("INVALID", ["fields", "population"])]),
        (MUNICIPALITY | {"validFrom": "2020-01-02", "validTo": "2020-01-01"}, [("INVALID", ["fields", "validTo"])]),
        (MUNICIPALITY | {"counties": ["14"]}, [("INVALID", ["fields", "counties"])]),
        (MUNICIPALITY | {"parent": {"slug": "skr"}}, [("INVALID", ["fields", "parent"])]),
        (OTHER | {"municipalityCode": "1403"}, [("INVALID", ["fields", "municipalityCode"])]),
        (OTHER | {"countyCode": "14"}, [("INVALID", ["fields", "countyCode"])]),
        (OTHER | {"organisationNumber": "212000-0143"}, [("INVALID", ["fields", "organisationNumber"])]),
        (
            OTHER | {"organisationNumber": "19121212-1212"},
            [("PERSONAL_IDENTITY_NUMBER", ["fields", "organisationNumber"])],
        ),
        (OTHER | {"slug": "Stora Bokstäver"}, [("INVALID", ["fields", "slug"])]),
        (OTHER | {"slug": "kungalv"}, [("ALREADY_EXISTS", ["fields", "slug"])]),
        (OTHER | {"formerNames": [{"name": " "}]}, [("REQUIRED", ["fields", "formerNames", "0", "name"])]),
        (OTHER | {"contacts": [{"function": "Växel", "email": "fel"}]}, [("INVALID", ["fields", "contacts"])]),
        (OTHER | {"sources": [{"title": " "}]}, [("REQUIRED", ["fields", "sources", "0", "title"])]),
        (OTHER | {"nameEn": "Per 19121212-1212"}, [("PERSONAL_IDENTITY_NUMBER", ["fields", "nameEn"])]),
    ],
)
async def test_what_cannot_be_so_is_told_in_words_and_where(bench: Workbench, fields: Any, expected: Any) -> None:
    found = await bench.do("national", "createOrganisation", SHOWN, fields=fields)
    assert told(found) == expected
    assert all("”" not in each["message"] for each in found["userErrors"])


@pytest.mark.parametrize("number", ["212000-1355", "2120001355", "162120001355", "16212000-1355", "21 20 00-1355"])
async def test_an_organisation_is_meant_by_its_number_however_it_is_written(bench: Workbench, number: str) -> None:
    given = {"organisation": {"organisationNumber": number}, "seen": await _seen(bench, "goteborg"), "fields": {}}
    found = await bench.done("national", "updateOrganisation", "organisation { slug }", **given)
    assert found["organisation"] == {"slug": "goteborg"}


@pytest.mark.parametrize("number", ["212000-1356", "19212000-1355", "212000", "Kungälv"])
async def test_what_is_no_number_means_no_organisation(bench: Workbench, number: str) -> None:
    given = {"organisation": {"organisationNumber": number}, "seen": 1, "fields": {}}
    assert await bench.refused("national", "updateOrganisation", **given) == ["NOT_FOUND"]


# ---- Changing


async def test_a_municipality_changes_what_it_says_of_itself(bench: Workbench) -> None:
    shown = "organisation { website contacts { function email organisation { slug } } }"
    contact = {"function": "Socialchef", "email": "funktion@example.org", "organisation": KUNGALV}
    fields = {"website": "https://www.example.org", "contacts": [contact]}
    given = {"organisation": KUNGALV, "seen": await _seen(bench, "kungalv"), "fields": fields}
    found = (await bench.done("municipality", "updateOrganisation", shown, **given))["organisation"]
    assert found == {
        "website": "https://www.example.org",
        "contacts": [{"function": "Socialchef", "email": "funktion@example.org", "organisation": {"slug": "kungalv"}}],
    }
    given["seen"] = await _seen(bench, "kungalv")
    assert await bench.refused("other", "updateOrganisation", **given) == ["NOT_ALLOWED"]
    assert await bench.refused("reader", "updateOrganisation", **given) == ["NOT_ALLOWED"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "OTHER"),
        ("municipalityCode", "1483"),
        ("countyCode", "13"),
        ("organisationNumber", "212000-1355"),
        ("population", 1),
        ("populationYear", 2020),
        ("validFrom", "1971-01-01"),
        ("keeper", {"slug": "goteborgsregionen"}),
    ],
)
@pytest.mark.parametrize("caller", ["municipality", "rss"])
async def test_what_others_state_of_it_only_national_editors_change(
    bench: Workbench, caller: str, name: str, value: Any
) -> None:
    found = await _change(bench, caller, "kungalv", **{name: value})
    assert told(found) == [("NOT_ALLOWED", ["fields", name])]
    assert found["userErrors"][0]["message"].startswith("Bara nationella redaktörer ändrar uppgiften om ")


async def test_what_stays_as_it_is_may_be_sent_along(bench: Workbench) -> None:
    query = '{ municipality(code: "1482") { population populationYear } }'
    now = (await bench("municipality", query))["municipality"]
    same = {**now, "kind": "MUNICIPALITY", "municipalityCode": "1482", "countyCode": "14", "keeper": None}
    found = await _change(bench, "municipality", "kungalv", **same, shortName="Kv")
    assert found["userErrors"] == []


async def test_national_editors_change_what_is_official(bench: Workbench) -> None:
    found = await _change(bench, "national", "ale", population=32500, populationYear=2025, organisationNumber=None)
    assert found["userErrors"] == []
    query = '{ municipality(code: "1440") { population populationYear } }'
    assert (await bench(None, query))["municipality"] == {"population": 32500, "populationYear": 2025}


async def test_a_name_that_is_given_up_is_kept_with_its_day(bench: Workbench) -> None:
    made = await bench.an_organisation(name="Fokus i länet")
    found = (await _change(bench, "national", made["slug"], name="Kommunal utveckling i länet"))["organisation"]
    assert found["formerNames"] == [{"name": "Fokus i länet", "until": TODAY}]
    assert found["slug"] == "fokus-i-lanet"
    # Letters that change their case are no new name.
    found = (await _change(bench, "national", made["slug"], name="Kommunal Utveckling i länet"))["organisation"]
    assert (found["name"], len(found["formerNames"])) == ("Kommunal Utveckling i länet", 1)
    # A slip of the pen can be taken out of the list again.
    found = (await _change(bench, "national", made["slug"], formerNames=[]))["organisation"]
    assert found["formerNames"] == []


async def test_a_slug_once_given_keeps_answering_and_is_not_given_to_another(bench: Workbench) -> None:
    made = await bench.an_organisation(name="Har ett kortnamn")
    await _change(bench, "national", made["slug"], slug="har-ett-nytt")
    query = '{ organisation(slug: "har-ett-kortnamn") { id slug } }'
    assert (await bench(None, query))["organisation"] == {"id": made["id"], "slug": "har-ett-nytt"}
    other = await bench.an_organisation(name="Vill ha det")
    found = await _change(bench, "national", other["slug"], slug="har-ett-kortnamn")
    assert told(found) == [("ALREADY_EXISTS", ["fields", "slug"])]
    back = await _change(bench, "national", "har-ett-nytt", slug="har-ett-kortnamn")
    assert back["organisation"]["slug"] == "har-ett-kortnamn"


async def test_a_kind_that_memberships_rest_on_cannot_change(bench: Workbench) -> None:
    found = await _change(bench, "national", "goteborgsregionen", kind="ASSOCIATION", host=None)
    assert told(found) == [("INVALID", ["fields", "kind"])]
    assert "Medlemskap" in found["userErrors"][0]["message"]


async def test_a_kind_can_change_when_what_it_lacks_is_emptied(bench: Workbench) -> None:
    fields = {"kind": "RSS_BODY", "host": {"slug": "region-dalarna"}, "counties": ["20"]}
    made = await bench.an_organisation(name="Fel slag", **fields)
    found = await _change(bench, "national", made["slug"], kind="REGION")
    assert told(found) == [("INVALID", ["fields", "host"])]
    assert (await _change(bench, "national", made["slug"], kind="REGION", host=None))["userErrors"] == []
    code = {"kind": "MUNICIPALITY", "municipalityCode": "1404"}
    found = await _change(bench, "national", made["slug"], **code)
    assert told(found) == [("INVALID", ["fields", "counties"])]
    assert (await _change(bench, "national", made["slug"], **code, counties=[]))["userErrors"] == []


async def test_an_organisation_is_never_a_part_of_itself(bench: Workbench) -> None:
    above = await bench.an_organisation(name="Överst")
    below = await bench.an_organisation(name="Underst", parent={"id": above["id"]})
    for parent in (above, below):
        found = await _change(bench, "national", above["slug"], parent={"id": parent["id"]})
        assert told(found) == [("INVALID", ["fields", "parent"])]


async def test_two_who_close_a_circle_together_do_not(bench: Workbench) -> None:
    # Neither sees the other's end of it: one changes the first of four, the other the third.
    last = [await bench.an_organisation(name=f"Ring {number}") for number in (1, 3)]
    first = [
        await bench.an_organisation(name=f"Ring {number}", parent={"id": above["id"]})
        for number, above in zip((4, 2), last, strict=True)
    ]
    found = await bench.together(
        _change(bench, "national", last[0]["slug"], parent={"id": first[1]["id"]}),
        _change(bench, "administrator", last[1]["slug"], parent={"id": first[0]["id"]}),
    )
    assert sorted(told(each) for each in found) == [[], [("INVALID", ["fields", "parent"])]]
