"""How much an act asks of the database: nothing for whoever may not, and no more for many than for few."""

from typing import Any

import pytest

from registry.across.permissions import reach_of
from registry.matrix import Act, Reach
from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType, Role
from tests.helpers.ground import kind_on, names_in
from tests.helpers.merging import merge_done, pair, take_part
from tests.helpers.statements import sent
from tests.helpers.trials import TRIALS, Trial
from tests.helpers.workbench import CALLERS, Workbench

NOWHERE = "0" * 32


def anything(trial: Trial) -> dict[str, Any]:
    """The input of a trial, on records that are nowhere."""
    names = names_in(trial.given) - {"token"}
    types = {name: kind_on(name) if name != "person" else RecordType.PERSON for name in names}
    ids = {name: f"{kind.prefix}_{NOWHERE}" for name, kind in types.items() if kind is not None}
    return trial.given({name: {"id": key, "version": 1} for name, key in (ids | {"token": NOWHERE}).items()})


def never(caller: str | None, trial: Trial) -> bool:
    """Whether a caller may do such an act to no record at all."""
    role, _, scopes = CALLERS[caller] if caller else ("ANONYMOUS", None, ())
    act = next(each for each in Act if each.value == trial.act)
    is_out = bool(scopes) and trial.kind not in scopes
    return is_out or reach_of(Role[role], act, record_of(trial.kind)) is Reach.NO


@pytest.mark.parametrize("caller", [None, "reader", "outputs_only", "municipality"])
async def test_whoever_may_not_is_refused_before_anything_is_read(bench: Workbench, caller: str | None) -> None:
    refused = [trial for trial in TRIALS if never(caller, trial)]
    assert len(refused) > len(Act) / 4
    for trial in refused:
        with sent() as statements:
            assert await bench.tried(caller, trial.act, **anything(trial)) == {"NOT_ALLOWED"}, trial
        assert statements == [], trial


async def test_nobody_locks_or_searches_in_what_another_keeps(bench: Workbench) -> None:
    initiative = await bench.an_initiative()
    unknown = [{"organisation": {"name": f"Ingenstans {place}"}} for place in range(160)]
    given = {"initiative": {"id": initiative["id"]}, "participants": unknown}
    with sent() as statements:
        assert await bench.refused("other", "addParticipants", **given) == ["NOT_ALLOWED"]
    assert len(statements) <= 3
    assert not [each for each in statements if "for update" in each.lower() or "name_sort" in each]


async def test_suggestions_are_searched_for_once_and_not_for_all(bench: Workbench) -> None:
    initiative = await bench.an_initiative()
    unknown = [{"organisation": {"slug": f"kungal-{place}"}} for place in range(40)]
    given = {"initiative": {"id": initiative["id"]}, "participants": unknown}
    with sent() as statements:
        found = (await bench.do("rss", "addParticipants", "", **given))["userErrors"]
    assert [each["code"] for each in found] == ["NOT_FOUND"] * 40
    assert [bool(each["hint"]) for each in found] == [True] * 10 + [False] * 30
    # One for each reference, one for all suggestions, and a few for the initiative.
    assert len(statements) < 40 + 10


async def test_a_merge_of_much_asks_no_more_than_a_merge_of_little(bench: Workbench) -> None:
    counts = []
    for number in (2, 12):
        one, other = await pair(bench)
        for place in range(number):
            initiative = await bench.an_initiative(title=f"Delas {number} {place}")
            await take_part(bench, initiative, one, other)
        with sent() as statements:
            found = await merge_done(bench, one, other)
        assert [each["code"] for each in found["warnings"]] == ["ALREADY_SO"]
        counts.append(len(statements))
    assert counts[0] == counts[1]
