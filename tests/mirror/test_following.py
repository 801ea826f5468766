"""What a copy does when the server refuses, is away, has gone another way, or shows something new."""

import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from registry.mirror.contract import shape_of
from registry.mirror.following import Follower
from registry.mirror.source import Source, _seconds
from registry.mirror.store import Store
from registry.mirror.trouble import Trouble
from schema.app import create
from schema.contract import sdl
from tests.helpers.copying import Recorder, Watched, by_reading, in_copy, source_of
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.live import serving
from tests.helpers.places import DOCS
from tests.helpers.processes import COMMAND, env
from tests.helpers.workbench import SECRETS, Workbench, furnish, live_workbench


async def _follow(source: Source, to: str, **how: Any) -> Recorder:
    told = Recorder()
    async with source, Store(to) as store:
        await Follower(source, store, told, **how).once()
    return told


async def test_what_was_withdrawn_goes_and_what_changed_comes(registry: Workbench, tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path / 'copy.db'}"
    one, other = [await registry.an_initiative(title=each) for each in ("Först", "Sedan")]
    await _follow(source_of(registry), to)
    assert (await in_copy(to))[one["id"]]["title"] == "Först"
    given = {"id": one["id"], "seen": one["version"], "because": "Ett prov"}
    await registry.done("rss", "withdrawRecord", "record { id }", **given)
    fields = {"title": "Sist", "period": {"start": "2024-05", "startIs": "ACTUAL"}}
    fields["opening"] = {
        "seeks": "Fler",
        "demands": "Tid",
        "closesOn": "2031-01-01",
        "contact": {"function": "Registrator"},
    }
    given = {"initiative": {"id": other["id"]}, "seen": other["version"], "fields": fields}
    await registry.done("rss", "updateInitiative", "initiative { id }", **given)
    told = await _follow(source_of(registry), to)
    assert [(each.put, each.removed) for each in told.pages] == [(1, 1)]
    kept = await in_copy(to)
    assert one["id"] not in kept
    found = kept[other["id"]]
    columns = ("type", "title", "kind", "period_start", "period_start_is", "period_end", "opening_seeks")
    assert [found[each] for each in columns] == ["Initiative", "Sist", "PILOT", "2024-05", "ACTUAL", None, "Fler"]
    assert (found["opening_contact_function"], found["themes"], found["sources"]) == ("Registrator", [], [])


async def test_a_copy_holds_every_field_that_the_feed_keeps_right(registry: Workbench, tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path / 'copy.db'}"
    await _follow(source_of(registry), to, page=1000)
    kept = await in_copy(to)
    assert kept == await by_reading(registry, None)
    (kungalv,) = [each for each in kept.values() if each.get("code") == "1482"]
    assert (kungalv["type"], kungalv["population"] > 40_000) == ("Municipality", True)


async def test_a_copy_of_a_lost_history_begins_anew_and_drops_what_is_no_longer_told(
    make_database: CreateDatabase, tmp_path: Path
) -> None:
    to = f"sqlite:///{tmp_path / 'copy.db'}"
    async with live_workbench(make_database) as lost:
        made = await lost.an_initiative(title="Bara här")
        await _follow(source_of(lost), to)
        assert made["id"] in await in_copy(to)
    async with live_workbench(make_database) as restored:
        await restored.an_initiative(title="En annan väg")
        told = await _follow(source_of(restored), to, page=50)
        assert [type(each).__name__ for each in told.lost] == ["Anew"]
        assert await in_copy(to) == await by_reading(restored, None)


async def test_what_costs_too_much_is_asked_for_in_smaller_pages(make_database: CreateDatabase, tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path / 'copy.db'}"
    async with live_workbench(make_database, max_cost=20_000) as small:
        told = await _follow(source_of(small), to, page=1000)
        assert max(each.put + each.removed for each in told.pages) < 1000
        assert await in_copy(to) == await by_reading(small, None)


async def test_a_server_that_is_away_is_waited_for_as_it_asks_and_an_idle_poll_is_not_sent_again(
    make_database: CreateDatabase, tmp_path: Path
) -> None:
    url = await make_database(furnish)
    watched = Watched(create(settings_for(url)))
    watched.away, watched.retry_after = 2, b"1"
    told = Recorder()
    with serving(watched) as address:
        async with Source(address) as source, Store(f"sqlite:///{tmp_path / 'copy.db'}") as store:
            follower = Follower(source, store, told)
            await follower.once()
            assert told.waited == [1.0, 1.0]
            watched.seen.clear()
            assert [await follower._is_idle() for _ in range(3)] == [True] * 3
            polls = [(method, status) for method, path, status in watched.seen if path == "/graphql"]
            assert polls == [("GET", 200), ("GET", 304), ("GET", 304)]
            contracts = [status for _, path, status in watched.seen if path == "/schema.graphql"]
            assert contracts == [304] * 3
            watched.away = 10**6
            with pytest.raises(Trouble):
                await follower.once(tries=2)


