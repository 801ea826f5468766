"""Asks the registry and the oracle the same question, and holds their answers against each other."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any
from uuid import UUID

import httpx
import orjson
from graphql import GraphQLError
from hypothesis import assume

from registry.callers import ANYONE, Caller
from registry.storage.model import swedish_time
from registry.storage.model.terms import RecordType, Role
from schema.app import about, create
from tests.helpers.asker import Asker
from tests.helpers.databases import plant_key, settings_for
from tests.oracle.paging import without_marks
from tests.oracle.resolver import Oracle
from tests.oracle.rows import Rows, read
from tests.oracle.shrinking import smallest

# What is generated may be larger than what people may ask; limits are not what is tested here.
WIDE = {
    "max_depth": 60,
    "max_tokens": 50_000,
    "max_aliases": 2_000,
    "max_cost": 2_000_000_000,
    "statement_timeout_ms": 60_000,
}


#: What the key of the national system is for.
TYPES = frozenset({RecordType.INITIATIVE, RecordType.PARTICIPATION, RecordType.KNOWLEDGE_NEED, RecordType.OUTPUT})


#: The arguments of which is told what they name that nobody knows.
TOLD = {"where", "need", "initiative", "needs", "initiatives"}


def _is_not_compared(error: dict[str, Any]) -> bool:
    """Whether it is the limit of a statement, the one that is not set for these tests, or that no group has a side."""
    code: str = error["extensions"]["code"]
    return code == "FIELD_LIMIT" or (code == "INVALID_FILTER" and error["message"].startswith("No row here has"))


@dataclass
class Both:
    """The registry and the oracle, on the same rows."""

    ask: Asker
    oracle: Oracle
    callers: dict[str, tuple[Caller, dict[str, str]]]

    async def agree(self, query: str, variables: dict[str, Any] | None = None, *, who: str = "anyone") -> Any:
        """The answer, which both give alike: same values, same keys, same order."""
        caller, headers = self.callers[who]
        expected = self.oracle.answer(query, variables, caller)
        for each in expected.errors or []:
            # What the oracle cannot do is no answer.
            if each.original_error is not None and not isinstance(each.original_error, GraphQLError):
                raise each.original_error
        found = await self.ask.whole(query, variables or {}, headers=headers)
        told = [each.formatted for each in expected.errors or []]
        if found.get("errors") and all(map(_is_not_compared, found["errors"])):
            assume(False)
        assert "errors" not in found, found["errors"]
        warnings = found.get("extensions", {}).get("warnings", [])
        # What a filter or an overview is asked of is told of too; the oracle reads it as it stands.
        warnings = [each for each in warnings if not TOLD & {*each["path"]} and each["code"] == "UNKNOWN_CODE"]
        assert _wrong(warnings) == _wrong(told), (warnings, told)
        _same(found["data"], expected.data)
        return found["data"]

    async def agree_on_all(self, text: str, calls: Sequence[dict[str, Any]], *, who: str) -> None:
        """Every call of a document is answered alike; where one is not, the smallest such document is told."""
        for place, variables in enumerate(calls):
            try:
                await self.agree(text, variables, who=who)
            except AssertionError:
                await self._tell(text, calls[: place + 1], who)
                raise

    async def _tell(self, text: str, calls: Sequence[dict[str, Any]], who: str) -> None:
        """Fail with a small document; a call may need those before it, whose statement it is answered by."""
        told: list[AssertionError] = []

        async def fails(smaller: str) -> bool:
            for variables in calls:
                try:
                    await self.agree(smaller, variables, who=who)
                except AssertionError as error:
                    told.append(error)
                    return True
            return False

        found = await smallest(text, self.oracle.schema, fails)
        if told:
            shown = [orjson.dumps(each).decode() for each in calls]
            raise AssertionError("\n".join(["", f"asked by {who}:", found, *shown, str(told[-1])]))

    def whole(self, query: str, *, who: str) -> list[str]:
        """The ids of a whole list; the oracle knows no greatest page."""
        found = self.oracle.answer(query, {"size": 1_000_000}, self.callers[who][0])
        assert found.data is not None, found.errors
        return [each["id"] for each in _list(found.data)["nodes"]]

    async def walk(self, query: str, size: int, *, who: str) -> AsyncIterator[str]:
        """The ids of a list, page by page; both give every page alike. Backward pages come last first."""
        is_forward = "first: $size" in query
        cursor, more = None, True
        while more:
            found = _list(await self.agree(query, {"size": size, "cursor": cursor}, who=who))
            page, nodes = found["pageInfo"], found["nodes"]
            cursor = page["endCursor" if is_forward else "startCursor"]
            more = page["hasNextPage" if is_forward else "hasPreviousPage"]
            for each in nodes if is_forward else reversed(nodes):
                yield each["id"]


def _wrong(told: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Where something is wrong, and by which code: an error of the oracle's is a warning of the registry's."""
    return [(each["path"], each.get("code") or each["extensions"]["code"]) for each in told]


def _list(data: Any) -> Any:
    """The list that a walk goes along, at the root or below one record."""
    (found,) = data.values()
    return found if "nodes" in found else _list(found)


def _same(found: Any, expected: Any) -> None:
    """Fail with the lines that differ."""
    one, other = (_shown(each) for each in (found, expected))
    differing = unified_diff(other.splitlines(), one.splitlines(), "the oracle", "the registry", lineterm="")
    assert one == other, "\n".join(differing)


def _shown(data: Any) -> str:
    return orjson.dumps(without_marks(data), option=orjson.OPT_INDENT_2).decode()


@asynccontextmanager
async def both(url: str) -> AsyncIterator[Both]:
    """The two readers of a database."""
    chosen = settings_for(url, **WIDE)
    app = create(chosen)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as client,
    ):
        callers = await _callers(url, await read(url))
        yield Both(Asker(client), Oracle(await read(url), about(chosen)), callers)


async def _callers(url: str, rows: Rows) -> dict[str, tuple[Caller, dict[str, str]]]:
    """A caller of every kind, with what it sends: those who have something of their own act for the same body."""
    own = _acting_for(rows)
    (body,) = rows.where("organisations", "id", own[0])
    found: dict[str, tuple[Caller, dict[str, str]]] = {}
    for place, role in enumerate(Role):
        if role is Role.ANONYMOUS:
            found[name_of(role)] = ANYONE, {}
        else:
            secret = f"prk_000000e{place}_only-for-tests"
            scopes = TYPES if role is Role.NATIONAL_INTEGRATION else frozenset()
            await plant_key(url, secret, role.value, body["slug"] if role.has_own else None, sorted(scopes))
            caller = Caller(role, "Prov", own[0], own) if role.has_own else Caller(role, "Prov", scopes=scopes)
            found[name_of(role)] = caller, {"authorization": f"Bearer {secret}"}
    return found


def name_of(role: Role) -> str:
    """What the tests call a caller of a kind."""
    return "anyone" if role is Role.ANONYMOUS else role.value.lower()


def _acting_for(rows: Rows) -> tuple[UUID, ...]:
    """The RSS body with most members, and these, for whom whoever acts for the body also acts."""
    members: dict[Any, list[Any]] = {}
    today = swedish_time.today()
    for row in rows.tables["memberships"]:
        if row["publication"] == "PUBLISHED" and f"{row['period_end'] or '9999'}~" >= today:
            members.setdefault(row["rss_body_id"], []).append(row["municipality_id"])
    body = max(sorted(members), key=lambda each: len(members[each]))
    return (body, *members[body])
