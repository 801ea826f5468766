"""The contract against that of the last release: what changed is told, and nothing is broken that was promised."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from graphql import build_schema

from schema.contract import sdl, sdl_schema
from tests.helpers.compatibility import as_pages, broken, changes, deprecations, reasons, releases
from tests.helpers.node import CHECKERS, install
from tests.helpers.places import DOCS
from tests.helpers.tables import is_told, markdown_table

TODAY = date(2027, 3, 1)
OLD = """type Query { kept: String!, going: Int @deprecated(reason: "Use kept. Goes away 2027-02-28."),
  staying: Int @deprecated(reason: "Use kept. Goes away 2027-03-02."), listed: [Kind!]! }
enum Kind { A B }"""


@pytest.fixture(scope="module", autouse=True)
def differ() -> None:
    """Installed."""
    install(CHECKERS)


def test_the_docs_tell_what_has_changed_since_the_last_release(rewrite: bool, tmp_path: Path) -> None:
    now = tmp_path / "now.graphql"
    now.write_text(sdl(), "utf-8")
    files = [*releases(), now]
    parts = []
    for before, after in reversed(list(pairwise(files))):
        heading = f"Since {before.stem}" if after is now else f"{after.stem}, since {before.stem}"
        parts.append(f"### {heading}\n\n{as_pages(changes(before, after))}")
    is_told(DOCS / "contract.md", "changes", "\n\n".join(parts), rewrite=rewrite)


def test_the_docs_tell_what_goes_away_and_when(rewrite: bool) -> None:
    until = dict(deprecations(sdl_schema()))
    rows = [(f"`{path}`", reason, until[path].isoformat()) for path, reason in reasons(sdl_schema())]
    told = markdown_table(("what", "in its place", "goes away"), rows) if rows else "Nothing just now."
    is_told(DOCS / "contract.md", "deprecations", told, rewrite=rewrite)


def test_nothing_is_broken_that_was_promised(tmp_path: Path) -> None:
    now, last = tmp_path / "now.graphql", releases()[-1]
    now.write_text(sdl(), "utf-8")
    assert broken(last, changes(last, now), date.today()) == []  # noqa: DTZ011 -- a date is a day here


BREAKS = {
    "a field that had to stay": (OLD.replace("kept: String!, ", ""), ["kept"]),
    "a field before its date": (OLD.replace("staying", "other"), ["staying"]),
    "a type that may be null now": (OLD.replace("String!", "String"), ["kept"]),
    "a value that is gone": (OLD.replace("{ A B }", "{ A }"), ["B"]),
    "a field after its date": (OLD.replace("going", "other"), []),
    "a new field": (OLD.replace("kept", "more: Int, kept"), []),
    "a new value": (OLD.replace("A B", "A B C"), []),
}


@pytest.mark.parametrize(("contract", "named"), BREAKS.values(), ids=BREAKS.keys())
def test_what_breaks_is_found_once_there_is_a_promise(tmp_path: Path, contract: str, named: list[str]) -> None:
    before, early, after = (tmp_path / f"{name}.graphql" for name in ("1.2.0", "0.9.0", "now"))
    before.write_text(OLD)
    early.write_text(OLD)
    after.write_text(contract)
    found = broken(before, changes(before, after), TODAY)
    assert len(found) == len(named)
    assert all(name in sentence for name, sentence in zip(named, found, strict=True))
    assert broken(early, changes(early, after), TODAY) == []


def test_a_deprecation_without_a_date_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Query\.going is deprecated"):
        list(deprecations(build_schema('type Query { going: Int @deprecated(reason: "Use kept.") }')))
