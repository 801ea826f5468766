"""Systems that tell of one initiative in rows, as tests of whose word stands have them."""

from collections.abc import Callable
from typing import Any

from tests.helpers.ready_questions import READY
from tests.helpers.workbench import SECRETS, Workbench

SHOWN = "rows { row outcome differs disputed record { id version } errors { code field } }"
#: What is disputed, as the ready question asks for it.
LOST = READY["WhatWeLost"].query
Rule = Callable[..., None]
FIRST, SECOND, THIRD = "socialstyrelsen-ks", "verksamhetsplan", "planeringsverktyg"


class Systems:
    """Systems that tell of one initiative, each by a key of its own."""

    def __init__(self, bench: Workbench, name: str, record: str) -> None:
        self.bench, self.name, self.record = bench, name, record
        self.callers: dict[str, str] = {}

    async def says(self, source: str, *, how: str = "", **fields: Any) -> Any:
        """What a system is answered when it tells of the initiative."""
        row = {"key": {"system": source, "value": self.name}, "fields": fields}
        given = {"source": source, "rows": [row], "onError": "KEEP_GOING"}
        found = await self.bench.do(self.callers[source], "upsertInitiatives", SHOWN, how, **given)
        assert found["userErrors"] == []
        return found["rows"][0] | {"warnings": found["warnings"]}

    async def stands(self, fields: str) -> Any:
        return (
            await self.bench("administrator", f'{{ node(id: "{self.record}") {{ ... on Initiative {{ {fields} }} }} }}')
        )["node"]

    async def lost(self, source: str | None = None, caller: str | None = "administrator") -> list[Any]:
        """What is told of as disputed of the initiative: field, kept and by whom, lost and by whom."""
        found = (await self.bench(caller, LOST, source=source, first=100))["disputedValues"]["nodes"]
        mine = [each for each in found if each["record"]["id"] == self.record]
        return [(it["field"], it["kept"], it["keptFrom"], it["lost"], it["lostFrom"]) for it in mine]

    async def by_hand(self, **fields: Any) -> None:
        await self.bench.done(
            "rss",
            "updateInitiative",
            "initiative { id }",
            initiative={"id": self.record},
            fields=fields,
            seen=(await self.stands("version"))["version"],
        )


async def systems_of(bench: Workbench, name: str, **fields: Any) -> Systems:
    keys = [{"system": each, "value": name} for each in (FIRST, SECOND, THIRD)]
    made = await bench.an_initiative(title=f"Prov {name}", externalIds=keys, **fields)
    found = Systems(bench, name, made["id"])
    for each in (FIRST, SECOND, THIRD):
        found.callers[each] = await bench.a_key(
            f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), (each,)
        )
    return found
