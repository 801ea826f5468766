"""The ready-made acts: each is whole, says what its variables mean, and can be tried as it stands without a fault."""

import re
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
import pytest_asyncio
from graphql import (
    NonNullTypeNode,
    get_nullable_type,
    get_operation_ast,
    is_input_object_type,
    is_list_type,
    is_required_input_field,
    parse,
    print_ast,
    type_from_ast,
    validate,
)

from registry.matrix import Act
from schema.contract import sdl_schema
from schema.http.ready import FIRST_ACT_GROUPS, LAST_ACT_GROUPS, OPERATIONS, ReadyOperation, ready_operations
from tests.helpers.databases import CreateDatabase
from tests.helpers.provider import Provider
from tests.helpers.signing import a_person, believing
from tests.helpers.workbench import Workbench, workbench

ALL = {operation.name: operation for operation in ready_operations()}
ACTS = {name: operation for name, operation in ALL.items() if operation.acts}
every_act = pytest.mark.parametrize("operation", ACTS.values(), ids=ACTS)

#: Who does what; the rest is done by the national editor.
BY = {
    **dict.fromkeys(
        ("RegisterPilot", "AddMunicipalities", "ExpressInterest", "Publish", "Restore", "RaiseNeed"), "rss"
    ),
    **dict.fromkeys(("RecordLesson", "ChangeLesson"), "municipality"),
    **dict.fromkeys(("CreateKey", "RotateKey", "RevokeKey", "EraseText"), "administrator"),
    **dict.fromkeys(("GiveRole", "RevokeGrant", "ErasePerson"), "administrator"),
    **dict.fromkeys(("CreateWebhook", "UpdateWebhook", "PauseWebhook", "ResumeWebhook", "PingWebhook"), "rss"),
    **dict.fromkeys(("RotateWebhookSecret", "ReplayWebhook", "RemoveWebhook"), "rss"),
}


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    """The seeds, and what they lack."""
    async with workbench(make_database, **believing(issuer)) as made:
        await _some_initiatives(made)
        await _needs_on_their_way(made)
        await made.an_organisation(name="Exempel: en dubblett", slug="exempel-dubblett", kind=await _first_kind(made))
        # Changed before, so that there is a version to go back to.
        await made.done("national", "confirmRecord", "", id=(await made.an_initiative())["id"])
        _, person = await a_person(made, issuer)
        malmo = {"organisation": {"slug": "malmo"}}
        await made.done("administrator", "giveRole", "", person=person, role="EDITOR", **malmo)
        wanted = {"which": {"id": (await made.an_initiative())["id"]}, "because": "Prov"}
        await made.done("other", "askToKeep", "", **wanted, **malmo)
        await made.done("rss", "createWebhook", "", purpose="Prov", endpointUrl="https://example.org/hook")
        yield made


async def _first_kind(made: Workbench) -> str:
    """The kind of the organisation that is listed first."""
    question = ALL["OrganisationsWithVersion"]
    first, *_ = rows(await made("national", question.query, **orjson.loads(question.variables)))
    return str(first["kind"])


async def _some_initiatives(made: Workbench) -> None:
    """A draft, something withdrawn, an interest, a lesson and a pilot to come."""
    draft = {"title": "Exempel: tidigt stöd till unga vuxna", "kind": "PILOT"}
    await made.done("rss", "createInitiative", "", fields=draft)
    pilot = await made.an_initiative(title="Återtas")
    await made.done("rss", "withdrawRecord", "", id=pilot["id"], seen=pilot["version"], because="Dubblett")
    other = {"slug": (await made.an_initiative(title="Öppen", state="ONGOING"))["slug"]}
    malmo = {"organisation": {"name": "Malmö"}}
    await made.done("other", "expressInterest", "", initiative=other, **malmo)
    kungalv = {"initiative": other, "participants": [{"organisation": {"name": "Kungälv"}}]}
    [part] = (await made.done("rss", "addParticipants", "participations { id }", **kungalv))["participations"]
    lesson = {"kind": "ADVICE", "text": "Börja i tid"}
    await made.done("municipality", "recordLesson", "", participation=part["id"], **lesson)


async def _needs_on_their_way(made: Workbench) -> None:
    """A need that is raised, one that is compiled, and one that is prioritised."""
    await made.a_need(title="Lyft")
    for title, acts in (("Sammanställt", ["compileNeed"]), ("Prioriterat", ["compileNeed", "prioritiseNeed"])):
        need = await made.a_need(title=title)
        for act in acts:
            given = {"need": {"id": need["id"]}, "seen": need["version"]}
            need = (await made.done("national", act, "need { id version }", **given))["need"]


