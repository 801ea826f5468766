"""Lost authority is not regained by any sequence of acts."""

from random import Random

import pytest

from registry.storage.database import database
from tests.helpers.budgets import steps
from tests.helpers.regaining import EVERYBODY, GR, LOST, Walk
from tests.helpers.workbench import Workbench

#: Those who try together: each side alone, for what the other took back, and all of them, for what the nation did. Each
#: time another municipality loses its RSS body.
WHO = {"Ale": GR, "Lerum": frozenset({"other"}), "Partille": EVERYBODY}


def test_everything_that_is_lost_is_tried_for_by_somebody() -> None:
    assert {name for name, (by, _) in LOST.items() if any(who <= by for who in WHO.values())} == set(LOST)


@pytest.mark.parametrize("member", WHO)
async def test_what_is_lost_stays_lost_whatever_is_done(bench: Workbench, member: str) -> None:
    who, connection = WHO[member], await database.connect(bench.url)
    walk = Walk(bench, connection, Random(member))  # noqa: S311 - the same walk every time
    try:
        await walk.take_away(member)
        assert await walk.regained(who) == []
        for _ in range(steps()):
            await walk.step(who)
            assert await walk.regained(who) == [], walk.tried[-5:]
    finally:
        await connection.close()
    # Much of it was done: who is refused everything regains nothing either.
    assert walk.done > steps() / 30
