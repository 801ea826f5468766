"""What was merged leads on to what lives, with a warning; what was withdrawn is refused in words."""

from typing import Any

import pytest

from tests.helpers.authority import Table
from tests.helpers.merging import merge_done
from tests.helpers.workbench import Workbench, told

CODE, NUMBER = "1917", "999900-0103"
WITHDRAWN = "STEP_NOT_ALLOWED"


@pytest.fixture(scope="module")
def merged() -> dict[str, Any]:
    """The organisations that the tests share, once they are made."""
    return {}


async def heby(bench: Workbench, merged: dict[str, Any]) -> Any:
    """Heby as it was, merged into Heby as it is."""
    if not merged:
        [(key,)] = await bench.sql("select id from organisations where municipality_code = '0331'")
        now = {"id": f"organisation_{key.hex}"}
        fields = {"name": "Heby (Västmanland)", "municipalityCode": CODE, "organisationNumber": NUMBER}
        then = await bench.an_organisation(kind="MUNICIPALITY", **fields)
        # The one that lives on has a number of its own, so that this one stays with what is gone.
        await bench.sql_as_owner("update organisations set organisation_number = '999900-0111' where id = $1", key)
        await bench.sql(
            "insert into external_ids values ('prov', 'heby-then', 'ORGANISATION', $1)",
            (await bench.sql("select id from organisations where slug = $1", then["slug"]))[0][0],
        )
        await merge_done(bench, now, then)
        merged |= {"now": now, "then": then}
    return merged


WAYS = ("code", "id", "number", "external", "official", "name", "slug")


def ref_of(way: str, then: Any) -> Any:
    """A reference to what is gone, by one of its keys."""
    return {
        "code": {"municipalityCode": CODE},
        "id": {"id": then["id"]},
        "number": {"organisationNumber": NUMBER},
        "external": {"external": {"system": "prov", "value": "heby-then"}},
        "official": {"external": {"system": "scb-kommunkod", "value": CODE}},
        "name": {"name": "Heby (Västmanland)"},
        "slug": {"slug": then["slug"]},
    }[way]


@pytest.mark.parametrize("caller", ["rss", "national"])
@pytest.mark.parametrize("way", WAYS)
async def test_what_was_merged_leads_on_by_every_key(
    bench: Workbench, merged: dict[str, Any], way: str, caller: str
) -> None:
    both = await heby(bench, merged)
    made = await bench.an_initiative()
    who = [{"organisation": ref_of(way, both["then"])}]
    given = {"initiative": {"id": made["id"]}, "participants": who}
    shown = "participations { organisation { id } }"
    found = await bench.done(caller, "addParticipants", shown, **given)
    assert found["participations"] == [{"organisation": both["now"]}]
    # Slugs, and keys that followed, are the living one's own by now.
    warned = [(each["code"], each["records"]) for each in found["warnings"]]
    assert warned == ([] if way in ("slug", "external") else [("MERGED", [both["now"]])])
    given_at = ["input", "participants", "0", "organisation", *ref_of(way, both["then"])]
    assert [each["field"] for each in found["warnings"]] == [given_at] * len(warned)


async def test_what_was_merged_is_not_changed_but_shown_what_lives_on(bench: Workbench, merged: dict[str, Any]) -> None:
    both = await heby(bench, merged)
    given = {"organisation": {"id": both["then"]["id"]}, "seen": both["then"]["version"] + 1, "fields": {"name": "X"}}
    [wrong] = (await bench.do("national", "updateOrganisation", **{**given, "seen": await seen(bench, both)}))[
        "userErrors"
    ]
    assert (wrong["code"], wrong["current"]["id"]) == (WITHDRAWN, both["now"]["id"])


async def seen(bench: Workbench, both: Any) -> int:
    [(version,)] = await bench.sql(
        "select version from organisations where slug like $1 || '-sammanslagen%'", both["then"]["slug"]
    )
    return int(version)


async def test_a_draft_that_was_merged_leads_on_for_nobody_who_never_saw_it(bench: Workbench) -> None:
    into = await bench.an_organisation(name="Består")
    fields = {"kind": "OTHER", "name": "Aldrig visad", "organisationNumber": "999900-0129"}
    draft = (await bench.done("national", "createOrganisation", "organisation { id slug }", fields=fields))[
        "organisation"
    ]
    into["organisationNumber"] = "999900-0137"
    await bench.sql_as_owner(
        "update organisations set organisation_number = '999900-0137' where slug = $1", into["slug"]
    )
    await merge_done(bench, into, draft)
    made = await bench.an_initiative()
    given = {
        "initiative": {"id": made["id"]},
        "participants": [{"organisation": {"organisationNumber": "999900-0129"}}],
    }
    assert await bench.refused("rss", "addParticipants", **given) == ["NOT_FOUND"]
    assert await bench.refused("national", "addParticipants", **given) == []


async def test_a_withdrawn_initiative_takes_nothing(bench: Workbench, table: Table) -> None:
    gone = await bench.an_initiative(state="PREPARING")
    assert await table.withdrawn("rss", gone["id"]) == []
    ref = {"id": gone["id"]}
    who = [{"organisation": {"slug": "kungalv"}}]
    found = await bench.do("rss", "addParticipants", initiative=ref, participants=who)
    assert told(found) == [(WITHDRAWN, ["initiative", "id"])]
    assert found["userErrors"][0]["current"]["id"] == gone["id"]
    fields = {"title": "Ett barn", "kind": "PILOT", "parent": ref}
    assert told(await bench.do("rss", "createInitiative", fields=fields)) == [(WITHDRAWN, ["fields", "parent", "id"])]
    assert await table.tried("rss", "startInitiative", "initiative", gone["id"], on="2026-11") == [WITHDRAWN]
    assert await table.tried("rss", "updateInitiative", "initiative", gone["id"], fields={"title": "X"}) == [WITHDRAWN]
    assert await table.restored("rss", gone["id"]) == []


async def test_a_withdrawn_theme_is_not_chosen_anew_but_may_stay(bench: Workbench, table: Table) -> None:
    made = await bench.done(
        "national", "createTheme", "theme { id slug version }", fields={"name": "Ett ämne", "kind": "TOPIC"}
    )
    theme = made["theme"]
    assert await table.published("national", theme["id"]) == []
    there = await bench.an_initiative("national", themes=[theme["slug"]])
    assert await table.withdrawn("national", theme["id"]) == []
    fields: dict[str, Any] = {"title": "Väljer", "kind": "PILOT", "themes": [theme["slug"]]}
    assert told(await bench.do("national", "createInitiative", fields=fields)) == [
        (WITHDRAWN, ["fields", "themes", "0"])
    ]
    kept = {"themes": [theme["slug"], "aldreomsorg"]}
    assert await table.tried("national", "updateInitiative", "initiative", there["id"], fields=kept) == []
