"""How the files of the tests are shared among workers."""

import pytest

from tests.helpers.places import ROOT

TESTS = ROOT / "tests"
#: The files that take longest, the longest first: whoever begins with them is not left waiting for one at the end.
LONGEST = [
    TESTS / each
    for each in (
        "commands/test_cli.py",
        "answering/test_payloads.py",
        "oracle/test_oracle.py",
        "graphiql/test_signing_in.py",
        "checkers/test_checkers.py",
        "graphiql/test_accessibility.py",
        "graphiql/test_tasks.py",
        "graphiql/test_outcomes.py",
        "reading/test_leaks.py",
        "acts/test_ready_acts.py",
    )
]
if missing := [str(each) for each in LONGEST if not each.is_file()]:
    raise RuntimeError(f"no such files: {missing}")


def place_of(item: pytest.Item) -> int:
    """The place of a test's file in the queue; those that are as short as most keep their order."""
    return LONGEST.index(item.path) if item.path in LONGEST else len(LONGEST)
