"""Files of records about which another system has told already: the report names what was left as it stands."""

import csv
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from registry.settings import settings
from schema.importing.reports import Report
from schema.importing.sending import sending
from schema.importing.understanding import understood
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.workbench import furnish

FIRST, SECOND = "planeringsverktyg", "verksamhetsplan"


@pytest.fixture(autouse=True)
def _rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whose word stands."""
    monkeypatch.setenv("REGISTRY_SOURCES_FIRST", f'["{FIRST}", "{SECOND}"]')
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


async def test_what_another_source_goes_before_is_told_under_its_heading_in_the_report(
    make_database: CreateDatabase, tmp_path: Path
) -> None:
    url = await make_database(furnish)
    keys = [{"system": each, "value": "tvist-1"} for each in (FIRST, SECOND)]
    first = {"key": "tvist-1", "title": "Den första", "kind": "COMMISSION", "externalIds": keys}
    (tmp_path / "first.ndjson").write_bytes(orjson.dumps(first))
    (tmp_path / "second.csv").write_text("nyckel;titel;slag\ntvist-1;Den andra;uppdrag\n", "utf-8")
    path = tmp_path / "rapport.csv"
    for system, file in ((FIRST, "first.ndjson"), (SECOND, "second.csv")):
        with closing(Report(path)) as report:
            found = understood(tmp_path / file, "mandates", system)
            async with sending(url, settings_for(url), found, system, apply=True) as sender:
                async for came, doubts in sender.sent():
                    report.tell(came, doubts)
    (row,) = csv.DictReader(path.read_text("utf-8-sig").splitlines(), delimiter=";")
    assert (row["kod"], row["skillnader"], row["står kvar"]) == ("DIFFERS", "titel", "titel")
    assert row["att se över"].endswith("lämnades: titel.")