def put(values: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split(".")
    for step in way:
        values = values[step]
    values[last] = value


def rows(data: Any) -> list[dict[str, Any]]:
    """What one can choose among in an answer: everything that has an id and a version, wherever it is."""
    if isinstance(data, list):
        return [row for each in data for row in rows(each)]
    if not isinstance(data, dict):
        return []
    inside = [row for each in data.values() for row in rows(each)]
    return [data, *inside] if {"id", "version"} <= set(data) else inside


def fits(row: dict[str, Any], operation: ReadyOperation) -> bool:
    is_allowed = row.get("viewerCan", {"update": {"allowed": True}})["update"]["allowed"]
    return is_allowed and all(row.get(name) in values for name, values in operation.only.items())


def read(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[step]
    assert value is not None
    return value


#: Acts of which a row names a record that has nothing but its id: by which question that is found, and its place.
IN_ROWS = {"SendLessons": ("ParticipationsWithVersion", "participation")}


async def chosen(bench: Workbench, caller: str, operation: ReadyOperation) -> dict[str, Any]:
    """An act's example, with the first row that fits chosen in its list."""
    values: dict[str, Any] = orjson.loads(operation.variables)
    for link in operation.find[:1]:
        question = ALL[link.operation]
        found = rows(await bench(caller, question.query, **orjson.loads(question.variables)))
        row = next(each for each in found if fits(each, operation))
        for path, name in link.take.items():
            put(values, path, row[name])
    if operation.name in IN_ROWS:
        # A list of rows is filled in by whoever sends it: nothing in the page chooses for one of them.
        name, place = IN_ROWS[operation.name]
        found = rows(await bench(caller, ALL[name].query, **orjson.loads(ALL[name].variables)))
        for each in values["rows"]:
            each["fields"][place] = {"id": found[0]["id"]}
    return values


# ---- Each is whole


def test_every_act_of_the_matrix_has_an_operation() -> None:
    assert {act for operation in ACTS.values() for act in operation.acts} == set(Act)


def test_every_heading_that_has_its_place_is_one_of_an_act_and_stands_there() -> None:
    headings = list(dict.fromkeys(operation.group for operation in ACTS.values()))
    assert headings[: len(FIRST_ACT_GROUPS)] == list(FIRST_ACT_GROUPS)
    assert headings[-len(LAST_ACT_GROUPS) :] == list(LAST_ACT_GROUPS)


def test_an_act_is_called_as_its_file() -> None:
    files = {path.stem for path in (OPERATIONS / "acts").glob("*.graphql")}
    assert files == {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in ACTS}


@every_act
def test_an_act_fits_the_contract_and_is_laid_out_as_the_page_lays_out(operation: ReadyOperation) -> None:
    assert validate(sdl_schema(), parse(operation.query)) == []
    assert operation.query.splitlines() == print_ast(parse(operation.query)).splitlines()
    # The variables stand on one line, however many they are.
    assert max(map(len, operation.query.splitlines()[1:])) <= 120


@every_act
def test_an_act_tells_in_swedish_what_happens_and_what_each_variable_means(operation: ReadyOperation) -> None:
    assert operation.description.endswith(".")
    assert operation.done
    assert not operation.done.endswith(".")
    asked = get_operation_ast(parse(operation.query))
    assert asked is not None
    definitions = asked.variable_definitions or ()
    variables = {each.variable.name.value for each in definitions}
    # What may be left out needs no example.
    needed = {each.variable.name.value for each in definitions if isinstance(each.type, NonNullTypeNode)}
    assert needed <= set(orjson.loads(operation.variables)) <= variables
    assert variables <= set(operation.help)
    assert all(text.endswith((".", "…")) for text in operation.help.values())


@every_act
def test_an_act_asks_for_all_that_the_page_tells_of(operation: ReadyOperation) -> None:
    for asked in (
        "userErrors { code field message hint allowed current { id version",
        "warnings { code field message records { id",
    ):
        assert asked in re.sub(r"\s+", " ", operation.query)


@every_act
def test_what_an_act_takes_from_others_is_there(operation: ReadyOperation) -> None:
    assert operation.find or "seen" not in operation.help
    for link in operation.find:
        shown = ALL[link.operation].query
        assert not ALL[link.operation].acts
        assert [name for name in link.take.values() if f" {name}\n" not in shown] == []
    for target, links in ((operation, operation.find), *((ALL[each.operation], [each]) for each in operation.next)):
        values = orjson.loads(target.variables)
        for path in (path for link in links for path in link.take):
            put(values, path, None)
        assert values.keys() == orjson.loads(target.variables).keys()


# ---- Each tells what it needs


def required(type_: Any, value: Any, place: str, needs: list[str]) -> Any:
    """What of an example must be given: what the contract demands, and what the act says that the registry needs."""
    type_ = get_nullable_type(type_)
    if is_list_type(type_):
        return [required(type_.of_type, each, place, needs) for each in value[:1]]
    if not is_input_object_type(type_) or type_.is_one_of:
        return value
    return {
        name: required(field.type, value[name], f"{place}.{name}", needs)
        for name, field in type_.fields.items()
        if name in value and (is_required_input_field(field) or f"{place}.{name}" in needs)
    }


@pytest.mark.parametrize("operation", [each for each in ACTS.values() if each.needs], ids=lambda each: each.name)
async def test_what_the_registry_needs_beyond_the_contract_is_told_beforehand(
    operation: ReadyOperation, bench: Workbench
) -> None:
    document = parse(operation.query)
    [variable] = get_operation_ast(document).variable_definitions or ()  # type: ignore[union-attr]
    name, type_ = variable.variable.name.value, type_from_ast(sdl_schema(), variable.type)
    example = orjson.loads(operation.variables)[name]
    query = operation.query.replace("{", "@dryRun {", 1)

    async def missing(needs: list[str]) -> set[str]:
        given = {name: required(type_, example, name, needs)}
        told = (await bench("national", query, **given))[operation.acts[0]]["userErrors"]
        return {".".join(each["field"]).removeprefix("input.") for each in told if each["code"] == "REQUIRED"}

    assert await missing(operation.needs) == set()
    assert await missing([]) == set(operation.needs)


# ---- Each can be tried


@every_act
async def test_an_act_can_be_tried_as_it_stands(operation: ReadyOperation, bench: Workbench) -> None:
    caller = BY.get(operation.name, "national")
    values = await chosen(bench, caller, operation)
    before = await bench.sql("select count(*) from changes")
    found = await bench(caller, operation.query.replace("{", "@dryRun {", 1), **values)
    for act in operation.acts:
        assert found[act]["userErrors"] == []
    assert await bench.sql("select count(*) from changes") == before
    for link in operation.next:
        for place in link.take.values():
            read(found[operation.acts[0]], place)
