"""An OpenID Connect issuer of the tests' own, on loopback: it signs, turns its keys, and can be turned off."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import jwt
import orjson
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.types import Receive, Scope, Send

from tests.helpers.live import serving

AUDIENCE = "registret"


class Provider:
    """Discovery, keys and tokens, and how often it was asked for its keys."""

    def __init__(self) -> None:
        """One key of each kind."""
        self.address = ""
        #: Stops answering, as a server that is gone does.
        self.stop: Callable[[], None] = lambda: None
        self.asked = 0
        self.keys: dict[str, Any] = {}
        self.codes: dict[str, tuple[dict[str, str], dict[str, Any]]] = {}
        #: What is told of whoever comes in a browser.
        self.who: dict[str, Any] = {}
        self.name = self.rotate()

    def rotate(self, algorithm: str = "RS256") -> str:
        """Sign with a new key from now on, and forget the old ones; the new one's name."""
        self.keys.clear()
        self.name = uuid4().hex
        self.keys[self.name] = (
            rsa.generate_private_key(65537, 2048) if algorithm == "RS256" else ec.generate_private_key(ec.SECP256R1())
        )
        return self.name

    def claims(self, **more: Any) -> dict[str, Any]:
        """What a good token says, and more."""
        now = int(time.time())
        usual = {"iss": self.address, "aud": AUDIENCE, "sub": _of_letters(uuid4().hex), "iat": now, "exp": now + 300}
        return {name: value for name, value in {**usual, **more}.items() if value is not None}

    def token(self, **more: Any) -> str:
        """A token signed with the key that counts now; None leaves a claim out."""
        key = self.keys[self.name]
        return self.signed_with(key, "RS256" if isinstance(key, rsa.RSAPrivateKey) else "ES256", **more)

    def signed_with(self, key: Any, algorithm: str, kid: str | None = None, kind: Any = "JWT", **more: Any) -> str:
        """A token signed with anything at all, whose header says of what `kind` it is; None says nothing."""
        head = {"alg": algorithm, "kid": kid or self.name, "typ": kind}
        if kind is None:
            del head["typ"]
        signed = b".".join(_base64(json.dumps(part).encode()) for part in (head, self.claims(**more)))
        method = jwt.get_algorithm_by_name(algorithm)
        return b".".join([signed, _base64(method.sign(signed, method.prepare_key(key)))]).decode()

    def with_public_key_as_secret(self, **more: Any) -> str:
        """What an HS256 token looks like to whoever lets it choose its algorithm: the secret is the public key."""
        secret = self.keys[self.name].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        header = {"alg": "HS256", "typ": "JWT", "kid": self.name}
        signed = b".".join(_base64(orjson.dumps(part)) for part in (header, self.claims(**more)))
        signature = jwt.get_algorithm_by_name("HS256").sign(signed, secret)
        return b".".join([signed, _base64(signature)]).decode()

    # -- over HTTP -----------------------------------------------------------------------------------------------------

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        match scope["path"]:
            case "/.well-known/openid-configuration":
                ends = {"jwks_uri": "keys", "token_endpoint": "token", "authorization_endpoint": "authorize"}
                found: Any = {name: f"{self.address}/{end}" for name, end in ends.items()} | {"issuer": self.address}
            case "/keys":
                self.asked += 1
                found = {"keys": [public(name, key) for name, key in self.keys.items()]}
            case "/token":
                found = self._issue(parse_qs((await receive())["body"].decode()))
            case "/authorize":
                asked = f"{self.address}/authorize?{scope['query_string'].decode()}"
                place = self.authorize(asked, **self.who).encode()
                await send({"type": "http.response.start", "status": 303, "headers": [(b"location", place)]})
                await send({"type": "http.response.body"})
                return
            case _:
                found = None
        await send({"type": "http.response.start", "status": 200 if found else 400, "headers": []})
        await send({"type": "http.response.body", "body": orjson.dumps(found)})

    def authorize(self, address: str, **claims: Any) -> str:
        """Somebody signs in where the registry has sent a browser; where it goes from there."""
        asked = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        code = uuid4().hex
        self.codes[code] = asked, claims
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def _exchange(self, sent: dict[str, str]) -> Any:
        """A code for a token: once, to the client it was given to, by whoever knows what the challenge was made of."""
        asked, claims = self.codes.pop(sent["code"], ({}, {}))
        challenge = _base64(sha256(sent["code_verifier"].encode()).digest()).decode()
        same = all(asked.get(name) == sent[name] for name in ("client_id", "redirect_uri"))
        if not same or asked["code_challenge"] != challenge:
            return None
        told = {"aud": sent["client_id"], "nonce": asked["nonce"], **claims}
        return {"id_token": self.token(**told), "access_token": "something", "token_type": "Bearer"}

    def _issue(self, asked: dict[str, list[str]]) -> Any:
        """Client credentials: a system's token."""
        if asked.get("grant_type") == ["authorization_code"]:
            return self._exchange({name: value for name, (value,) in asked.items()})
        if asked.get("grant_type") != ["client_credentials"]:
            return None
        (client,) = asked["client_id"]
        more = {"sub": client, "azp": client, "roles": ["sync"], "organisation": "goteborgsregionen"}
        return {"access_token": self.token(**more), "token_type": "Bearer", "expires_in": 300}


def public(name: str, key: Any) -> dict[str, Any]:
    """A key as the issuer shows it."""
    told: dict[str, Any] = (
        jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
        if isinstance(key, rsa.RSAPrivateKey)
        else jwt.algorithms.ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
    )
    return {**told, "kid": name, "use": "sig"}


def _base64(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


async def _live(receive: Receive, send: Send) -> None:
    for answer in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{answer}.complete"})


@contextmanager
def provider() -> Iterator[Provider]:
    """An issuer that answers until the end of the block."""
    made = Provider()
    with ExitStack() as stack:
        made.address, made.stop = stack.enter_context(serving(made)), stack.close
        yield made


def _of_letters(digits: str) -> str:
    """A subject without digits, which could happen to look like a personal identity number."""
    return "".join(chr(ord("a") + int(each, 16)) for each in digits)
