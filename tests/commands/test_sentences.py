"""What a command says when it cannot do its work: one sentence in each language, what to do, and never a traceback."""

import pytest

from registry.storage.database import database, roles
from tests.helpers.databases import CreateDatabase
from tests.helpers.processes import run

NOBODY = "postgresql://registry:hemligt@127.0.0.1:9/registry"
COMMANDS = [
    ("migrate",),
    ("seed",),
    ("serve",),
    ("purge",),
    ("synthetic",),
    ("key", "list"),
    ("key", "create", "Prov", "--role", "ADMINISTRATOR"),
    ("person-report", "sub-1"),
]


def said(*command: str, **more: str) -> str:
    """What a command that fails says, after it is looked at that it is words."""
    done = run(*command, **more)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "hemligt" not in done.stderr
    *progress, mark, english, hint = done.stderr.strip().splitlines()
    assert all(line.endswith("…") for line in progress)
    assert mark.startswith("✗ ")
    assert english.startswith("  ")
    assert hint.startswith("  → ")
    return done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_database_that_does_not_answer_is_said(command: tuple[str, ...]) -> None:
    assert "svarar inte" in said(*command, DATABASE_URL=NOBODY)


WRONG = {
    "a socket that is not there": ({"DATABASE_URL": "postgresql://x@/registry?host=/finns/inte"}, "svarar inte"),
    "a host that is not there": ({"DATABASE_URL": "postgresql://x@finns-inte.invalid/registry"}, "svarar inte"),
    "a port on which something else is silent": (
        {"DATABASE_URL": "postgresql://x@localhost:9/registry"},
        "svarar inte",
    ),
    "no address": ({"DATABASE_URL": "hemligt"}, "DATABASE_URL"),
    "another kind of database": ({"DATABASE_URL": "mysql://x:hemligt@localhost/registry"}, "DATABASE_URL"),
    "a setting that cannot be so": ({"DATABASE_URL": NOBODY, "REGISTRY_POOL_SIZE": "hemligt"}, "REGISTRY_POOL_SIZE"),
    "a folder that is a file": ({"REGISTRY_DATA": "/dev/null"}, "/dev/null"),
}


@pytest.mark.parametrize("command", ["serve", "migrate"])
@pytest.mark.parametrize(("more", "words"), WRONG.values(), ids=WRONG.keys())
def test_what_is_set_wrong_is_said(command: str, more: dict[str, str], words: str) -> None:
    assert words in said(command, **more)


async def test_what_the_database_refuses_is_said(server: str, make_database: CreateDatabase) -> None:
    url = await make_database()
    assert "finns inte" in said("migrate", DATABASE_URL=database.database_url(url, "no_such_database"))
    assert "får inte" in said("migrate", "base", DATABASE_URL=database.role_url(url, roles.API_ROLE, "only-for-tests"))
    assert "nobody_here" in said("seed", DATABASE_URL=database.role_url(url, "nobody_here"))
    connection = await database.connect(server)
    await database.create(server, "without_tables")
    try:
        empty = database.database_url(server, "without_tables")
        for command in (("key", "list"), ("seed",), ("purge",)):
            assert "registry migrate" in said(*command, DATABASE_URL=empty)
    finally:
        await connection.execute("drop database without_tables with (force)")
        await connection.close()
