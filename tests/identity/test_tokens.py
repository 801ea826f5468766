"""Tokens: which are believed, which are not, and how the issuer's keys are known."""

import asyncio
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pydantic import ValidationError

from registry.identity.issuer import keys_of
from registry.settings import Settings
from tests.helpers.databases import CreateDatabase
from tests.helpers.provider import AUDIENCE, Provider, provider, public
from tests.helpers.signing import WHO, asked, believing, viewer
from tests.helpers.workbench import Workbench, workbench


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **believing(issuer)) as made:
        yield made


# ---- Whose token is believed -----------------------------------------------------------------------------------------


async def test_a_good_token_is_believed(bench: Workbench, issuer: Provider) -> None:
    token = issuer.token(name="Den som provar", roles=["redaktor"], organisation="kungalv")
    assert await viewer(bench, token) == ("Den som provar", "EDITOR")


async def test_a_token_signed_with_an_elliptic_curve_is_believed(bench: Workbench, issuer: Provider) -> None:
    issuer.rotate("ES256")
    await asyncio.sleep(0.06)
    assert await viewer(bench, issuer.token(roles=["nationell"])) == (None, "NATIONAL_EDITOR")
    issuer.rotate()
    await asyncio.sleep(0.06)
    assert await viewer(bench, issuer.token(roles=["nationell"])) == (None, "NATIONAL_EDITOR")


def nested(issuer: Provider) -> str:
    """A token that is nothing but brackets, signed or not."""
    head = issuer.token().split(".")[0]
    return f"{head}.{urlsafe_b64encode(b'[' * 11_000).decode().rstrip('=')}.AAAA"


LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
WRONG: dict[str, Any] = {
    "expired": lambda it: it.token(exp=int(time.time()) - 60),
    "not yet": lambda it: it.token(nbf=int(time.time()) + 90),
    "without an end": lambda it: it.token(exp=None),
    "without a subject": lambda it: it.token(sub=None),
    "a subject that is no text": lambda it: it.signed_with(it.keys[it.name], "RS256", sub="a\nb"),
    "for another audience": lambda it: it.token(aud="nagon-annan"),
    "for nobody": lambda it: it.token(aud=None),
    "of another issuer": lambda it: it.token(iss="https://login.example.org"),
    "unsigned": lambda it: it.signed_with(None, "none"),
    "signed with the public key as a secret": lambda it: it.with_public_key_as_secret(),
    "signed with another key of that name": lambda it: it.signed_with(rsa.generate_private_key(65537, 2048), "RS256"),
    "another algorithm of the same key": lambda it: it.signed_with(it.keys[it.name], "RS512"),
    "another kind of key": lambda it: it.signed_with(ec.generate_private_key(ec.SECP256R1()), "ES256"),
    "of an unknown key": lambda it: it.signed_with(it.keys[it.name], "RS256", kid="okand"),
    "changed": lambda it: it.token()[:-20] + "A" * 20,
    "that ends after all numbers": lambda it: it.token(exp=10**400),
    "that ends at no number": lambda it: it.token(exp=float("inf")),
    "that was issued after all numbers": lambda it: it.token(iat=10**400),
    "that begins after all numbers": lambda it: it.token(nbf=10**400),
    "that nests too deep": nested,
    "of who signs out": lambda it: it.signed_with(it.keys[it.name], "RS256", kind="logout+jwt"),
    "of who signs out, by its events": lambda it: it.token(events={LOGOUT: {}}),
    "that says who signs in": lambda it: it.token(typ="ID"),
    "that only refreshes": lambda it: it.token(typ="Refresh"),
    "of an event": lambda it: it.signed_with(it.keys[it.name], "RS256", kind="secevent+jwt"),
    "of a kind that is no text": lambda it: it.signed_with(it.keys[it.name], "RS256", kind=["JWT"]),
    "no token": lambda it: it.address,
    "very long": lambda it: it.token(much="a" * 20_000),
}


@pytest.mark.parametrize("token", WRONG.values(), ids=WRONG.keys())
async def test_any_other_token_is_refused_and_never_repeated(bench: Workbench, issuer: Provider, token: Any) -> None:
    sent = token(issuer)
    answer = await asked(bench, sent)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert not any(part in answer.text for part in sent.split(".") if part)


@pytest.mark.parametrize("kind", ["JWT", "at+jwt", "application/at+jwt", "AT+JWT", None])
async def test_an_access_token_is_believed_however_it_is_marked(
    bench: Workbench, issuer: Provider, kind: str | None
) -> None:
    token = issuer.signed_with(issuer.keys[issuer.name], "RS256", kind=kind, roles=["nationell"])
    assert await viewer(bench, token) == (None, "NATIONAL_EDITOR")


@pytest.mark.parametrize("odd", ["a\0b", "\ud800", "\udfff" * 9, "\x1b[31m", "a" * 900, 17, None, ["\0"], {"a": 1}])
async def test_an_odd_organisation_is_none(bench: Workbench, issuer: Provider, odd: Any) -> None:
    answer = await asked(bench, issuer.token(roles=["nationell"], organisation=odd, name=odd, azp=odd, email=odd))
    assert answer.status_code == 200, answer.text


