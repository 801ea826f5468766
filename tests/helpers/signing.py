"""A registry that believes an issuer of the tests' own, and people who sign in to it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.helpers.databases import CreateDatabase
from tests.helpers.live import a_port, url_of
from tests.helpers.provider import AUDIENCE, Provider
from tests.helpers.workbench import Workbench, live_workbench

WHO = "{ viewer { name role person } }"


def believing(issuer: Provider, **more: Any) -> dict[str, Any]:
    """Settings that believe an issuer."""
    return {
        "oidc_issuer": issuer.address,
        "oidc_audience": AUDIENCE,
        "oidc_roles": {"redaktor": "EDITOR", "nationell": "NATIONAL_EDITOR", "sync": "INTEGRATION"},
        "oidc_keys_wait": 0.05,
        **more,
    }


def in_a_browser(issuer: Provider, home: str, **more: Any) -> dict[str, Any]:
    """Settings that also let people sign in in a browser, at the address that they see."""
    return believing(issuer, oidc_client_id="registrets-sidor", public_url=home, **more)


@asynccontextmanager
async def live_with_accounts(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    """A registry behind a real server, in which people sign in with an account at the issuer."""
    with a_port() as port:
        async with live_workbench(make_database, port, **in_a_browser(issuer, url_of(port))) as made:
            yield made


async def asked(bench: Workbench, token: str, query: str = WHO, **variables: Any) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"}
    return await bench.client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)


async def told(bench: Workbench, token: str, query: str = WHO, **variables: Any) -> Any:
    answer = (await asked(bench, token, query, **variables)).json()
    assert "errors" not in answer, answer
    return answer["data"]


async def viewer(bench: Workbench, token: str) -> tuple[str | None, str]:
    found = (await told(bench, token))["viewer"]
    return found["name"], found["role"]


async def a_person(bench: Workbench, issuer: Provider, **claims: Any) -> tuple[str, str]:
    """Somebody who has signed in: a token, and the id."""
    token = issuer.token(**claims)
    return token, (await told(bench, token))["viewer"]["person"]


async def until(bench: Workbench, token: str, role: str) -> float:
    """How many seconds pass until somebody has a role."""
    began = time.monotonic()
    while (await viewer(bench, token))[1] != role:
        assert time.monotonic() - began < 6
        await asyncio.sleep(0.05)
    return time.monotonic() - began
