"""Files that are all that another system has: what it told of before, and none of their rows names, is withdrawn."""

import asyncio
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio

from registry.storage.database import database
from schema.importing.sending import sending
from schema.importing.understanding import understood
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.processes import run
from tests.helpers.workbench import furnish

STANDING = """select e.value from external_ids e join mandates m on m.id = e.record_id
where e.system = $1 and m.publication <> 'WITHDRAWN' order by e.value"""


@pytest_asyncio.fixture(scope="module")
async def url(make_database: CreateDatabase) -> str:
    """The seeds, in a database of this file's own."""
    return await make_database(furnish)


@pytest.fixture(autouse=True)
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schema.importing.sending.BEGIN", 4)
    monkeypatch.setattr("schema.importing.sending.MOST", 4)
    monkeypatch.setattr("schema.importing.sending.FEWEST", 4)


def _line(key: str | None, title: str, **more: Any) -> str:
    given = {"fields": {"title": title, "kind": "COMMISSION", **more}} | ({"key": key} if key else {})
    return orjson.dumps(given if key else given["fields"]).decode() + "\n"


class Source:
    """A system whose files are sent to the registry."""

    def __init__(self, url: str, folder: Path, name: str) -> None:
        self.url, self.path, self.name = url, folder / f"{name}.ndjson", name

    async def send(
        self, *lines: str, apply: bool = True, complete: bool = True, at_most: int | None = None
    ) -> tuple[list[str], list[str], list[str]]:
        """What came of the rows, of what they do not name, and what stopped that."""
        self.path.write_text("".join(lines))
        found = understood(self.path, "mandates", self.name)
        chosen = settings_for(self.url)
        async with sending(self.url, chosen, found, self.name, apply=apply, complete=complete) as sender:
            came = [each.outcome.name async for some, _ in sender.sent() for each in some]
            missing, stopping = await sender.complete(at_most) if complete else ([], [])
        return came, [each.outcome.name for each in missing], stopping

    async def stands(self) -> list[str]:
        """The keys of what is not withdrawn."""
        async with database.opened(self.url) as connection:
            return [each["value"] for each in await connection.fetch(STANDING, self.name)]


def _lines(*numbers: int) -> list[str]:
    return [_line(f"k{number:02}", f"Uppdrag {number}") for number in numbers]


async def test_what_no_row_of_any_act_names_is_withdrawn(url: str, tmp_path: Path) -> None:
    source = Source(url, tmp_path, "hel-fil")
    also = _line("k11", "Uppdrag 11", externalIds=[{"system": source.name, "value": "även"}])
    assert (await source.send(*_lines(*range(11)), also, complete=False))[0] == ["CREATED"] * 12
    # The first act has a row that names the last record by another key, and the last act one that is refused.
    lines = [_line("även", "Uppdrag 11"), *_lines(*range(9)), _line("k09", "")]
    tried = await source.send(*lines, apply=False)
    assert tried == (["UNCHANGED"] * 10 + ["REFUSED"], ["WOULD_WITHDRAW"], [])
    assert len(await source.stands()) == 13
    assert await source.send(*lines) == (["UNCHANGED"] * 10 + ["REFUSED"], ["WITHDRAWN"], [])
    assert await source.stands() == sorted(["k11", "även", *(f"k{each:02}" for each in range(10))])
    assert (await source.send(*lines))[1:] == ([], [])


async def test_a_file_that_was_half_written_withdraws_nothing_unless_it_is_said_how_much(
    url: str, tmp_path: Path
) -> None:
    source = Source(url, tmp_path, "halv-fil")
    await source.send(*_lines(*range(10)), complete=False)
    for apply in (False, True):
        came, missing, (said,) = await source.send(*_lines(*range(5), 20), apply=apply)
        assert (came[-1], missing) == ("CREATED", ["WOULD_WITHDRAW"] * 5)
        assert "--withdraw-at-most 5" in said
    assert len(await source.stands()) == 11
    assert (await source.send(*_lines(*range(5), 20), at_most=5))[1] == ["WITHDRAWN"] * 5
    assert len(await source.stands()) == 6


@pytest.mark.parametrize("wrong", [_line(None, "Utan nyckel"), "[]\n", _line("k01", "Något annat")])
async def test_a_file_with_a_row_that_may_be_about_anything_is_not_whole(url: str, tmp_path: Path, wrong: str) -> None:
    source = Source(url, tmp_path, f"okänd-{len(wrong)}".replace("ä", "a"))
    await source.send(*_lines(*range(4)), complete=False)
    _, missing, (said,) = await source.send(*_lines(1, 2), wrong, *_lines(5, 6, 7), at_most=10)
    assert (missing, "rad 3 i filen" in said) == ([], True)
    assert [f"k{each:02}" for each in range(4)] == (await source.stands())[:4]


async def test_an_empty_file_withdraws_nothing(url: str, tmp_path: Path) -> None:
    source = Source(url, tmp_path, "tom-fil")
    await source.send(*_lines(1), complete=False)
    source.path = tmp_path / "tom.csv"
    assert (await source.send("nyckel;titel\r\n", at_most=10))[1:] == ([], ["Filen har inga rader, så inget återtas."])
    assert await source.stands() == ["k01"]


async def test_the_command_tells_what_it_withdraws(url: str, tmp_path: Path) -> None:
    source = Source(url, tmp_path, "kommando")
    await source.send(*_lines(*range(3)), complete=False)
    source.path.write_text("".join(_lines(0, 1)))
    report = tmp_path / "rapport.csv"
    given = ("import", str(source.path), "--type", "mandates", "--source", source.name, "--report", str(report))

    async def done(*more: str) -> Any:
        return await asyncio.to_thread(run, *given, *more, DATABASE_URL=url, COLUMNS="200")

    alone = await done("--withdraw-at-most", "1")
    assert (alone.returncode, "Only --complete" in alone.stderr) == (2, True)
    # One of three is more than a tenth, but a single one may always go.
    found = await done("--complete", "--apply")
    assert (found.returncode, "återtogs" in found.stderr) == (0, True), found.stderr
    head, *_, last = (each.split(";") for each in report.read_text("utf-8-sig").splitlines())
    told = dict(zip(head, last, strict=True))
    assert (told["rad"], told["utfall"], told["post"].partition("_")[0]) == ("", "återtogs", "mandate")
    stopped = await done("--complete", "--withdraw-at-most", "0")
    assert stopped.returncode == 0
    source.path.write_text("".join(_lines(7)))
    stopped = await done("--complete")
    assert (stopped.returncode, "Inget är återtaget." in stopped.stderr) == (1, True)
