"""The list of ready questions with addresses of their own, at /op/: a page for people, and JSON for programs."""

from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import Any

import orjson
from graphql import GraphQLEnumType, NonNullTypeNode, get_operation_ast, parse, print_ast
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from schema.contract import sdl_schema
from schema.http.middleware import ALWAYS
from schema.http.op_variables import SIZE
from schema.http.ready import ReadyOperation
from schema.http.sending import FRESH, StandingText
from schema.language.types import words_of

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
FORMS = {"csv": "CSV", "xlsx": "Excel", "ics": "Kalender", "json": "JSON", "ndjson": "JSON, en rad i taget"}
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
INTRO = """Varje fråga har en egen adress. Hämta svaret som en tabell, eller som JSON för program. Fyll i det som
frågan behöver; det som lämnas tomt utelämnas. Svar med många rader fortsätter till slutet, högst 10 000 rader."""


class Index:
    """Answers at /op/."""

    def __init__(
        self,
        questions: Callable[[], dict[str, ReadyOperation]],
        left_out: Callable[[str], tuple[str, ...]],
        forms: Callable[[str], Iterable[str]],
    ) -> None:
        """Takes the ready questions, which lists of one tables leave out, and what one is written as beside JSON.

        All three are asked when somebody first wants the list.
        """
        self._page = StandingText(lambda: _page([*questions().values()], left_out, forms).encode(), "text/html", FRESH)
        self._json = StandingText(
            lambda: orjson.dumps(
                [_told(each, left_out(name), _forms(forms(name))) for name, each in questions().items()]
            ),
            "application/json",
            FRESH,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request: with the page when a browser asks."""
        request = Request(scope)
        wants_page = "text/html" in request.headers.get("accept", "")
        response = await (self._page if wants_page else self._json).answer(request)
        response.headers["vary"] = "Accept, Accept-Encoding"
        response.headers["content-security-policy"] = POLICY
        for name, value in ALWAYS:
            response.headers[name.decode()] = value.decode()
        await response(scope, receive, send)


@cache
def variables_of(query: str) -> list[dict[str, Any]]:
    """The variables of a question: their names, their types, and whether each must be given."""
    operation = get_operation_ast(parse(query))
    return [
        {
            "name": each.variable.name.value,
            "type": print_ast(each.type),
            "required": isinstance(each.type, NonNullTypeNode) and each.default_value is None,
        }
        for each in (operation.variable_definitions or () if operation else ())
    ]


def _forms(there: Iterable[str]) -> dict[str, str]:
    """What a question can be fetched as, by the end of its address, with what people call that."""
    ends = {"json", *there}
    return {form: words for form, words in FORMS.items() if form in ends}


def _told(ready: ReadyOperation, left_out: tuple[str, ...], forms: dict[str, str]) -> dict[str, Any]:
    return {
        "name": ready.name,
        "title": ready.title,
        "description": ready.description,
        "group": ready.group,
        "variables": [each | {"help": ready.help.get(each["name"], "")} for each in variables_of(ready.query)],
        "notInTables": left_out,
        "addresses": {form: f"/op/{ready.name}.{form}" for form in forms},
    }


def _page(
    questions: list[ReadyOperation], left_out: Callable[[str], tuple[str, ...]], forms: Callable[[str], Iterable[str]]
) -> str:
    groups: dict[str, list[str]] = {}
    for each in questions:
        groups.setdefault(each.group, []).append(_question(each, left_out(each.name), _forms(forms(each.name))))
    whole = "".join(f"<h2>{escape(group)}</h2>{''.join(told)}" for group, told in groups.items())
    return (
        '<!doctype html><html lang="sv"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Färdiga frågor</title>'
        f"<style>{STYLE}</style><main><h1>Färdiga frågor</h1><p>{INTRO}</p>"
        f'<p><a href="/graphiql/">Till arbetsbänken</a></p>{whole}</main></html>'
    )


def _question(ready: ReadyOperation, left_out: tuple[str, ...], forms: dict[str, str]) -> str:
    example = orjson.loads(ready.variables or "{}")
    fields = "".join(_field(each, example.get(each["name"]), ready.help.get(each["name"], ""))
                     for each in variables_of(ready.query))  # fmt: skip
    buttons = "".join(f'<button formaction="/op/{ready.name}.{form}">{words}</button>' for form, words in forms.items())
    told = f"<p>I tabeller saknas: {escape(', '.join(left_out))}. Det finns i JSON.</p>" if left_out else ""
    return (
        f'<details id="{ready.name}"><summary>{escape(ready.title)}</summary><p>{escape(ready.description)}</p>{told}'
        f"<form>{fields}<div>{buttons}</div></form></details>"
    )


def _field(variable: dict[str, Any], example: Any, help_: str) -> str:
    name = variable["name"]
    shown = example if isinstance(example, str) else "" if example is None else orjson.dumps(example).decode()
    needed = " required" if variable["required"] and name != SIZE else ""
    told = f"<small>{escape(help_)}</small>" if help_ else ""
    if choices := _choices(variable["type"]):
        return f'<label>{escape(name)}{told}<select name="{name}"{choices[0]}{needed}>{choices[1]}</select></label>'
    hint = f' placeholder="till exempel {escape(shown, quote=True)}"' if shown else ""
    return f'<label>{escape(name)}{told}<input name="{name}"{hint}{needed}></label>'


def _choices(type_: str) -> tuple[str, str] | None:
    """How many words of a vocabulary are chosen, and the words in Swedish; None of any other type."""
    enum = sdl_schema().type_map.get(type_.strip("[]!"))
    words = words_of(enum) if isinstance(enum, GraphQLEnumType) else None
    if words is None:
        return None
    options = "".join(f'<option value="{each.value}">{escape(each.sv)}</option>' for each in words)
    return (" multiple", options) if type_.startswith("[") else ("", f'<option value="">Välj</option>{options}')