async def test_clocks_may_differ_a_little(bench: Workbench, issuer: Provider) -> None:
    now = int(time.time())
    assert (await asked(bench, issuer.token(exp=now - 10, nbf=now - 60))).status_code == 200
    assert (await asked(bench, issuer.token(nbf=now + 10))).status_code == 200


async def test_a_token_stops_when_it_expires(bench: Workbench, issuer: Provider) -> None:
    token = issuer.token(exp=int(time.time()) - 29)
    assert (await asked(bench, token)).status_code == 200
    await asyncio.sleep(2)
    assert (await asked(bench, token)).status_code == 401


async def test_a_subject_that_is_a_personal_number_is_refused(bench: Workbench, issuer: Provider) -> None:
    answer = await asked(bench, issuer.token(sub="000101-0016"))
    assert answer.status_code == 401
    assert "personal identity number" in answer.json()["errors"][0]["message"]
    assert "000101" not in answer.text


def test_what_checks_signatures_is_not_loaded_before_an_issuer_is_believed() -> None:
    loads = "import sys, registry.identity.code_flow, registry.identity.doors; print('jwt' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# ---- The issuer's keys -----------------------------------------------------------------------------------------------


async def test_keys_turn_and_the_old_one_stops(bench: Workbench, issuer: Provider) -> None:
    old = issuer.token(roles=["nationell"])
    assert (await asked(bench, old)).status_code == 200
    issuer.rotate()
    await asyncio.sleep(0.06)
    assert (await asked(bench, issuer.token(roles=["nationell"]))).status_code == 200
    await asyncio.sleep(5.1)
    assert (await asked(bench, old)).status_code == 401


async def test_a_flood_of_unknown_keys_makes_few_questions(make_database: CreateDatabase) -> None:
    with provider() as issuer:
        async with workbench(make_database, **believing(issuer, oidc_keys_wait=60)) as bench:
            assert (await asked(bench, issuer.token())).status_code == 200
            forged = [issuer.signed_with(issuer.keys[issuer.name], "RS256", kid=f"k{number}") for number in range(200)]
            answers = await asyncio.gather(*(asked(bench, each) for each in forged))
            assert {each.status_code for each in answers} == {401}
            assert issuer.asked == 1


async def test_while_the_issuer_is_silent_known_keys_hold(make_database: CreateDatabase) -> None:
    with provider() as issuer:
        async with workbench(make_database, **believing(issuer, oidc_keys_wait=0.01)) as bench:
            assert (await asked(bench, issuer.token())).status_code == 200
            known = issuer.token(roles=["nationell"])
            issuer.rotate()
            unknown = issuer.token()
            issuer.stop()
            assert await viewer(bench, known) == (None, "NATIONAL_EDITOR")
            answer = await asked(bench, unknown)
            assert answer.status_code == 503
            assert answer.json()["errors"][0]["extensions"]["code"] == "ISSUER_UNAVAILABLE"
            assert answer.headers["retry-after"]
            assert (await bench.client.get("/readyz")).json() == {"status": "ready"}
            assert (await bench("administrator", WHO))["viewer"]["role"] == "ADMINISTRATOR"


def test_only_keys_that_can_be_believed_are() -> None:
    good, short = rsa.generate_private_key(65537, 2048), rsa.generate_private_key(65537, 1024)  # noqa: S505
    curve, other = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP384R1())
    listed = [
        public("god", good),
        public("kort", short),
        public("kurva", curve),
        public("annan kurva", other),
        {**public("for kryptering", good), "use": "enc"},
        {**public("annan algoritm", good), "alg": "RS512"},
        {"kty": "oct", "k": "AAAA", "kid": "hemlighet"},
        {"kty": "RSA", "n": "!", "e": "AQAB", "kid": "trasig"},
        {name: each for name, each in public("utan namn", good).items() if name != "kid"},
    ]
    assert {name: key.algorithm for name, key in keys_of(listed).items()} == {"god": "RS256", "kurva": "ES256"}


async def test_an_issuer_that_says_it_is_another_is_not_believed(make_database: CreateDatabase) -> None:
    with provider() as issuer:
        elsewhere = issuer.address.replace("127.0.0.1", "localhost")
        async with workbench(make_database, **believing(issuer, oidc_issuer=elsewhere)) as bench:
            assert (await asked(bench, issuer.token(iss=elsewhere))).status_code == 503
            assert issuer.asked == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"oidc_issuer": "https://login.example.org"},
        {"oidc_issuer": "http://login.example.org", "oidc_audience": AUDIENCE},
        {"oidc_roles": {"alla": "ANONYMOUS"}},
        {"oidc_roles": {"alla": "KUNG"}},
    ],
)
def test_what_would_believe_too_much_is_no_setting(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(DATABASE_URL="postgresql://hemligt", **wrong)
    assert "hemligt" not in str(refused.value)
