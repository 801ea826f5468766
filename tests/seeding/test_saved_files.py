"""Seed files as people save them, from a spreadsheet or an editor."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest

from registry import seeding
from registry.seeding.errors import SeedError
from registry.seeding.files import CSV_FILES, rows_of
from tests.helpers.seed_files import value, write

COUNTIES, MUNICIPALITIES, MEMBERSHIPS = CSV_FILES


def saved(folder: Path, name: str, *, separator: str = ",", encoding: str = "utf-8", before: str = "") -> None:
    """Save a csv file anew, as a spreadsheet would."""
    path, text = folder / name, io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerows(csv.reader(path.read_text("utf-8").splitlines()))
    path.write_bytes((before + text.getvalue()).encode(encoding))


SAVED = {
    "a mark at the beginning": {"encoding": "utf-8-sig"},
    "semicolons": {"separator": ";"},
    "semicolons, and a mark": {"separator": ";", "encoding": "utf-8-sig"},
    "Unicode text": {"separator": "\t", "encoding": "utf-16"},
    "a separator that is said": {"separator": ";", "before": "sep=;\r\n", "encoding": "utf-8-sig"},
}


@pytest.mark.parametrize("how", SAVED.values(), ids=SAVED.keys())
def test_a_file_reads_the_same_however_it_was_saved(files: Path, how: dict[str, str]) -> None:
    before = [rows_of(files, file) for file in CSV_FILES]
    for file in CSV_FILES:
        saved(files, file.name, **how)
    assert [rows_of(files, file) for file in CSV_FILES] == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0114,", "0114  ,"),
        ("Upplands Väsby,", "\u00a0Upplands Väsby ,"),
        ("Väsby", unicodedata.normalize("NFD", "Väsby")),
        ("0115,", "\r\n,,,,,,,\r\n0115,"),
        ("Upplands Väsby,", '"Upplands Väsby",'),
    ],
)
def test_what_cannot_be_seen_changes_nothing(files: Path, old: str, new: str) -> None:
    before = rows_of(files, MUNICIPALITIES)
    write(files, "municipalities.csv", old, new)
    assert rows_of(files, MUNICIPALITIES) == before


def test_a_line_break_within_quotes_is_kept(files: Path) -> None:
    write(files, "municipalities.csv", "Upplands Väsby", '"Upplands\r\nVäsby"')
    first, second = rows_of(files, MUNICIPALITIES)[:2]
    assert (first["name"], second["name"]) == ("Upplands\nVäsby", "Vallentuna")


@pytest.mark.parametrize(("word", "truth"), [("TRUE", True), ("Sant", True), ("FALSKT", False), ("False", False)])
def test_a_spreadsheets_words_for_true_and_false_are_read(files: Path, word: str, truth: bool) -> None:
    write(files, "memberships.csv", "MEMBER,true", f"MEMBER,{word}")
    assert rows_of(files, MEMBERSHIPS)[0]["is_primary"] is truth


async def test_texts_of_a_toml_file_are_tidied_too(fresh_url: str, files: Path) -> None:
    name = unicodedata.normalize("NFD", 'name = "Göteborgsregionen  "')
    write(files, "organisations.toml", 'name = "Göteborgsregionen"', name)
    toml = files / "organisations.toml"
    toml.write_text(toml.read_text("utf-8"), "utf-8-sig")
    await seeding.load(fresh_url, files)
    assert (
        await value(fresh_url, "select name from organisations where slug = 'goteborgsregionen'") == "Göteborgsregionen"
    )


REFUSED = {
    "Windows-1252": (
        lambda files: saved(files, "municipalities.csv", separator=";", encoding="windows-1252"),
        'municipalities.csv, line 2: the file is not in UTF-8. If this is "Väsby", it is in Windows-1252',
    ),
    "lost zeros": (
        lambda files: write(files, "municipalities.csv", "0115,", "115,"),
        'municipalities.csv, row 3, column code: "115" has lost its zeros, and should be "0115"',
    ),
    "lost zeros in a column that leads elsewhere": (
        lambda files: (files / "memberships.csv").write_text(
            (files / "memberships.csv").read_text("utf-8").replace("\n0", "\n"), "utf-8"
        ),
        'memberships.csv, row 2, column municipality_code: "114" has lost its zeros, and should be "0114"',
    ),
    "a cell too few": (
        lambda files: write(files, "counties.csv", "03,Uppsala län,Region Uppsala", "03,Uppsala län"),
        "counties.csv, row 3: has 2 cells, and row 1 has 3.",
    ),
    "a cell too many": (
        lambda files: write(files, "counties.csv", "Region Uppsala", "Region Uppsala,x"),
        "counties.csv, row 3: has 4 cells, and row 1 has 3.",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), REFUSED.values(), ids=REFUSED.keys())
async def test_what_cannot_be_known_is_told_with_its_place(
    fresh_url: str, files: Path, change: object, sentence: str
) -> None:
    change(files)  # type: ignore[operator]
    with pytest.raises(SeedError) as refusal:
        await seeding.load(fresh_url, files)
    assert refusal.value.message.startswith(sentence)
    assert refusal.value.message_sv != refusal.value.message
