"""How answers are sent: in fewer bytes, kept by those who may keep them, and to pages of other sites."""

import gzip
from collections.abc import Callable

import brotli
import httpx
import orjson
import pytest
import zstandard
from graphql import get_introspection_query

from schema.app import create
from schema.http.codings import CHEAP, chosen
from schema.http.sending import same_as
from tests.helpers.databases import ADMINISTRATOR, settings_for
from tests.helpers.over_http import JSON, TITLES, VIEWER, client_of, post

UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}
LARGE = {"query": get_introspection_query()}
ASKED = {"query": TITLES}
ELSEWHERE = {"origin": "https://elsewhere.example"}


async def raw(client: httpx.AsyncClient, method: str, path: str, coding: str, content: bytes | None = None) -> bytes:
    """The body as it comes; with the coding that its header tells."""
    headers = {"accept-encoding": coding, **JSON}
    async with client.stream(method, path, content=content, headers=headers) as answer:
        assert answer.status_code == 200
        assert answer.headers.get("content-encoding", "identity") == coding
        body = b"".join([part async for part in answer.aiter_raw()])
        assert answer.headers["content-length"] == str(len(body))
        return body


# ---- Fewer bytes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
async def test_an_answer_comes_in_the_coding_that_the_client_takes(client: httpx.AsyncClient, coding: str) -> None:
    content = orjson.dumps(LARGE)
    plain = await raw(client, "POST", "/graphql", "identity", content)
    packed = await raw(client, "POST", "/graphql", coding, content)
    assert len(packed) < len(plain) / 8
    assert UNPACK[coding](packed) == plain


@pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
@pytest.mark.parametrize("path", ["/schema.graphql", "/operations"])
async def test_what_stands_still_is_packed_too(client: httpx.AsyncClient, path: str, coding: str) -> None:
    plain = await raw(client, "GET", path, "identity")
    packed = await raw(client, "GET", path, coding)
    assert len(packed) < len(plain) / 5
    assert UNPACK[coding](packed) == plain


async def test_what_fits_in_a_packet_is_sent_as_it_is(client: httpx.AsyncClient) -> None:
    assert "content-encoding" not in (await post(client, VIEWER)).headers


async def test_what_a_cookie_opens_is_not_packed(client: httpx.AsyncClient) -> None:
    question = get_introspection_query()
    by_cookie = await post(client, question, {"cookie": "registry-session=x"})
    assert "content-encoding" not in by_cookie.headers
    by_key = await post(client, question, {"cookie": "registry-session=x", **ADMINISTRATOR})
    assert by_key.headers["content-encoding"] == "zstd"


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("*", "zstd"),
        ("*, zstd;q=0", "br"),
        ("gzip;q=0.5, identity", None),
        ("gzip;q=0", None),
        ("gzip;q=much", None),
        ("deflate", None),
        ("", None),
    ],
)
def test_the_coding_is_the_one_that_the_client_likes_best(accept: str, coding: str | None) -> None:
    assert chosen(accept, tuple(CHEAP)) == coding


# ---- Who keeps it ----------------------------------------------------------------------------------------------------


async def test_what_anyone_gets_by_get_can_be_kept_by_anyone(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params=ASKED)
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert answer.headers["vary"].startswith("Accept, Accept-Encoding, Authorization, Cookie")


async def test_whom_it_is_open_to_is_told_to_caches_and_to_pages(client: httpx.AsyncClient) -> None:
    page = {"origin": "https://elsewhere.example"}
    kept, asked = await client.get("/graphql", params=ASKED), await client.post("/graphql", json=ASKED, headers=page)
    assert "Origin" in kept.headers["vary"].split(", ")
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "vary" not in (await client.post("/graphql", json=ASKED)).headers


async def test_for_how_long_is_a_setting(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url, cache_seconds=0))) as client:
        answer = await client.get("/graphql", params=ASKED)
    assert answer.headers["cache-control"] == "public, no-cache"


async def test_what_a_key_asks_is_kept_by_its_client_alone(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params=ASKED, headers=ADMINISTRATOR)
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "Authorization" in answer.headers["vary"]


@pytest.mark.parametrize(
    "query",
    ["{ apiKeys { nodes { lastUsedAt } } }", "{ people { nodes { email } } }", "{ people { nodes { lastSeenAt } } }"],
)
async def test_what_somebody_asks_that_changes_by_itself_is_kept_by_nobody(
    client: httpx.AsyncClient, query: str
) -> None:
    answer = await client.get("/graphql", params={"query": query}, headers=ADMINISTRATOR)
    assert answer.json().keys() == {"data"}
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


