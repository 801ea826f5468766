"""Pages for people at `/op/`: what they have in common, and what a browser is told where something was refused.

    an answer that says only errors -> a page in Swedish for who asked for text/html, as it is for everybody else

Whoever fills in a form there reads what was wrong with it, and finds the way back; a program gets JSON as ever.
"""

from html import escape
from typing import Any

import orjson
from starlette.types import Message, Send

from schema.http.variable_words import label_of

#: Forms lead to this place alone, and nothing is fetched from another.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
STYLE = """
:root { color-scheme: light dark; --line: #8884 }
body { font: 1rem/1.55 system-ui, sans-serif; margin: 2.5rem auto; max-width: 46rem; padding: 0 1.25rem }
h1 { font-size: 1.7rem; margin-bottom: .3rem } h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem }
details { border-top: 1px solid var(--line); padding: .6rem 0 } summary { cursor: pointer; font-weight: 600 }
form { display: grid; gap: .7rem; margin: .6rem 0 } label { display: grid; gap: .2rem } small { opacity: .8 }
input, select { font: inherit; padding: .4rem .5rem; border: 1px solid #888; border-radius: .3rem }
button { font: inherit; padding: .4rem .9rem; margin: 0 .4rem .3rem 0; border: 1px solid #888; border-radius: .3rem }
:focus-visible { outline: 3px solid #2d6cdf; outline-offset: 2px }
"""
#: How the body of an answer begins that says only errors.
REFUSED = b'{"errors":'
#: What is told of a body, and is another's when the body is.
OF_BODY = {b"content-type", b"content-length", b"content-security-policy", b"etag"}


def page(title: str, content: str) -> str:
    """A whole page, of content in HTML."""
    return (
        '<!doctype html><html lang="sv"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style><main><h1>{escape(title)}</h1>{content}</main></html>"
    )


def wants_page(accept: str) -> bool:
    """Whether somebody asks for a page, as browsers do."""
    return "text/html" in accept


class Refusing:
    """Sends what is refused as a page, and everything else as it comes."""

    def __init__(self, send: Send, back: str) -> None:
        """Takes where it is sent, and the address that leads back to the form."""
        self._send, self._back = send, back
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        """Send one message; the first is held until it is known what follows."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        start, self._start = self._start, None
        if start is not None:
            body, headers = message.get("body", b""), dict(start["headers"])
            # What is packed is too long for one refusal of a form.
            if body.startswith(REFUSED) and b"content-encoding" not in headers:
                start, message = self._as_page(start, orjson.loads(body)["errors"])
            await self._send(start)
        await self._send(message)

    def _as_page(self, start: Message, errors: list[dict[str, Any]]) -> tuple[Message, Message]:
        told = "".join(f"<p>{escape(each)}</p>" for error in errors for each in sentences(error))
        content = f'{told}<p><a href="{escape(self._back, quote=True)}">Tillbaka till frågan</a></p>'
        body = page("Det gick inte att svara", content).encode()
        kept = [(name, value) for name, value in start["headers"] if name not in OF_BODY]
        headers = [
            *kept,
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"content-security-policy", POLICY.encode()),
        ]
        # GraphQL's older form of JSON tells of errors with 200, which no page does.
        status = 400 if start["status"] == 200 else start["status"]
        return {**start, "status": status, "headers": headers}, {"type": "http.response.body", "body": body}


def sentences(error: dict[str, Any]) -> list[str]:
    """What an error says to people: its sentence and its hint, in Swedish, with variables as the form calls them."""
    extensions = error.get("extensions", {})
    found = [extensions.get("messageSv") or error["message"]]
    found += [hint] if (hint := extensions.get("hintSv")) else []
    for name in (each for each in extensions.get("input", ()) if isinstance(each, str)):
        found = [each.replace(f"Variabeln `${name}`", f"”{label_of(name)}”") for each in found]
    return found
