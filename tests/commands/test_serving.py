"""`registry serve` as a person starts it: where it listens, what it says first, and made-up data to play with."""

import stat
from pathlib import Path

import httpx
import pytest

from registry.commands.app import app
from schema.http import page
from tests.helpers.live import a_port
from tests.helpers.processes import run, serving

HELP = [
    *(("serve",), ("deliver",), ("migrate",), ("seed",), ("import",), ("check",), ("purge",)),
    *(("person-report",), ("mirror",), ("export",), ("backup",), ("restore",), ("synthetic",)),
]
DOCUMENTS = [("documents",), *(("documents", each) for each in ("add", "list", "remove"))]
KEYS = [("key",), ("key", "create"), ("key", "list"), ("key", "rotate"), ("key", "revoke")]
ABOUT = "{ apiInfo { name status } organisations(first: 1) { totalCount } initiatives(first: 3) { nodes { title } } }"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that `serve --demo` fills."""
    return tmp_path_factory.mktemp("demo")


def test_a_demo_is_made_up_stands_aside_and_listens_where_it_is_told(demo: Path) -> None:
    with a_port() as free:
        port = free.getsockname()[1]
    told: list[str] = []
    with serving("--demo", "--port", str(port), "--host", "127.0.0.1", told=told, REGISTRY_DATA=str(demo)) as (_, at):
        assert at == f"http://127.0.0.1:{port}"
        found = httpx.post(f"{at}/graphql", json={"query": ABOUT}).json()["data"]
    name = "Register över socialtjänstens utvecklingsarbete (påhittade data)"
    assert found["apiInfo"] == {"name": name, "status": "demo"}
    assert all(each["title"].startswith("Exempel") for each in found["initiatives"]["nodes"])
    assert not (demo / "postgres").exists()
    said = "".join(told)
    places = [said.index(each) for each in ("Första starten", "Bygger databasen", "Hittar på data", "Registret svarar")]
    assert places == sorted(places)


def test_the_first_key_can_be_found_again_until_its_file_is_removed(demo: Path) -> None:
    file = demo / "demo" / "administrator-key.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    key = file.read_text("ascii").strip()
    told: list[str] = []
    with serving("--demo", told=told, until="Ctrl-C", REGISTRY_DATA=str(demo)) as (_, address):
        asked = {"json": {"query": "{ viewer { role } }"}, "headers": {"authorization": f"Bearer {key}"}}
        answer = httpx.post(f"{address}/graphql", **asked).json()  # type: ignore[arg-type]
    assert answer == {"data": {"viewer": {"role": "ADMINISTRATOR"}}}
    assert str(file) in "".join(told)
    # What is no terminal may be kept as a log.
    assert key not in "".join(told)
    file.unlink()
    told = []
    with serving("--demo", told=told, until="Ctrl-C", REGISTRY_DATA=str(demo)):
        pass
    assert "nyckel" not in "".join(told)


def test_a_demo_never_fills_a_database_of_ones_own() -> None:
    done = run("serve", "--demo", DATABASE_URL="postgresql://x@127.0.0.1:9/registry")
    assert done.returncode == 1
    assert "Leave out DATABASE_URL or --demo" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_none_is_refused() -> None:
    done = run("serve", "--port", "70000")
    assert done.returncode == 2
    assert "65535" in done.stderr


@pytest.mark.parametrize("command", [(), *HELP, *KEYS, *DOCUMENTS], ids=" ".join)
def test_help_is_in_one_language(command: tuple[str, ...]) -> None:
    told = run(*command, "--help").stdout
    assert not set(told.casefold()) & set("åäö")
    assert "Show this message" in told


def test_no_command_is_left_out_of_that() -> None:
    assert {each.name or each.callback.__name__ for each in app.registered_commands if each.callback} <= {
        name for name, *_ in HELP
    }


def test_a_page_that_is_missing_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert page.missing() is None
    monkeypatch.setattr(page, "DIST", tmp_path)
    assert "python -m schema.http.page_build" in (page.missing() or "")
