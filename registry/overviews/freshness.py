"""Freshness: what may no longer be so and what lacks its ground, by who answers for it (aktualitet).

    initiatives and participations, and whose each is (keepers.py) -> a row for each keeper, counted

Of what everybody sees now only those that go on are read, for what follows from the day; the rest is kept.
"""

from typing import Any, ClassVar

from sqlalchemy import CTE, Boolean, Column, FromClause, Integer, Table, Text, Uuid, cast, func, literal_column, select
from sqlalchemy.orm import foreign

from registry.concepts.initiatives import Initiative
from registry.concepts.organisations import Organisation
from registry.overviews import keepers
from registry.overviews.keepers import OF_INITIATIVES, OF_PARTICIPATIONS, OF_THE_DAY, KeeperCount, goes_on
from registry.overviews.walking import led
from registry.overviews.words import FreshnessBy
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import ALL, Among
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

EXACT = Text(collation="C")
#: What follows from the day that is asked about.
STALE = ("stale_count", "stale_not_known_count")
COUNTS = (
    *("initiative_count", "stale_count", "stale_not_known_count", "state_as_of_missing_count"),
    *("initiatives_without_source_count", "not_accepted_count"),
    *OF_PARTICIPATIONS,
)


def _initiatives(scope: Scope, initiatives: Among | None = None) -> CTE:
    """The initiatives, each with its keeper and what is wrong with it."""
    told = (*OF_THE_DAY, *(what[0] for what in OF_INITIATIVES.values() if what is not None))

    def chosen(row: Row) -> Sql:
        condition = ALL if initiatives is None else initiatives.condition
        return scope.all_of(*all_conditions(condition, Initiative, row, scope))

    return keepers.initiatives(scope, told, chosen).cte(scope.name("initiatives"))


def _participations(scope: Scope, **_: Among) -> CTE:
    """How many participations in them each organisation answers for, and what is wrong with how many."""
    found = keepers.participations(scope, scope.alias(INITIATIVES))
    # Put apart: of the groups PostgreSQL would think that they are as many as participations, and sort them all.
    each = found.offset(literal_column("0")).subquery(scope.name("each"))
    counted = select(each.c.keeper_id, *(_how_many(what)(each).label(n) for n, what in OF_PARTICIPATIONS.items()))
    return counted.group_by(each.c.keeper_id).correlate(None).cte(scope.name("participations"))


def _kept(scope: Scope) -> CTE:
    """What each keeper answers for, of what everybody sees: kept by the commit, and what follows from the day."""
    kept = scope.alias(KeeperCount)
    each = keepers.initiatives(scope, OF_THE_DAY, lambda row: goes_on(row, scope)).subquery(scope.name("each"))
    of_the_day = {name: what(each) for name, what in _OF_THE_DAY.items()}
    counted = select(each.c.keeper_id, *(what.label(name) for name, what in of_the_day.items()))
    stale = counted.group_by(each.c.keeper_id).subquery(scope.name("stale"))
    found = select(
        func.nullif(kept.c.keeper_id, keepers.nobody()).label("keeper_id"),
        *(kept.c[name] for name in (*OF_INITIATIVES, *OF_PARTICIPATIONS)),
        *(func.coalesce(stale.c[name], literal_column("0")).label(name) for name in STALE),
        stale.c.oldest_state_as_of,
    )
    same = func.coalesce(stale.c.keeper_id, keepers.nobody()) == kept.c.keeper_id
    return found.select_from(kept.outerjoin(stale, same)).correlate(None).cte(scope.name("kept"))


def _how_many(what: tuple[str, bool] | None) -> Any:
    """How many rows there are, or of how many something is so, or is not."""
    if what is None:
        return lambda _: func.count()
    name, is_so = what
    return lambda row: func.count().filter(row.c[name] if is_so else ~row.c[name])


def _sum(name: str) -> Any:
    """How many there are in all of what rows count."""
    return lambda row: func.sum(row.c[name])


def _least(name: str) -> Any:
    return lambda row: func.min(row.c[name])


_OF_THE_DAY = {
    "stale_count": _how_many(("is_stale", True)),
    "stale_not_known_count": _how_many(("stale_not_known", True)),
    "oldest_state_as_of": _least("state_as_of"),
}


