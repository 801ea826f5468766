"""OAI-PMH, harvested by a public client from a real server: all that is published, what changed, and what is gone."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID
from xml.etree.ElementTree import Element, fromstring

import pytest
from sickle import Sickle, oaiexceptions

from schema.http.oai.answers import second_of
from schema.http.oai.asked import OAI
from tests.helpers.workbench import SECRETS, Workbench

NS = {"o": "http://www.openarchives.org/OAI/2.0/"}
Found = TypeVar("Found")


async def beside(do: Callable[[], Found]) -> Found:
    """What a client that blocks brings; the loop goes on meanwhile."""
    return await asyncio.to_thread(do)


def client(registry: Workbench, **more: Any) -> Sickle:
    return Sickle(f"{registry.client.base_url}/oai", **more)


async def records(registry: Workbench, prefix: str = "oai_dc", **given: str) -> list[Any]:
    return await beside(lambda: list(client(registry).ListRecords(metadataPrefix=prefix, **given)))


async def got(registry: Workbench, **given: str) -> Element:
    answer = await registry.client.get("/oai", params=given)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8"), answer.text
    return fromstring(answer.content)  # noqa: S314 - it is the registry's own


async def second(registry: Workbench) -> str:
    """A whole second after all that has been done, when it has begun."""
    ((found,),) = await registry.sql("select date_trunc('second', now()) + interval '1 second'")
    await registry.sql("select pg_sleep_until($1)", found)
    return second_of(found)


def at(made: Any) -> dict[str, Any]:
    """How an act names an initiative as it was made."""
    return {"initiative": {"id": made["id"]}, "seen": made["version"]}


def fault(answer: Element) -> str | None:
    found = answer.find("o:error", NS)
    return None if found is None else found.attrib["code"]


# ---- Harvests --------------------------------------------------------------------------------------------------------


async def test_a_harvest_brings_all_that_is_published_once(registry: Workbench) -> None:
    found = await records(registry)
    ids = [each.header.identifier for each in found if not each.deleted]
    shown = await registry.sql("select record_type, record_id from heads where audience is null")
    assert sorted(ids) == sorted(f"{OAI}{kind.lower()}_{key.hex}" for kind, key in shown)
    assert len(ids) > 300
    assert all(each.metadata["title"] for each in found if not each.deleted)


async def test_what_changed_and_what_was_withdrawn_since_is_all_of_the_next_harvest(registry: Workbench) -> None:
    changed, gone = await registry.an_initiative(title="Ändras"), await registry.an_initiative(title="Återtas")
    await records(registry)
    since = await second(registry)
    title = {"title": "Ändrades"}
    await registry.done("rss", "updateInitiative", "initiative { id }", **at(changed), fields=title)
    await registry.done("rss", "withdrawRecord", "", id=gone["id"], because="Prövat")
    await registry.done("rss", "createInitiative", "initiative { id }", fields={"title": "Utkast", "kind": "PILOT"})
    found = await records(registry, **{"from": since})
    told = {each.header.identifier: None if each.deleted else each.metadata["title"] for each in found}
    assert told == {f"{OAI}{changed['id']}": ["Ändrades"], f"{OAI}{gone['id']}": None}
    assert all(each.header.datestamp >= since for each in found)
    one = await beside(lambda: client(registry).GetRecord(metadataPrefix="oai_dc", identifier=f"{OAI}{gone['id']}"))
    assert one.deleted
    assert one.header.datestamp == next(each.header.datestamp for each in found if each.deleted)


async def test_a_draft_is_never_told_of(registry: Workbench) -> None:
    fields = {"title": "Ett utkast", "kind": "PILOT"}
    draft = (await registry.done("rss", "createInitiative", "initiative { id }", fields=fields))["initiative"]["id"]
    assert f"{OAI}{draft}" not in {each.header.identifier for each in await records(registry)}
    answer = await got(registry, verb="GetRecord", metadataPrefix="oai_dc", identifier=f"{OAI}{draft}")
    assert fault(answer) == "idDoesNotExist"
    await registry.done("rss", "withdrawRecord", "", id=draft, because="Prövat")
    assert f"{OAI}{draft}" not in {each.header.identifier for each in await records(registry)}


async def test_a_key_opens_nothing_more(registry: Workbench) -> None:
    fields = {"title": "Ett utkast till", "kind": "PILOT"}
    draft = (await registry.done("rss", "createInitiative", "initiative { id }", fields=fields))["initiative"]["id"]
    given = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": f"{OAI}{draft}"}
    answer = await registry.client.get("/oai", params=given, headers={"authorization": f"Bearer {SECRETS['national']}"})
    assert fault(fromstring(answer.content)) == "idDoesNotExist"  # noqa: S314 - it is the registry's own


async def test_a_change_between_two_pages_loses_nothing(registry: Workbench) -> None:
    first, last = await registry.an_initiative(title="Först"), await registry.an_initiative(title="Sist")
    begun = await beside(lambda: client(registry).ListRecords(metadataPrefix="oai_dc"))
    assert begun.resumption_token.token
    title = {"title": "Ändrad emellan"}
    await registry.done("rss", "updateInitiative", "initiative { id }", **at(first), fields=title)
    await registry.done("rss", "withdrawRecord", "", id=last["id"], because="Prövat")
    made = await registry.an_initiative(title="Tillkom emellan")
    found = {each.header.identifier: each for each in await beside(lambda: list(begun))}
    assert found[f"{OAI}{first['id']}"].metadata["title"] == ["Ändrad emellan"]
    assert found[f"{OAI}{last['id']}"].deleted
    assert found[f"{OAI}{made['id']}"].metadata["title"] == ["Tillkom emellan"]
    shown = {row[0] for row in await registry.sql("select record_id from heads where audience is null")}
    assert len([each for each in found.values() if not each.deleted]) == len(shown)


async def test_sets_and_dates_choose(registry: Workbench) -> None:
    themes = await records(registry, set="theme")
    ((count,),) = await registry.sql("select count(*) from themes where publication = 'PUBLISHED'")
    assert len([each for each in themes if not each.deleted]) == count > 0
    assert {spec for each in themes for spec in each.header.setSpecs} == {"theme"}
    await second(registry)
    made = await registry.an_initiative(title="Den här sekunden")
    given = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": f"{OAI}{made['id']}"}
    at = (await got(registry, **given)).findtext(".//o:datestamp", None, NS)
    assert at is not None
    those = await records(registry, **{"from": at, "until": at})
    assert f"{OAI}{made['id']}" in {each.header.identifier for each in those}
    assert {each.header.datestamp for each in those} == {at}
    since = await second(registry)
    assert (
        fault(await got(registry, verb="ListRecords", metadataPrefix="oai_dc", **{"from": since})) == "noRecordsMatch"
    )
    older = await beside(lambda: list(client(registry).ListIdentifiers(metadataPrefix="oai_dc", until=at[:10])))
    assert f"{OAI}{made['id']}" in {each.identifier for each in older}
    with pytest.raises(oaiexceptions.NoRecordsMatch):
        await records(registry, until="2001-01-01")


async def test_what_committed_late_in_its_time_is_told(registry: Workbench) -> None:
    """A commit has the moment at which it began, so that a later position can have an earlier one."""
    made = [await registry.an_initiative(title=each) for each in ("Tidig", "Sen")]
    early, late = [await _commit_of(registry, each["id"]) for each in made]
    await registry.sql_as_owner("update commits set at = timestamptz '2001-02-03 04:05:06Z' where position = $1", early)
    await registry.sql_as_owner("update commits set at = timestamptz '2001-02-03 04:05:05Z' where position = $1", late)
    found = await records(registry, until="2001-02-03T04:05:06Z", **{"from": "2001-02-03T04:05:06Z"})
    assert [each.header.identifier for each in found] == [f"{OAI}{made[0]['id']}"]
    found = await records(registry, until="2001-02-03T04:05:05Z", **{"from": "2001-02-03T04:05:05Z"})
    assert [each.header.identifier for each in found] == [f"{OAI}{made[1]['id']}"]


async def _commit_of(registry: Workbench, key: str) -> int:
    ((position,),) = await registry.sql("select position from heads where record_id = $1", UUID(key.rpartition("_")[2]))
    return int(position)
