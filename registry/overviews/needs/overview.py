"""The consolidated picture of needs: how many there are, who stands behind them and how far they have come.

    needs that the caller may see -> groups of them -> a row for each group: its needs counted, and who is behind them

A need that was merged is counted in the one that it was merged into, with those who stood behind it. A withdrawn need
is not counted. By round it is counted in the one that it was gathered in, and in those in which somebody came to stand
behind it.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from sqlalchemy import (
    CTE,
    Column,
    Date,
    FromClause,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
    union,
)
from sqlalchemy.orm import foreign

from registry.concepts.behind import known_to_stand_behind
from registry.concepts.knowledge_needs import KnowledgeNeed, KnowledgeNeedState, NeedCloseReason
from registry.concepts.memberships import Membership, holds_on
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from registry.overviews.needs.counted import BEHIND, NEEDS
from registry.overviews.walking import led, pairs
from registry.overviews.words import NeedsOverviewBy
from registry.storage.model.columns import choice
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import Among
from registry.storage.reading.given import Given
from registry.storage.reading.orders import place_of_word
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_true

EXACT = Text(collation="C")

#: Closed without having been taken up, met, or merged into another.
DECLINED = (NeedCloseReason.NOT_A_KNOWLEDGE_NEED, NeedCloseReason.NOT_TAKEN_UP)
#: How long a date is that is known to the day.
WHOLE_DATE = 10
#: The columns that a row is grouped by, in the order of the rows.
GROUPS = {
    NeedsOverviewBy.THEME: "theme_id",
    NeedsOverviewBy.ROUND: "round_id",
    NeedsOverviewBy.RSS_BODY: "rss_body_id",
    NeedsOverviewBy.STATE: "state",
    NeedsOverviewBy.CLOSE_REASON: "close_reason",
}
#: Those that hold words of a vocabulary.
WORDS = {"state": choice(KnowledgeNeedState, "state"), "close_reason": choice(NeedCloseReason, "close_reason")}
COUNTS = (
    *("need_count", "waiting_count", "addressed_count", "declined_count", "solved_locally_count", "decided_count"),
    *("with_initiative_count", "with_output_count", "unanswered_count", "behind_known_count"),
)
#: How many are known to stand behind; null where none is.
PEOPLE = ("rss_body_count", "municipality_count")
DATES = ("first_raised_on", "last_raised_on", "first_stated_on", "last_stated_on")
#: The paths along which needs are grouped by records.
PATHS = {NeedsOverviewBy.THEME: ("themes", "within"), NeedsOverviewBy.ROUND: ("round",)}


def _rounds(scope: Scope) -> Any:
    """Each need with the round that it was gathered in, or none, and those in which somebody came to stand behind."""
    need: Any = scope.alias(NEEDS)
    behind = scope.alias(BEHIND)
    own = pairs(KnowledgeNeed, scope.alias(NEEDS), PATHS[NeedsOverviewBy.ROUND], scope).subquery(scope.name("by"))
    gathered = select(need.c.id.label("need_id"), own.c.by_id.label("round_id"))
    gathered = gathered.select_from(need.outerjoin(own, own.c.counted_id == need.c.id)).correlate(None)
    return union(gathered, select(behind.c.need_id, behind.c.round_id).correlate(None)).subquery(scope.name("rounds"))


def _grouped(by: list[NeedsOverviewBy], scope: Scope) -> CTE:
    """Each need in each of its groups; one without a theme or a round stands in a group without."""
    need: Any = scope.alias(NEEDS)
    source: Any = need
    found: dict[str, Sql] = {}
    for each, name in GROUPS.items():
        if each not in by:
            found[name] = cast(literal_column("null"), _type_of(name))
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


def _keyed(counted: Select[Any], scope: Scope) -> Any:
    """What is counted of each group, with the group's key: a text, which is joined by and told, and not grouped by."""
    row = counted.correlate(None).subquery(scope.name("counted"))
    none = scope.text("-")
    sides = (func.coalesce(cast(row.c[each], Text), none) for each in GROUPS.values())
    key = func.concat_ws(scope.text("/"), *sides).label("key")
    return select(*row.c, key).correlate(None).subquery(scope.name("keyed"))


def _of_people(by: list[NeedsOverviewBy]) -> list[str]:
    """The columns of a group that say something of those behind its needs: which body's, and told in which round."""
    return [GROUPS[each] for each in (NeedsOverviewBy.ROUND, NeedsOverviewBy.RSS_BODY) if each in by]


def _type_of(name: str) -> Any:
    return Uuid() if name.endswith("_id") else Text()


def _counts(need: Row, scope: Scope) -> Iterator[Any]:
    """What is counted of the needs of a group."""
    words = {each: scope.word(each) for each in (*KnowledgeNeedState, *NeedCloseReason)}
    is_closed = need.c.state == words[KnowledgeNeedState.CLOSED]
    is_met = need.c.close_reason == words[NeedCloseReason.MET]
    is_addressed = or_(need.c.state == words[KnowledgeNeedState.ADDRESSED], is_true(is_met))
    is_declined = need.c.close_reason.in_([words[each] for each in DECLINED])
    is_answered = or_(need.c.initiatives, need.c.outputs)
    counted = {
        "need_count": None,
        "waiting_count": and_(~is_closed, ~is_addressed),
        "addressed_count": is_addressed,
        "declined_count": is_declined,
        "solved_locally_count": need.c.close_reason == words[NeedCloseReason.SOLVED_LOCALLY],
        "decided_count": need.c.handling,
        "with_initiative_count": need.c.initiatives,
        "with_output_count": need.c.outputs,
        "unanswered_count": and_(~is_answered, ~is_closed),
    }
    for name, condition in counted.items():
        yield (func.count() if condition is None else func.count().filter(condition)).label(name)
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


