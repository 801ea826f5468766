"""No ready question reads a whole table that grows with the data where an index could serve.

Each is planned for a registry that PostgreSQL believes is large, as anyone asks it, with its own variables. What is
read whole all the same stands in a table, with why: a question that comes to read more fails, and so does one that no
longer reads what is written there, so that the table only gets shorter. It is about plans, not about times.
"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from schema.http.ready import ReadyOperation
from tests.helpers.databases import CreateDatabase
from tests.helpers.large import LargeRegistry, large_registry
from tests.helpers.plans import Whole
from tests.helpers.ready_questions import READY

#: Why a table is read whole today.
TOTAL = "totalCount counts all that there are"
CLOSES = "the days on which openings close are gathered, from an index of them alone"
KEEPERS = "what goes on is stale or not by the day, and is counted from an index of those alone"
REPORTED = "those of which sources tell numbers are gathered, from an index of them alone"
COUNTED = "each keeper has one row: they are no more than organisations"
NEEDS = "an overview counts all"
BEHIND = "what was merged into what is gathered from all"
WAITING = "those in a state that few are in are gathered from all"
UNKNOWN = "all are counted in which something is not known"
#: The tables that grow and are read whole today, by question, and why.
WHOLE: dict[str, dict[str, str]] = {
    **dict.fromkeys(
        ("Calendar", "CalendarOfMethod", "CalendarOfMunicipality", "CalendarOfRssBody", "CalendarOfTheme"),
        dict.fromkeys(("initiatives",), CLOSES),
    ),
    "CoverageByCounty": {"initiatives": REPORTED},
    "CoverageByRssBody": {"initiatives": REPORTED},
    "CoverageByTheme": {"initiatives": REPORTED},
    "DecisionsWithVersion": {"decisions": TOTAL},
    "GradedMethodsInUse": {"methods": "either of two things is asked for, and the order is by a count"},
    "GroupsWithVersion": {"groups": TOTAL},
    "LessonsWithVersion": {"lessons": "the initiatives that have any are gathered from all lessons"},
    "LoadByPopulationClass": {"initiatives": REPORTED},
    "MandatesEndingSoon": {"mandates": "the day of a report has no index"},
    "MandatesWithVersion": {"mandates": TOTAL},
    "MethodsWithVersion": {"methods": TOTAL},
    "NeedsByRssBody": {"knowledge_needs": NEEDS},
    "NeedsOverview": {"knowledge_needs": NEEDS},
    "OpenPilots": {"initiatives": "those that are or were open are gathered, from an index of them alone"},
    "OutputsWithVersion": {"outputs": TOTAL},
    "StaleByKeeper": {"initiatives": KEEPERS, "keeper_counts": COUNTED},
    "Unanswered": {"knowledge_needs": "whether a need is answered is counted of all that are open"},
    "WhatDoWeNotKnow": dict.fromkeys(("initiatives", "knowledge_needs", "outputs"), UNKNOWN),
    "WhatToLookAt": {"initiatives": KEEPERS, "keeper_counts": COUNTED},
    "WhatWaitsForMe": {"participations": WAITING},
    "WhoAnsweredInARound": {"knowledge_needs": BEHIND},
    "WhoAnswers": {"outputs": TOTAL},
}


@pytest_asyncio.fixture(scope="module")
async def large(make_database: CreateDatabase) -> AsyncIterator[LargeRegistry]:
    """A registry that PostgreSQL believes is large."""
    async with large_registry(make_database) as made:
        yield made


def differences(question: ReadyOperation, found: set[Whole]) -> list[str]:
    """What a question reads whole that is not told of, and what is told of that it does not, in words."""
    told = WHOLE.get(question.name, {})
    more = [
        f"{question.name} reads {each.table} whole: {each.node}" for each in sorted(found) if each.table not in told
    ]
    less = told.keys() - {each.table for each in found}
    return more + [f"{question.name} no longer reads {each} whole: strike it" for each in sorted(less)]


@pytest.mark.parametrize("question", READY.values(), ids=READY)
async def test_a_question_reads_those_tables_whole_that_are_told_of(
    large: LargeRegistry, question: ReadyOperation
) -> None:
    found = differences(question, await large.read_whole(question))
    assert not found, "\n".join(found)


def test_all_that_is_told_is_of_ready_questions() -> None:
    assert WHOLE.keys() <= READY.keys()


async def test_an_index_that_a_question_needs_is_missed(large: LargeRegistry) -> None:
    question, gone = READY["WhatDidOthersLearn"], large.connection.transaction()
    await gone.start()
    try:
        await large.connection.execute("drop index ix_lessons_participation_id")
        found = differences(question, await large.read_whole(question))
    finally:
        await gone.rollback()
    assert [each.partition(" by ")[0] for each in found] == [
        "WhatDidOthersLearn reads lessons whole: Index Scan on lessons"
    ]


@pytest.mark.parametrize(
    ("statement", "nodes"),
    [
        ("select count(*) from changes", ["Index Only Scan on changes"]),
        ("select * from lessons order by text limit 5", ["Seq Scan on lessons"]),
        ("select * from lessons where publication = 'PUBLISHED'", ["Index Scan on lessons"]),
        ("select (select count(*) from outputs) from initiatives limit 1", ["Index Only Scan on outputs"]),
        ("select * from lessons order by id limit 5", []),
        ("select * from initiatives where id = any (array(select initiative_id from participations limit 3))", []),
        ("select max(id) from commits", []),
    ],
)
async def test_a_limit_ends_a_scan_unless_all_rows_come_first(
    large: LargeRegistry, statement: str, nodes: list[str]
) -> None:
    found = sorted(each.node.partition(" by ")[0] for each in await large.reads_of(statement))
    assert found == nodes
