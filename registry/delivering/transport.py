"""Connections that lead only where they may: a name is looked up once, looked at, and connected to as it was seen.

A name that answers otherwise the next time changes nothing, since the address that was looked at is the one that is
used, with the name in the Host header and in TLS. No redirect is followed, and no proxy of the environment is used.
"""

import httpx

from registry.delivering.names import Address, Names
from registry.storage.model.addresses import is_public

#: Whose share of the lookups a request takes, among its extensions.
WHO = "who"


class AddressNotAllowed(Exception):
    """The name leads to an address that webhooks may not lead to."""


class Checked(httpx.AsyncBaseTransport):
    """Sends to addresses that have been looked at."""

    def __init__(self, *, allow_private: bool) -> None:
        """Says whether private and local addresses are allowed too."""
        self._allow_private = allow_private
        # Each message has a connection of its own: one that is kept would lead where the name led before.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._names = Names()
        self._inner = httpx.AsyncHTTPTransport(trust_env=False, limits=limits)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send to the first address of the name; AddressNotAllowed when one of them is not allowed."""
        host = request.url.host
        addresses = await self._resolved(request, host)
        if not self._allow_private and not all(map(is_public, addresses)):
            raise AddressNotAllowed
        extensions = {**request.extensions, "sni_hostname": host}
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=str(addresses[0])),
            headers=request.headers,
            stream=request.stream,
            extensions=extensions,
        )
        return await self._inner.handle_async_request(pinned)

    async def aclose(self) -> None:
        """Close what is open."""
        await self._inner.aclose()

    async def _resolved(self, request: httpx.Request, host: str) -> list[Address]:
        """The addresses of a name; httpx.ConnectError when there is none, TimeoutError when that is not known."""
        port = request.url.port or {"http": 80}.get(request.url.scheme, 443)
        try:
            addresses = await self._names.addresses(request.extensions.get(WHO), host, port)
        except TimeoutError:
            raise
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError("the name leads nowhere") from error
        if not addresses:
            raise httpx.ConnectError("the name leads nowhere")
        return addresses
