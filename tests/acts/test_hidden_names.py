"""A refusal may say what was meant, and never tells of what the caller may not see."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from registry.across.permissions import reach_of
from registry.matrix import Act, Reach
from registry.storage.model.record import Named, record_of
from registry.storage.model.terms import Role
from tests.helpers.databases import CreateDatabase
from tests.helpers.ground import DRAFT, Ground, Laying, is_part
from tests.helpers.provider import Provider
from tests.helpers.signing import believing
from tests.helpers.trials import TRIALS, Trial
from tests.helpers.workbench import CALLERS, Workbench, workbench

#: The acts that change what has a readable key and is published by itself.
UPDATES = [
    trial
    for trial in TRIALS
    if trial.act.startswith("update") and issubclass(record_of(trial.kind), Named) and not is_part(trial.on)
]


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **believing(issuer)) as made:
        yield made


@pytest_asyncio.fixture(scope="module")
async def drafts(bench: Workbench, issuer: Provider) -> Ground:
    """Drafts that are Kungälv's."""
    return await Laying(bench, DRAFT, issuer).lay({trial.on for trial in UPDATES})


def may(caller: str | None, trial: Trial) -> bool:
    """Whether a caller may do such an act to anything: nobody else is told so much as that it is not there."""
    role = Role[CALLERS[caller][0]] if caller else Role.ANONYMOUS
    act = next(each for each in Act if each.value == trial.act)
    return reach_of(role, act, record_of(trial.kind)) is not Reach.NO


async def meaning(bench: Workbench, caller: str | None, trial: Trial, drafts: Ground, **ref: str) -> str:
    """All that is told of an act on what cannot be found."""
    given = trial.given(drafts)
    [name] = [name for name, value in given.items() if isinstance(value, dict) and value.keys() == {"id"}]
    answer: Any = await bench.do(caller, trial.act, "", "@dryRun", **{**given, name: ref})
    [code] = [each["code"] for each in answer["userErrors"]]
    assert (code == "NOT_FOUND") is may(caller, trial)
    return json.dumps(answer, ensure_ascii=False)


@pytest.mark.parametrize("trial", UPDATES, ids=str)
async def test_only_who_sees_a_draft_is_told_that_it_may_have_been_meant(
    bench: Workbench, drafts: Ground, trial: Trial
) -> None:
    table, key = record_of(trial.kind).__tablename__, drafts[trial.on]["id"].rpartition("_")[2]
    [(slug,)] = await bench.sql(f"select slug from {table} where id = $1::text::uuid", key)
    for caller, sees in (("municipality", True), ("national", True), ("other", False), (None, False)):
        is_told = sees and may(caller, trial)
        assert (slug in await meaning(bench, caller, trial, drafts, slug=slug[:-1])) is is_told, caller


async def test_a_hidden_name_is_not_told_either(bench: Workbench, drafts: Ground) -> None:
    [trial] = [each for each in UPDATES if each.act == "updateOrganisation"]
    for caller, is_told in (("municipality", True), ("national", True), ("other", False), (None, False)):
        assert ("Provbolaget" in await meaning(bench, caller, trial, drafts, name="Provbolage")) is is_told, caller


async def test_what_a_record_was_called_while_nobody_saw_it_stays_untold(bench: Workbench) -> None:
    made = (
        await bench.done(
            "rss", "createInitiative", "initiative { id version }", fields={"title": "Hemlig titel", "kind": "PILOT"}
        )
    )["initiative"]
    for title in ("Klar titel", "Klarare titel"):
        given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"title": title}}
        made = (await bench.done("rss", "updateInitiative", "initiative { id version }", **given))["initiative"]
        if title == "Klar titel":
            shown = "record { ... on Initiative { id version } }"
            made = (await bench.done("rss", "publishRecord", shown, id=made["id"], seen=made["version"]))["record"]
    found = (await bench(None, "query Q($id: ID!) { node(id: $id) { ... on Initiative { formerTitles { name } } } }",
                         id=made["id"]))["node"]  # fmt: skip
    assert found == {"formerTitles": [{"name": "Klar titel"}]}
    new = {"fields": {"kind": "OTHER", "name": "Hemligt namn"}}
    body = (await bench.done("national", "createOrganisation", "organisation { id version }", **new))["organisation"]
    given = {"organisation": {"id": body["id"]}, "seen": body["version"], "fields": {"name": "Klart namn"}}
    body = (await bench.done("national", "updateOrganisation", "organisation { id version }", **given))["organisation"]
    await bench.done("national", "publishRecord", "", id=body["id"], seen=body["version"])
    query = "query Q($id: ID!) { node(id: $id) { ... on Organisation { name formerNames { name } } } }"
    assert (await bench(None, query, id=body["id"]))["node"] == {"name": "Klart namn", "formerNames": []}
