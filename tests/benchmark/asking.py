"""Questions as requests: to a server that speaks GraphQL, and to `raw.py`, which has statements by name."""

import re
from dataclasses import replace
from secrets import token_hex

import orjson

from tests.benchmark.load import request
from tests.benchmark.questions import Question


def requests(question: Question) -> list[bytes]:
    """One request for each call of a question."""
    bodies = (orjson.dumps({"query": question.query, "variables": call}) for call in question.calls)
    return [request("/graphql", body, question.headers) for body in bodies]


def unseen(question: Question) -> bytes:
    """The first call of a question in a document that nobody has sent: its name and an alias at its root are new."""
    mark = f"n{token_hex(4)}"
    named = re.sub(r"query (\w+)", rf"query \1{mark}", question.query, count=1)
    return requests(replace(question, query=re.sub(r"\{\s*(\w+)", rf"{{ {mark}: \1", named, count=1)))[0]


def raw(question: Question) -> list[bytes]:
    """One request for each call of a question, whose statement it has been told."""
    return [request("/", orjson.dumps({"name": question.name, "call": n})) for n in range(len(question.calls))]


def raw_unseen(question: Question) -> bytes:
    """The first call of a question in a statement that it has not prepared."""
    return request("/", orjson.dumps({"name": question.name, "call": 0, "mark": token_hex(4)}))
