"""The page for people: GraphiQL at /graphiql/, and at /operations the ready-made operations it offers."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from graphql import GraphQLError, get_operation_ast, parse
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

DIST = Path(__file__).parent / "graphiql" / "dist"
OPERATIONS = Path(__file__).parent / "operations"
# The group that stands first in the list.
FIRST_GROUP = "Börja här"

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
<title>Partnerskapets register</title>
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
<p>Sidan byggs i en utcheckad kopia av projektet med <code>python -m schema.graphiql_build</code>.
Kör sedan <code>pip install .</code> där, om registret inte körs direkt ur kopian.</p></section>
<section lang="en"><h1>The page has not been built yet</h1>
<p>The API works all the same: send queries to <code>/graphql</code>, and read the schema at
<a href="/schema.graphql">/schema.graphql</a>.</p>
<p>Build the page in a checkout of the project with <code>python -m schema.graphiql_build</code>,
then run <code>pip install .</code> there, unless the registry runs from the checkout itself.</p></section>
</html>"""


@dataclass(frozen=True)
class ReadyOperation:
    """A query that someone can run as it stands: a file in `schema/operations`."""

    name: str
    title: str
    description: str
    group: str
    query: str
    variables: str


def _variables(first: str, rest: Iterator[str]) -> str:
    """The JSON that begins on a comment line and goes on over as many of the next as it takes to be whole."""
    text = first
    while True:
        try:
            return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
        except json.JSONDecodeError as error:
            following = next(rest, None)
            if following is None:
                raise ValueError(f"its variables are not JSON: {error}") from error
            text += f"\n{following}"


def _read(path: Path, folder: Path) -> ReadyOperation:
    lines = path.read_text("utf-8").splitlines()
    head = list(takewhile(lambda line: not line.strip() or line.startswith("#"), lines))
    query = "\n".join(lines[len(head) :]).strip() + "\n"
    operation = get_operation_ast(parse(query))
    if operation is None or operation.name is None:
        raise ValueError("it should hold one operation, and one with a name")
    prose: list[str] = []
    group = path.parent.name.capitalize() if path.parent != folder else "Övrigt"
    variables = ""
    comments = (line.lstrip("#").strip() for line in head)
    for comment in comments:
        if comment.startswith("group:"):
            group = comment.removeprefix("group:").strip()
        elif comment.startswith("variables:"):
            variables = _variables(comment.removeprefix("variables:"), comments)
        elif comment:
            prose.append(comment)
    if not prose:
        raise ValueError("it should begin with a comment: its title")
    return ReadyOperation(operation.name.value, prose[0], " ".join(prose[1:]), group, query, variables)


def ready_operations(folder: Path = OPERATIONS) -> list[ReadyOperation]:
    """Every operation in the folder and those below it: what to begin with, then in the order of their paths."""
    operations = []
    for path in sorted(folder.rglob("*.graphql")):
        try:
            operations.append(_read(path, folder))
        except (ValueError, GraphQLError) as error:
            raise ValueError(f"{path.relative_to(folder)}: {error}") from error
    return sorted(operations, key=lambda operation: operation.group != FIRST_GROUP)


@cache
def _operations_json() -> list[dict[str, str]]:
    return [asdict(operation) for operation in ready_operations()]


async def _operations(request: Request) -> Response:
    headers = {"Cache-Control": "max-age=300", "X-Content-Type-Options": "nosniff"}
    return JSONResponse(_operations_json(), headers=headers)


async def _home(request: Request) -> Response:
    return RedirectResponse("/graphiql/")


class _Page(StaticFiles):
    """The built page, or what to do about it when there is none."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (DIST / "index.html").is_file():
            await super().__call__(scope, receive, send)
        else:
            await HTMLResponse(NOT_BUILT, 503, HEADERS)(scope, receive, send)

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
    return [
        Route("/", _home),
        Route("/operations", _operations),
        Mount("/graphiql", _Page(directory=DIST, html=True, check_dir=False)),
    ]