async def test_only_some_types_can_be_kept_and_others_later(registry: Workbench, tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path / 'copy.db'}"
    await _follow(source_of(registry, types=("THEME",)), to)
    with pytest.raises(Trouble, match="NONSENS"):
        await _follow(source_of(registry, types=("NONSENS",)), to)
    await _follow(source_of(registry, types=("THEME", "GROUP")), to)
    await _follow(source_of(registry), to)
    assert await in_copy(to) == await by_reading(registry, None)


async def test_two_processes_do_not_keep_one_copy(registry: Workbench, tmp_path: Path) -> None:
    async with source_of(registry) as source, Store(f"sqlite:///{tmp_path / 'copy.db'}") as store:
        shape = await source.shape()
        state = await store.open(shape, source.base)
        page = await source.page(shape, None, 10)
        await store.keep(shape, state, page)
        with pytest.raises(Trouble, match="Another process"):
            await store.keep(shape, state, page)


async def test_a_contract_with_new_fields_begins_a_new_load(registry: Workbench, tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path / 'copy.db'}"
    older = shape_of(re.sub(r'  """[^"]*"""\n  titleEn: String @synced\n', "", sdl()))
    assert "title_en" not in {each.name for kind in older.kinds for each in kind.held}
    async with source_of(registry) as source, Store(to) as store:
        state = await store.open(older, source.base)
        for _ in range(2):
            state = (await store.keep(older, state, await source.page(older, state.token, 400))).state
        again = await store.open(older, source.base)
        assert again == state
        newer = await store.open(await source.shape(), source.base)
        assert (newer.token, newer.load, newer.is_whole) == (None, 2, False)
    await _follow(source_of(registry), to)
    assert await in_copy(to) == await by_reading(registry, None)


def test_the_docs_lead_from_a_first_load_to_an_answer(registry: Workbench, tmp_path: Path) -> None:
    page = (DOCS / "integrating.md").read_text("utf-8")
    shown = next(each for each in re.findall(r"```sh\nregistry (.+)\n```", page) if "--once" in each)
    arguments = shown.replace("http://127.0.0.1:8000", str(registry.client.base_url)).split()
    command = [*COMMAND, *arguments]
    told = subprocess.run(command, cwd=tmp_path, env=env(), capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    (question,) = re.findall(r"```sql\n(.+?)```", page, re.DOTALL)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert len(copy.execute(question).fetchall()) > 10


# ---- What is refused -------------------------------------------------------------------------------------------------


def test_a_key_goes_over_tls_only_and_never_in_an_address() -> None:
    for wrong in ("http://register.example.se", "ftp://x", "register.example.se", "https://key@example.se"):
        with pytest.raises(Trouble):
            Source(wrong, SECRETS["rss"])
    Source("http://127.0.0.1:8000", SECRETS["rss"])


@pytest.mark.parametrize("wrong", ["mysql://x/y", "copy.db", "sqlite://", ""])
def test_a_copy_is_kept_where_it_can_be(wrong: str) -> None:
    with pytest.raises(Trouble, match="SQLite or PostgreSQL"):
        Store(wrong)


async def test_a_server_that_is_no_registry_and_a_key_that_is_none_are_told_of(
    registry: Workbench, tmp_path: Path
) -> None:
    to = f"sqlite:///{tmp_path / 'copy.db'}"
    with pytest.raises(Trouble, match="does not answer as a registry does"):
        await _follow(Source(f"{registry.client.base_url}/operations"), to)
    with pytest.raises(Trouble, match="no valid key") as refused:
        await _follow(Source(str(registry.client.base_url), "prk_00000000_wrong"), to)
    assert "MIRROR_KEY" in (refused.value.hint or "")
    with pytest.raises(Trouble, match="no change feed"):
        shape_of("type Query { a: Int }")


@pytest.mark.parametrize(
    ("given", "wait"),
    [(None, None), ("12", 12.0), ("999999", 3600.0), ("soon", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0)],
)
def test_retry_after_is_read_in_both_its_forms(given: str | None, wait: float | None) -> None:
    assert _seconds(given) == wait
