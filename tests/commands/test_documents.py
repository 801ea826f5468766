"""Trusted documents that a command keeps: taken as client tools write them, by name or hash, all of them or none."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner, Result

from registry.commands.app import app
from registry.errors import InvalidFile, InvalidSetting
from registry.settings import Trusted, settings
from schema.http.documents import APOLLO, Documents
from schema.http.trusting import FILE

PILOTS = "query Piloter { pilots(first: 3) { nodes { title } } }"
THEMES = "query Teman { themes { name } }"
Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where trusted documents are kept; it is not there yet."""
    monkeypatch.setenv("REGISTRY_DOCUMENTS", str(tmp_path / "kept"))
    settings.cache_clear()
    return tmp_path / "kept"


@pytest.fixture
def run(folder: Path) -> Run:
    """Run the command; what it could not do is the result's exception."""
    return lambda *arguments: CliRunner().invoke(app, ["documents", *map(str, arguments)], env={"COLUMNS": "200"})


def written(folder: Path, content: object, name: str = "manifest.json") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else orjson.dumps(content))
    return path


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def trusted(folder: Path) -> dict[str, str]:
    found = Documents(Trusted.NONE, folder)
    return found.named | found.trusted


def test_what_client_tools_write_is_asked_for_by_the_ids_that_they_gave(run: Run, folder: Path, tmp_path: Path) -> None:
    apollo = {"format": APOLLO, "version": 1, "operations": [{"id": "a1", "name": "Piloter", "body": PILOTS}]}
    assert run("add", written(tmp_path, apollo)).exit_code == 0
    assert run("add", written(tmp_path, {"r1": THEMES}, "relay.json")).exit_code == 0
    own = tmp_path / "own"
    own.mkdir()
    written(own, PILOTS, "piloter.graphql")
    assert run("add", own).exit_code == 0
    found = trusted(folder)
    assert [found[each] for each in ("a1", "r1", "Piloter", digest(PILOTS), digest(THEMES))] == [
        PILOTS, THEMES, PILOTS, PILOTS, THEMES,
    ]  # fmt: skip
    told = run("add", own)
    assert (told.exit_code, "0 dokument tillagda, 1 fanns redan" in told.output) == (0, True)
    listed = run("list").output
    assert all(each in listed for each in ("a1", "r1", "Piloter", digest(PILOTS)[:12], FILE))


