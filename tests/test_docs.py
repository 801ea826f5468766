"""The documentation: its tables are the code's, its links lead somewhere, and its examples work."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import OperationType, get_operation_ast, parse, validate
from pydantic import SecretStr
from pydantic.fields import FieldInfo
from typer.main import get_command

import schema.app
from registry.commands.app import app
from registry.errors import Refusal, RegistryError
from registry.settings import Settings
from registry.storage.model.terms import Role, UserErrorCode, WarningCode
from schema.contract import sdl_schema
from tests.helpers.asker import Asker
from tests.helpers.places import DOCS, README, ROOT
from tests.helpers.ready_questions import READY
from tests.helpers.tables import is_told, markdown_table

PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text("utf-8") for page in PAGES}


def found(pattern: str, flags: int = 0) -> list[Any]:
    """What is found in all pages, as parameters that tell where."""
    return [
        pytest.param(name, each, id=f"{name}-{number}")
        for name, text in TEXTS.items()
        for number, each in enumerate(dict.fromkeys(re.findall(pattern, text, flags)))
    ]


# ---- Tables ----------------------------------------------------------------------------------------------------------


def _default(field: FieldInfo) -> str:
    value = field.default if field.default_factory is None else field.get_default(call_default_factory=True)
    if value is None or isinstance(value, Path):
        return "–"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _kind(field: FieldInfo) -> str:
    """What a setting is written as."""
    told = str(field.annotation)
    limits = {
        name: getattr(each, name) for each in field.metadata for name in ("ge", "gt", "le") if hasattr(each, name)
    }
    if limits:
        least = f"more than {limits['gt']}" if "gt" in limits else f"from {limits['ge']}"
        return f"a number {least}{' to ' + str(limits['le']) if 'le' in limits else ''}"
    if "list[" in told or "dict[" in told:
        return f"a JSON {'list' if 'list[' in told else 'object'}"
    named = {bool: "true or false", Path: "a folder", SecretStr: "a secret"}
    return next((words for kind, words in named.items() if kind.__name__ in told), "text")


def test_the_docs_show_every_setting(rewrite: bool) -> None:
    rows = [
        (f"`{field.validation_alias or f'REGISTRY_{name.upper()}'}`", _default(field), _kind(field), field.description)
        for name, field in Settings.model_fields.items()
    ]
    assert [row for row in rows if not row[-1]] == []
    readable = markdown_table(("variable", "default", "is", "what it is for"), [map(str, row) for row in rows])
    is_told(DOCS / "settings.md", "settings", readable, rewrite=rewrite)


@pytest.mark.parametrize(("mark", "words"), [("userErrors", UserErrorCode), ("warnings", WarningCode)])
def test_the_docs_show_the_codes_of_acts(rewrite: bool, mark: str, words: type[UserErrorCode]) -> None:
    rows = [(f"`{each.value}`", each.meaning_en, each.meaning_sv) for each in words]
    is_told(DOCS / "errors.md", mark, markdown_table(("code", "it", "på svenska"), rows), rewrite=rewrite)


def test_the_docs_show_the_roles(rewrite: bool) -> None:
    rows = [(f"`{each.value}`", each.meaning_en, each.sv, each.meaning_sv) for each in Role]
    readable = markdown_table(("role", "what it may", "behörighet", "vad den får"), rows)
    is_told(DOCS / "permissions.md", "roles", readable, rewrite=rewrite)


def _codes() -> Iterator[str]:
    """Every code of a request's errors: those of the registry's refusals, and those that the face writes itself."""
    waiting: list[type[RegistryError]] = [RegistryError]
    while waiting:
        kind = waiting.pop()
        waiting += [each for each in kind.__subclasses__() if each is not Refusal]
        yield kind.code
    face = Path(schema.__file__).parent
    rooms = ("http", "http/subscribing", "answering")
    answering = {face / "contract.py", *(file for room in rooms for file in (face / room).glob("*.py"))}
    # What builds the page, and what makes spans, answers nobody.
    for file in answering - {face / "http" / "page_build.py", face / "http" / "tracing.py"}:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[A-Z]+(_[A-Z]+)+", str(node.value)):
                yield str(node.value)
            # One of a single word looks like any other, unless it stands under its own name.
            match node:
                case ast.Assign([ast.Name(name)], ast.Constant(value)) if value == name:
                    yield name


def test_the_docs_know_every_code_of_a_request() -> None:
    # What is told to whoever runs a command, and never to a client.
    at_the_machine = {"UNFIT_DATABASE", "DATABASE_NOT_EMPTY", "INVALID_SEED", "INVALID_SETTING"}
    requests, _ = TEXTS["docs/errors.md"].split("## What an act must put right")
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", requests, re.MULTILINE))
    assert told == set(_codes()) - at_the_machine


def test_the_docs_know_every_command() -> None:
    commands = set(getattr(get_command(app), "commands", {}))
    told = set(re.findall(r"`registry ([a-z-]+)", TEXTS["docs/upkeep.md"].split("## Backups")[0]))
    assert told == commands


# ---- Links and names -------------------------------------------------------------------------------------------------


def _anchors(text: str) -> set[str]:
    """The places in a page that a link can lead to, as they are named where it is read."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize(("page", "link"), found(r"\]\(([^)\s]+)\)"))
