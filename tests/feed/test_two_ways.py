"""A system that both pushes its changes and follows those of others hears nothing of its own, and misses nothing."""

from random import Random
from typing import Any

from tests.feed.test_feed import a_draft, reader
from tests.helpers.merging import key_of
from tests.helpers.mirroring import Mirror, told
from tests.helpers.workbench import SECRETS, Workbench

SYSTEM = "skr-behov"
SOURCE = f'@source(system: "{SYSTEM}")'
PAGE = """query Q($after: ChangeToken, $first: Int = 1000, $notFrom: String, $types: [RecordType!]) {
  changes(after: $after, first: $first, notFrom: $notFrom, types: $types) { to more count changes {
    id tombstone { reason } initiative { title keeper { id } } } } }"""


class Partner:
    """A system with records of its own here, which it changes and follows."""

    def __init__(self, bench: Workbench, key: str, size: int = 1000) -> None:
        self.bench, self.key, self.size = bench, key, size
        self.token: str | None = None
        self.records: dict[str, Any] = {}

    @classmethod
    async def of(cls, bench: Workbench, size: int = 1000) -> "Partner":
        """One with a key that speaks for it."""
        key = await bench.a_key(f"partner {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", systems=(SYSTEM,))
        return cls(bench, key, size)

    async def page(self) -> Any:
        """One page of what others have changed."""
        given = {"after": self.token, "first": self.size, "notFrom": SYSTEM, "types": ["INITIATIVE"]}
        page = (await self.bench(self.key, PAGE, **given))["changes"]
        self.token = page["to"]
        for each in page["changes"]:
            if each["tombstone"]:
                self.records.pop(each["id"], None)
            else:
                self.records[each["id"]] = each["initiative"]
        return page

    async def pull(self) -> list[Any]:
        """All of it."""
        changes: list[Any] = []
        while True:
            page = await self.page()
            changes += page["changes"]
            if not page["more"]:
                return changes

    async def push(self, key: str | None, title: str) -> str:
        """Make or change a record of its own, and keep what was sent."""
        if key is None:
            given: dict[str, Any] = {"fields": {"title": title, "kind": "PILOT"}}
            made = await self.bench.do(self.key, "createInitiative", "initiative { id keeper { id } }", SOURCE, **given)
        else:
            ((seen,),) = await self.bench.sql("select version from initiatives where id = $1", key_of({"id": key}))
            given = {"initiative": {"id": key}, "seen": seen, "fields": {"title": title}}
            made = await self.bench.do(self.key, "updateInitiative", "initiative { id keeper { id } }", SOURCE, **given)
        assert made["userErrors"] == []
        shown = made["initiative"]
        self.records[shown["id"]] = {"title": title, "keeper": shown["keeper"]}
        return str(shown["id"])


async def test_a_system_is_silent_about_its_own_and_told_of_others(bench: Workbench) -> None:
    partner = await Partner.of(bench)
    await partner.pull()
    own = await partner.push(None, "Den egna")
    await partner.push(own, "Den egna, ändrad")
    assert await partner.pull() == []
    await bench.sql("update initiatives set title = 'Av en annan' where id = $1", key_of({"id": own}))
    await partner.push(own, "Och av den egna igen")
    (change,) = await partner.pull()
    assert (change["id"], change["initiative"]["title"]) == (own, "Och av den egna igen")
    assert await partner.pull() == []
    everybody = await reader(bench, "rss")
    await partner.push(own, "Alla andra får veta")
    assert told(await everybody.pull()) == ["SHOWN"]
    assert await partner.pull() == []


async def test_a_load_brings_its_own_records_too_also_those_changed_meanwhile(bench: Workbench) -> None:
    first = await Partner.of(bench)
    own = [await first.push(None, f"Egen {number}") for number in range(4)]
    anew = Partner(bench, first.key, 5)
    await anew.page()
    await first.push(own[0], "Ändrad under laddningen")
    await anew.pull()
    whole = Mirror(bench, "rss", 500, ["INITIATIVE"])
    await whole.pull()
    assert anew.records.keys() == whole.records.keys()
    assert anew.records[own[0]]["title"] == "Ändrad under laddningen"


async def test_what_it_gives_away_is_told_all_the_same(bench: Workbench) -> None:
    partner = await Partner.of(bench)
    draft = await a_draft(bench, [])
    await partner.pull()
    other = "(select id from organisations where slug = 'malmo')"
    await bench.sql(
        "with said as (select set_config('registry.source', $2, true))"
        f" update initiatives set keeper_id = {other} from said where id = $1",
        key_of(draft), SYSTEM,
    )  # fmt: skip
    ((source,),) = await bench.sql("select source from commits order by id desc limit 1")
    assert source == SYSTEM
    assert [(each["id"], told([each])) for each in await partner.pull()] == [(draft["id"], ["OUT_OF_SCOPE"])]


async def test_only_whoever_speaks_for_a_system_leaves_its_changes_out(bench: Workbench) -> None:
    partner = await Partner.of(bench)
    for caller, system in ((partner.key, "annat"), ("rss", SYSTEM), (None, SYSTEM), ("administrator", SYSTEM)):
        (error,) = (await bench.whole(caller, PAGE, notFrom=system))["errors"]
        assert (error["extensions"]["code"], error["extensions"]["path"]) == ("NOT_ALLOWED", ["changes"])
        assert error["extensions"]["messageSv"]
    token = (await bench(partner.key, PAGE, notFrom=" SKR-Behov "))["changes"]["to"]
    await bench(partner.key, PAGE, notFrom=SYSTEM, after=token)
    (error,) = (await bench.whole(partner.key, PAGE, after=token))["errors"]
    assert error["extensions"]["code"] == "INVALID_CHANGE_TOKEN"
    query = f'{{ changes(history: true, notFrom: "{SYSTEM}") {{ count }} }}'
    (error,) = (await bench.whole(partner.key, query))["errors"]
    assert error["extensions"]["code"] == "INVALID_FILTER"


async def test_pushing_and_pulling_beside_others_falls_silent_and_misses_nothing(bench: Workbench) -> None:
    partner, draws = await Partner.of(bench, 3), Random(11)  # noqa: S311 -- the same each time is the point
    await partner.pull()
    shared = [await partner.push(None, f"Delad {number}") for number in range(4)]
    heard = 0
    for number in range(25):
        key = draws.choice(shared)
        if draws.random() < 0.6:
            await partner.push(key, f"Egen ändring {number}")
        else:
            await bench.sql(
                "update initiatives set title = $2 where id = $1", key_of({"id": key}), f"Annans ändring {number}"
            )
        if draws.random() < 0.4:
            heard += len(await partner.pull())
    await partner.pull()
    assert await partner.pull() == []
    assert 0 < heard < 25
    whole = Mirror(bench, "rss", 500, ["INITIATIVE"])
    await whole.pull()
    assert {key: each["title"] for key, each in partner.records.items()} == {
        key: each["title"] for key, each in whole.records.items()
    }