#: What is counted: each is put together once for all fields of a statement that ask for the same.
INITIATIVES = made_table(
    "freshness_initiatives",
    _initiatives,
    "id",
    "keeper_id",
    Column("state_as_of", EXACT),
    *(Column(each, Boolean) for each in ("is_stale", "stale_not_known", "state_as_of_missing", "has_source")),
    Column("not_accepted", Boolean),
    takes={"initiatives": None},
)
PARTICIPATIONS = made_table(
    "freshness_participations",
    _participations,
    "keeper_id",
    *(Column(each, Integer) for each in OF_PARTICIPATIONS),
    takes={"initiatives": None},
)
KEPT = made_table(
    "freshness_kept",
    _kept,
    "keeper_id",
    *(Column(each, Integer) for each in COUNTS),
    Column("oldest_state_as_of", EXACT),
)


def _counted(rows: Table, by: FreshnessBy, counts: dict[str, Any], scope: Scope) -> Any:
    """How many there are of each keeper, or in all: `key`, `keeper_id`, and the counts by name."""
    row = scope.alias(rows)
    keeper = row.c.keeper_id if by is FreshnessBy.KEEPER else cast(literal_column("null"), Uuid)
    each = select(keeper.label("keeper"), *row.c).subquery(scope.name("each"))
    key = func.coalesce(cast(each.c.keeper, Text), scope.text("-"))
    columns = [count(each).label(name) for name, count in counts.items()]
    found = select(key.label("key"), each.c.keeper.label("keeper_id"), *columns).group_by(each.c.keeper)
    return found.correlate(None).subquery(scope.name("counted"))


def _told(by: FreshnessBy, scope: Scope, initiatives: Among | None) -> tuple[Any, dict[str, Any]]:
    """What each keeper answers for, or all of it: the source to read, and its values."""
    if scope.sees_what_all_see and (initiatives is None or initiatives.condition == ALL):
        sums = {name: _sum(name) for name in COUNTS}
        kept = _counted(KEPT, by, {**sums, "oldest_state_as_of": _least("oldest_state_as_of")}, scope)
        return kept, {"id": kept.c.key, **{name: kept.c[name] for name in (*kept.c.keys()[1:],)}}
    of_initiatives = {name: _how_many(what) for name, what in OF_INITIATIVES.items()}
    one = _counted(INITIATIVES, by, {**of_initiatives, **_OF_THE_DAY}, scope)
    other = _counted(PARTICIPATIONS, by, {name: _sum(name) for name in OF_PARTICIPATIONS}, scope)
    zero: Sql = literal_column("0")
    counts = (other if name in OF_PARTICIPATIONS else one for name in COUNTS)
    return one.outerjoin(other, one.c.key == other.c.key, full=True), {
        "id": func.coalesce(one.c.key, other.c.key),
        "keeper_id": func.coalesce(one.c.keeper_id, other.c.keeper_id),
        **{name: func.coalesce(told.c[name], zero) for name, told in zip(COUNTS, counts, strict=True)},
        "oldest_state_as_of": one.c.oldest_state_as_of,
    }


def _freshness(scope: Scope, by: Given, initiatives: Among | None = None) -> FromClause:
    """The rows: one for each keeper, or one for all."""
    chosen = next(each for each in FreshnessBy if each.value == by.now)
    source, values = _told(chosen, scope, initiatives)
    keeper = scope.alias(Organisation)
    order = [keeper.c.name_sort.asc().nulls_last(), values["id"]]
    values["place"] = func.row_number().over(order_by=order)
    source = source.outerjoin(keeper, keeper.c.id == values["keeper_id"])
    columns = [cast(values[each.name], each.type).label(each.name) for each in FreshnessRow.__table__.c]
    return select(*columns).select_from(source).correlate(None).cte(scope.name("freshness"))


class FreshnessRow(Base):
    """What an organisation answers for, with how much of it may no longer be so (rad i aktualiteten)."""

    __table__ = made_table(
        "freshness",
        _freshness,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("keeper_id", Uuid),
        *(Column(each, Integer, nullable=False) for each in COUNTS),
        Column("oldest_state_as_of", EXACT, info={"partial_date": True}),
        takes={"by": None, "initiatives": None},
        weight="freshness",
    )
    plural = "Aktualitet"
    default_order = ("place",)
    #: The reference that leads to what the caller sees, since nothing is told of another keeper.
    seen_already: ClassVar[tuple[str, ...]] = ("keeper",)

    #: What only the rows of one grouping tell.
    only_by: ClassVar[dict[str, FreshnessBy]] = {"keeper": FreshnessBy.KEEPER}

    keeper = led(Organisation, lambda: foreign(FreshnessRow.__table__.c.keeper_id) == Organisation.id)

    #: Nothing more is asked of a row: only what the caller may see is counted.
    shown = staticmethod(lambda *_: [])
