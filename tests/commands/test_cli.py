"""The command, as a person meets it: a real process, a real server, signals and files."""

import json
import re
import signal
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from registry.storage.database import database
from tests.helpers.databases import CreateDatabase
from tests.helpers.processes import run as _run
from tests.helpers.processes import serving as _serving


def _ask(address: str, query: str, **headers: str) -> Any:
    return httpx.post(f"{address}/graphql", json={"query": query}, headers=headers).json()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that the first start fills."""
    return tmp_path_factory.mktemp("data")


def test_the_first_start_builds_seeds_and_answers_under_any_language(data: Path) -> None:
    with _serving(REGISTRY_DATA=str(data)) as (process, address):
        postgres = [each for each in psutil.Process(process.pid).children(recursive=True) if "postgres" in each.name()]
        answer = _ask(address, '{ organisations(where: { slug: { eq: "ornskoldsvik" } }) { nodes { name } } }')
        assert answer == {"data": {"organisations": {"nodes": [{"name": "Örnsköldsvik"}]}}}
        process.send_signal(signal.SIGINT)
        process.wait(20)
    assert all(not each.is_running() for each in postgres)
    running = [each for each in psutil.process_iter(["cmdline"]) if str(data) in " ".join(each.info["cmdline"] or [])]
    assert running == []


def test_a_key_is_made_shown_once_rotated_and_revoked(data: Path) -> None:
    made = _run("key", "create", "Prov", "--role", "NATIONAL_EDITOR", "--organisation", "skr", REGISTRY_DATA=str(data))
    (secret,) = re.findall(r"prk_\w+_[\w-]+", made.stderr)
    prefix = secret[:12]
    rotated = _run("key", "rotate", prefix, REGISTRY_DATA=str(data))
    (newer,) = re.findall(r"prk_\w+_[\w-]+", rotated.stderr)
    listed = _run("key", "list", REGISTRY_DATA=str(data))
    assert secret not in listed.stderr
    assert newer[:12] in listed.stderr
    with _serving(REGISTRY_DATA=str(data)) as (_, address):
        answer = _ask(address, "{ viewer { role } }", authorization=f"Bearer {newer}")
    assert answer == {"data": {"viewer": {"role": "NATIONAL_EDITOR"}}}
    assert _run("key", "revoke", newer[:12], "--because", "Provet är slut", REGISTRY_DATA=str(data)).returncode == 0
    assert "återkallad" in _run("key", "list", REGISTRY_DATA=str(data)).stderr


def test_a_national_systems_key_says_what_it_is_for(data: Path) -> None:
    given = ("key", "create", "Nattlig synk", "--role", "NATIONAL_INTEGRATION", "--organisation", "skr")
    refused = _run(*given, REGISTRY_DATA=str(data))
    assert refused.returncode != 0
    made = _run(*given, "--scope", "INITIATIVE", "--scope", "PARTICIPATION", REGISTRY_DATA=str(data))
    assert made.returncode == 0, made.stderr
    listed = " ".join(_run("key", "list", REGISTRY_DATA=str(data), COLUMNS="200").stderr.split())
    assert "NATIONAL_INTEGRATION skr INITIATIVE, PARTICIPATION" in listed


def test_a_terminated_server_leaves_no_process(data: Path) -> None:
    with _serving(REGISTRY_DATA=str(data)) as (process, _):
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    running = [each for each in psutil.process_iter(["cmdline"]) if str(data) in " ".join(each.info["cmdline"] or [])]
    assert running == []


def test_a_second_seeding_changes_nothing(data: Path) -> None:
    done = _run("seed", REGISTRY_DATA=str(data))
    assert done.returncode == 0, done.stderr
    assert "Inget" in done.stderr or "oförändrade" in done.stderr


def test_a_backup_is_restored_elsewhere(data: Path, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "kopia.dump", tmp_path / "elsewhere"
    assert _run("backup", str(file), REGISTRY_DATA=str(data)).returncode == 0
    refused = _run("backup", str(file), REGISTRY_DATA=str(data))
    assert refused.returncode == 1
    assert "finns redan" in refused.stderr
    done = _run("restore", str(file), REGISTRY_DATA=str(elsewhere))
    assert done.returncode == 0, done.stderr
    with _serving(REGISTRY_DATA=str(elsewhere)) as (_, address):
        answer = _ask(address, "{ municipalities { totalCount } }")
    assert answer == {"data": {"municipalities": {"totalCount": 290}}}
    again = _run("restore", str(file), REGISTRY_DATA=str(elsewhere))
    assert again.returncode == 1
    assert "finns redan ett register" in again.stderr


def test_data_of_another_major_version_are_kept_and_told_of(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("17\n")
    done = _run("serve", REGISTRY_DATA=str(tmp_path))
    assert done.returncode == 1
    assert "PostgreSQL 17" in done.stderr
    assert "registry restore" in done.stderr.replace("\n", " ")


async def test_a_database_without_migrations_is_refused_with_a_sentence(server: str) -> None:
    name = "without_migrations"
    await database.create(server, name)
    done = _run("serve", DATABASE_URL=database.database_url(server, name))
    connection = await database.connect(server)
    await connection.execute(f"drop database {name} with (force)")
    await connection.close()
    assert done.returncode == 1
    assert "registry migrate" in done.stderr
    assert "Traceback" not in done.stderr


async def test_a_database_of_ones_own_is_served_and_never_migrated(make_database: CreateDatabase) -> None:
    url = await make_database()
    with _serving(DATABASE_URL=url) as (_, address):
        assert _ask(address, "{ initiatives { totalCount } }") == {"data": {"initiatives": {"totalCount": 0}}}


async def test_a_database_that_cannot_read_swedish_is_refused(server: str) -> None:
    connection = await database.connect(server)
    english = "template template0 locale_provider libc locale 'C' encoding 'UTF8'"
    await connection.execute(f"create database english {english}")
    url = database.database_url(server, "english")
    done = _run("serve", DATABASE_URL=url)
    await connection.execute("drop database english with (force)")
    await connection.close()
    assert done.returncode == 1
    assert "å, ä och ö" in done.stderr


async def test_what_is_held_on_a_person_is_told_and_erased_when_it_is_due(make_database: CreateDatabase) -> None:
    url = await make_database()
    connection = await database.connect(url)
    await connection.execute(
        "insert into people (issuer, subject, email, publication, created_at) values"
        " ('https://login.example.org', 'sub-1', 'prov@example.org', 'PUBLISHED', now() - interval '31 days')"
    )
    await connection.close()
    told = _run("person-report", "prov@example.org", DATABASE_URL=url)
    assert json.loads(told.stdout)["people"][0]["subject"] == "sub-1"
    for days, people in (("32", 0), ("30", 1)):
        due = _run("purge", "--dry-run", DATABASE_URL=url, REGISTRY_PEOPLE_KEPT_DAYS=days)
        assert f"Skulle radera uppgifterna om {people} personer" in " ".join(due.stderr.split())
    assert _run("person-report", "sub-1", DATABASE_URL=url).returncode == 0
    done = _run("purge", DATABASE_URL=url, REGISTRY_PEOPLE_KEPT_DAYS="30")
    assert "Raderade uppgifterna om 1 personer" in " ".join(done.stderr.split())
    gone = _run("person-report", "prov@example.org", DATABASE_URL=url)
    assert (gone.returncode, gone.stdout) == (1, "")
    assert "prov@example.org" not in gone.stderr


def test_help_teaches() -> None:
    told = _run("--help").stdout
    assert all(
        name in told
        for name in ("serve", "migrate", "seed", "purge", "person-report", "synthetic", "backup", "restore")
    )
