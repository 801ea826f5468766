"""The groups of the picture of needs, counted by the rows: for those who see more than everybody does now."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, Date, Integer, and_, cast, func, literal_column, or_, select, union

from registry.concepts.behind import known_to_stand_behind
from registry.concepts.knowledge_needs import KnowledgeNeed, KnowledgeNeedState, NeedCloseReason
from registry.overviews.needs.counted import ANSWERS, BEHIND, NEEDS
from registry.overviews.needs.groups import (
    ANSWERED,
    DAYS,
    DECLINED,
    GROUPS,
    PATHS,
    PEOPLE,
    RAISED,
    STATED,
    Told,
    keyed,
    type_of,
)
from registry.overviews.walking import pairs
from registry.overviews.words import NeedsOverviewBy
from registry.storage.reading.criteria import Condition
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_true

#: How long a date is that is known to the day.
WHOLE_DATE = 10


def told(by: list[NeedsOverviewBy], asked: frozenset[str], condition: Condition, scope: Scope) -> Told:
    """What is asked for of each group; the needs that meet the condition stand in NEEDS already."""
    del condition
    rows = grouped(by, scope)
    more = [stated(rows, by, scope)] if asked & {*PEOPLE, *STATED} else []
    return Told(_counted(rows, by, asked, scope), [*more, *dates(rows, asked, scope)])


def _counted(grouped: CTE, by: list[NeedsOverviewBy], asked: frozenset[str], scope: Scope) -> Any:
    one, need = grouped.alias(scope.name("g")), scope.alias(NEEDS)
    names = [one.c[each] for each in GROUPS.values()]
    source: Any = one.join(need, need.c.id == one.c.need_id)
    answered = scope.alias(ANSWERS) if asked & {*ANSWERED} else None
    if answered is not None:
        source = source.join(answered, answered.c.id == need.c.id)
    columns = [*names, *_counts(need, answered, scope)]
    if "behind_known_count" in asked:
        backed = _backed(by, scope)
        source = source.outerjoin(backed, _same_group(one, backed, by))
        columns.append(func.count(backed.c.need_id).label("behind_known_count"))
    return keyed(select(*columns).select_from(source).group_by(*names), scope)


def dates(grouped: CTE, asked: frozenset[str], scope: Scope) -> list[Any]:
    """When the needs of each group were raised, and how long they took, if that is asked for."""
    if not asked & {*RAISED, *DAYS}:
        return []
    one, need = grouped.alias(scope.name("g")), scope.alias(NEEDS)
    names = [one.c[each] for each in GROUPS.values()]
    found = select(*names, *_dates(need, scope)).select_from(one.join(need, need.c.id == one.c.need_id))
    return [keyed(found.group_by(*names), scope)]


def _rounds(scope: Scope) -> Any:
    """Each need with the round that it was gathered in, or none, and those in which somebody came to stand behind."""
    need: Any = scope.alias(NEEDS)
    behind = scope.alias(BEHIND)
    own = pairs(KnowledgeNeed, scope.alias(NEEDS), PATHS[NeedsOverviewBy.ROUND], scope).subquery(scope.name("by"))
    gathered = select(need.c.id.label("need_id"), own.c.by_id.label("round_id"))
    gathered = gathered.select_from(need.outerjoin(own, own.c.counted_id == need.c.id)).correlate(None)
    return union(gathered, select(behind.c.need_id, behind.c.round_id).correlate(None)).subquery(scope.name("rounds"))


def grouped(by: list[NeedsOverviewBy], scope: Scope) -> CTE:
    """Each need in each of its groups; one without a theme or a round stands in a group without."""
    need: Any = scope.alias(NEEDS)
    source: Any = need
    found: dict[str, Sql] = {}
    for each, name in GROUPS.items():
        if each not in by:
            found[name] = cast(literal_column("null"), type_of(name))
        elif each is NeedsOverviewBy.ROUND:
            rounds = _rounds(scope)
            source = source.outerjoin(rounds, rounds.c.need_id == need.c.id)
            found[name] = rounds.c.round_id
        elif each in PATHS:
            paired = pairs(KnowledgeNeed, scope.alias(NEEDS), PATHS[each], scope).subquery(scope.name("by"))
            source = source.outerjoin(paired, paired.c.counted_id == need.c.id)
            found[name] = paired.c.by_id
        elif each is NeedsOverviewBy.RSS_BODY:
            behind = scope.alias(BEHIND)
            own = [behind.c[other] for other in ("need_id", *_of_people(by))]
            body = select(*own).distinct().subquery(scope.name("by"))
            same = [body.c.round_id.is_not_distinct_from(found["round_id"])] if "round_id" in body.c else []
            source = source.outerjoin(body, and_(body.c.need_id == need.c.id, *same))
            found[name] = body.c.rss_body_id
        else:
            found[name] = need.c[name]
    columns = [need.c.id.label("need_id"), *(each.label(name) for name, each in found.items())]
    return select(*columns).select_from(source).correlate(None).cte(scope.name("grouped"))


def _of_people(by: list[NeedsOverviewBy]) -> list[str]:
    """The columns of a group that say something of those behind its needs: which body's, and told in which round."""
    return [GROUPS[each] for each in (NeedsOverviewBy.ROUND, NeedsOverviewBy.RSS_BODY) if each in by]


