"""The groups of the picture of needs, counted by bitmaps: as `by_rows` counts them for those who see what all see now.

    the chosen needs -> _facts: by segment, which of them are closed, addressed, answered, …
    bitmaps of themes and words -> _grouped: the needs of each group, by segment
    both, & and bit_count -> counts; and with the bitmaps of whoever stands behind needs -> people

Days have no bitmaps: where they are asked for they are read from the rows.
"""

from typing import Any

from sqlalchemy import CTE, Select, and_, cast, func, literal_column, select, union_all

from registry.concepts.behind import known_to_stand_behind
from registry.concepts.knowledge_needs import KnowledgeNeed, KnowledgeNeedState, NeedCloseReason
from registry.concepts.themes import Theme
from registry.overviews.kept.backing import BEHIND, MERGED, MUNICIPALITY, RSS_BODY
from registry.overviews.kept.standing import HANDLING, INITIATIVES, OUTPUTS
from registry.overviews.needs import by_rows
from registry.overviews.needs.groups import DAYS, DECLINED, GROUPS, PATHS, PEOPLE, RAISED, STATED, Told, keyed, type_of
from registry.overviews.words import NeedsOverviewBy
from registry.storage.reading.bitmapped import Bitmapped
from registry.storage.reading.bits import NO_BITS, TYPE, Bits, answers
from registry.storage.reading.criteria import Condition
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: What groups are made of that there are bitmaps of.
BY = (NeedsOverviewBy.THEME, NeedsOverviewBy.STATE, NeedsOverviewBy.CLOSE_REASON)
_STATE, _REASON = "state", "close_reason"
#: What is counted of needs, by the values of attributes that any of a need's tells it by; None is whatever value.
_FACTS: dict[str, tuple[tuple[str, tuple[str, ...] | None], ...]] = {
    "closed": ((_STATE, (KnowledgeNeedState.CLOSED,)),),
    "addressed": ((_STATE, (KnowledgeNeedState.ADDRESSED,)), (_REASON, (NeedCloseReason.MET,))),
    "declined": ((_REASON, DECLINED),),
    "solved": ((_REASON, (NeedCloseReason.SOLVED_LOCALLY,)),),
    "merged": ((MERGED, None),),
    "decided": ((HANDLING, None),),
    "initiatives": ((INITIATIVES, None),),
    "outputs": ((OUTPUTS, None),),
    "backed": tuple((each, None) for each in BEHIND),
}


def serves(by: list[NeedsOverviewBy], condition: Condition, scope: Scope) -> bool:
    """Whether bitmaps tell of the needs that meet a condition, in groups by some of their sides."""
    return scope.sees_what_all_see and set(by) <= {*BY} and answers(condition, KnowledgeNeed)


def told(by: list[NeedsOverviewBy], asked: frozenset[str], condition: Condition, scope: Scope) -> Told:
    """What is asked for of each group of the needs that meet the condition."""
    facts = _facts(condition, scope)
    rows = _grouped(by, facts, scope)
    more = []
    if asked & {*PEOPLE}:
        more.append(_people(rows, scope))
    if asked & {*RAISED, *DAYS, *STATED}:
        read = by_rows.grouped(by, scope)
        more += by_rows.dates(read, asked, scope)
        if asked & {*STATED}:
            more.append(by_rows.stated(read, by, scope))
    return Told(_counted(rows, facts, scope), more)


