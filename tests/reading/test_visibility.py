"""What a caller may see: drafts are hidden everywhere, and no list has a hole where something was hidden."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from graphql import GraphQLNonNull, GraphQLObjectType, get_named_type
from sqlalchemy import inspect

from registry.concepts.initiatives import CaseNumber
from registry.model import RECORDS
from registry.storage.database import database
from schema.app import create
from schema.contract import sdl_schema
from schema.language.fields import Connection
from schema.language.types import model_of, name_of, origin_of
from tests.helpers.asker import Asker
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.workbench import furnish

PILOT = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"


def _open_ends(type_: Any, model: Any, prefix: str = "") -> Iterator[str]:
    """The references of a type that cannot be null although what they point at may be hidden."""
    # Rows that are made of what the caller sees hold nothing else: `tests/overviews` asks them as callers who see less.
    ways = ("closes_over", "groups_close_over", "seen_already")
    closed = {name for each in ways for name in getattr(model, each, ())}
    for name, field in type_.fields.items():
        column, inner = prefix + name_of(field), get_named_type(field.type)
        relations = inspect(model).relationships
        if column in relations:
            required = isinstance(field.type, GraphQLNonNull) and not relations[column].uselist
            # Counties are never hidden.
            if required and column not in closed and relations[column].mapper.class_ in RECORDS.values():
                yield f"{type_.name}.{name}"
        elif isinstance(inner, GraphQLObjectType) and not issubclass(origin_of(inner), Connection):
            yield from _open_ends(inner, model, f"{column}_")


def test_visibility_closes_over_every_reference_that_cannot_be_null() -> None:
    shown = [
        (type_, model_of(type_))
        for type_ in sdl_schema().type_map.values()
        if isinstance(type_, GraphQLObjectType) and origin_of(type_) and not issubclass(origin_of(type_), Connection)
    ]
    models = {model for _, model in shown if model is not None}
    assert models >= {*RECORDS.values(), CaseNumber}
    assert [end for type_, model in shown if model is not None for end in _open_ends(type_, model)] == []


@pytest_asyncio.fixture(scope="module")
async def with_drafts(make_database: CreateDatabase) -> Any:
    """The seeds, where Härryda and one theme were made drafts again."""
    url = await make_database(furnish)
    connection = await database.connect(url)
    await connection.execute("update organisations set publication = 'DRAFT' where slug = 'harryda'")
    await connection.execute("update themes set publication = 'DRAFT' where slug = 'ekonomiskt-bistand'")
    await connection.close()
    app = create(settings_for(url))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as client,
    ):
        yield Asker(client)


NAMES = "nodes { organisation { name } }"


async def test_a_participation_of_a_hidden_organisation_is_hidden_with_it(with_drafts: Asker) -> None:
    query = f'{{ initiative(slug: "{PILOT}") {{ participations {{ totalCount {NAMES} }} }} }}'
    public = (await with_drafts(query))["initiative"]["participations"]
    whole = (await with_drafts(query, administrator=True))["initiative"]["participations"]
    assert "Härryda" in {node["organisation"]["name"] for node in whole["nodes"]}
    assert "Härryda" not in {node["organisation"]["name"] for node in public["nodes"]}
    assert public["totalCount"] == len(public["nodes"]) == whole["totalCount"] - 1


async def test_a_page_is_full_although_something_in_it_is_hidden(with_drafts: Asker) -> None:
    page = await with_drafts("{ municipalities(first: 100) { totalCount nodes { name } } }")
    assert len(page["municipalities"]["nodes"]) == 100
    assert page["municipalities"]["totalCount"] == 289


@pytest.mark.parametrize(
    "where",
    [
        '{ themes: { some: { slug: { eq: "ekonomiskt-bistand" } } } }',
        '{ participations: { some: { organisation: { slug: { eq: "harryda" } } } } }',
    ],
)
async def test_a_filter_does_not_find_what_is_hidden(with_drafts: Asker, where: str) -> None:
    query = f"{{ initiatives(where: {where}) {{ totalCount }} }}"
    assert (await with_drafts(query))["initiatives"]["totalCount"] == 0
    assert (await with_drafts(query, administrator=True))["initiatives"]["totalCount"] > 0


async def test_facets_do_not_count_what_is_hidden(with_drafts: Asker) -> None:
    query = "{ initiatives { facets { theme { value } } } }"
    public = (await with_drafts(query))["initiatives"]["facets"]["theme"]
    assert "ekonomiskt-bistand" not in {facet["value"] for facet in public}


async def test_what_is_hidden_has_no_key(with_drafts: Asker) -> None:
    key = (await with_drafts('{ municipality(code: "1401") { id } }', administrator=True))["municipality"]["id"]
    query = 'query Keys($id: ID!) { node(id: $id) { id } municipality(code: "1401") { id } lookup(system: "scb-kommunkod", value: "1401") { id } }'  # noqa: E501
    answer = await with_drafts.whole(query, {"id": key})
    assert answer["data"] == {"node": None, "municipality": None, "lookup": None}
    # It is unknown to the caller, and so is its name.
    assert "Härryda" not in str(answer)