def _counts(need: Row, answered: Row | None, scope: Scope) -> Iterator[Any]:
    """What is counted of the needs of a group."""
    words = {each: scope.word(each) for each in (*KnowledgeNeedState, *NeedCloseReason)}
    is_closed = need.c.state == words[KnowledgeNeedState.CLOSED]
    is_met = need.c.close_reason == words[NeedCloseReason.MET]
    is_addressed = or_(need.c.state == words[KnowledgeNeedState.ADDRESSED], is_true(is_met))
    is_declined = need.c.close_reason.in_([words[each] for each in DECLINED])
    counted = {
        "need_count": None,
        "waiting_count": and_(~is_closed, ~is_addressed),
        "addressed_count": is_addressed,
        "declined_count": is_declined,
        "solved_locally_count": need.c.close_reason == words[NeedCloseReason.SOLVED_LOCALLY],
    }
    if answered is not None:
        is_answered = or_(answered.c.initiatives, answered.c.outputs)
        ways = (answered.c.handling, answered.c.initiatives, answered.c.outputs, and_(~is_answered, ~is_closed))
        counted |= dict(zip(ANSWERED, ways, strict=True))
    for name, condition in counted.items():
        yield (func.count() if condition is None else func.count().filter(condition)).label(name)


def _dates(need: Row, scope: Scope) -> Iterator[Any]:
    yield func.min(need.c.raised_on).label("first_raised_on")
    yield func.max(need.c.raised_on).label("last_raised_on")
    days = _days(need, scope)
    half: Sql = literal_column("0.5")
    yield cast(func.percentile_cont(half).within_group(days), Integer).label("median_days_to_addressed")
    yield func.count(days).label("days_known_count")


def _days(need: Row, scope: Scope) -> Sql:
    """How many days from raised to addressed; null unless both are known to the day."""
    raised, addressed = need.c.raised_on, need.c.addressed_on
    whole: Sql = literal_column(str(WHOLE_DATE))
    is_known = and_(func.length(raised) == whole, func.length(addressed) == whole)
    return scope.when(is_known, cast(addressed, Date) - cast(raised, Date))


def stated(grouped: CTE, by: list[NeedsOverviewBy], scope: Scope) -> Any:
    """How many stand behind the needs of a group; grouped by RSS body or round, those of that body, in that round."""
    one, other = grouped.alias(scope.name("g")), scope.alias(BEHIND)
    names = [GROUPS[each] for each in GROUPS if each in by]
    who = (other.c.rss_body_id.label("behind_id"), other.c.municipality_id, other.c.stated_on)
    behind = select(*(one.c[each] for each in names), *who).correlate(None)
    behind = behind.select_from(one.join(other, _same_group(one, other, by)))
    # Put apart: of the groups PostgreSQL would think that they are as many as endorsements, and sort them all.
    row = behind.offset(literal_column("0")).subquery(scope.name("people"))
    # Each body and municipality once for each group, before they are counted: far fewer than those behind each need.
    keys = [row.c[each] for each in (*names, "behind_id", "municipality_id")]
    days = [func.min(row.c.stated_on).label("first"), func.max(row.c.stated_on).label("last")]
    once = select(*keys, *days).group_by(*keys).correlate(None).subquery(scope.name("once"))
    columns = [
        known_to_stand_behind(func.count(once.c.behind_id.distinct())).label("rss_body_count"),
        known_to_stand_behind(func.count(once.c.municipality_id.distinct())).label("municipality_count"),
        func.min(once.c.first).label("first_stated_on"),
        func.max(once.c.last).label("last_stated_on"),
    ]
    none: Sql = literal_column("null")
    sides = [once.c[each] if each in names else cast(none, type_of(each)).label(each) for each in GROUPS.values()]
    return keyed(select(*sides, *columns).group_by(*(once.c[each] for each in names)), scope)


def _backed(by: list[NeedsOverviewBy], scope: Scope) -> Any:
    """The needs that an RSS body or municipality is known to stand behind; grouped by these or rounds, in each."""
    behind = scope.alias(BEHIND)
    own = [behind.c[each] for each in ("need_id", *_of_people(by))]
    is_told = or_(behind.c.rss_body_id.is_not(None), behind.c.municipality_id.is_not(None))
    return select(*own).where(is_told).distinct().correlate(None).subquery(scope.name("backed"))


def _same_group(one: Row, other: Row, by: list[NeedsOverviewBy]) -> Sql:
    """Whether those behind a need belong to a group that it stands in."""
    sides = (one.c[each].is_not_distinct_from(other.c[each]) for each in _of_people(by))
    return and_(one.c.need_id == other.c.need_id, *sides)