def _facts(condition: Condition, scope: Scope) -> CTE:
    """The chosen needs by segment, and those of which each fact is so; what was merged is counted in what it became."""
    bits = Bits(KnowledgeNeed, scope)
    chosen = bits.meeting(condition).correlate(None).subquery(scope.name("chosen"))
    bitmap, (of_kind, _) = bits.of_attribute(_STATE)
    names = dict.fromkeys(each for ways in _FACTS.values() for each, _ in ways)
    columns = [_together(bitmap.c.bits, _tells(bitmap, ways, scope)).label(name) for name, ways in _FACTS.items()]
    found = select(bitmap.c.segment, *columns).group_by(bitmap.c.segment)
    found = found.where(of_kind, bitmap.c.attribute.in_([scope.text(each) for each in names]))
    told = found.correlate(None).subquery(scope.name("told"))
    known = {name: func.coalesce(told.c[name], NO_BITS, type_=TYPE) for name in _FACTS}
    counted = chosen.c.bits.bitwise_and(known.pop("merged").bitwise_not())
    each = [fact.label(name) for name, fact in known.items()]
    source = chosen.outerjoin(told, told.c.segment == chosen.c.segment)
    rows = select(chosen.c.segment, counted.label("bits"), *each).select_from(source)
    return rows.correlate(None).cte(scope.name("facts")).prefix_with("MATERIALIZED")


def _tells(bitmap: Row, ways: tuple[tuple[str, tuple[str, ...] | None], ...], scope: Scope) -> Sql:
    """Whether a bitmap is one of those that tell a fact."""
    tests = []
    for attribute, words in ways:
        test = bitmap.c.attribute == scope.text(attribute)
        tests.append(test if words is None else and_(test, bitmap.c.value.in_([scope.word(each) for each in words])))
    return scope.any_way(*tests)


def _together(bits: Sql, test: Sql) -> Any:
    return func.bit_or(bits, type_=TYPE).filter(test)


def _grouped(by: list[NeedsOverviewBy], facts: CTE, scope: Scope) -> CTE:
    """The needs of each group, by segment; those without a theme or a reason stand in a group without."""
    start = facts.alias(scope.name("f"))
    source: Any = start
    bits: Sql = start.c.bits
    names: dict[str, Any] = {}
    for each, name in GROUPS.items():
        if each not in by:
            names[name] = cast(literal_column("null"), type_of(name))
            continue
        side = _of_themes(facts, scope) if each is NeedsOverviewBy.THEME else _of_words(name, facts, scope)
        source = source.join(side, side.c.segment == start.c.segment)
        bits, names[name] = bits.bitwise_and(side.c.bits), side.c.value
    each_row = select(*(value.label(name) for name, value in names.items()), start.c.segment, bits.label("bits"))
    row = each_row.select_from(source).correlate(None).subquery(scope.name("r"))
    found = keyed(select(*row.c).where(row.c.bits != NO_BITS), scope)
    return select(*found.c).correlate(None).cte(scope.name("grouped")).prefix_with("MATERIALIZED")


def _of_themes(facts: CTE, scope: Scope) -> Any:
    """The needs of each theme with those below it, and those of none: columns value, segment and bits."""
    path = PATHS[NeedsOverviewBy.THEME]
    found = Bitmapped(KnowledgeNeed, scope).leading_to((path,), Theme, facts.alias(scope.name("f")))
    led = found.correlate(None).subquery(scope.name("led"))
    return _with_none(select(led.c.n.label("value"), led.c.segment, led.c.bits), "theme_id", facts, scope)


def _of_words(name: str, facts: CTE, scope: Scope) -> Any:
    """The needs of each word of a vocabulary, and those that have none."""
    bitmap, conditions = Bits(KnowledgeNeed, scope).of_attribute(name)
    found = select(bitmap.c.value, bitmap.c.segment, bitmap.c.bits).where(*conditions)
    return _with_none(found, name, facts, scope)


