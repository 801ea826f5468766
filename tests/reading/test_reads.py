"""Golden trios: the question (.graphql), the statement (.sql) and the answer (.json), side by side in `reads/`.

`pytest --rewrite` writes the latter two anew. A reviewer can read a change of the compiler from them alone. Comments at
the top of a question may say `caller: administrator`, `variables: {…}`, and `continue: field` for a page that begins
at the cursor of the first one.
"""

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from fastapi import FastAPI
from graphql import GraphQLSchema, get_operation_ast, parse
from graphql.execution.values import get_variable_values

from registry.storage.model.terms import Role
from registry.storage.reading.reads import compile_selection
from schema.contract import sdl_schema
from schema.selecting.selecting import Selector
from tests.helpers.asker import Asker
from tests.helpers.places import ROOT
from tests.helpers.sql_text import laid_out

READS = ROOT / "tests" / "reads"
QUESTIONS = sorted(READS.glob("*.graphql"))
# Ids are drawn by the database, so they differ from one to the next.
_ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00")


def _note(text: str, name: str) -> str | None:
    found = re.search(rf"^# {name}: (.*)$", text, re.MULTILINE)
    return found[1] if found else None


def _statement(text: str, variables: dict[str, Any], role: Role, schema: GraphQLSchema) -> str:
    document = parse(text)
    operation = get_operation_ast(document)
    assert operation is not None
    values = get_variable_values(schema, operation.variable_definitions or (), variables)
    assert not isinstance(values, list), values
    selection = Selector(schema, document, operation, values, {"publisher": "skr", "name": "R"}).selection()
    return laid_out(compile_selection(selection, role).sql)


def _expect(file: Path, found: str, rewrite: bool) -> None:
    if rewrite:
        file.write_text(found, "utf-8")
    assert file.read_text("utf-8") == found


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
async def test_read(question: Path, ask: Asker, app: FastAPI, rewrite: bool) -> None:
    text = question.read_text("utf-8")
    variables: dict[str, Any] = orjson.loads(_note(text, "variables") or "{}")
    administrator = _note(text, "caller") == "administrator"
    first = _note(text, "continue")
    if first:
        page = (await ask(text, administrator=administrator, **variables))[first]["pageInfo"]
        variables["cursor"] = page.get("endCursor") or page["startCursor"]
    role = Role.ADMINISTRATOR if administrator else Role.ANONYMOUS
    statement = _statement(text, variables, role, sdl_schema())
    answer = await ask(text, administrator=administrator, **variables)
    shown = orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode() + "\n"
    _expect(question.with_suffix(".sql"), statement, rewrite)
    _expect(question.with_suffix(".json"), _MOMENT.sub("<moment>", _ID.sub("<id>", shown)), rewrite)


def test_every_question_has_its_statement_and_answer() -> None:
    stems = {path.stem for path in QUESTIONS}
    assert stems
    assert {path.stem for path in READS.iterdir()} == stems
