"""How the files of the tests are shared among workers."""

import pytest

from tests.helpers.places import ROOT

TESTS = ROOT / "tests"
#: The files that take longest, the longest first: whoever begins with them is not left waiting for one at the end.
LONGEST = [
    TESTS / each
    for each in (
        "oracle/test_oracle.py",
        "commands/test_embedded.py",
        "commands/test_cli.py",
        "commands/test_sentences.py",
        "commands/test_backups.py",
        "answering/test_payloads.py",
        "graphiql/test_accessibility.py",
        "acts/test_regaining.py",
        "reading/test_leaks.py",
        "graphiql/test_outcomes.py",
        "graphiql/test_tasks.py",
        "checkers/test_checkers.py",
        "graphiql/test_signing_in.py",
        "graphiql/test_secrets.py",
        "fuzz/test_inputs.py",
        "http/test_connections.py",
        "test_matrix.py",
        "operations/test_plans.py",
        "graphiql/test_browser.py",
        "acts/test_ready_acts.py",
    )
]
if missing := [str(each) for each in LONGEST if not each.is_file()]:
    raise RuntimeError(f"no such files: {missing}")


def place_of(item: pytest.Item) -> int:
    """The place of a test's file in the queue; those that are as short as most keep their order."""
    return LONGEST.index(item.path) if item.path in LONGEST else len(LONGEST)
