"""Which list of a ready question its table has, what is told of its others, and of a table without rows."""

from collections.abc import Iterator
from typing import Any

import httpx
import orjson
import pytest
from graphql import (
    FieldNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_nullable_type,
    is_list_type,
    parse,
)

from schema.contract import sdl_schema
from schema.http.beside import NOT_SIGNED_IN, WARNING
from schema.http.op import questions
from schema.http.sheets import LIST, NO_ROWS
from tests.helpers.databases import ADMINISTRATOR
from tests.http.test_op import book, table

#: A question, what is asked with it, where its rows are in the answer, and what they are called.
LISTS = [
    ("WhatDoWeTakePartIn", {"code": "1480"}, ("municipality", "participations"), "Deltaganden"),
    (
        "SameSizeTakesPart",
        {"code": "1482", "theme": "ekonomiskt-bistand", "withinPercent": "90"},
        ("municipality", "others"),
        "Kommuner av er storlek",
    ),
    (
        "OthersWithNeedsInOurThemes",
        {"rss": "goteborgsregionen", "themes": ["barn-och-unga", "kunskapsstyrning"]},
        ("others",),
        "Andras behov",
    ),
    ("PartnersForNeed", {"need": "na-och-stodja-ofrivilligt-ensamma-aldre"}, ("partners",), "Möjliga samarbetspartner"),
    ("FromNeedToOutputs", {"need": "verksamt-tidigt-stod-till-vuxna"}, ("knowledgeNeed", "endorsements"),
     "Ställer sig bakom"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "asked", "way", "called"), LISTS, ids=[each[0] for each in LISTS])
@pytest.mark.parametrize("form", ["ndjson", "csv", "xlsx"])
async def test_a_table_has_the_list_that_its_title_asks_for_and_says_which(
    client: httpx.AsyncClient, name: str, asked: dict[str, Any], way: tuple[str, ...], called: str, form: str
) -> None:
    found = (await client.get(f"/op/{name}.json", params=asked)).json()["data"]
    for key in way:
        found = found[key]
    assert found["nodes"]
    answer = await client.get(f"/op/{name}.{form}", params=asked)
    if form == "ndjson":
        assert [orjson.loads(each) for each in answer.content.splitlines()][: len(found["nodes"])] == found["nodes"]
        return
    head, *rows = table(answer) if form == "csv" else book(answer)
    rows = [row for row in rows if row[0] != WARNING]
    assert len(rows) == found.get("totalCount", len(found["nodes"]))
    assert {row[head.index(LIST)] for row in rows} == {called}


async def test_lists_in_another_record_or_at_the_root_are_counted_and_named(client: httpx.AsyncClient) -> None:
    named = {each["name"]: each["notInTables"] for each in (await client.get("/op/")).json()}
    asked = {"code": "1480"}
    unknown = (await client.get("/op/WhatDoWeTakePartIn.json", params=asked)).json()["data"]["notKnown"]["totalCount"]
    head, row, *_ = table(await client.get("/op/WhatDoWeTakePartIn.csv", params=asked))
    assert unknown > 0
    assert row[head.index("Inte känt om kommunen deltar, antal")] == str(unknown)
    assert named["WhatDoWeTakePartIn"] == ["Inte känt om kommunen deltar"]

    asked = {"round": "funktionshinder-2020"}
    head, row, *_ = table(await client.get("/op/WhoAnsweredInARound.csv", params=asked))
    assert row[head.index("Behovsinventering, Kunskapsbehov, antal")] == "0"
    assert row[head.index(LIST)] == "Per RSS"
    assert "Behovsinventering: Kunskapsbehov" in named["WhoAnsweredInARound"]
    # One that is not counted is named all the same.
    assert named["PartnersForNeed"] == ["Det här behovet: Initiativ"]
    assert named["WhatCanWeJoin"] == ["Kommun: Medlemskap"]


def pages(parent: Any, selections: SelectionSetNode) -> Iterator[str]:
    """The keys of the lists with pages in a document that stand in no row of another, in their order."""
    for each in selections.selections:
        if not isinstance(each, FieldNode) or not each.selection_set or each.name.value not in parent.fields:
            continue
        type_ = get_nullable_type(parent.fields[each.name.value].type)
        if is_list_type(type_):
            continue
        if {"nodes", "edges"} & {one.name.value for one in each.selection_set.selections if isinstance(one, FieldNode)}:
            yield each.name.value
        else:
            yield from pages(type_, each.selection_set)


@pytest.mark.parametrize("name", sorted(questions()))
async def test_no_list_of_a_question_is_lost_on_its_way_into_a_table(client: httpx.AsyncClient, name: str) -> None:
    (operation,) = [
        each for each in parse(questions()[name].query).definitions if isinstance(each, OperationDefinitionNode)
    ]
    named = {each["name"]: each["notInTables"] for each in (await client.get("/op/")).json()}[name]
    found = list(pages(sdl_schema().query_type, operation.selection_set))
    assert len(named) >= len(found) - 1


@pytest.mark.parametrize("name", ["StoppedPilots", "OpenPilots", "Keys", "QuarterlySheet"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_table_without_rows_says_so(client: httpx.AsyncClient, name: str, form: str) -> None:
    answer = await client.get(f"/op/{name}.{form}")
    head, row, *_ = table(answer) if form == "csv" else book(answer)
    assert len(row) == len(head)
    assert NO_ROWS in row


@pytest.mark.parametrize("name", ["QuarterlySheet", "Keys", "People", "Grants"])
@pytest.mark.parametrize("form", ["ndjson", "csv", "xlsx"])
async def test_whoever_finds_nothing_without_a_key_is_told_that_a_key_may_show_more(
    client: httpx.AsyncClient, name: str, form: str
) -> None:
    for headers in ({}, ADMINISTRATOR):
        answer = await client.get(f"/op/{name}.{form}", headers=headers)
        if form == "ndjson":
            told = any(NOT_SIGNED_IN in orjson.loads(each).get("warnings", []) for each in answer.content.splitlines())
        else:
            rows = table(answer) if form == "csv" else book(answer)
            told = [WARNING, NOT_SIGNED_IN["messageSv"]] in [row[:2] for row in rows]
        assert told == (not headers)


async def test_a_table_with_rows_says_nothing_of_keys_nor_does_an_empty_page(client: httpx.AsyncClient) -> None:
    for asked in ({}, {"first": "0"}):
        rows = table(await client.get("/op/MunicipalitiesWithVersion.csv", params=asked))[1:]
        assert not [row for row in rows if row[0] in (WARNING, NO_ROWS)]


async def test_a_word_of_a_vocabulary_is_chosen_among_the_swedish_ones(client: httpx.AsyncClient) -> None:
    page = (await client.get("/op/", headers={"accept": "text/html"})).text
    one = page.partition('id="CoverageByCounty"')[2].partition("</details>")[0]
    assert '<select name="kind" required><option value="">Välj</option>' in one
    assert '<option value="PRE_STUDY">förstudie</option>' in one
    many = page.partition('id="QuarterlySheet"')[2].partition("</details>")[0]
    assert '<select name="types" multiple>' in many
    assert '<option value="INITIATIVE">initiativ</option>' in many
    # What a browser sends of the choice is read.
    both = await client.get(
        "/op/QuarterlySheet.csv?organisation=&types=INITIATIVE&types=GROUP&first=", headers=ADMINISTRATOR
    )
    assert both.status_code == 200
