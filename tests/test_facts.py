"""Whose each fact is, multiplied out: what every caller may take back of what somebody else set, and bring back.

Who may is told here in plain words, and not read from the registry's own table.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import inspect

from registry.authority import act_that_changes, act_that_makes, fact
from registry.model import RECORDS
from registry.storage.model.record import record_of
from tests.helpers.authority import KUNGALV, NOW
from tests.helpers.databases import CreateDatabase
from tests.helpers.ground import PUBLISHED, Laying, kind_on, of_each_type
from tests.helpers.provider import Provider
from tests.helpers.signing import believing
from tests.helpers.trials import EVERYONE
from tests.helpers.workbench import Workbench, workbench

NATION = {"national", "administrator"}
#: Kungälv's own, its RSS body's, and with that the nation's; "other" is Malmö.
OWN: set[str] = NATION | {"rss", "municipality"}
LEADING = NATION | {"other"}
#: By record and field group, in SQL: what is set, and whose it is to take back. The first two are Kungälv's part in an
#: initiative and in a group of Malmö's.
FACTS: dict[str, dict[str, set[str]]] = {
    "visit": {"role = 'OWNER'": LEADING, "note = 'Ny'": OWN | LEADING, "unit = 'En'": OWN | LEADING},
    "place": {"role = 'CHAIR'": LEADING, "function = 'socialchef'": OWN | LEADING},
    "organisation": {
        "website = 'https://example.org'": OWN,
        "short_name = 'Prov'": OWN,
        "kind = 'ASSOCIATION'": NATION,
        "organisation_number = '212000-3005'": NATION,
        "keeper_id = null": NATION,
    },
    "membership": {"kind = 'ASSOCIATE'": NATION, "period_end = '2020'": NATION, "sources = '[]'": NATION},
    "theme": {"name_en = 'New'": NATION, "parent_id = (select id from themes where slug = 'aldreomsorg')": NATION},
    "round": {"step = 5": NATION, "year = 2029": NATION},
    "initiative": {
        "title = 'Ny'": OWN,
        "summary = 'Ny'": OWN,
        "period_end = '2035', period_end_is = 'PLANNED'": OWN,
        "questions = '{Hur}'": OWN,
        # It ended, and nobody but the nation says that it did not.
        "period_end = '2020', period_end_is = 'ACTUAL'": OWN,
    },
    "participation": {"role = 'OWNER'": OWN, "note = 'Ny'": OWN},
    "guest": {"role = 'OWNER'": OWN, "note = 'Ny'": OWN},
    "lesson": {"text = 'Ny'": OWN, "kind = 'WORKED'": OWN},
    "group": {"remit = 'Ny'": OWN, "name = 'Ny'": OWN},
    "seat": {"role = 'CHAIR'": OWN, "function = 'socialchef'": OWN},
    "raised": {"description = 'Ny'": OWN, "title = 'Ny'": OWN},
    "endorsement": {"local_wording = 'Ny'": OWN, "priority = 3": OWN},
    # What was decided, by whom and when, the nation says; why and what came of it those who decided, too.
    "decision": {
        "outcome = 'Ny'": OWN - {"system"},
        "reason = 'Ny'": OWN - {"system"},
        "rank = 3": NATION,
        "deciding_organisation_id = null": NATION,
        "decided_on = '2020'": NATION,
    },
    "mandate": {"outcome = 'Ny'": OWN, "report_due_on = '2030'": OWN},
    "use": {"extent = 'Ny'": OWN, "period_end = '2035'": OWN},
    "method": {"aim = 'Ny'": OWN, "name = 'Ny'": OWN},
    "asking": {"because = 'Ny'": OWN - {"system"}},
    "output": {"summary = 'Ny'": OWN, "url = 'https://example.org'": OWN},
}
#: The sides of a part: who withdrew it, and who of those that may withdraw it brings it back too.
SIDES: dict[str, dict[str, set[str]]] = {
    "visit": {"municipality": {"municipality", "rss"}, "rss": {"rss"}, "other": {"other"}, "national": set()},
    "place": {"municipality": {"municipality", "rss"}, "rss": {"rss"}, "other": {"other"}, "national": set()},
    "initiative": {**{by: {"municipality", "rss"} for by in ("municipality", "rss", "system")}, "national": set()},
    "output": {**{by: {"municipality", "rss"} for by in ("municipality", "rss", "system")}, "national": set()},
    "membership": {"national": set()},
    "theme": {"national": set()},
    "round": {"national": set()},
    "organisation": {"national": set()},
}


@dataclass
class Ground:
    """Records, and what is done to them."""

    bench: Workbench
    ids: dict[str, str]

    async def change(self, name: str, values: str) -> None:
        """Set columns of a record, past the acts and with a trace in the trail."""
        prefix, _, key = self.ids[name].rpartition("_")
        table = next(each.__tablename__ for each in RECORDS.values() if each.record_type.prefix == prefix)
        await self.bench.sql(f"update {table} set {values} where id = $1::text::uuid", key)

    async def seen(self, name: str) -> int:
        version: int = (await self.bench("administrator", NOW, id=self.ids[name]))["node"]["version"]
        return version

    async def may(self, act: str, name: str, **more: Any) -> set[str | None]:
        """Who may do an act to a record; nothing is kept of it."""
        given = {"id": self.ids[name], "seen": await self.seen(name), **more}
        found = {caller: await self.bench.tried(caller, act, **given) for caller in EVERYONE}
        assert set().union(*found.values()) <= {"NOT_ALLOWED", "NOT_FOUND"}, found
        return {caller for caller, codes in found.items() if not codes}


@pytest_asyncio.fixture(scope="module")
async def ground(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Ground]:
    async with workbench(make_database, **believing(issuer)) as bench:
        made = await Laying(bench, PUBLISHED, issuer).lay({*FACTS, *SIDES} - {"visit", "place"})
        ids = {name: each["id"] for name, each in made.items()}
        theirs = await bench.an_initiative("other")
        given = {"initiative": {"id": theirs["id"]}, "participants": [{"organisation": KUNGALV}]}
        (visit,) = (await bench.done("other", "addParticipants", "participations { id }", **given))["participations"]
        fields = {"kind": "NETWORK", "name": "Deras"}
        group = (await bench.done("other", "createGroup", "group { id version }", fields=fields))["group"]
        await bench.done("other", "publishRecord", "", id=group["id"], seen=group["version"])
        given = {"group": {"id": group["id"]}, "seats": [{"organisation": KUNGALV}]}
        (place,) = (await bench.done("other", "seatMembers", "seats { id }", **given))["seats"]
        yield Ground(bench, {**ids, "visit": visit["id"], "place": place["id"]})


def test_every_type_and_every_column_is_some_acts_to_set() -> None:
    types = {each.record_type for each in RECORDS.values() if not each.for_administrators}
    assert {kind_on(name) for name in FACTS if name not in ("visit", "place")} == types
    for name in of_each_type().values():
        model = record_of(kind_on(name) or pytest.fail(name))
        assert act_that_makes(model) is not None
        assert act_that_changes(model) is not None
        assert all(fact(model, column.name) is not None for column in model.__table__.columns)
        assert set(model.held.facts) <= {*model.__table__.columns.keys(), *inspect(model).relationships.keys()}


@pytest.mark.parametrize(
    ("name", "values"), [pytest.param(name, values, id=f"{name}: {values}") for name in FACTS for values in FACTS[name]]
)
async def test_what_somebody_set_is_taken_back_by_those_whose_it_is(ground: Ground, name: str, values: str) -> None:
    to = await ground.seen(name)
    await ground.change(name, values)
    if await ground.seen(name) == to:
        await ground.change(name, f"{values}, last_confirmed_at = now()")
    expected = NATION if "= 'ACTUAL'" in values else FACTS[name][values]
    assert await ground.may("revertRecord", name, to=to) == expected
    back = {"id": ground.ids[name], "seen": await ground.seen(name), "to": to}
    await ground.bench.done("national", "revertRecord", "", **back)


@pytest.mark.parametrize(
    ("name", "by"), [pytest.param(name, by, id=f"{name}-{by}") for name in SIDES for by in SIDES[name]]
)
async def test_what_somebody_withdrew_is_brought_back_by_those_whose_word_it_was(
    ground: Ground, name: str, by: str
) -> None:
    given = {"id": ground.ids[name], "because": "Prov"}
    await ground.bench.done(by, "withdrawRecord", "", **given, seen=await ground.seen(name))
    assert await ground.may("restoreRecord", name) == SIDES[name][by] | NATION
    for act in ("restoreRecord", "publishRecord"):
        await ground.bench.done("national", act, "", id=ground.ids[name], seen=await ground.seen(name))
