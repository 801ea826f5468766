"""Every text of every record can be erased, from all places that repeat it, and nothing of others goes with it."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import ARRAY
from sqlalchemy.dialects.postgresql import JSONB

from registry.acts.erasing_fields import is_erasable, parts_of
from registry.model import RECORDS, metadata
from registry.storage.database import database
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.model.turn import TAKE_TURN
from tests.helpers.everywhere import tables_with
from tests.helpers.locks import held, until_waiting
from tests.helpers.workbench import Workbench, told
from tests.oracle.made_up import MakingUp

GROUND = {"legalGround": "Lag", "caseNumber": "1"}
SECRET = "storhemligheten"


def columns() -> Iterator[tuple[type[Record], str]]:
    for model in RECORDS.values():
        if not model.for_administrators:
            names = (each.name for each in metadata.tables[model.__tablename__].c if is_erasable(each))
            yield from ((model, name) for name in names if name not in ("municipality_code", "county_code"))


def parts() -> Iterator[tuple[type[Record], str]]:
    for model in RECORDS.values():
        if not model.for_administrators:
            yield from ((model, name) for name, _ in parts_of(model))


@pytest_asyncio.fixture(scope="module")
async def making(bench: Workbench) -> Any:
    connection = await database.connect(bench.url)
    yield MakingUp(connection)
    await connection.close()


#: What a rule demands beside a text, so that the text can stand.
BESIDE: dict[str, dict[str, Any]] = {
    "withdrawn_because": {"publication": "WITHDRAWN"},
    "discontinued_because": {"state": "DISCONTINUED"},
    "ways": {"kind": "HANDLING", "ways": ["PILOT"]},
    "case_number_value": {"case_number_authority_id": "AN ORGANISATION"},
}
OPENING = {"opening_seeks": "Fler", "opening_demands": "Tid", "opening_contact_function": "Kansli"}
#: What a rule may demand in a form of its own, where no mark can stand: only groups of these can be erased.
FORMS = {"amount_value"}


async def a_row_with(making: MakingUp, model: type[Record], name: str, secret: str) -> str:
    """A record with something in a column: the secret where any text can stand, else what it takes."""
    table = metadata.tables[model.__tablename__]
    beside = BESIDE.get(name, {})
    if isinstance(table.c[name].type, JSONB):
        values = {"contacts": {"function": secret}, "sources": {"title": secret, "fields": []}}
        source = {"source": {"title": secret, "fields": []}}
        values["reported_counts"] = {"unit": "PEOPLE", "count": 1, "is_approximate": False, **source}
        values["grades"] = {"publisher": secret, "grade": secret, **source}
        values["former_keys"] = {"system": "scb-kommunkod", "value": "0199"}
        beside = {name: [values.get(name, {"name": secret})]}
    elif await making.takes_any_text(table, name):
        beside = {name: secret, **beside}
    elif isinstance(table.c[name].type, ARRAY) and name not in beside:
        beside = {name: [secret]}
    standing: dict[str, Any] = {"publication": "DRAFT"}
    if model is RECORDS["initiative"]:
        standing |= {"state": "PROPOSED", **(OPENING if name.startswith("opening_") else {})}
    if "slug" in table.c:
        standing["slug"] = f"raderas-{making.count}"
    values = {**standing, **beside}
    if "AN ORGANISATION" in values.values():
        one = str(await making.connection.fetchval("select id from organisations limit 1"))
        values = {key: one if value == "AN ORGANISATION" else value for key, value in values.items()}
    row = await making.row(table, **values)
    return f"{model.record_type.prefix}_{row['id'].hex}"


@pytest.mark.parametrize(("model", "name"), list(columns()), ids=lambda each: getattr(each, "__name__", each))
async def test_every_text_can_be_erased_whatever_rules_demand(
    bench: Workbench, making: MakingUp, model: type[Record], name: str
) -> None:
    secret = f"Hemligt om {model.__name__} {name}"
    record = await a_row_with(making, model, name, secret)
    given = {"id": record, "fields": [camel(name)], **GROUND}
    found = await bench.do("administrator", "eraseRecord", **given)
    if name in FORMS and found["userErrors"]:
        assert told(found) == [("INVALID", ["fields", "0"])]
        return
    assert found["userErrors"] == []
    assert await tables_with(bench, secret) == []
    query = f"select coalesce({name}::text, '') from {model.__tablename__} where id = $1::text::uuid"
    ((left,),) = await bench.sql(query, record.rpartition("_")[2])
    assert left in ("", "[]", "{}", "{[raderat]}", "sv") or left.startswith("[raderat]")
    assert "changes" not in await tables_with(bench, secret)


async def test_what_a_rule_demands_in_its_own_form_is_refused(bench: Workbench) -> None:
    ((key,),) = await bench.sql("select id from organisations where slug = 'lerum'")
    for place, fields in enumerate((["municipalityCode"], ["nameEn", "countyCode"])):
        found = await bench.do("administrator", "eraseRecord", id=f"organisation_{key.hex}", fields=fields, **GROUND)
        assert told(found) == [("INVALID", ["fields", str(place)])]


async def test_a_group_is_erased_whole_with_its_references(bench: Workbench, making: MakingUp) -> None:
    record = await a_row_with(making, RECORDS["decision"], "case_number_value", SECRET)
    await bench.done("administrator", "eraseRecord", "", id=record, fields=["caseNumber"], **GROUND)
    assert await tables_with(bench, SECRET) == []
    kept = "select num_nonnulls(case_number_authority_id, case_number_value) from decisions where id = $1::text::uuid"
    assert await bench.sql(kept, record.rpartition("_")[2]) == [(0,)]


@pytest.mark.parametrize(("model", "name"), list(parts()), ids=lambda each: getattr(each, "__name__", each))
async def test_what_hangs_on_a_record_can_be_erased(
    bench: Workbench, making: MakingUp, model: type[Record], name: str
) -> None:
    table, of = dict(parts_of(model))[name], metadata.tables[model.__tablename__]
    row = await making.row(of)
    column = table.info["part_of"]
    values = {**await making.values(table), column: str(row["id"])}
    values |= {key: SECRET for key in ("value", "system") if key in table.c}
    if "record_type" in table.c:
        values["record_type"] = model.record_type.value
    names = ", ".join(values)
    insert = f"insert into {table} ({names}) select {names} from jsonb_populate_record(null::{table}, $1)"
    await making.connection.execute(insert, json.dumps(values))
    record = f"{model.record_type.prefix}_{row['id'].hex}"
    version = row["version"]
    given = {"id": record, "fields": [camel(name)], **GROUND}
    found = await bench.done("administrator", "eraseRecord", "record { version }", **given)
    assert found["record"]["version"] > version
    assert await bench.sql(f"select 1 from {table} where {column} = $1::text::uuid", row["id"].hex) == []
    kept = "select 1 from changes where record_id = $1::text::uuid and part = $2 and num_nonnulls(before, after) > 0"
    assert await bench.sql(kept, row["id"].hex, table.name) == []
    assert await tables_with(bench, SECRET) == []


# ---- Reasons, and what repeats them ----------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["reason", "withdrawnBecause"])
async def test_a_reason_goes_from_the_history_and_from_the_record(bench: Workbench, field: str) -> None:
    made = await bench.an_initiative(title=f"Återtas {field}")
    given = {"id": made["id"], "seen": made["version"], "because": f"{SECRET} ville"}
    await bench.done("rss", "withdrawRecord", "", **given)
    assert sorted(await tables_with(bench, SECRET)) == ["changes", "initiatives"]
    await bench.done("administrator", "eraseRecord", "", id=made["id"], fields=[field], **GROUND)
    assert await tables_with(bench, SECRET) == []
    ((because,),) = await bench.sql("select withdrawn_because from initiatives where slug = $1", made["slug"])
    assert because == "[raderat]"


@pytest.mark.parametrize("at", ["into", "gone"])
async def test_the_reason_of_a_merge_goes_from_all_that_the_merge_changed(bench: Workbench, at: str) -> None:
    one, twin = await bench.an_organisation(name=f"Ena {at}"), await bench.an_organisation(name=f"Andra {at}")
    made = await bench.an_initiative(title=f"Med båda {at}")
    for each in (one, twin):
        whom = {"initiative": {"id": made["id"]}, "participants": [{"organisation": {"id": each["id"]}}]}
        await bench.done("rss", "addParticipants", "", **whom)
    merging = {"into": {"id": one["id"]}, "seen": one["version"], "organisations": [{"id": twin["id"]}]}
    await bench.done("national", "mergeOrganisations", "", **merging, because=f"{SECRET} sade det")
    assert {"organisations", "participations", "changes"} <= {*await tables_with(bench, SECRET)}
    record = {"into": one, "gone": twin}[at]["id"]
    await bench.done("administrator", "eraseRecord", "", id=record, fields=["reason"], **GROUND)
    assert await tables_with(bench, SECRET) == []


async def test_a_ground_that_was_wrong_is_erased_by_another_erasure(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Raderas två gånger", summary="Något")
    wrong = {"legalGround": f"Enligt {SECRET}", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "", id=made["id"], fields=["summary"], **wrong)
    assert await tables_with(bench, SECRET) == ["changes"]
    await bench.done("administrator", "eraseRecord", "", id=made["id"], fields=["reason"], **GROUND)
    assert await tables_with(bench, SECRET) == []
    reasons = "select distinct reason from changes where record_id = $1::text::uuid and reason is not null"
    assert await bench.sql(reasons, made["id"].rpartition("_")[2]) == [("Lag; 1",)]


async def test_a_ground_cannot_repeat_what_it_erases(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Upprepas", summary=SECRET)
    given = {"id": made["id"], "fields": ["summary"], "legalGround": f"Om {SECRET}", "caseNumber": "1"}
    found = await bench.do("administrator", "eraseRecord", **given)
    assert [(each["code"], each["field"]) for each in found["userErrors"]] == [("INVALID", ["input", "legalGround"])]
    await bench.done("administrator", "eraseRecord", "", id=made["id"], fields=["summary"], **GROUND)
    assert await tables_with(bench, SECRET) == []


async def test_a_text_that_looks_like_an_id_is_erased_as_any_other(bench: Workbench) -> None:
    secret = "deadbeef-dead-dead-dead- HEMLIGT"
    query = """mutation Back($input: WithdrawRecordInput!) { withdrawRecord(input: $input) {
      record { ... on Initiative { summary } } } }"""
    contacts = [{"function": secret, "organisation": {"slug": "kungalv"}}]
    made = await bench.an_initiative(title="Med id", summary=secret, contacts=contacts)
    await bench("rss", query, "som-id", input={"id": made["id"], "seen": made["version"], "because": secret})
    given = {"id": made["id"], "fields": ["summary", "contacts", "withdrawnBecause"], **GROUND}
    found = await bench.do("administrator", "eraseRecord", **{**given, "legalGround": f"Om {secret}"})
    assert told(found) == [("INVALID", ["legalGround"])]
    # What somebody else was answered of the same organisation means something else.
    show = """mutation Make($input: CreateInitiativeInput!) {
      createInitiative(input: $input) { initiative { contacts { organisation { id } } } } }"""
    fields = {"title": "Annan", "kind": "PILOT", "contacts": [{**contacts[0], "function": "Kansli"}]}
    answer = await bench("other", show, "annans", input={"fields": fields})
    await bench.done("administrator", "eraseRecord", "", **given)
    assert await tables_with(bench, secret) == []
    assert await bench("other", show, "annans", input={"fields": fields}) == answer


# ---- Kept answers ----------------------------------------------------------------------------------------------------

MAKE = """mutation Make($input: CreateInitiativeInput!) {
  createInitiative(input: $input) { initiative { id title slug summary } } }"""


async def test_erasing_leaves_the_kept_answers_of_others_alone(bench: Workbench) -> None:
    async def made(caller: str, key: str, title: str) -> Any:
        fields = {"title": title, "kind": "PILOT", "summary": f"Om {title}"}
        return (await bench(caller, MAKE, key, input={"fields": fields}))["createInitiative"]["initiative"]

    other = await made("other", "nyckel-a", "Allas egen pilot")
    mine = await made("rss", "nyckel-b", SECRET)
    before = await bench.sql("select count(*) from kept_answers")
    await bench.done("administrator", "eraseRecord", "", id=mine["id"], fields=["title", "summary"], **GROUND)
    assert await tables_with(bench, SECRET) == []
    assert await bench.sql("select count(*) from kept_answers") == before
    count = await bench.sql("select count(*) from initiatives")
    assert await made("other", "nyckel-a", "Allas egen pilot") == other
    # Whoever retries is answered, without what was erased, and nothing is done twice.
    again = await made("rss", "nyckel-b", SECRET)
    assert again == {**mine, "title": "[raderat]", "summary": "[raderat]", "slug": "[raderat]"}
    assert await bench.sql("select count(*) from initiatives") == count


CONFIRM = """mutation Confirm($input: ConfirmRecordInput!) { confirmRecord(input: $input) {
  record { ... on Initiative { parent { summary } } } userErrors { code } } }"""


async def test_an_answer_that_is_being_kept_while_it_is_erased_is_erased_too(bench: Workbench) -> None:
    parent = await bench.an_initiative(title="Hela", summary=f"Om {SECRET}")
    child = await bench.an_initiative(title="Delen", parent={"id": parent["id"]})
    erasing = {"id": parent["id"], "fields": ["summary"], **GROUND}
    # Nobody can commit, so the answer has been read and stored, and nobody else can see it.
    async with held(bench.url, TAKE_TURN) as connection:
        given = {"id": child["id"], "seen": child["version"]}
        keeping = asyncio.create_task(bench("rss", CONFIRM, "under-tiden", input=given))
        await until_waiting(connection, 1)
        done = asyncio.create_task(bench.done("administrator", "eraseRecord", "", **erasing))
        await until_waiting(connection, 2)
    answer = (await asyncio.gather(keeping, done))[0]["confirmRecord"]
    assert SECRET in answer["record"]["parent"]["summary"]
    assert await tables_with(bench, SECRET) == []


@pytest.mark.parametrize("key", ["19121212-1212", "19121212%2D1212"])
async def test_a_key_for_retries_is_stored_nowhere(bench: Workbench, key: str) -> None:
    fields = {"title": f"Under {len(key)}", "kind": "PILOT"}
    first = await bench("rss", MAKE, key, input={"fields": fields})
    assert await bench("rss", MAKE, key, input={"fields": fields}) == first
    assert await tables_with(bench, key) == []
