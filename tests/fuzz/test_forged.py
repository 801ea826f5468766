"""What is forged: cursors, bodies, headers and paths that no client of ours would send."""

import json
import random
import socket
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson
import pytest

from schema.app import create
from tests.helpers.budgets import part
from tests.helpers.databases import ADMINISTRATOR, settings_for
from tests.helpers.live import serving

LISTS = {
    "by default": "initiatives(first: 1, after: $c)",
    "by title": "initiatives(first: 1, orderBy: [{ title: DESC }], after: $c)",
    "by two": "initiatives(first: 1, orderBy: [{ start: ASC }, { title: DESC }], after: $c)",
    "backwards": "initiatives(last: 1, before: $c)",
    "by population": "municipalities(first: 1, orderBy: [{ population: DESC }], after: $c)",
    "by when": "initiatives(first: 1, orderBy: [{ updatedAt: DESC }], after: $c)",
}
#: What is put into the place of a value of a cursor.
FORGED: list[Any] = [
    None, True, 1, 1.5, 10**30, "", "x", "\u0000", "\ud800", "2026-W10-1", "2026-01-01T00:00:00+23:59", "20260101",
    "2026-01-01 00:00:00", "2026-01-01 25:00:00+00", "0000-01-01 00:00:00+00", "2026-01-01 00:00:00.1234567+00",
    "urn:uuid:00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "0" * 32, "１", "٣",
    "1_0", " 1", "1 ", "+1", "1e3", "99999999999", "-99999999999", "NaN", "infinity", "-infinity", "epoch", "now",
    "today", [], {}, ["a"], "a" * 100_000, "'); drop table x; --", "\\x00", "%s", "$1", "null", "true",
]  # fmt: skip


def sound(answer: httpx.Response, sent: Any) -> None:
    """Nothing of ours went wrong: a status below 500, JSON, and no error without a code."""
    assert answer.status_code < 500, (answer.text[:300], sent)
    body = answer.json()
    for error in body.get("errors", ()):
        assert error["extensions"]["code"] != "INTERNAL", sent
        assert error["extensions"]["messageSv"], sent


async def asked(client: httpx.AsyncClient, query: str, cursor: Any) -> httpx.Response:
    content = json.dumps({"query": query, "variables": {"c": cursor}}).encode()
    return await client.post("/graphql", content=content, headers={"content-type": "application/json"})


@pytest.mark.parametrize("name", LISTS)
async def test_a_forged_cursor_is_refused_or_leads_somewhere(client: httpx.AsyncClient, name: str) -> None:
    query = f"query Q($c: String) {{ {LISTS[name]} {{ pageInfo {{ startCursor }} }} }}"
    field = LISTS[name].partition("(")[0]
    page = (await asked(client, query, None)).json()["data"][field]["pageInfo"]
    cursor = orjson.loads(page["startCursor"])
    sound(await asked(client, query, page["startCursor"]), cursor)
    for place, forged in product(range(len(cursor)), FORGED):
        changed = [forged if at == place else value for at, value in enumerate(cursor)]
        sound(await asked(client, query, json.dumps(changed)), changed)
        sound(await asked(client, query, json.dumps(cursor[:place])), cursor[:place])
    for text in ("", "[", "[]", "{}", "[[]]", '"', "null", "1e400", "[" * 5000, "\u0000", "[1,2,3,4,5,6]"):
        sound(await asked(client, query, text), text)


def broken(draws: random.Random) -> Iterator[bytes]:
    """Bodies that are nearly right."""
    query = "query Q($c: String) { initiatives(first: 1, after: $c) { totalCount } }"
    more = {"variables": {"c": None}, "operationName": "Q", "extensions": {"cost": True}}
    whole = json.dumps({"query": query, **more}).encode()
    while True:
        made = bytearray(whole)
        for _ in range(draws.randint(1, 4)):
            at = draws.randrange(len(made))
            match draws.randrange(4):
                case 0:
                    made[at] = draws.randrange(256)
                case 1:
                    del made[at : at + draws.randrange(8)]
                case 2:
                    made[at:at] = draws.choice(
                        (b"\\u0000", b"\xff", b'"', b"{", b"null", b"[]", b"\\ud800", b"1e999", b",")
                    )
                case _:
                    made[at:at] = bytes(made[at : at + draws.randrange(20)])
        yield bytes(made)


