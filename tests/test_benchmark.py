"""The benchmark's questions: each is answered, by the registry and by the statement that is measured as raw."""

import os
from collections.abc import AsyncIterator
from socket import socket
from time import process_time
from typing import Any

import httpx
import orjson
import pytest
import pytest_asyncio

from registry import synthetic
from registry.callers import ANYONE
from registry.storage.database import database
from registry.storage.model.terms import Role
from schema.app import create
from tests.benchmark import beside, busy, first_sight, serving
from tests.benchmark.agreeing import first_difference, told
from tests.benchmark.asking import requests, unseen
from tests.benchmark.databases import opened
from tests.benchmark.load import Measure
from tests.benchmark.measuring import Line
from tests.benchmark.questions import DOCUMENTS, HEAVY, READY, WORDS, Question, plant_editor, questions
from tests.benchmark.raw import data_of
from tests.benchmark.statements import deepened, editor, statements
from tests.helpers.databases import CreateDatabase, settings_for


async def _a_few(url: str) -> None:
    await synthetic.fill(database.engine_url(url), 0.05)
    await plant_editor(url)


@pytest_asyncio.fixture(scope="module")
async def url(make_database: CreateDatabase) -> str:
    """A small database of made-up records, as the benchmark fills its own."""
    return await make_database(_a_few)


