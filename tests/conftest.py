"""A real PostgreSQL for every test: the embedded one, or the server that TEST_DATABASE_URL points at."""

import gc
import os
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI
from playwright.async_api import Browser

from registry.storage.database import database
from schema.app import create
from schema.contract import sdl_schema
from tests.helpers import budgets
from tests.helpers.asker import Asker
from tests.helpers.browsing import a_browser
from tests.helpers.databases import GIVEN, CreateDatabase, Databases, a_server, settings_for
from tests.helpers.live import serving
from tests.helpers.provider import Provider, provider
from tests.helpers.ready_questions import with_made_up
from tests.helpers.sharing import place_of
from tests.helpers.workbench import Workbench, furnish, live_workbench, workbench

budgets.choose()
# What acts read of the environment; a test of what it does sets it otherwise.
os.environ.setdefault("REGISTRY_WEBHOOK_KEY", "only-for-tests-" * 3)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No workers for whoever names files or writes them anew, who would wait for them to start; else one a core."""
    names_files = all(each.partition("::")[0].endswith(".py") for each in config.args)
    return 0 if names_files or config.getoption("--rewrite") else None


def pytest_sessionstart() -> None:
    """The model and the contract stay: the collector need not walk them again and again, as in a server of its own."""
    sdl_schema()
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Workers take files in this order. With `--rewrite` only the tests that write are run: those with that fixture."""
    if hasattr(config, "workerinput"):
        items.sort(key=place_of)
    if config.getoption("--rewrite"):
        rest = [each for each in items if "rewrite" not in getattr(each, "fixturenames", ())]
        items[:] = [each for each in items if "rewrite" in getattr(each, "fixturenames", ())]
        config.hook.pytest_deselected(items=rest)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite` writes golden files, the contract and structure.sql anew instead of comparing. CI never does."""
    parser.addoption("--rewrite", action="store_true", help="write expected files anew")


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server on which databases may be made: each worker starts its own."""
    with a_server() as address:
        yield address


@pytest_asyncio.fixture(scope="session")
async def make_database(server: str) -> AsyncIterator[Databases]:
    """Makes databases, empty or filled. A server that is stopped takes them with it."""
    made = Databases(server)
    yield made
    if GIVEN:
        await made.drop()


@pytest_asyncio.fixture
async def fresh_url(make_database: CreateDatabase) -> str:
    """A migrated, empty database of the test's own, as SQLAlchemy's address."""
    return database.engine_url(await make_database())


@pytest_asyncio.fixture(scope="session")
async def empty_url(make_database: CreateDatabase) -> str:
    """A migrated database for what must not write into it."""
    return await make_database()


@pytest_asyncio.fixture(scope="session")
async def seeded_url(make_database: CreateDatabase) -> str:
    """A database with the real seeds, only to be read."""
    return await make_database(furnish)


@pytest_asyncio.fixture(scope="session")
async def app(seeded_url: str) -> AsyncIterator[FastAPI]:
    """The application on the seeds."""
    made = create(settings_for(seeded_url))
    async with made.router.lifespan_context(made):
        yield made


@pytest_asyncio.fixture(scope="session")
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of the application, without a network."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as made:
        yield made


@pytest.fixture(scope="session")
def ask(client: httpx.AsyncClient) -> Asker:
    """Asks the seeded registry."""
    return Asker(client)


@pytest.fixture(scope="session")
def live_server(seeded_url: str) -> Iterator[str]:
    """The address of a real server on the seeds."""
    with serving(create(settings_for(seeded_url))) as address:
        yield address


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A browser without a window; each visit is by somebody who was never here before."""
    async with a_browser() as opened:
        yield opened


# ---- A module's own --------------------------------------------------------------------------------------------------


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry on the seeds, in which acts are done by callers of every kind."""
    async with workbench(make_database) as made:
        yield made


@pytest_asyncio.fixture(scope="module")
async def registry(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """The same behind a real server."""
    async with live_workbench(make_database) as made:
        yield made


@pytest.fixture(scope="module")
def issuer() -> Iterator[Provider]:
    """Somebody that a registry may believe."""
    with provider() as made:
        yield made


@pytest_asyncio.fixture(scope="session")
async def later(make_database: CreateDatabase, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asker]:
    """Asks a registry that has the seeds, and a few made-up facts beside them; only to be read."""
    async with with_made_up(make_database, tmp_path_factory.mktemp("later")) as made:
        yield made