async def test_a_body_that_is_nearly_right_is_answered_with_a_code(client: httpx.AsyncClient) -> None:
    bodies = broken(random.Random(20261128))  # noqa: S311 - the same draws each time
    for _ in range(part(1) * 4):
        body = next(bodies)
        answer = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
        sound(answer, body)


VALUES: list[bytes] = [
    b"", b" ", b"Bearer", b"Bearer ", b"Bearer \xff\xfe", b"Basic YTpi", b"Bearer " + b"x" * 8000, b"bearer a.b.c",
    b"*/*;q=x",
    b"application/json;charset=latin-1", b"text/html", b"application/graphql-response+json", b"=",
    b"a=b; registry_session=x",
    b"\xe5\xe4\xf6", b"1" * 300, b"-1", b"1e3", b"null", b"https://example.org", b"@\"<>",
]  # fmt: skip
HEADERS = (
    b"authorization",
    b"accept",
    b"content-type",
    b"cookie",
    b"origin",
    b"idempotency-key",
    b"x-registry-csrf",
    b"content-length",
)


@pytest.mark.parametrize("header", HEADERS, ids=bytes.decode)
async def test_an_odd_header_is_answered_with_a_code(client: httpx.AsyncClient, header: bytes) -> None:
    for value in VALUES:
        headers = [(b"content-type", b"application/json"), (header, value)]
        if header == b"content-type":
            headers = headers[1:]
        answer = await client.post("/graphql", content=b'{"query":"{ viewer { role } }"}', headers=headers)
        sound(answer, (header, value))


PATHS = (
    "/", "/%00", "/graphiql/%00", "/graphiql/" + "a" * 5000, "/graphiql/..%2f..%2fetc/passwd", "/graphiql/%ff",
    "/graphql/", "//",
    "/graphql%00", "/schema.graphql/", "/metrics?x=%00", "/healthz/..", "/%F0%9F%98%80", "/graphiql/assets/",
    "/graphiql/\\..\\x",
    "/graphiql/" + "../" * 50, "/?" + "a" * 9000, "/graphql?query=%00", "/graphql?query=%ff",
    "/graphql?variables={&query={viewer{role}}",
)  # fmt: skip


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
async def test_no_path_is_a_bare_failure(client: httpx.AsyncClient, method: str) -> None:
    for path in PATHS:
        answer = await client.request(method, httpx.URL("http://registry").copy_with(raw_path=path.encode()))
        # A page that has not been built says so.
        is_unbuilt = answer.status_code == 503 and "/graphiql" in path and "byggd" in answer.text
        assert answer.status_code < 500 or is_unbuilt, (method, path, answer.text[:200])


def test_what_is_no_http_is_closed_and_the_next_is_answered(seeded_url: str) -> None:
    draws = random.Random(20261128)  # noqa: S311 - the same draws each time
    with serving(create(settings_for(seeded_url))) as url:
        where = urlsplit(url)
        for number in range(part(1)):
            lines = draws.choice((
                b"GET / HTTP/1.1\r\n", b"POST /graphql HTTP/1.1\r\ncontent-length: 5\r\ncontent-length: 7\r\n\r\nhello",
                b"POST /graphql HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", b"\x16\x03\x01\x02\x00",
                b"\r\n\r\n\r\n",
                b"GET /graphql?query=\xff\xfe HTTP/1.1\r\nhost: x\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 70_000,
                b"GET / HTTP/1.1\r\nhost: x\r\na\x00b: c\r\n\r\n",
                b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
                draws.randbytes(200),
            ))  # fmt: skip
            with socket.create_connection((where.hostname or "", where.port or 0), timeout=5) as connection:
                connection.sendall(lines)
                connection.shutdown(socket.SHUT_WR)
                try:
                    told = connection.recv(4096)
                except ConnectionError:
                    told = b""
            assert not told.startswith(b"HTTP/1.1 5"), (number, lines)
        assert httpx.get(f"{url}/healthz").json() == {"status": "ok"}
        assert (
            httpx.post(f"{url}/graphql", json={"query": "{ viewer { role } }"}, headers=ADMINISTRATOR).status_code
            == 200
        )
