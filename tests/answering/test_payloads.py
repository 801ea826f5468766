"""What acts answer with: read by one statement, and the same that a question asked afterwards is answered with."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from graphql import GraphQLNamedType
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from registry.callers import Caller
from registry.storage.model.terms import Role
from schema.app import about
from schema.contract import sdl_schema
from tests.helpers import payloads
from tests.helpers.budgets import part
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.ground import DRAFT, PUBLISHED, WITHDRAWN, Input, Laying, names_in
from tests.helpers.provider import Provider
from tests.helpers.signing import believing
from tests.helpers.trials import TRIALS, Trial, expected
from tests.helpers.workbench import Workbench, workbench
from tests.oracle import marks
from tests.oracle.asking import WIDE
from tests.oracle.operations import Writer
from tests.oracle.paging import without_marks
from tests.oracle.pieces import Here, Spot
from tests.oracle.resolver import Oracle
from tests.oracle.rows import read
from tests.oracle.tour import whole
from tests.oracle.values import Pools

CONTRACT = marks.contract()
#: The first trial of each act.
ACTS = list({trial.act: trial for trial in reversed(TRIALS)}.values())[::-1]
every_act = pytest.mark.parametrize("trial", ACTS, ids=str)
#: Who sees a webhook follows from keys, which the oracle does not know; tests/webhooks have it.
KNOWN = [each for each in ACTS if "Webhook" not in each.act]


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **believing(issuer), **WIDE) as made:
        yield made


@pytest_asyncio.fixture(scope="module")
async def pools(bench: Workbench) -> Pools:
    """What arguments are drawn from."""
    return Pools(await read(bench.url))


def shown_by(act: str) -> tuple[str, GraphQLNamedType]:
    """Where the payload of an act shows its records, and of what type of the oracle's contract they are."""
    name, type_ = payloads.shown_by(act)
    return name, CONTRACT.type_map[type_.name]


def input_of(act: str) -> Any:
    """The type of what an act is given."""
    mutation = sdl_schema().mutation_type
    assert mutation is not None
    return mutation.fields[act].args["input"].type


async def whose(bench: Workbench, trial: Trial) -> tuple[str, Caller]:
    """Somebody who may do an act: Kungälv's own editor where that is enough."""
    if expected("municipality", trial, PUBLISHED):
        return "administrator", Caller(Role.ADMINISTRATOR, "Prov")
    [(kungalv,)] = await bench.sql("select id from organisations where name = 'Kungälv'")
    return "municipality", Caller(Role.EDITOR, "Prov", kungalv, (kungalv,))


@dataclass(frozen=True)
class Asked:
    """What is shown of the records of a payload, with the variables and fragments that it uses."""

    selection: str
    declared: str = ""
    fragments: str = ""
    variables: Input = field(default_factory=dict)


async def agree(bench: Workbench, issuer: Provider, trial: Trial, asked: Asked) -> None:
    """What the payload of an act shows is what the oracle reads of the same records afterwards."""
    name, type_ = shown_by(trial.act)
    who, caller = await whose(bench, trial)
    # Records that no other act has changed.
    publication = PUBLISHED if PUBLISHED in trial.publications else trial.publications[0]
    given = trial.given(await Laying(bench, publication, issuer).lay(names_in(trial.given)))
    text = f"mutation Act($input: {input_of(trial.act)}{asked.declared}) {{ {trial.act}(input: $input) {{"
    text += (
        f" {name} {{ _id: id ... on {type_} {asked.selection} }} userErrors {{ code message }} }} }}\n{asked.fragments}"
    )
    payload = (await bench(who, text, input=given, **asked.variables))[trial.act]
    assert payload["userErrors"] == []
    found = payload[name] if isinstance(payload[name], list) else [payload[name]]

    text = f"query Q($ids: [ID!]!{asked.declared}) {{ nodes(ids: $ids) {{"
    text += f" ... on {type_} {{ _id: id ... on {type_} {asked.selection} }} }} }}\n{asked.fragments}"
    oracle = Oracle(await read(bench.url), about(settings_for(bench.url)), CONTRACT)
    answer = oracle.answer(text, {**asked.variables, "ids": [each["_id"] for each in found]}, caller)
    assert answer.errors is None
    assert answer.data is not None
    assert without_marks(found) == without_marks(answer.data["nodes"])


@pytest.mark.parametrize("trial", KNOWN, ids=str)
async def test_what_an_act_answers_is_what_the_records_are(bench: Workbench, issuer: Provider, trial: Trial) -> None:
    await agree(bench, issuer, trial, Asked(whole(shown_by(trial.act)[1], CONTRACT, 0)))


