"""Signing in and out in a browser: /login, /callback and /logout, and the cookie in between."""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from registry.errors import RegistryError, Unauthenticated
from registry.identity.code_flow import Attempt, CodeFlow
from registry.identity.doors import Doors
from registry.identity.sessions import HOURS
from schema.http.failures import coded
from schema.http.negotiation import RequestRefused

SESSION, ATTEMPT, ATTEMPT_SECONDS = "registry-session", "registry-attempt", 600
LOGIN, AFTER = "/login", "/graphiql/"
NEVER_STORED = {"cache-control": "no-store"}


class Cookies:
    """The names and marks of the cookies: over TLS no other host, and no page without it, can write them."""

    def __init__(self, public_url: str) -> None:
        """Takes the address that people see."""
        parts = urlsplit(public_url)
        self.secure, self.origin = parts.scheme == "https", f"{parts.scheme}://{parts.netloc}"
        prefix = "__Host-" if self.secure else ""
        self.session, self.attempt = prefix + SESSION, prefix + ATTEMPT

    def secret(self, header: str | None) -> str | None:
        """The session that a Cookie header carries, if it does."""
        if header is None or self.session not in header:
            return None
        try:
            found = SimpleCookie(header).get(self.session)
        except CookieError:
            return None
        return found.value if found else None

    def put(self, response: Response, name: str, value: str, seconds: int) -> None:
        """Leave a cookie that scripts cannot read, and other sites' requests do not carry."""
        response.set_cookie(name, value, seconds, path="/", secure=self.secure, httponly=True, samesite="lax")

    def require_own(self, origin: str | None, guard: str | None) -> None:
        """Refuse what another site may have sent in the person's name."""
        if origin != self.origin and guard is None:
            raise RequestRefused(
                403,
                "CROSS_SITE",
                "A request with a cookie must come from the registry's own pages, or carry X-Registry-CSRF.",
                "Ett anrop med kaka måste komma från registrets egna sidor, eller ha huvudet X-Registry-CSRF.",
            )


class SignIn:
    """The three addresses."""

    def __init__(self, flow: CodeFlow, doors: Doors, cookies: Cookies) -> None:
        """Takes the way to the issuer, what keeps sessions, and the cookies."""
        self.flow, self.doors, self.cookies = flow, doors, cookies

    async def login(self, _: Request) -> Response:
        """Send a person to the issuer."""
        attempt = Attempt.new()
        try:
            response: Response = RedirectResponse(await self.flow.begin(attempt), 303, NEVER_STORED)
        except RegistryError as error:
            return _said(error)
        self.cookies.put(response, self.cookies.attempt, attempt.packed(), ATTEMPT_SECONDS)
        return response

    async def callback(self, request: Request) -> Response:
        """Take a person back from the issuer, and begin a session."""
        given = request.query_params
        try:
            attempt = Attempt.unpacked(request.cookies.get(self.cookies.attempt, ""))
            token = await self.flow.finish(attempt, given.get("state", ""), given.get("code", ""))
            secret = await self.doors.begin_session(token)
        except RegistryError as error:
            response = _said(error)
        else:
            response = RedirectResponse(AFTER, 303, NEVER_STORED)
            self.cookies.put(response, self.cookies.session, secret, HOURS * 3600)
        self.cookies.put(response, self.cookies.attempt, "", 0)
        return response

    async def logout(self, request: Request) -> Response:
        """End a session, here and everywhere."""
        try:
            self.cookies.require_own(request.headers.get("origin"), request.headers.get("x-registry-csrf"))
        except RequestRefused as refused:
            return Response(refused.body, refused.status, NEVER_STORED, "application/json")
        if (secret := request.cookies.get(self.cookies.session)) is not None:
            await self.doors.end_session(secret)
        response = RedirectResponse(AFTER, 303, NEVER_STORED)
        self.cookies.put(response, self.cookies.session, "", 0)
        return response

    def routes(self) -> list[BaseRoute]:
        """Where they are found. Signing out changes something, so a link cannot do it."""
        return [
            Route(LOGIN, self.login),
            Route("/callback", self.callback),
            Route("/logout", self.logout, methods=["POST"]),
        ]


def _said(error: RegistryError) -> Response:
    if error.retry_after is not None:
        return coded(error, 503, NEVER_STORED | {"retry-after": str(error.retry_after)})
    return coded(error, 401 if isinstance(error, Unauthenticated) else 400, NEVER_STORED)