@pytest_asyncio.fixture(scope="module")
async def client(url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the registry on that database."""
    app = create(settings_for(url))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as client,
    ):
        yield client


async def _question(url: str, name: str) -> Question:
    async with opened(url) as connection:
        (found,) = await questions(connection, [name])
        return await deepened(connection, found)


@pytest.mark.parametrize("name", WORDS)
async def test_a_question_is_answered_and_its_bare_statement_tells_the_same(
    url: str, client: httpx.AsyncClient, name: str
) -> None:
    question = await _question(url, name)
    sent = {"query": question.query, "variables": question.calls[0]}
    answer = (await client.post("/graphql", json=sent, headers=question.headers)).json()
    assert "errors" not in answer

    async with opened(url) as connection:
        caller = ANYONE if question.role is Role.ANONYMOUS else await editor(connection)
        texts, arguments = statements(question, caller)
        found = data_of(await connection.fetchval(texts[0], *arguments[0]))
    assert len(texts) == len(arguments) == len(question.calls)
    assert orjson.loads(found) == answer["data"]


def test_every_question_has_words_and_is_asked_of_postgraphile_or_it_is_told_why_not() -> None:
    own = {each.stem for each in DOCUMENTS.glob("*.graphql")}
    theirs = {each.stem for each in beside.DOCUMENTS.glob("*.graphql")}
    assert own | {*READY} == {name.removesuffix("_as_an_editor") for name in WORDS}
    assert theirs == WORDS.keys() - beside.UNASKED.keys()
    assert HEAVY | {*first_sight.ASKED} <= WORDS.keys()


async def test_an_editor_is_told_more_than_anyone(url: str, client: httpx.AsyncClient) -> None:
    question = await _question(url, "nested_as_an_editor")
    assert question.role is Role.EDITOR
    caller = (await client.post("/graphql", json={"query": "{ viewer { role } }"}, headers=question.headers)).json()
    assert caller["data"]["viewer"]["role"] == "EDITOR"


@pytest.mark.parametrize("name", first_sight.ASKED)
async def test_an_unseen_document_asks_the_same_in_other_words(url: str, name: str) -> None:
    question = await _question(url, name)
    known, first, second = requests(question)[0], unseen(question), unseen(question)
    assert len({known, first, second}) == 3
    document = orjson.loads(first.split(b"\r\n\r\n")[1])["query"]
    assert document.count(":") == question.query.count(":") + 1


# ---- Whether two answers agree ---------------------------------------------------------------------------------------

OURS: dict[str, Any] = {
    "initiatives": {
        "totalCount": 2,
        "pageInfo": {"endCursor": "a", "hasNextPage": False},
        "nodes": [
            {
                "id": "initiative_018bcfe587d072d690cd854580f03c1d",
                "period": None,
                "themes": [{"name": "b"}, {"name": "a"}],
            },
            {"id": "initiative_018bcfe588dc777689014be399ab735a", "period": {"start": "2024"}, "themes": []},
        ],
    }
}
THEIRS: dict[str, Any] = {
    "allInitiatives": {
        "totalCount": "2",
        "pageInfo": {"endCursor": "b", "hasNextPage": False},
        "nodes": [
            {
                "rowId": "018bcfe5-87d0-72d6-90cd-854580f03c1d",
                "start": None,
                "links": {"nodes": [{"theme": {"name": "a"}}, {"theme": {"name": "b"}}]},
            },
            {"rowId": "018bcfe5-88dc-7776-8901-4be399ab735a", "start": "2024", "links": {"nodes": []}},
        ],
    }
}


def test_answers_agree_whatever_their_fields_are_called() -> None:
    assert first_difference(told(OURS), told(THEIRS)) is None


def test_the_order_at_the_root_counts() -> None:
    nodes = THEIRS["allInitiatives"]["nodes"]
    turned = {"allInitiatives": {**THEIRS["allInitiatives"], "nodes": nodes[::-1]}}
    assert first_difference(told(OURS), told(turned)) is not None


def test_what_stands_in_another_record_is_told_apart() -> None:
    first, second = THEIRS["allInitiatives"]["nodes"]
    moved = [{**first, "links": second["links"]}, {**second, "links": first["links"]}]
    assert first_difference(told(OURS), told({"allInitiatives": {**THEIRS["allInitiatives"], "nodes": moved}}))


def test_a_word_that_was_counted_is_a_value() -> None:
    ours = {
        "initiatives": {"totalCount": 3, "facets": {"state": [{"value": "B", "count": 2}, {"value": "A", "count": 1}]}}
    }
    theirs = {"all": {"totalCount": 3}, "A": {"totalCount": 1}, "B": {"totalCount": 2}}
    assert first_difference(told(ours), told(theirs)) is None
    assert first_difference(told(ours), told({**theirs, "B": {"totalCount": 1}})) is not None


def test_one_record_is_a_list_of_one_and_lists_side_by_side_are_one() -> None:
    assert told({"initiative": {"slug": "a"}}) == told({"all": {"nodes": [{"slug": "a"}]}})
    assert told({"nodes": [{"slug": "a"}, {"slug": "b"}]}) == told(
        {"one": {"nodes": [{"slug": "a"}]}, "other": {"nodes": [{"slug": "b"}]}}
    )
    assert told({"initiative": None}) == told({"all": {"nodes": []}})


def test_a_moment_is_one_however_it_is_written() -> None:
    assert told({"a": {"at": "2026-01-01T00:00:00Z"}}) == told({"a": {"at": "2026-01-01T00:00:00+00:00"}})


# ---- What was measured -----------------------------------------------------------------------------------------------


def _line() -> Line:
    ours = [Measure(each, 1, 10, busy) for each, busy in ((10, 0.5), (20, 0.5), (30, 0.5))]
    theirs = [Measure(10, 1, 10, 0.1) for _ in ours]
    return Line(Question("list", "", []), 4, {"registry": ours, "raw": theirs})


def test_a_ratio_is_the_median_of_the_turns_with_the_middle_half() -> None:
    assert str(_line().ratio("raw")) == "2.00 (1.50–2.50)"
    assert _line().ratio("PostGraphile") is None


def test_work_is_answers_per_second_that_processors_were_busy() -> None:
    assert str(_line().work("raw")) == "0.40 (0.30–0.50)"
    assert _line().busy_milliseconds("raw") == pytest.approx(10)


def test_one_of_many_clients_waits_for_its_own_answer() -> None:
    assert _line().milliseconds("raw") == pytest.approx(400)


async def test_a_process_that_works_is_busy_and_so_is_its_database(url: str) -> None:
    began = process_time()
    before = busy.seconds([os.getpid()], 0)
    while process_time() < began + 0.05:
        pass
    # Others of the same process are counted with it, and nothing else is.
    assert 0.04 < busy.seconds([os.getpid()], 0) - before < 10
    async with opened(url) as connection:
        database = await busy.database_process(connection)
        before = busy.seconds([], database)
        await connection.execute("select count(*) from generate_series(1, 1000000)")
        assert busy.seconds([], database) > before


def test_no_other_process_is_measured_in_place_of_one() -> None:
    with socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(RuntimeError, match="another process"), serving.started(["true"], port, {}):
            pass
