"""The registry as it was at another moment."""

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from schema.contract import sdl_schema
from tests.helpers.workbench import Workbench

ASKING = (Path(__file__).parents[2] / "docs" / "asking.md").read_text("utf-8")
PICTURE = """query Picture($slug: String!, $asOf: DateTime) {
  initiative(slug: $slug, asOf: $asOf) { title state themes { slug } participations { totalCount nodes { status } } }
}"""


async def moment() -> str:
    """Now, apart from what is done before and after."""
    await asyncio.sleep(0.01)
    found = datetime.now(UTC).isoformat()
    await asyncio.sleep(0.01)
    return found


async def picture(bench: Workbench, slug: str, at: str | None, who: str | None = None) -> Any:
    return (await bench(who, PICTURE, slug=slug, asOf=at))["initiative"]


async def test_a_record_is_shown_as_it_was(bench: Workbench) -> None:
    before = await moment()
    made = await bench.an_initiative(title="Först", themes=["barn-och-unga"])
    ref = {"id": made["id"]}
    first = await moment()
    fields = {"title": "Sedan", "themes": ["aldreomsorg", "socialpsykiatri"]}
    changed = await bench.done(
        "rss", "updateInitiative", "initiative { version }", initiative=ref, seen=made["version"], fields=fields
    )
    await bench.done("rss", "addParticipants", "", initiative=ref, participants=[{"organisation": {"name": "Lerum"}}])
    second = await moment()
    seen = changed["initiative"]["version"]
    await bench.done("rss", "startInitiative", "", initiative=ref, seen=seen, on="2026-11")
    nobody: dict[str, Any] = {"totalCount": 0, "nodes": []}
    somebody = {"totalCount": 1, "nodes": [{"status": "STATED"}]}
    then = {"title": "Sedan", "themes": [{"slug": "socialpsykiatri"}, {"slug": "aldreomsorg"}]}

    assert await picture(bench, made["slug"], before) is None
    assert await picture(bench, made["slug"], first) == {
        "title": "Först",
        "state": "PROPOSED",
        "themes": [{"slug": "barn-och-unga"}],
        "participations": nobody,
    }
    assert await picture(bench, made["slug"], second) == {**then, "state": "PROPOSED", "participations": somebody}
    now = {**then, "state": "ONGOING", "participations": somebody}
    assert await picture(bench, made["slug"], None) == await picture(bench, made["slug"], await moment()) == now


async def test_a_change_holds_from_the_very_moment_that_it_was_made(bench: Workbench) -> None:
    made = await bench.an_initiative(title="I samma stund")
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"title": "Strax efter"}}
    await bench.done("rss", "updateInitiative", "", **given)
    key = UUID(made["id"].rpartition("_")[2])
    moments = await bench.sql("select at from changes where record_id = $1 and part is null order by id", key)
    for (at,), title in zip(moments, ("I samma stund", "I samma stund", "Strax efter"), strict=True):
        assert (await picture(bench, made["slug"], at.isoformat(), "rss"))["title"] == title


