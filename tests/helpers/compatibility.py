"""What has changed between two contracts, by a public differ, and what of it may not."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
)
from packaging.version import Version

from tests.helpers.node import CHECKERS, run
from tests.helpers.places import DOCS

#: The contract of each release, in a file that is named by its version.
RELEASES = DOCS / "releases"
#: How a deprecation tells what to use, and until when it stays.
DEPRECATION = re.compile(r"(?s).+\. Goes away (?P<until>\d{4}-\d{2}-\d{2})\.")
#: What the differ calls each level, and what readers do.
LEVELS = {"BREAKING": "Breaking", "DANGEROUS": "To look at", "NON_BREAKING": "New"}


def releases() -> list[Path]:
    """The contracts of all releases, the oldest first."""
    return sorted(RELEASES.glob("*.graphql"), key=lambda file: Version(file.stem))


def changes(before: Path, after: Path) -> list[dict[str, Any]]:
    """What the differ tells but for words: what changes, where, a sentence, and how much it matters."""
    found = run("node", "compare.js", str(before), str(after), cwd=CHECKERS)
    assert found.returncode == 0, found.stderr
    # A change of the schema itself has no path.
    told: list[dict[str, Any]] = [{"path": None, **each} for each in orjson.loads(found.stdout)]
    whole = {each["path"] for each in told if each["type"] == "TYPE_ADDED"}
    return [
        each
        for each in told
        # What stands in a new type is new with it.
        if "DESCRIPTION" not in each["type"] and (each["path"] or "").partition(".")[0] not in whole - {each["path"]}
    ]


def broken(before: Path, found: list[dict[str, Any]], today: date) -> list[str]:
    """What changes in a way that clients were not told of: removed without a deprecation whose date has come.

    Before 1.0 anything may change, as semantic versions say.
    """
    if Version(before.stem).major == 0:
        return []
    gone = {path for path, until in deprecations(build_schema(before.read_text("utf-8"))) if until <= today}
    return [each["message"] for each in found if each["level"] == "BREAKING" and each["path"] not in gone]


def deprecations(schema: GraphQLSchema) -> Iterator[tuple[str, date]]:
    """What goes away, by its path, and when; ValueError for a deprecation that does not say."""
    for path, reason in reasons(schema):
        told = DEPRECATION.fullmatch(reason)
        if told is None:
            raise ValueError(f'{path} is deprecated as "{reason}", and should end with "Goes away 2027-01-31."')
        yield path, date.fromisoformat(told["until"])


def reasons(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Everything that is deprecated, by its path, with the reason."""
    for name, type_ in sorted(schema.type_map.items()):
        if isinstance(type_, GraphQLEnumType):
            parts: dict[str, Any] = type_.values
        elif isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            parts = type_.fields
        else:
            continue
        for part, each in parts.items():
            if each.deprecation_reason is not None:
                yield f"{name}.{part}", each.deprecation_reason
            for argument, given in getattr(each, "args", {}).items():
                if given.deprecation_reason is not None:
                    yield f"{name}.{part}.{argument}", given.deprecation_reason


def as_pages(found: list[dict[str, Any]]) -> str:
    """The changes as Markdown, what breaks first."""
    parts = []
    for level, heading in LEVELS.items():
        lines = sorted({f"- {_in_code(each['message'])}" for each in found if each["level"] == level})
        parts.append("\n".join([f"#### {heading}", "", *(lines or ["Nothing."])]))
    return "\n\n".join(parts)


def _in_code(message: str) -> str:
    return message.replace("'", "`").rstrip(".") + "."
