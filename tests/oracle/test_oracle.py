"""The registry answers as the oracle does: operations that people wrote, and operations that nobody would think of."""

import json
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.callers import ANYONE
from registry.concepts.organisations import Organisation
from registry.storage.model.terms import Role
from tests.helpers.budgets import part
from tests.helpers.places import ROOT
from tests.oracle.asking import Both, both, name_of
from tests.oracle.continuations import continuations
from tests.oracle.filtered import filtered
from tests.oracle.marks import LEFT_OUT
from tests.oracle.operations import operations
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.tour import tours
from tests.oracle.values import Pools

WHO = ("anyone", "editor", "administrator")
#: Whoever asks what nobody would think of.
ANYBODY = st.sampled_from([name_of(role) for role in Role])
FILES = sorted([*ROOT.glob("tests/reads/*.graphql"), *ROOT.glob("schema/operations/*.graphql")])
#: What a written operation asks for at the root.
ASKED = re.compile(r"^  (?:\w+: )?(\w+)", re.MULTILINE)
#: All but those that ask of what the oracle leaves out at the root, which has tests of its own.
WRITTEN = [
    pytest.param(text, id=path.stem)
    for path in FILES
    if not set(LEFT_OUT["Query"]) & set(ASKED.findall(text := path.read_text("utf-8")))
]


@pytest_asyncio.fixture(scope="module")
async def on_seeds(seeded_url: str) -> AsyncIterator[Both]:
    """Both readers of the real seeds."""
    async with both(seeded_url) as found:
        yield found


@pytest.fixture(scope="module")
def pools(on_made_up: Both) -> Pools:
    """What arguments are drawn from."""
    return Pools(on_made_up.oracle.rows)


def _note(text: str, name: str) -> str:
    """What the comments at the top say from a name on, or nothing."""
    head = "\n".join(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
    found = re.search(rf"^{name}: *", head, re.MULTILINE)
    return head[found.end() :] if found else ""


def _variables(text: str) -> dict[str, Any]:
    """The variables that an operation is shown with, on as many lines as they take."""
    found: dict[str, Any] = json.JSONDecoder().raw_decode(_note(text, "variables") or "{}")[0]
    return found


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("text", WRITTEN)
async def test_written_operations(text: str, who: str, on_seeds: Both) -> None:
    variables = _variables(text)
    answer = await on_seeds.agree(text, variables, who=who)

    first = _note(text, "continue").partition("\n")[0]
    if first:
        page = answer[first]["pageInfo"]
        variables["cursor"] = page.get("endCursor") or page["startCursor"]
        await on_seeds.agree(text, variables, who=who)


@pytest.mark.parametrize("who", WHO)
async def test_every_field_of_every_type(who: str, on_made_up: Both) -> None:
    for text, variables in tours(on_made_up.oracle.schema, on_made_up.oracle.rows).values():
        await on_made_up.agree_on_all(text, [variables], who=who)


@given(data=st.data())
@settings(max_examples=part(1))
async def test_generated_operations(data: st.DataObject, on_made_up: Both, pools: Pools) -> None:
    operation = data.draw(operations(on_made_up.oracle.schema, pools))
    who = data.draw(ANYBODY)

    await on_made_up.agree_on_all(operation.text, operation.calls, who=who)


@given(data=st.data())
@settings(max_examples=part(2))
async def test_generated_filters(data: st.DataObject, on_made_up: Both, pools: Pools) -> None:
    operation = data.draw(filtered(on_made_up.oracle.schema, pools))
    who = data.draw(ANYBODY)

    await on_made_up.agree_on_all(operation.text, operation.calls, who=who)


@given(data=st.data())
@settings(max_examples=part(4))
async def test_generated_pages_continue_from_any_place(data: st.DataObject, on_made_up: Both, pools: Pools) -> None:
    found = data.draw(continuations(on_made_up.oracle.schema, pools))
    who = data.draw(ANYBODY)
    text, (variables,) = found.operation.text, found.operation.calls

    first = found.first(variables)
    await on_made_up.agree_on_all(text, [first], who=who)
    then = found.second(variables, await on_made_up.agree(text, first, who=who))
    if then:
        await on_made_up.agree_on_all(text, [then], who=who)


WALKS = {
    "initiatives": "initiatives(PAGE)",
    "by start, upwards": "initiatives(PAGE orderBy: [{ start: ASC }])",
    "by end, downwards": "initiatives(PAGE orderBy: [{ end: DESC }])",
    "by title": "initiatives(PAGE orderBy: [{ title: DESC }])",
    "in mixed directions": "initiatives(PAGE orderBy: [{ start: DESC }, { updatedAt: ASC }, { title: DESC }])",
    "by change": "initiatives(PAGE orderBy: [{ updatedAt: ASC }])",
    "by counts": "knowledgeNeeds(PAGE orderBy: [{ rssBodyCount: DESC }, { raisedOn: ASC }])",
    "by size": "organisations(PAGE where: { kind: { in: [MUNICIPALITY, REGION] } } orderBy: [{ population: ASC }])",
    "outputs alike": "outputs(PAGE orderBy: [{ publishedOn: DESC }])",
    "below a record": 'rssBody(slug: "SLUG") { LIST }|memberParticipations(PAGE)',
    "of like size": 'municipality(code: "CODE") { LIST }|peers(PAGE withinPercent: 1000)',
    "members": 'rssBody(slug: "SLUG") { LIST }|memberships(PAGE)',
}


def _largest(on_made_up: Both) -> Row:
    """The RSS body with most members of those that everybody sees."""
    sight = Sight(on_made_up.oracle.rows, ANYONE)
    bodies = [row for row in sight.every(Organisation) if row["kind"] == "RSS_BODY"]
    return max(bodies, key=lambda row: len(sight.along(Organisation, row, "body_memberships")))


def _sized(on_made_up: Both) -> Row:
    """A municipality that everybody sees, and knows the size of."""
    shown = Sight(on_made_up.oracle.rows, ANYONE).every(Organisation)
    return next(row for row in shown if row["kind"] == "MUNICIPALITY" and row["population"])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("walk", WALKS)
async def test_walking_a_list_finds_each_record_once(walk: str, who: str, on_made_up: Both) -> None:
    around, _, inner = WALKS[walk].rpartition("|")
    around = around.replace("SLUG", _largest(on_made_up)["slug"]).replace(
        "CODE", _sized(on_made_up)["municipality_code"]
    )
    shown = "list: " + inner + " { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } }"
    forward, backward = (
        f"query Q($size: Int, $cursor: String) {{ {(around or 'LIST').replace('LIST', shown.replace('PAGE', page))} }}"
        for page in ("first: $size, after: $cursor,", "last: $size, before: $cursor,")
    )
    whole = on_made_up.whole(forward, who=who)
    size = max(1, len(whole) // 7)

    assert len(whole) > 3
    assert [id_ async for id_ in on_made_up.walk(forward, size, who=who)] == whole
    assert [id_ async for id_ in on_made_up.walk(backward, size, who=who)] == whole[::-1]