async def test_a_theme_that_comes_and_goes_was_there_once(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Fram och tillbaka", themes=["aldreomsorg"])
    then, seen = await moment(), made["version"]
    for themes in ([], ["aldreomsorg"], []):
        given = {"initiative": {"id": made["id"]}, "seen": seen, "fields": {"themes": themes}}
        seen = (await bench.done("rss", "updateInitiative", "initiative { version }", **given))["initiative"]["version"]
    assert (await picture(bench, made["slug"], then))["themes"] == [{"slug": "aldreomsorg"}]


# ---- Who sees it -----------------------------------------------------------------------------------------------------


async def test_what_was_a_draft_is_shown_to_those_who_saw_it(bench: Workbench) -> None:
    fields = {"title": "Utkast först", "kind": "PILOT"}
    made = (await bench.done("rss", "createInitiative", "initiative { id slug version }", fields=fields))["initiative"]
    then = await moment()
    await bench.done("rss", "publishRecord", "", id=made["id"], seen=made["version"])
    assert await picture(bench, made["slug"], then) is None
    assert await picture(bench, made["slug"], then, "other") is None
    assert (await picture(bench, made["slug"], then, "rss"))["title"] == "Utkast först"
    assert (await picture(bench, made["slug"], None))["title"] == "Utkast först"


async def test_what_has_been_withdrawn_since_is_left_out(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Återtas sedan")
    then = await moment()
    given = {"id": made["id"], "seen": made["version"], "because": "Fel"}
    await bench.done("rss", "withdrawRecord", "", **given)
    assert await picture(bench, made["slug"], then) is None
    assert (await picture(bench, made["slug"], then, "rss"))["title"] == "Återtas sedan"
    query = """query Q($asOf: DateTime) { initiatives(where: { slug: { startsWith: "atertas-sedan" } }, asOf: $asOf) {
      totalCount facets { state { value count } } nodes { id } } }"""
    found = (await bench(None, query, asOf=then))["initiatives"]
    assert found == {"totalCount": 0, "facets": {"state": []}, "nodes": []}


async def test_what_has_been_merged_since_is_shown_as_it_was(bench: Workbench) -> None:
    one, twin = await bench.an_organisation(name="Kvarnen"), await bench.an_organisation(name="Kvarnen AB")
    made = await bench.an_initiative(title="Med tvillingen")
    given = {"initiative": {"id": made["id"]}, "participants": [{"organisation": {"id": twin["id"]}}]}
    await bench.done("rss", "addParticipants", "", **given)
    then = await moment()
    merging = {"into": {"id": one["id"]}, "seen": one["version"], "organisations": [{"id": twin["id"]}]}
    await bench.done("national", "mergeOrganisations", "", **merging, because="Samma")
    query = """query Q($slug: String!, $asOf: DateTime) { initiative(slug: $slug, asOf: $asOf) {
      participations { nodes { organisation { name } } } } }"""
    for at, name in ((then, "Kvarnen AB"), (None, "Kvarnen")):
        found = (await bench(None, query, slug=made["slug"], asOf=at))["initiative"]["participations"]["nodes"]
        assert found == [{"organisation": {"name": name}}]


async def test_what_has_been_erased_since_is_gone_from_every_moment(bench: Workbench) -> None:
    word = "Hemligheten"
    made = await bench.an_initiative(title=word, summary=word)
    then = await moment()
    given = {"fields": ["title", "summary"], "legalGround": "Lag", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "", id=made["id"], **given)
    query = """query Q($ids: [ID!]!, $asOf: DateTime) { nodes(ids: $ids, asOf: $asOf) {
      ... on Initiative { title summary } } }"""
    found = (await bench("administrator", query, ids=[made["id"]], asOf=then))["nodes"]
    assert found == [{"title": "[raderat]", "summary": None}]


# ---- The same rules --------------------------------------------------------------------------------------------------


async def test_a_list_of_one_moment_is_not_continued_at_another(bench: Workbench) -> None:
    query = """query Q($after: String, $asOf: DateTime) { organisations(first: 2, after: $after, asOf: $asOf) {
      pageInfo { endCursor } nodes { name } } }"""
    then = await moment()
    first = (await bench(None, query, asOf=then))["organisations"]
    after = {"after": first["pageInfo"]["endCursor"]}
    assert len((await bench(None, query, **after, asOf=then))["organisations"]["nodes"]) == 2
    for other in (None, await moment()):
        [error] = (await bench.whole(None, query, None, **after, asOf=other))["errors"]
        assert error["extensions"]["code"] == "INVALID_CURSOR"


async def test_the_least_moment_can_be_given_back(bench: Workbench) -> None:
    query = "query Q($at: DateTime) { moment(asOf: $at) }"
    told = (await bench(None, query, at="0001-01-01T00:00:00Z"))["moment"]
    assert (await bench(None, query, at=told))["moment"] == told


async def test_two_moments_stand_side_by_side(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Före")
    then = await moment()
    fields = {"title": "Efter"}
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": fields}
    await bench.done("rss", "updateInitiative", "", **given)
    query = """query Q($slug: String!, $then: DateTime!) {
      before: initiative(slug: $slug, asOf: $then) { title version }
      now: initiative(slug: $slug) { title version }
      never: initiative(slug: $slug, asOf: "2020-01-01T00:00:00Z") { title version }
    }"""
    assert await bench(None, query, slug=made["slug"], then=then) == {
        "before": {"title": "Före", "version": 2},
        "now": {"title": "Efter", "version": 3},
        "never": None,
    }


async def test_merging_brings_nothing_back_that_was_withdrawn(bench: Workbench) -> None:
    one, hidden = await bench.an_organisation(name="Öppna huset"), await bench.an_organisation(name="Hemliga huset")
    then = await moment()
    withdrawn = {"id": hidden["id"], "seen": hidden["version"], "because": "Skulle aldrig ha synts"}
    await bench.done("national", "withdrawRecord", "", **withdrawn)
    merging = {"into": {"id": one["id"]}, "seen": one["version"], "organisations": [{"id": hidden["id"]}]}
    await bench.done("national", "mergeOrganisations", "", **merging, because="Samma")
    query = "query Q($ids: [ID!]!, $asOf: DateTime) { nodes(ids: $ids, asOf: $asOf) { ... on Organisation { name } } }"
    assert (await bench(None, query, ids=[hidden["id"]], asOf=then))["nodes"] == [None]


async def test_what_was_merged_is_hidden_with_what_it_became_part_of(bench: Workbench) -> None:
    one, twin = await bench.an_organisation(name="Helheten"), await bench.an_organisation(name="Delen")
    then = await moment()
    merging = {"into": {"id": one["id"]}, "seen": one["version"], "organisations": [{"id": twin["id"]}]}
    merged = await bench.done("national", "mergeOrganisations", "organisation { version }", **merging, because="Samma")
    query = "query Q($ids: [ID!]!, $asOf: DateTime) { nodes(ids: $ids, asOf: $asOf) { ... on Organisation { name } } }"
    ids = [one["id"], twin["id"]]
    assert (await bench(None, query, ids=ids, asOf=then))["nodes"] == [{"name": "Helheten"}, {"name": "Delen"}]
    withdrawn = {"id": one["id"], "seen": merged["organisation"]["version"], "because": "Fel"}
    await bench.done("national", "withdrawRecord", "", **withdrawn)
    assert (await bench(None, query, ids=ids, asOf=then))["nodes"] == [None, None]


async def test_contacts_are_as_they_are_now(bench: Workbench) -> None:
    contacts = [{"function": "Projektkontor", "email": "forra@example.org"}]
    made = await bench.an_initiative(title="Byter kontakt", contacts=contacts)
    then = await moment()
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"contacts": []}}
    await bench.done("rss", "updateInitiative", "", **given)
    query = "query Q($slug: String!, $asOf: DateTime) { initiative(slug: $slug, asOf: $asOf) { contacts { email } } }"
    assert (await bench(None, query, slug=made["slug"], asOf=then))["initiative"]["contacts"] == []


async def test_another_moment_cannot_be_changed(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ägs då")
    query = """query Q($slug: String!, $asOf: DateTime) { initiative(slug: $slug, asOf: $asOf) {
      viewerCan { update { allowed reason } } } }"""
    then = await moment()
    found = (await bench("rss", query, slug=made["slug"], asOf=then))["initiative"]["viewerCan"]["update"]
    assert found == {"allowed": False, "reason": "Den visas som den var då."}
    assert (await bench("rss", query, slug=made["slug"]))["initiative"]["viewerCan"]["update"]["allowed"]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-00:01", "i går", "2026-13-01"])
async def test_a_moment_beyond_the_calendar_is_refused_in_words(bench: Workbench, at: str) -> None:
    [error] = (await bench.whole(None, PICTURE, None, slug="x", asOf=at))["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "A moment is written 2026-11-15T10:00:00Z" in error["message"]


def test_the_questions_that_tell_only_of_now_are_named() -> None:
    """What no record follows from is about the contract and the installation."""
    query = sdl_schema().query_type
    assert query is not None
    now = {name for name, field in query.fields.items() if "asOf" not in field.args}
    of_no_record = {"apiInfo", "changeToken", "personalData", "vocabularies", "vocabulary"}
    (told,) = re.findall(r"Every root field that leads to records takes `asOf`, except([^.]*)\.", ASKING)
    assert set(re.findall(r"`(\w+)`", told)) == now - of_no_record