def test_a_link_leads_somewhere(page: str, link: str) -> None:
    if link.startswith("https://"):
        return
    path, _, anchor = link.partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    assert target.exists()
    if anchor:
        assert anchor in _anchors(target.read_text("utf-8"))


@pytest.mark.parametrize(("page", "path"), found(r"`((?:registry|schema|tests|alembic|seeds|docs|\.ci)/[\w./-]*)`"))
def test_a_path_that_is_named_is_there(page: str, path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("page", "task"), found(r"(?:^|[`/] ?)poe ([a-z][a-z-]*)", re.MULTILINE))
def test_a_task_that_is_named_is_there(page: str, task: str) -> None:
    tasks = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["poe"]["tasks"]
    assert task in tasks
    assert all(each.get("help") for each in tasks.values())


@pytest.mark.parametrize(("page", "name"), found(r"`(REGISTRY_[A-Z_]+[A-Z])`"))
def test_a_setting_that_is_named_is_there(page: str, name: str) -> None:
    assert name.removeprefix("REGISTRY_").lower() in Settings.model_fields


@pytest.mark.parametrize("package", ["registry", "schema"])
def test_every_room_is_in_the_drawing_of_the_house(package: str) -> None:
    drawing = TEXTS["docs/architecture.md"].split("## The rooms")[1].split("##")[0]
    drawn = drawing.split(f"    {package}/\n")[1].split("\n    alembic/")[0].split("\n    schema/\n")[0]
    rooms = {each.name for each in (ROOT / package).iterdir() if each.suffix in ("", ".py") and each.name[0] != "_"}
    assert set(re.findall(r"^      ([a-z_]+(?:/|\.py))", drawn, re.MULTILINE)) == {
        name if name.endswith(".py") else f"{name}/" for name in rooms
    }


def test_the_readme_is_read_in_one_sitting() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= 120


def test_the_container_installs_what_the_readme_says() -> None:
    line = re.search(r"<!-- test -->\n```sh\n(.+)\n```", TEXTS["README.md"])
    assert line is not None
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert line[1].startswith(container["postCreateCommand"] + " && ")
    assert container["postCreateCommand"] in TEXTS["CONTRIBUTING.md"]


# ---- Examples --------------------------------------------------------------------------------------------------------

EXAMPLES = found(r"```graphql\n(.*?)```", re.DOTALL)
EXAMPLES += found(r"\{\"query\": \"(.*?)\"\}'")


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_an_example_fits_the_contract(page: str, example: str) -> None:
    assert validate(sdl_schema(), parse(example)) == []


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
async def test_a_question_in_the_docs_is_answered(page: str, example: str, ask: Asker) -> None:
    operation = get_operation_ast(parse(example))
    if operation is not None and operation.operation is OperationType.QUERY:
        await ask(example, ids=["theme_" + "0" * 32])


# ---- Questions -------------------------------------------------------------------------------------------------------

#: The rows of the tables of questions: what is asked, and which ready operations answer it, or why none does.
ASKED = re.findall(r"^\| (?!question|---)(.+?) \| (.+) \|$", TEXTS["docs/questions.md"], re.MULTILINE)


def test_thirty_questions_ten_of_experts_and_those_of_sources_are_listed() -> None:
    assert len(ASKED) == len(dict(ASKED)) >= 42


@pytest.mark.parametrize(("question", "told"), ASKED)
def test_every_question_names_a_ready_operation_that_is_tested_or_says_why_none_does(question: str, told: str) -> None:
    tests = "".join(each.read_text("utf-8") for each in ROOT.glob("tests/*/test_*.py"))
    named = re.findall(r"`([A-Z]\w+)`", told)
    if told.startswith("not answered"):
        assert len(told) > len("not answered: ") + 40
    else:
        assert named, question
        assert told == ", ".join(f"`{each}`" for each in named)
    assert set(named) <= READY.keys()
    assert [each for each in named if f'"{each}"' not in tests] == []
