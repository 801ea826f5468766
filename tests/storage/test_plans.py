"""A statement is planned in the way that took less time, and what was found out is looked at again."""

from collections.abc import Callable, Iterator
from itertools import chain, repeat

from registry.storage.database.plans import ENOUGH, LONG, MOST_BAD, WEIGHED_FOR, Planned, Plans

SQL = "select 1"
QUICK, SLOW = 0.002, 0.02
#: More than enough for both ways.
TRIED = 6 * ENOUGH


def asked(plans: Plans, calls: int, took: Callable[[Planned], float]) -> list[Planned]:
    """How so many calls of a statement were planned, each of which took what `took` says of it."""
    ways = []
    for _ in range(calls):
        ways.append(plans.planned(SQL))
        plans.took(SQL, ways[-1], took(ways[-1]))
    return ways


def taking(*, anew: float, once: float) -> Callable[[Planned], float]:
    return lambda planned: once if planned is Planned.ONCE else anew


def test_the_first_calls_are_planned_both_ways() -> None:
    ways = asked(Plans(), TRIED, taking(anew=SLOW, once=SLOW))
    assert ways[0] is Planned.AT_EACH_CALL
    assert set(ways) == {Planned.AT_EACH_CALL, Planned.ONCE}


def test_the_quicker_way_is_kept() -> None:
    quicker, slower = Plans(), Plans()
    asked(quicker, TRIED, taking(anew=SLOW, once=QUICK))
    asked(slower, TRIED, taking(anew=QUICK, once=SLOW))
    assert set(asked(quicker, 50, taking(anew=SLOW, once=QUICK))) == {Planned.ONCE}
    assert set(asked(slower, 50, taking(anew=QUICK, once=SLOW))) == {Planned.AT_EACH_CALL}


def test_one_call_that_the_machine_held_up_decides_nothing() -> None:
    held_up: Iterator[float] = chain([QUICK, QUICK, 1.0], repeat(QUICK))
    plans = Plans()
    asked(plans, TRIED, lambda planned: next(held_up) if planned is Planned.ONCE else SLOW)
    assert plans.planned(SQL) is Planned.ONCE


def test_calls_that_waited_for_other_work_decide_nothing() -> None:
    # Of both ways more than half, and by chance those that are planned once for longer.
    anew: Iterator[float] = chain.from_iterable(repeat([SLOW, 0.1, SLOW, 0.1, 0.1]))
    once: Iterator[float] = chain.from_iterable(repeat([QUICK, 0.2, QUICK, 0.2, 0.2]))
    plans = Plans()
    asked(plans, TRIED, lambda planned: next(once) if planned is Planned.ONCE else next(anew))
    assert plans.planned(SQL) is Planned.ONCE


def test_a_plan_that_wins_more_than_the_machine_takes_is_kept() -> None:
    plans = Plans()
    asked(plans, 500, taking(anew=SLOW, once=QUICK))
    held_up = taking(anew=SLOW, once=SLOW + 0.2)
    assert set(asked(plans, 2 * MOST_BAD, held_up)) == {Planned.ONCE}
    assert set(asked(plans, 100, held_up)) == {Planned.ONCE, Planned.AT_EACH_CALL}


def test_what_takes_long_by_itself_is_not_tried() -> None:
    plans = Plans()
    assert set(asked(plans, TRIED, taking(anew=2 * LONG, once=QUICK))) == {Planned.AT_EACH_CALL}
    assert set(asked(plans, 50, taking(anew=QUICK, once=QUICK))) == {Planned.AT_EACH_CALL}


def test_a_plan_that_turns_out_to_be_bad_for_some_calls_is_given_up() -> None:
    plans = Plans()
    asked(plans, TRIED, taking(anew=SLOW, once=QUICK))
    bad = taking(anew=SLOW, once=1.0)
    assert set(asked(plans, MOST_BAD, bad)) == {Planned.ONCE}
    assert set(asked(plans, 50, bad)) == {Planned.AT_EACH_CALL}


def test_a_plan_that_a_call_was_stopped_in_is_given_up_at_once() -> None:
    plans = Plans()
    asked(plans, TRIED, taking(anew=SLOW, once=QUICK))
    plans.failed(SQL, Planned.ONCE)
    assert plans.planned(SQL) is Planned.AT_EACH_CALL


def test_a_call_that_was_stopped_though_it_was_planned_for_itself_says_nothing() -> None:
    plans = Plans()
    asked(plans, TRIED, taking(anew=SLOW, once=QUICK))
    plans.failed(SQL, Planned.AT_EACH_CALL)
    assert plans.planned(SQL) is Planned.ONCE


def test_what_was_found_is_weighed_anew_after_many_calls() -> None:
    plans = Plans()
    asked(plans, WEIGHED_FOR, taking(anew=QUICK, once=SLOW))
    asked(plans, TRIED, taking(anew=SLOW, once=QUICK))
    assert plans.planned(SQL) is Planned.ONCE


def test_statements_are_weighed_apart() -> None:
    plans = Plans()
    asked(plans, TRIED, taking(anew=SLOW, once=QUICK))
    assert plans.planned("select 2") is Planned.AT_EACH_CALL
    assert plans.planned(SQL) is Planned.ONCE


def test_a_plan_that_callers_give_up_waiting_for_is_given_up() -> None:
    plans = Plans()
    asked(plans, TRIED, taking(anew=SLOW, once=QUICK))
    for _ in range(MOST_BAD):
        plans.given_up(SQL, Planned.ONCE, QUICK)
    assert plans.planned(SQL) is Planned.ONCE
    for _ in range(MOST_BAD):
        plans.given_up(SQL, Planned.ONCE, 1.0)
    assert plans.planned(SQL) is Planned.AT_EACH_CALL