@given(data=st.data())
@settings(max_examples=part(10))
async def test_generated_payloads(data: st.DataObject, bench: Workbench, issuer: Provider, pools: Pools) -> None:
    trial = data.draw(st.sampled_from(KNOWN))
    writer = Writer(data.draw, CONTRACT, pools)
    selection = writer.selection(Here(shown_by(trial.act)[1], Spot()))
    # A fragment that stands in two places may ask one key for two things.
    assume(writer.is_sure)
    declared = "".join(f", {each}" for each in writer.variables.declared)
    fragments = "\n".join(text for _, _, text in writer.fragments)
    await agree(bench, issuer, trial, Asked(selection, declared, fragments, writer.variables.values[0]))


SHOWN = """mutation Act($input: AddParticipantsInput!, $status: ParticipationStatus, $first: Int, $language: Language) {
  addParticipants(input: $input) {
    participations { organisation { name } initiative {
      participations(where: { status: { eq: $status } }, first: $first) { totalCount nodes { status } } } }
    userErrors { code field message(language: $language) }
  }
}"""


async def test_one_document_answers_every_call_for_itself(bench: Workbench) -> None:
    into = {"initiative": {"id": (await bench.an_initiative(title="Många svar"))["id"]}}

    async def add(*names: str, status: str = "CONFIRMED", **more: Any) -> Any:
        participants = [{"organisation": {"name": name}, "status": status} for name in names]
        return (await bench("rss", SHOWN, input={**into, "participants": participants}, **more))["addParticipants"]

    def names(found: Any) -> list[str]:
        return [each["organisation"]["name"] for each in found["participations"]]

    def counts(found: Any) -> list[tuple[int, int]]:
        lists = [each["initiative"]["participations"] for each in found["participations"]]
        return [(each["totalCount"], len(each["nodes"])) for each in lists]

    one = await add("Ale", status="INVITED")
    assert (names(one), counts(one)) == (["Ale"], [(1, 1)])
    two = await add("Lerum", "Tjörn", status="CONFIRMED", first=1)
    assert (names(two), counts(two)) == (["Lerum", "Tjörn"], [(3, 1), (3, 1)])
    invited = await bench("rss", SHOWN, input={**into, "participants": [{"organisation": {"name": "Öckerö"}}]})
    assert counts(invited["addParticipants"]) == [(4, 4)]
    asked = {"input": {**into, "participants": [{"organisation": {"name": "Partille"}}]}, "status": "INVITED"}
    assert counts((await bench("rss", SHOWN, **asked))["addParticipants"]) == [(1, 1)]
    for language, word in (("SV", "Det finns ingen"), ("EN", "There is no")):
        wrong = await add("Ingenstans", "Ingestans", language=language)
        assert [(each["field"][2], each["message"][: len(word)]) for each in wrong["userErrors"]] == [
            ("0", word),
            ("1", word),
        ]
    [only] = (await add("Ingen annanstans"))["userErrors"]
    assert "Ingen annanstans" in only["message"]


# ---- How many statements ---------------------------------------------------------------------------------------------


@contextmanager
def statements(bench: Workbench) -> Iterator[list[str]]:
    """What acts send to the database while this is open, in order."""
    sent: list[str] = []
    engine = bench.app.endpoint.engine.acting.sessions.kw["bind"].sync_engine

    def by_driver(record: Any) -> None:
        sent.append(record.query)

    def by_session(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    def listen(connection: Any, *_: Any) -> None:
        connection.driver_connection.add_query_logger(by_driver)

    def leave(connection: Any, *_: Any) -> None:
        connection.driver_connection.remove_query_logger(by_driver)

    listeners = {"checkout": listen, "checkin": leave, "before_cursor_execute": by_session}
    for name, each in listeners.items():
        event.listen(engine, name, each)
    yield sent
    for name, each in listeners.items():
        event.remove(engine, name, each)


async def test_payloads_are_read_by_one_statement(bench: Workbench, issuer: Provider) -> None:
    layings = {each: Laying(bench, each, issuer) for each in (PUBLISHED, DRAFT, WITHDRAWN)}
    # A connection learns the database's types with its first payload.
    await bench.an_initiative()
    for trial in ACTS:
        laying = layings[PUBLISHED if PUBLISHED in trial.publications else trial.publications[0]]
        given = trial.given(await laying.lay(names_in(trial.given)))
        name, type_ = shown_by(trial.act)
        with statements(bench) as sent:
            answer = await bench.do(
                "administrator", trial.act, f"{name} {whole(type_, CONTRACT, 0)}", "@dryRun", **given
            )
        assert answer["userErrors"] == []
        *before, payload, end = sent
        assert [each for each in before if "row_to_json" in each] == [], trial
        assert "row_to_json" in payload, trial
        assert end == "ROLLBACK;", trial
