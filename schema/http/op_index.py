"""The list of ready questions with addresses of their own, at /op/: a page for people, and JSON for programs."""

from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import Any

import orjson
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    NonNullTypeNode,
    VariableDefinitionNode,
    get_operation_ast,
    parse,
    print_ast,
)
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from schema.contract import sdl_schema
from schema.http.middleware import ALWAYS
from schema.http.op_fields import Place, places_in
from schema.http.op_page import POLICY, page, wants_page
from schema.http.op_variables import SIZE
from schema.http.ready import ReadyOperation
from schema.http.sending import FRESH, StandingText
from schema.http.variable_words import label_of
from schema.language.types import words_of

#: By which variable of its address the page shows one question alone, with what was filled in.
QUESTION = "question"
FORMS = {"csv": "CSV", "xlsx": "Excel", "ics": "Kalender", "json": "JSON", "ndjson": "JSON, en rad i taget"}
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
        self._questions, self._left_out, self._forms = questions, left_out, forms
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
        is_page, filled = wants_page(request.headers.get("accept", "")), request.query_params
        name = filled.get(QUESTION, "")
        if is_page and (ready := self._questions().get(name)) is not None:
            whole = _filled(ready, self._left_out(name), _forms(self._forms(name)), filled)
            response: Response = HTMLResponse(whole, headers={"cache-control": "no-store"})
        else:
            response = await (self._page if is_page else self._json).answer(request)
        response.headers["vary"] = "Accept, Accept-Encoding"
        response.headers["content-security-policy"] = POLICY
        for header, value in ALWAYS:
            response.headers[header.decode()] = value.decode()
        await response(scope, receive, send)


@cache
def variables_of(query: str) -> list[dict[str, Any]]:
    """The variables of a question: their names, their types, and whether each must be given."""
    operation = get_operation_ast(parse(query))
    return [
        {
            "name": each.variable.name.value,
            "type": print_ast(each.type),
            "required": _must_be_given(each),
        }
        for each in (operation.variable_definitions or () if operation else ())
    ]


def _must_be_given(variable: VariableDefinitionNode) -> bool:
    """Whether an address must give a variable: left out, a size is that of the example, and an input object empty."""
    type_ = variable.type
    if not isinstance(type_, NonNullTypeNode) or variable.default_value is not None:
        return False
    named = sdl_schema().type_map.get(print_ast(type_.type))
    return variable.variable.name.value != SIZE and not isinstance(named, GraphQLInputObjectType)


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
        "variables": [
            each
            | {
                "label": label_of(each["name"]),
                "help": ready.help.get(each["name"], ""),
                "fields": [{"name": it.name, "type": it.type, "label": it.label} for it in places_of(ready, each)],
            }
            for each in variables_of(ready.query)
        ],
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
    return page("Färdiga frågor", f'<p>{INTRO}</p><p><a href="/graphiql/">Till arbetsbänken</a></p>{whole}')


def _filled(ready: ReadyOperation, left_out: tuple[str, ...], forms: dict[str, str], filled: QueryParams) -> str:
    """The page of one question, with what was filled in."""
    return page("Färdiga frågor", f'<p><a href="/op/">Alla frågor</a></p>{_question(ready, left_out, forms, filled)}')


def _question(
    ready: ReadyOperation, left_out: tuple[str, ...], forms: dict[str, str], filled: QueryParams | None = None
) -> str:
    example = orjson.loads(ready.variables or "{}")
    fields = "".join(
        "".join(_place(it, _given(filled, it.name)) for it in places_of(ready, each))
        + _field(each, example.get(each["name"]), ready.help.get(each["name"], ""), _given(filled, each["name"]))
        for each in variables_of(ready.query)
    )
    buttons = "".join(f'<button formaction="/op/{ready.name}.{form}">{words}</button>' for form, words in forms.items())
    told = f"<p>I tabeller saknas: {escape('; '.join(left_out))}. Det finns i JSON.</p>" if left_out else ""
    is_open = " open" if filled is not None else ""
    return (
        f'<details id="{ready.name}"{is_open}><summary>{escape(ready.title)}</summary>'
        f"<p>{escape(ready.description)}</p>{told}"
        f"<form>{fields}<div>{buttons}</div></form></details>"
    )


def _given(filled: QueryParams | None, name: str) -> list[str]:
    """What was filled in for a variable, or a place in one."""
    return filled.getlist(name) if filled is not None else []


def places_of(ready: ReadyOperation, variable: dict[str, Any]) -> list[Place]:
    """The plain fields of a variable of a question."""
    return places_in(variable["name"], variable["type"], orjson.loads(ready.variables or "{}").get(variable["name"]))


def _place(place: Place, given: list[str]) -> str:
    """A plain field of an input object."""
    each = place.example[0] if isinstance(place.example, list) and len(place.example) == 1 else place.example
    return _input(place.name, escape(place.label), place.type, each, "", "", given)


def _field(variable: dict[str, Any], example: Any, help_: str, given: list[str]) -> str:
    name, label = variable["name"], escape(label_of(variable["name"]))
    if isinstance(example, dict):
        # An empty one is all, and its plain fields stand above it.
        shown = escape(orjson.dumps(example).decode())
        told = f"{help_} I stället för fälten ovanför, eller för annat. Till exempel:".strip()
        told = f"<small>{escape(told)} <code>{shown}</code></small>"
        return f'<label>{label}{told}<input name="{name}"{_value(given)}></label>'
    needed = " required" if variable["required"] else ""
    told = f"<small>{escape(help_)}</small>" if help_ else ""
    return _input(name, label, variable["type"], example, told, needed, given)


def _value(given: list[str]) -> str:
    """What an input holds; a list is written as JSON where it holds several."""
    text = given[0] if len(given) == 1 else orjson.dumps(given).decode() if given else ""
    return f' value="{escape(text, quote=True)}"' if text else ""


def _input(name: str, label: str, type_: str, example: Any, told: str, needed: str, given: list[str]) -> str:
    """A field to choose or write in."""
    if choices := _choices(type_):
        how, options = choices
        return f'<label>{label}{told}<select name="{name}"{how}{needed}>{_chosen(options, given)}</select></label>'
    shown = example if isinstance(example, str) else "" if example is None else orjson.dumps(example).decode()
    hint = f' placeholder="till exempel {escape(shown, quote=True)}"' if shown else ""
    return f'<label>{label}{told}<input name="{name}"{_value(given)}{hint}{needed}></label>'


def _chosen(options: str, given: list[str]) -> str:
    """The words of a vocabulary, with those chosen that were."""
    for each in given:
        option = f'<option value="{escape(each, quote=True)}"'
        options = options.replace(f"{option}>", f"{option} selected>")
    return options


def _choices(type_: str) -> tuple[str, str] | None:
    """How many words of a vocabulary are chosen, and the words in Swedish; None of any other type."""
    if type_.strip("!") == "Boolean":
        return "", '<option value="">Välj</option><option value="true">ja</option><option value="false">nej</option>'
    enum = sdl_schema().type_map.get(type_.strip("[]!"))
    words = words_of(enum) if isinstance(enum, GraphQLEnumType) else None
    if words is None:
        return None
    options = "".join(f'<option value="{each.value}">{escape(each.sv)}</option>' for each in words)
    return (" multiple", options) if type_.startswith("[") else ("", f'<option value="">Välj</option>{options}')