@pytest.mark.parametrize("query", ["{ no }", "", "mutation { createTheme { userErrors { code } } }"])
async def test_what_is_no_answer_is_kept_by_nobody(client: httpx.AsyncClient, query: str) -> None:
    assert (await client.get("/graphql", params={"query": query})).headers["cache-control"] == "no-store"


async def test_what_is_sent_by_post_is_kept_by_nobody(client: httpx.AsyncClient) -> None:
    assert (await post(client, TITLES)).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("path", "query"), [("/graphql", ASKED), ("/schema.graphql", None), ("/operations", None)])
async def test_what_has_not_changed_is_not_sent_again(
    client: httpx.AsyncClient, path: str, query: dict[str, str] | None
) -> None:
    first = await client.get(path, params=query)
    tag = first.headers["etag"]
    again = await client.get(path, params=query, headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["vary"] == first.headers["vary"]
    other = await client.get(path, params=query, headers={"if-none-match": 'W/"other"'})
    assert (other.status_code, other.content) == (200, first.content)


@pytest.mark.parametrize(
    ("known", "same"),
    [("*", 'W/"1"'), ('W/"1"', 'W/"1"'), ('"2", "1"', '"1"'), ('"1-br"', '"1-br"'), ('"12"', None), ('"1-lzw"', None)],
)
def test_tags_are_compared_by_what_they_name(known: str, same: str | None) -> None:
    assert same_as('W/"1"', known) == same


@pytest.mark.parametrize(
    ("path", "kept"),
    [("/schema.graphql", "public, max-age=300"), ("/operations", "public, max-age=300"), ("/healthz", "no-store")],
)
async def test_every_address_says_for_how_long_it_can_be_kept(client: httpx.AsyncClient, path: str, kept: str) -> None:
    assert (await client.get(path)).headers["cache-control"] == kept


# ---- Other methods and addresses -------------------------------------------------------------------------------------


async def test_head_tells_what_get_would_bring(live_server: str) -> None:
    async with httpx.AsyncClient(base_url=live_server) as client:
        got = await client.get("/graphql", params=ASKED)
        asked = await client.head("/graphql", params=ASKED)
        assert (asked.status_code, asked.content) == (200, b"")
        for name in ("content-length", "content-encoding", "content-type", "etag", "cache-control", "vary"):
            assert asked.headers.get(name) == got.headers.get(name)
        # What came after it on the same connection is whole.
        assert (await client.get("/graphql", params=ASKED)).json() == got.json()


async def test_head_does_nothing(client: httpx.AsyncClient) -> None:
    act = {"query": 'mutation { createTheme(input: {name: "x"}) { userErrors { code } } }'}
    answer = await client.head("/graphql", params=act, headers=ADMINISTRATOR)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_an_address_with_a_slash_is_the_same(client: httpx.AsyncClient, method: str) -> None:
    sent = {"params": ASKED} if method == "GET" else {"json": ASKED}
    answers = [await client.request(method, path, **sent) for path in ("/graphql", "/graphql/")]  # type: ignore[arg-type]
    assert answers[0].status_code == answers[1].status_code == 200
    assert answers[0].json() == answers[1].json()


async def test_a_mark_at_the_beginning_is_no_part_of_the_body(client: httpx.AsyncClient) -> None:
    body = b"\xef\xbb\xbf" + orjson.dumps({"query": f"\ufeff{VIEWER}"})
    answer = await client.post("/graphql", content=body, headers=JSON)
    assert answer.json()["data"]["viewer"]["role"] == "ANONYMOUS"


# ---- Pages of other sites --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/graphql", "/graphql/", "/schema.graphql", "/operations"])
async def test_pages_anywhere_may_read_what_is_open(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, params=ASKED if "graphql" in path else None, headers=ELSEWHERE)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    told = answer.headers["access-control-expose-headers"].split(", ")
    assert {"retry-after", "ratelimit", "ratelimit-policy", "etag", "www-authenticate"} <= set(told)


@pytest.mark.parametrize("path", ["/graphql", "/schema.graphql", "/operations"])
async def test_pages_anywhere_may_send_any_header(client: httpx.AsyncClient, path: str) -> None:
    sent = "apollographql-client-name,authorization,content-type,if-none-match,traceparent"
    asked = {**ELSEWHERE, "access-control-request-method": "GET", "access-control-request-headers": sent}
    answer = await client.options(path, headers=asked)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")
    assert answer.headers["access-control-allow-headers"] == sent
    assert "access-control-allow-credentials" not in answer.headers


async def test_what_is_refused_can_be_read_by_pages_too(client: httpx.AsyncClient) -> None:
    answer = await post(client, VIEWER, {**ELSEWHERE, "authorization": "Bearer wrong"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (401, "*")
