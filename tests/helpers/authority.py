"""Acts on records by their ids, for the tests of who may set which fact."""

from typing import Any

from tests.helpers.workbench import Workbench

#: The version of any record, as those see who see all.
NOW = "query Q($id: ID!) { node(id: $id) { ... on Record { version } } }"
GR, KUNGALV, MALMO = ({"slug": slug} for slug in ("goteborgsregionen", "kungalv", "malmo"))
REFUSED = ["NOT_ALLOWED"]
MEMBERSHIP = """
select 'membership_' || replace(m.id::text, '-', '') from memberships m
join organisations o on o.id = m.municipality_id where o.name = $1 and m.is_primary
"""


class Table:
    """Acts on records by their ids, with the version that stands."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench

    async def seen(self, key: str) -> int:
        version: int = (await self.bench("administrator", NOW, id=key))["node"]["version"]
        return version

    async def done(self, caller: str, act: str, name: str, key: str, **more: Any) -> None:
        """An act that must be done."""
        assert await self.tried(caller, act, name, key, **more) == [], (caller, act)

    async def tried(self, caller: str, act: str, name: str, key: str, **more: Any) -> list[str]:
        """The codes of what was wrong with an act on a record."""
        byref = name in ("initiative", "group", "organisation", "output", "need", "mandate", "which")
        given = {name: {"id": key} if byref else key, "seen": await self.seen(key), **more}
        return list(dict.fromkeys(await self.bench.refused(caller, act, **given)))

    async def back(self, caller: str, key: str, to: int = 1) -> list[str]:
        return await self.tried(caller, "revertRecord", "id", key, to=to)

    async def withdrawn(self, caller: str, key: str) -> list[str]:
        return await self.tried(caller, "withdrawRecord", "id", key, because="Prov")

    async def restored(self, caller: str, key: str) -> list[str]:
        return await self.tried(caller, "restoreRecord", "id", key)

    async def published(self, caller: str, key: str) -> list[str]:
        return await self.tried(caller, "publishRecord", "id", key)


async def membership_of(bench: Workbench, name: str) -> str:
    [(key,)] = await bench.sql(MEMBERSHIP, name)
    return str(key)


async def organisation(bench: Workbench, slug: str) -> str:
    [(key,)] = await bench.sql("select id from organisations where slug = $1", slug)
    return f"organisation_{key.hex}"


async def taking_part(bench: Workbench, caller: str, initiative: Any, **participant: Any) -> Any:
    """What comes of adding a participant."""
    given = {"initiative": {"id": initiative["id"]}, "participants": [participant]}
    return await bench.do(caller, "addParticipants", "participations { id status role }", **given)


async def part_of(bench: Workbench, caller: str, initiative: Any, **participant: Any) -> str:
    found = await taking_part(bench, caller, initiative, **participant)
    assert found["userErrors"] == [], found["userErrors"]
    return str(found["participations"][0]["id"])


async def a_seat(bench: Workbench, **seat: Any) -> str:
    """Malmö's seat in a published group of GR's."""
    fields = {"name": "En grupp", "kind": "NETWORK"}
    made = (await bench.done("rss", "createGroup", "group { id version }", fields=fields))["group"]
    await bench.done("rss", "publishRecord", "", id=made["id"], seen=made["version"])
    given = {"group": {"id": made["id"]}, "seats": [{"organisation": MALMO, **seat}]}
    return str((await bench.done("rss", "seatMembers", "seats { id }", **given))["seats"][0]["id"])
