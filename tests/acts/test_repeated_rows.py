"""Rows that repeat others, lead where others lead, or cannot be read: each is told as what it is."""

from typing import Any

from tests.helpers.rows import added, keyed, named, outcomes
from tests.helpers.workbench import Workbench, told


async def test_a_row_that_repeats_one_which_is_refused_is_refused_too(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Två lika rader")
    taken = await added(bench, "rss", made, named("Kungälv", **keyed("upprepas", "1")))
    row = named("Ale", **keyed("upprepas", "1"))
    found = await added(bench, "rss", made, row, row, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["REFUSED", "REFUSED"]
    for place, each in enumerate(found["rows"]):
        (error,) = each["errors"]
        assert (error["code"], error["field"][1:]) == ("ALREADY_EXISTS", ["participants", str(place), "externalIds"])
        assert error["current"] == {"id": taken["participations"][0]["id"]}
    assert {each["code"] for each in found["warnings"]} == {"ROW_REFUSED"}
    found = await added(bench, "rss", made, row, row)
    assert [field[1] for _, field in told(found)] == ["0", "1"]


async def test_a_row_that_repeats_one_which_differs_differs_too(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Lika men fel")
    await added(bench, "rss", made, named("Kungälv", period={"start": "2026"}))
    row = named("Kungälv", note="Nytt")
    assert outcomes(await added(bench, "rss", made, row, row)) == [("DIFFERS", ["note"])] * 2
    # The start stands, so that only what stands and the row together break the rule.
    row = named("Kungälv", period={"end": "2025"})
    found = await added(bench, "rss", made, row, row, onDifference="UPDATE", onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["REFUSED", "REFUSED"]


async def test_rows_are_compared_by_what_they_lead_to(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Skrivet på två sätt")
    keys = [{"system": "a", "value": "1"}, {"system": "b", "value": "2"}]
    rows = [
        named("Partille", status="INVITED", externalIds=keys),
        {"organisation": {"municipalityCode": "1402"}, "status": "INVITED", "externalIds": keys[::-1]},
        {"organisation": {"slug": "partille"}, "status": "INVITED", "externalIds": keys, "note": "Annat"},
    ]
    found = await added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "UNCHANGED", "REFUSED"]


async def test_a_reference_is_named_by_exactly_one_key(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Två nycklar på en rad")
    who: list[Any] = [{"name": "Ale", "municipalityCode": "1440"}, {}, {"municipalityCode": 1440}]
    shown = "rows { errors { field message(language: EN) hint(language: EN) } }"
    given = {"initiative": {"id": made["id"]}, "participants": [{"organisation": each} for each in who]}
    found = await bench.done("rss", "addParticipants", shown, **given, onError="KEEP_GOING")
    errors = [each["errors"][0] for each in found["rows"]]
    assert [each["message"] for each in errors[:2]] == [
        "It is named by exactly one key, and 2 are given.",
        "It is named by exactly one key, and none is given.",
    ]
    hint = "One of: id, municipalityCode, slug, organisationNumber, name, external."
    assert [each["hint"] for each in errors] == [hint, hint, 'Write `"1440"`, as text.']
