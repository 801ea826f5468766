"""Asking the registry's search, as one of the workbench's callers, and reading what it found."""

from typing import Any

from tests.helpers.workbench import Workbench

FOUND = """
query Found($text: String!, $types: [RecordType!], $first: Int, $after: String) {
  search(text: $text, types: $types, first: $first, after: $after) {
    totalCount
    searchedFor
    isSample
    hint
    facets { recordType { value label count } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor recordType label matchedIn isPartial score snippet { text isMatch } node { id } }
  }
}
"""
SUGGESTED = """
query Suggested($text: String!, $types: [RecordType!], $first: Int) {
  suggest(text: $text, types: $types, first: $first) {
    id recordType label matchedIn snippet { text isMatch } node { id }
  }
}
"""


async def search_as(bench: Workbench, caller: str | None, text: str, **more: Any) -> Any:
    """What a caller of the workbench finds."""
    return (await bench(caller, FOUND, text=text, **more))["search"]


async def suggested_to(bench: Workbench, caller: str | None, text: str) -> list[str]:
    """What is suggested to a caller of the workbench, by name."""
    return [each["label"] for each in (await bench(caller, SUGGESTED, text=text))["suggest"]]


def labels(found: Any) -> list[str]:
    """What was found is called so."""
    return [each["label"] for each in found["edges"]]


def marked(edge: Any) -> str:
    """A snippet as one reads it, with its hits in angle brackets."""
    return "".join(f"<{each['text']}>" if each["isMatch"] else each["text"] for each in edge["snippet"])
