"""Signing in in a browser: the code flow with PKCE, from the issuer's page and back.

begin -> the issuer's address, and what the browser keeps meanwhile -> finish: code -> token -> Token
"""

import asyncio
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from registry.errors import IssuerUnavailable, Unauthenticated
from registry.identity.fetching import ask
from registry.settings import Settings

if TYPE_CHECKING:
    from registry.identity.tokens import Token, Tokens


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to sign in: what must come back, and what proves that it is the same browser."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> "Attempt":
        """A try with fresh secrets."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))

    def packed(self) -> str:
        """As a cookie holds it."""
        return ".".join((self.state, self.nonce, self.verifier))

    @classmethod
    def unpacked(cls, cookie: str) -> "Attempt":
        """As it was, from a cookie; Unauthenticated when there was none."""
        parts = cookie.split(".")
        if len(parts) != len(cls.__slots__):
            raise Unauthenticated
        return cls(*parts)


class CodeFlow:
    """The way to the issuer and back."""

    def __init__(self, tokens: "Tokens", chosen: Settings) -> None:
        """Takes what checks tokens, and the settings of this client."""
        self.tokens, self.chosen = tokens, chosen
        self.back = f"{(chosen.public_url or '').rstrip('/')}/callback"

    async def begin(self, attempt: Attempt) -> str:
        """The address at the issuer's where a person signs in."""
        challenge = urlsafe_b64encode(sha256(attempt.verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self.chosen.oidc_client_id,
            "redirect_uri": self.back,
            "scope": self.chosen.oidc_scope,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        address = str((await self._about())["authorization_endpoint"])
        return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"

    async def finish(self, attempt: Attempt, state: str, code: str) -> "Token":
        """Who signed in; Unauthenticated when what comes back is not what was sent out."""
        if not compare_digest(attempt.state.encode(), state.encode()):
            raise Unauthenticated
        secret = self.chosen.oidc_client_secret
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.back,
            "client_id": self.chosen.oidc_client_id,
            "code_verifier": attempt.verifier,
            **({"client_secret": secret.get_secret_value()} if secret else {}),
        }
        try:
            given = await asyncio.to_thread(ask, str((await self._about())["token_endpoint"]), sent)
            token = given["id_token"]
        except (OSError, HTTPException, ValueError, KeyError, TypeError):
            # The issuer has said no, or nothing; its words may repeat the code.
            raise Unauthenticated from None
        return await self.tokens.read(token, self.chosen.oidc_client_id, attempt.nonce)

    async def _about(self) -> Any:
        try:
            return await self.tokens.issuer.about()
        except (OSError, HTTPException, ValueError, KeyError, TypeError):
            raise IssuerUnavailable from None