def _people(grouped: CTE, by: list[NeedsOverviewBy], scope: Scope) -> Any:
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
    sides = [once.c[each] if each in names else cast(none, _type_of(each)).label(each) for each in GROUPS.values()]
    return _keyed(select(*sides, *columns).group_by(*(once.c[each] for each in names)), scope)


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


def _members(scope: Scope) -> Select[Any]:
    """How many municipalities belong to each RSS body on the day asked about, by whichever membership."""
    membership, municipality = scope.alias(Membership), scope.alias(Organisation)
    found = select(membership.c.rss_body_id, func.count(municipality.c.id.distinct()).label("member_count"))
    joined = membership.join(municipality, municipality.c.id == membership.c.municipality_id)
    valid = all_conditions(Organisation.usual.condition, Organisation, municipality, scope)
    where = [*holds_on(membership, scope), *valid, *scope.sees(municipality, Organisation)]
    return found.select_from(joined).where(*where).group_by(membership.c.rss_body_id).correlate(None)


def _overview(scope: Scope, by: Given, needs: Among | None = None) -> FromClause:
    """The rows of the picture: the `needs`, grouped `by` some of their sides."""
    groups = [each for each in NeedsOverviewBy if each.value in by.now]
    del needs  # NEEDS is put together from the same argument, see `Draft.given`.
    grouped = _grouped(groups, scope)
    one, need = grouped.alias(scope.name("g")), scope.alias(NEEDS)
    names = [one.c[each] for each in GROUPS.values()]
    backed = _backed(groups, scope)
    source = one.join(need, need.c.id == one.c.need_id).outerjoin(backed, _same_group(one, backed, groups))
    counted = select(*names, *_counts(need, scope), func.count(backed.c.need_id).label("behind_known_count"))
    counted = counted.select_from(source)
    counts, people = _keyed(counted.group_by(*names), scope), _people(grouped, groups, scope)
    members = _members(scope).subquery(scope.name("members"))
    source = counts.outerjoin(people, people.c.key == counts.c.key)
    source = source.outerjoin(members, members.c.rss_body_id == counts.c.rss_body_id)
    source, place = _placed(source, counts, scope)
    values = {
        "id": counts.c.key,
        "place": place,
        **{each.name: each for each in counts.c if each.name != "key"},
        **{each: people.c[each] for each in (*PEOPLE, "first_stated_on", "last_stated_on")},
        # A body that is there and has no members has none.
        "member_count": scope.when(
            counts.c.rss_body_id.is_not(None), func.coalesce(members.c.member_count, literal_column("0"))
        ),
    }
    columns = [type_coerce(values[each.name], each.type).label(each.name) for each in NeedsOverviewRow.__table__.c]
    return select(*columns).select_from(source).correlate(None).cte(scope.name("overview"))


def _placed(source: Any, counts: Any, scope: Scope) -> tuple[Any, Sql]:
    """The place of each row: by theme, round and RSS body as they are sorted, then by state; none comes last."""
    theme, round_, body = scope.alias(Theme), scope.alias(NeedsRound), scope.alias(Organisation)
    for other, name in ((theme, "theme_id"), (round_, "round_id"), (body, "rss_body_id")):
        source = source.outerjoin(other, other.c.id == counts.c[name])
    words = [place_of_word(counts.c[name], kind, scope) for name, kind in WORDS.items()]
    order = [theme.c.name_sort, round_.c.year, counts.c.round_id, body.c.name_sort, *words]
    by = [*(each.asc().nulls_last() for each in order), counts.c.key]
    return source, func.row_number().over(order_by=by)


class NeedsOverviewRow(Base):
    """A group of knowledge needs, counted (rad i den samlade bilden av behov)."""

    __table__ = made_table(
        "needs_overview",
        _overview,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("theme_id", Uuid),
        Column("round_id", Uuid),
        Column("rss_body_id", Uuid),
        *(Column(name, kind) for name, kind in WORDS.items()),
        *(Column(each, Integer, nullable=False) for each in COUNTS),
        *(Column(each, Integer) for each in (*PEOPLE, "member_count")),
        *(Column(each, EXACT, info={"partial_date": True}) for each in DATES),
        Column("median_days_to_addressed", Integer),
        Column("days_known_count", Integer, nullable=False),
        takes={"by": None, "needs": None},
        weight="needs_overview",
    )
    plural = "Samlad bild av behov"
    default_order = ("place",)
    #: The references that lead to what the caller sees, since needs are grouped by nothing else.
    seen_already: ClassVar[tuple[str, ...]] = ("theme", "round", "rss_body")

    #: What only rows that are grouped so tell.
    only_by: ClassVar[dict[str, NeedsOverviewBy]] = {
        **{name.removesuffix("_id"): by for by, name in GROUPS.items()},
        "member_count": NeedsOverviewBy.RSS_BODY,
    }

    theme = led(Theme, lambda: foreign(NeedsOverviewRow.__table__.c.theme_id) == Theme.id)
    round = led(NeedsRound, lambda: foreign(NeedsOverviewRow.__table__.c.round_id) == NeedsRound.id)
    rss_body = led(
        Organisation, lambda: foreign(NeedsOverviewRow.__table__.c.rss_body_id) == Organisation.id, "RSS_BODY"
    )

    #: Nothing more is asked of a row: only needs that the caller may see are counted.
    shown = staticmethod(lambda *_: [])