def test_a_document_goes_by_its_name_or_with_all_names_by_its_hash(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", written(tmp_path, {"ett": PILOTS, "två": PILOTS, "tre": THEMES}))
    assert run("remove", "ett").exit_code == 0
    assert {each for each in ("ett", "två", "tre") if each in trusted(folder)} == {"två", "tre"}
    assert run("remove", f"sha256:{digest(PILOTS)[:16]}").exit_code == 0
    assert digest(PILOTS) not in trusted(folder)
    assert trusted(folder)["tre"] == THEMES


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"r1": THEMES, "r2": "query Nej { nonsens }"}, "manifest.json"),
        ({"r1": THEMES, "kept": THEMES}, "manifest.json"),
        ({"r1": THEMES, "r2": "query Nej {"}, "manifest.json"),
        ({"r1": THEMES, "r2": 4}, "manifest.json"),
        ([THEMES], "manifest.json"),
        ("fragment F on Theme { name }", "one.graphql"),
        ("inget", "one.txt"),
    ],
)
def test_all_are_kept_or_none(wrong: object, name: str, run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("add", written(tmp_path, {"kept": PILOTS})).exit_code == 0
    before = (folder / FILE).read_bytes()
    refused = run("add", written(tmp_path, wrong, name)).exception
    assert isinstance(refused, InvalidFile), refused
    assert (refused.hint is not None, "REGISTRY_DOCUMENTS" in refused.message) == (True, False)
    assert (folder / FILE).read_bytes() == before


def test_what_others_put_there_is_told_of_and_left(run: Run, folder: Path) -> None:
    folder.mkdir()
    path = written(folder, THEMES, "teman.graphql")
    assert "teman.graphql" in run("list").output
    refused = run("remove", "Teman").exception
    assert isinstance(refused, InvalidFile)
    assert str(path) in refused.message
    for unknown in ("Okänt", digest(PILOTS), digest(THEMES)[:4]):
        assert "Inget dokument" in str(getattr(run("remove", unknown).exception, "message_sv", ""))
    assert path.read_text() == THEMES


EVIL, GOOD = "query Evil { viewer { name role } }", "query Good { themes { name } }"


@pytest.mark.parametrize("name", [digest(EVIL), digest(EVIL).upper(), f"sha256:{digest(EVIL)}"])
def test_no_document_is_trusted_by_the_hash_of_another(name: str, run: Run, folder: Path, tmp_path: Path) -> None:
    refused = run("add", written(tmp_path, {name: GOOD})).exception
    assert isinstance(refused, InvalidFile)
    folder.mkdir()
    written(folder, {name: GOOD})
    with pytest.raises(InvalidSetting):
        Documents(Trusted.ALL, folder)
    # Its own says what it is.
    written(folder, {name.replace(digest(EVIL), digest(GOOD)).replace(digest(EVIL).upper(), digest(GOOD)): GOOD})
    assert digest(EVIL) not in Documents(Trusted.ALL, folder).trusted


def test_a_name_is_refused_that_a_server_gives_to_another(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("add", written(tmp_path, {"r1": THEMES, "own": PILOTS})).exit_code == 0
    before = (folder / FILE).read_bytes()
    for taken in ("OpenPilots", "Teman", "Piloter"):
        refused = run("add", written(tmp_path, {taken: GOOD})).exception
        assert isinstance(refused, InvalidFile), taken
        assert "Another document" in refused.message
    # In a file that is read before: it would be another's operation's name from then on.
    written(folder, GOOD, "z.graphql")
    assert trusted(folder)["Good"] == GOOD
    assert run("add", written(tmp_path, {"a": "query Good { themes { slug } }"})).exit_code == 0
    assert trusted(folder)["Good"] == GOOD
    written(folder, {"z1": "query Other { themes { slug } }"}, "z.json")
    assert isinstance(run("add", written(tmp_path, {"b": "query Other { themes { id } }"})).exception, InvalidFile)
    assert b'"b"' not in (folder / FILE).read_bytes()
    assert before != (folder / FILE).read_bytes()


DEAR = "query Q { initiatives(first: 100) { nodes { participations(first: 100) { nodes { initiative { DEEP } } } } } }"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("query Q { " + " ".join(f"a{n}: viewer {{ role }}" for n in range(60)) + " }", "alias"),
        ("query Q { initiatives { nodes " + "{ parent " * 20 + "{ id }" + "}" * 22, "deep"),
        ("query Q { " + "viewer { role } " * 700 + "}", "tokens"),
        (DEAR.replace("DEEP", "participations(first: 100) { nodes { role } }"), "costs"),
        ("query Q { themes(nonsens: 1) { name } }", "nonsens"),
    ],
)
def test_what_a_server_would_not_answer_is_not_added(text: str, why: str, run: Run, tmp_path: Path) -> None:
    refused = run("add", written(tmp_path, {"q": text})).exception
    assert isinstance(refused, InvalidFile), refused
    assert why in refused.message


def test_what_must_have_variables_and_what_acts_is_added(run: Run, tmp_path: Path) -> None:
    texts = {
        "a": "query A($id: ID!) { node(id: $id) { id } }",
        "b": "mutation B($input: CreateThemeInput!) { createTheme(input: $input) { userErrors { code } } }",
        "c": "query C { __schema { queryType { name } } }",
        "d": "subscription D { changed { token } }",
    }
    assert run("add", written(tmp_path, texts)).exception is None


def test_without_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("REGISTRY_DOCUMENTS", raising=False)
    settings.cache_clear()
    told = CliRunner().invoke(app, ["documents", "add", str(written(tmp_path, {"ett": PILOTS}))])
    assert isinstance(told.exception, InvalidSetting)
