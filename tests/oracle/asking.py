"""Asks the registry and the oracle the same question, and holds their answers against each other."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

import httpx
import orjson

from registry.callers import ANYONE, LOCAL_ADMINISTRATOR
from schema.app import about, create
from tests.conftest import Asker, settings_for
from tests.oracle.paging import without_marks
from tests.oracle.resolver import Oracle
from tests.oracle.rows import read
from tests.oracle.shrinking import smallest

# What is generated may be larger than what people may ask; limits are not what is tested here.
WIDE = {
    "max_depth": 60,
    "max_tokens": 50_000,
    "max_aliases": 2_000,
    "max_cost": 2_000_000_000,
    "statement_timeout_ms": 60_000,
}


@dataclass
class Both:
    """The registry and the oracle, on the same rows."""

    ask: Asker
    oracle: Oracle

    async def agree(self, query: str, variables: dict[str, Any] | None = None, *, administrator: bool = False) -> Any:
        """The answer, which both give alike: same values, same keys, same order."""
        caller = LOCAL_ADMINISTRATOR if administrator else ANYONE
        expected = self.oracle.answer(query, variables, caller)
        found = await self.ask.whole(query, variables or {}, administrator=administrator)
        told = [each.formatted for each in expected.errors or []]
        assert "errors" not in found, found["errors"]
        warnings = found.get("extensions", {}).get("warnings", [])
        assert _wrong(warnings) == _wrong(told), (warnings, told)
        _same(found["data"], expected.data)
        return found["data"]

    async def agree_on_all(self, text: str, calls: Sequence[dict[str, Any]], *, administrator: bool) -> None:
        """Every call of a document is answered alike; where one is not, the smallest such document is told."""
        for place, variables in enumerate(calls):
            try:
                await self.agree(text, variables, administrator=administrator)
            except AssertionError:
                await self._tell(text, calls[: place + 1], administrator)
                raise

    async def _tell(self, text: str, calls: Sequence[dict[str, Any]], administrator: bool) -> None:
        """Fail with a small document; a call may need those before it, whose statement it is answered by."""
        told: list[AssertionError] = []

        async def fails(smaller: str) -> bool:
            for variables in calls:
                try:
                    await self.agree(smaller, variables, administrator=administrator)
                except AssertionError as error:
                    told.append(error)
                    return True
            return False

        found = await smallest(text, self.oracle.schema, fails)
        caller = "the administrator" if administrator else "anyone"
        if told:
            shown = [orjson.dumps(each).decode() for each in calls]
            raise AssertionError("\n".join(["", f"asked by {caller}:", found, *shown, str(told[-1])]))

    def whole(self, query: str, *, administrator: bool) -> list[str]:
        """The ids of a whole list; the oracle knows no greatest page."""
        caller = LOCAL_ADMINISTRATOR if administrator else ANYONE
        found = self.oracle.answer(query, {"size": 1_000_000}, caller)
        assert found.data is not None, found.errors
        return [each["id"] for each in _list(found.data)["nodes"]]

    async def walk(self, query: str, size: int, *, administrator: bool) -> AsyncIterator[str]:
        """The ids of a list, page by page; both give every page alike. Backward pages come last first."""
        is_forward = "first: $size" in query
        cursor, more = None, True
        while more:
            found = _list(await self.agree(query, {"size": size, "cursor": cursor}, administrator=administrator))
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
    settings = settings_for(url, **WIDE)
    app = create(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as client,
    ):
        yield Both(Asker(client), Oracle(await read(url), about(settings)))
