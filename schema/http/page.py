"""The page for people: GraphiQL at /graphiql/, and at /operations the ready-made operations it offers."""

import os
from dataclasses import asdict
from functools import cache
from pathlib import Path

import orjson
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from schema.http.ready import every_ready_operation
from schema.http.sending import FRESH, StandingText

DIST = Path(__file__).parents[1] / "graphiql" / "dist"

# Everything comes from this origin. Inline styles are the one exception: the editor lays lines out by them.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

NOT_BUILT = """<!doctype html>
<html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Register över socialtjänstens utvecklingsarbete</title>
<style>
:root { color-scheme: light dark }
body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 12vh auto; max-width: 40rem; padding: 0 1.5rem }
h1 { font-size: 1.5rem }
code { background: #8883; border-radius: 4px; padding: .15em .35em }
section + section { margin-top: 2.5rem }
</style>
<section><h1>Sidan är inte byggd ännu</h1>
<p>Registret fungerar ändå: ställ frågor till <code>/graphql</code>, och läs schemat på
<a href="/schema.graphql">/schema.graphql</a>.</p>
<p>Sidan byggs i en utcheckad kopia av projektet med <code>python -m schema.http.page_build</code>.
Kör sedan <code>pip install .</code> där, om registret inte körs direkt ur kopian.</p></section>
<section lang="en"><h1>The page has not been built yet</h1>
<p>The API works all the same: send queries to <code>/graphql</code>, and read the schema at
<a href="/schema.graphql">/schema.graphql</a>.</p>
<p>Build the page in a checkout of the project with <code>python -m schema.http.page_build</code>,
then run <code>pip install .</code> there, unless the registry runs from the checkout itself.</p></section>
</html>"""


@cache
def _operations() -> bytes:
    return orjson.dumps([asdict(operation) for operation in every_ready_operation()])


async def _home(request: Request) -> Response:
    return RedirectResponse("/graphiql/")


async def _to_the_list(request: Request) -> Response:
    return RedirectResponse("/op/")


def missing() -> str | None:
    """What to do about a page that is not built, for whoever starts the server; None when it is."""
    if _is_built():
        return None
    return (
        "Sidan är inte byggd, så adressen visar bara hur den byggs. API:et svarar ändå.\n"
        "  → Kör `python -m schema.http.page_build` i en utcheckad kopia och läs vad den säger; docs/deploying.md\n"
        "    berättar om nät som byter ut TLS-certifikat och om proxyer. Kör sedan `pip install .` där."
    )


def _is_built() -> bool:
    return (DIST / "index.html").is_file()


class _Page(StaticFiles):
    """The built page, or what to do about it when there is none."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _is_built():
            await super().__call__(scope, receive, send)
        else:
            await HTMLResponse(NOT_BUILT, 503, HEADERS)(scope, receive, send)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where a path leads, if anywhere: what cannot be a file's name, for what it holds or its length, is none."""
        try:
            return super().lookup_path(path)
        except (OSError, ValueError):
            return "", None

    async def get_response(self, path: str, scope: Scope) -> Response:
        packed = f"{path}.gz"
        has_packed = self.lookup_path(packed)[1] is not None
        unpacks = has_packed and "gzip" in Headers(scope=scope).get("accept-encoding", "")
        response = await super().get_response(packed if unpacks else path, scope)
        response.headers.update(HEADERS)
        # A name in assets/ changes with the contents; index.html, which holds those names, is asked for anew.
        hashed = path.startswith("assets")
        response.headers["Cache-Control"] = "max-age=31536000, immutable" if hashed else "no-cache"
        if has_packed:
            response.headers["Vary"] = "Accept-Encoding"
        if unpacks:
            response.headers["Content-Encoding"] = "gzip"
        return response


def routes() -> list[BaseRoute]:
    """Where the page and its operations are found."""
    operations = StandingText(_operations, "application/json", FRESH)
    return [
        Route("/", _home),
        Route("/operations", operations.answer),
        Route("/op", _to_the_list),
        # What the router would redirect to by itself names the host that the caller named, and no TLS.
        Route("/graphiql", _home),
        Mount("/graphiql", _Page(directory=DIST, html=True, check_dir=False)),
    ]
