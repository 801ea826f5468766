"""Pure ASGI around pages and facts: headers that every answer carries, for safety and against old copies."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What is not a page may load nothing at all; pages bring a policy of their own.
STRICT = b"default-src 'none'; frame-ancestors 'none'"
ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]


class SecurityHeaders:
    """Adds the headers that an answer does not already have."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the application inside."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(each for each in ALWAYS if each[0] not in present)]
                # Who says nothing of how long it can be kept must not have it guessed.
                if b"cache-control" not in present:
                    message["headers"].append((b"cache-control", b"no-store"))
                if b"content-security-policy" not in present:
                    message["headers"].append((b"content-security-policy", STRICT))
            await send(message)

        await self.app(scope, receive, with_headers)
