"""Every error says when it is raised, stands in the drawn tree, and stands in the table that clients read."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import registry
from registry import errors
from registry.errors import CommandError, Refusal, RegistryError
from registry.storage.model.terms import UserErrorCode
from tests.helpers.places import ROOT

for _module in walk_packages(registry.__path__, "registry."):
    import_module(_module.name)


def below(error: type[RegistryError]) -> Iterator[type[RegistryError]]:
    """A class of errors and all that are made from it."""
    yield error
    for each in error.__subclasses__():
        yield from below(each)


ERRORS = [each for each in below(RegistryError) if each not in (RegistryError, Refusal, CommandError)]
#: What an answer's `errors` may hold: neither what an act's `userErrors` say, nor what only a command says.
ANSWERED = [each for each in ERRORS if not issubclass(each, Refusal | CommandError)]


def codes_of_the_table() -> set[str]:
    """The codes of every table of errors in the pages for people, wherever it stands."""
    found: set[str] = set()
    for page in [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]:
        for table in re.findall(r"^\| code \| when \|.*\n((?:\|.*\n)+)", page.read_text("utf-8"), re.MULTILINE):
            found |= {code for row in table.splitlines() for code in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}
    return found


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_error_says_in_one_sentence_when_it_is_raised(error: type[RegistryError]) -> None:
    words = error.__dict__["__doc__"]

    assert re.fullmatch(r"[A-Z][^.\n]*\.", words), words


def test_every_code_stands_in_the_drawn_tree() -> None:
    drawn = re.findall(r"(?:├──|└──) ([A-Z_]+) ", errors.__doc__ or "")

    assert sorted(drawn) == sorted({each.code for each in ERRORS})


def test_a_refusal_has_a_code_of_the_contract() -> None:
    assert {each.code for each in below(Refusal)} == {code.value for code in UserErrorCode}


def test_every_code_that_a_client_meets_stands_in_the_table() -> None:
    assert {each.code for each in ANSWERED} <= codes_of_the_table()


def test_every_code_of_the_table_is_one_that_the_registry_gives() -> None:
    schema = "\n".join(path.read_text("utf-8") for path in ROOT.glob("schema/**/*.py"))
    given = {RegistryError.code, *(each.code for each in ANSWERED), *re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', schema)}
    # One of a single word looks like any other, unless it stands under its own name.
    given |= {name for name, value in re.findall(r'^([A-Z]+) = "([A-Z]+)"$', schema, re.MULTILINE) if name == value}

    assert codes_of_the_table() - given == set()