def _with_none(found: Select[Any], name: str, facts: CTE, scope: Scope) -> Any:
    """The same with the needs that have no value, by a null."""
    has = found.correlate(None).cte(scope.name("has"))
    one, each, every = facts.alias(scope.name("f")), has.alias(scope.name("h")), has.alias(scope.name("h"))
    any_of = select(every.c.segment, func.bit_or(every.c.bits, type_=TYPE).label("bits")).group_by(every.c.segment)
    some = any_of.correlate(None).subquery(scope.name("some"))
    none = one.c.bits.bitwise_and(func.coalesce(some.c.bits, NO_BITS, type_=TYPE).bitwise_not())
    without = select(cast(literal_column("null"), type_of(name)), one.c.segment, none)
    without = without.select_from(one.outerjoin(some, some.c.segment == one.c.segment))
    return union_all(select(each.c.value, each.c.segment, each.c.bits), without).subquery(scope.name("side"))


def _counted(grouped: CTE, facts: CTE, scope: Scope) -> Any:
    """How many needs each group has, and of how many each fact is so."""
    one, fact = grouped.alias(scope.name("g")), facts.alias(scope.name("f"))
    names = [one.c[each] for each in (*GROUPS.values(), "key")]
    is_open, answered = fact.c.closed.bitwise_not(), fact.c.initiatives.bitwise_or(fact.c.outputs)
    counted = {
        "need_count": one.c.bits,
        "waiting_count": is_open.bitwise_and(fact.c.addressed.bitwise_not()),
        "addressed_count": fact.c.addressed,
        "declined_count": fact.c.declined,
        "solved_locally_count": fact.c.solved,
        "decided_count": fact.c.decided,
        "with_initiative_count": fact.c.initiatives,
        "with_output_count": fact.c.outputs,
        "unanswered_count": is_open.bitwise_and(answered.bitwise_not()),
        "behind_known_count": fact.c.backed,
    }
    sums = (func.sum(func.bit_count(one.c.bits.bitwise_and(each))).label(name) for name, each in counted.items())
    found = select(*names, *sums).select_from(one.join(fact, fact.c.segment == one.c.segment)).group_by(*names)
    return found.correlate(None).subquery(scope.name("counts"))


def _people(grouped: CTE, scope: Scope) -> Any:
    """How many stand behind the needs of each group.

    Where there is much nearly all do so in any one segment, so that the others are looked at for few of them.
    """
    lowest = select(func.min(grouped.alias(scope.name("g")).c.segment)).correlate(None).scalar_subquery()
    one, who, meet = _meeting(grouped, scope)
    pair = [one.c.key, who.c.attribute, who.c.value]
    here = select(*pair).select_from(one.join(who, who.c.segment == one.c.segment)).where(one.c.segment == lowest, meet)
    first = here.correlate(None).cte(scope.name("first"))
    one, who, meet = _meeting(grouped, scope)
    known = first.alias(scope.name("k"))
    same = [known.c.key == one.c.key, known.c.attribute == who.c.attribute, known.c.value == who.c.value]
    source = one.join(who, and_(who.c.segment == one.c.segment, one.c.segment > lowest)).outerjoin(known, and_(*same))
    rest = select(one.c.key, who.c.attribute, who.c.value).distinct().select_from(source)
    rest = rest.where(known.c.key.is_(None), meet).correlate(None)
    each = union_all(select(*first.alias(scope.name("k")).c), rest).subquery(scope.name("each"))
    counts = (
        known_to_stand_behind(func.count().filter(each.c.attribute == scope.text(attribute))).label(name)
        for name, attribute in zip(PEOPLE, (RSS_BODY, MUNICIPALITY), strict=True)
    )
    return select(each.c.key, *counts).group_by(each.c.key).correlate(None).subquery(scope.name("people"))


def _meeting(grouped: CTE, scope: Scope) -> tuple[Row, Row, Sql]:
    """The needs of groups, those that whoever is behind needs stands behind, and that these have any in common."""
    one, (who, (of_kind, _)) = grouped.alias(scope.name("g")), Bits(KnowledgeNeed, scope).of_attribute(MUNICIPALITY)
    told = and_(of_kind, who.c.attribute.in_([scope.text(each) for each in BEHIND]))
    return one, who, and_(told, one.c.bits.bitwise_and(who.c.bits) != NO_BITS)
