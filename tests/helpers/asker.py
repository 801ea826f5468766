"""Asking a registry without a network between."""

from typing import Any

import httpx
import orjson

from tests.helpers.databases import ADMINISTRATOR


class Asker:
    """Asks the API, and gives the data or the errors."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        """Takes the client."""
        self.client = client

    async def __call__(
        self, query: str, *, administrator: bool = False, headers: dict[str, str] | None = None, **variables: Any
    ) -> Any:
        """The data of an answer; fails on errors."""
        found = await self.whole(query, variables, administrator=administrator, headers=headers)
        assert "errors" not in found, found["errors"]
        return found["data"]

    async def refused(self, query: str, **variables: Any) -> dict[str, Any]:
        """The first error of an answer."""
        found = await self.whole(query, variables)
        assert "data" not in found, found
        error: dict[str, Any] = found["errors"][0]
        # Whatever is said is said in both languages.
        assert ("hint" in error["extensions"]) == ("hintSv" in error["extensions"]), error
        return error

    async def whole(
        self,
        query: str,
        variables: dict[str, Any],
        *,
        administrator: bool = False,
        headers: dict[str, str] | None = None,
    ) -> Any:
        """The whole answer, key order kept."""
        headers = headers or (ADMINISTRATOR if administrator else {})
        answer = await self.client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
        return orjson.loads(answer.content)
