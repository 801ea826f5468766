"""Pages for people at `/op/`: what they have in common, and what a browser is told where something was refused.

    an answer that says only errors -> a page in Swedish for who asked for text/html, as it is for everybody else

Whoever fills in a form there reads what was wrong with it, and finds the way back; a program gets JSON as ever.
"""

from html import escape
from typing import Any

import orjson

from schema.http.sending import Response
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


def as_page(response: Response, *, back: str) -> Response:
    """An answer that says only errors as a page that leads back to an address, and every other as it is."""
    if not response.codes:
        return response
    errors = orjson.loads(response.body)["errors"]
    told = "".join(f"<p>{escape(each)}</p>" for error in errors for each in sentences(error))
    content = f'{told}<p><a href="{escape(back, quote=True)}">Tillbaka till frågan</a></p>'
    # GraphQL's older form of JSON tells of errors with 200, which no page does.
    status = 400 if response.status == 200 else response.status
    policy = b"content-security-policy", POLICY.encode()
    body = page("Det gick inte att svara", content).encode()
    return response._replace(status=status, body=body, media="text/html", stamp=None, policy=policy)


def sentences(error: dict[str, Any]) -> list[str]:
    """What an error says to people: its sentence and its hint, in Swedish, with variables as the form calls them."""
    extensions = error.get("extensions", {})
    found = [extensions.get("messageSv") or error["message"]]
    found += [hint] if (hint := extensions.get("hintSv")) else []
    for name in (each for each in extensions.get("input", ()) if isinstance(each, str)):
        found = [each.replace(f"Variabeln `${name}`", f"”{label_of(name)}”") for each in found]
    return found
