"""What the registry would run for each call of a question: its SQL and its arguments, for `raw.py` to run bare."""

import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

import orjson
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values

from registry.callers import ANYONE, Caller
from registry.identity.keys import FIND, caller_by, prefix_of
from registry.storage.database.readers import Connection
from registry.storage.model.terms import Role
from registry.storage.reading.reads import compile_selection
from registry.storage.reading.scope import CALLER
from schema.contract import sdl_schema
from schema.selecting.selecting import Selector
from tests.benchmark.questions import EDITOR_KEY, PAGE_ASKED, PAGE_WALKED, PAGES, Question
from tests.benchmark.raw import data_of

#: The statements of a question, one per call, and their arguments.
Statements: TypeAlias = "tuple[list[str], list[list[Any]]]"


def statements(question: Question, caller: Caller = ANYONE) -> Statements:
    """The registry's own statements and arguments for each call."""
    document = parse(question.query)
    operation = get_operation_ast(document)
    if operation is None:
        raise TypeError(question.query)
    texts, arguments = [], []
    for call in question.calls:
        values = get_variable_values(sdl_schema(), operation.variable_definitions or (), call)
        if isinstance(values, list):
            raise TypeError(values)
        selection = Selector(sdl_schema(), document, operation, values, {}).selection()
        statement = compile_selection(selection, question.role, checks=True)
        texts.append(statement.sql)
        arguments.append(statement.arguments({**values.coerced, CALLER: caller.bound()}))
    return texts, arguments


async def editor(connection: Connection) -> Caller:
    """The editor who asks, as the registry knows it by its key."""
    found = await connection.fetchrow(FIND, prefix_of(EDITOR_KEY))
    if found is None:
        raise LookupError(EDITOR_KEY)
    return caller_by(found)


async def written(connection: Connection, questions: Iterable[Question], file: Path) -> None:
    """Write the statements of all questions to a file, by the names of the questions."""
    callers = {Role.ANONYMOUS: ANYONE, Role.EDITOR: await editor(connection)}
    file.write_bytes(pickle.dumps({each.name: statements(each, callers[each.role]) for each in questions}))


async def deepened(connection: Connection, question: Question) -> Question:
    """A question that continues a list, asked from many places deep in it; others stay as they are.

    The connection gives JSON as bytes.
    """
    if "after" not in question.calls[0] or "first" not in question.calls[0]:
        return question
    calls: list[dict[str, Any]] = []
    after = None
    for _ in range(PAGES):
        texts, arguments = statements(Question(question.name, question.query, [{"first": PAGE_WALKED, "after": after}]))
        found = data_of(await connection.fetchval(texts[0], *arguments[0]))
        page = orjson.loads(found)["initiatives"]["pageInfo"]
        if not page["hasNextPage"]:
            break
        after = page["endCursor"]
        calls.append({"first": PAGE_ASKED, "after": after})
    return Question(question.name, question.query, calls)
