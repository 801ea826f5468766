"""A short walk, in which the API, a connection's process and PostgreSQL itself are killed; `walk` takes longer ones."""

from tests.feed.walk import walk

#: Killing the command that keeps a copy has a test of its own.
KILLS = {"api": 1, "backend": 1, "postmaster": 1}


async def test_nothing_is_lost_doubled_out_of_order_or_shown_to_others_whatever_is_killed() -> None:
    taken = await walk(steps=32, seed=5, kills=KILLS)
    assert taken.ground.killed == {"mirror": 0, **KILLS}
    assert len(taken.marks) > 5
    assert taken.compared > 1000
