"""Points of all other initiatives at once, so that a page of overlaps need not put the rest of them together.

    what the one has -> who else has each, as bits -> how many each has, and its points, by segment (sums.py)
    points           -> those that may stand on the page -> what is compared row by row -> their order

Bits are kept of what everybody sees; of what only the caller sees, and of what few share, they are found as rows.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    CTE,
    Column,
    Integer,
    Select,
    Table,
    Text,
    case,
    cast,
    column,
    func,
    literal_column,
    select,
    true,
    union_all,
)

from registry.concepts.initiatives import Initiative
from registry.storage.bitmaps.attributes import EXISTENCE
from registry.storage.bitmaps.sums import DIGITS
from registry.storage.bitmaps.tables import BITS, BitmapOrdinal
from registry.storage.model.derived import UNTIL, made_table
from registry.storage.reading.bits import TYPE, WORD, Bits
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

SEVERAL = ARRAY(TYPE)
#: How many more than are asked for are compared at first, to find out how many points it takes to be among them.
TRIED = 500


def number(value: int) -> Sql:
    """A number of our own, written into the text."""
    return literal_column(str(value), Integer())


#: SELECTs of `thing` and `id`: who has what.
Holders = Callable[[Scope], list[Select[Any]]]


class Kind(NamedTuple):
    """Something that is shared: what each is worth, up to how many, and how many make that another is found by it.

    `held` selects who has what (`thing`, `id`), also those that the caller may not see. Where there is an `attribute`,
    bitmaps tell who has it of the `things` that the one has (`shared_id`), and `held` those alone that not everybody
    sees.
    """

    worth: int
    most: int
    held: Holders
    attribute: str | None = None
    things: Callable[[Scope], Select[Any]] | None = None
    finds: Callable[[Scope], Sql] = lambda _: number(1)


def _drafts(scope: Scope) -> CTE:
    row = scope.alias(Initiative)
    found = select(row.c.id).where(row.c.publication == scope.word("DRAFT"), *scope.sees(row, Initiative))
    return found.correlate(None).cte(scope.name("drafts")).prefix_with("MATERIALIZED")


#: The initiatives that the caller sees and not everybody.
DRAFTS = made_table("overlap_drafts", _drafts, "id")


def points_of(name: str, about: Table, argument: str, kinds: tuple[Kind, ...]) -> Table:
    """A table of the points of others, by segment: the `bits` of those that are found, and their `points` (sums.py)."""

    def make(scope: Scope, **_: Given) -> CTE:
        bits = Bits(Initiative, scope)
        levels, seen = _levels(kinds, bits, scope), _seen(about, bits, scope).subquery(scope.name("seen"))
        level = func.unnest(levels.c.levels).table_valued(column("bits", TYPE), name=scope.name("u")).render_derived()
        worth = _by_kind(levels, [number(each.worth) for each in kinds])
        finds = _by_kind(levels, [levels.c.levels[each.finds(scope)] for each in kinds])
        counted = select(
            levels.c.segment,
            func.bit_or(finds, type_=TYPE).label("found"),
            func.bits_points(func.array_agg(level.c.bits), func.array_agg(worth), type_=SEVERAL).label("points"),
        )
        each = counted.select_from(levels.join(level, true())).group_by(levels.c.segment)
        of = each.subquery(scope.name("counted"))
        found = seen.c.bits.bitwise_and(of.c.found).label("bits")
        whole = select(seen.c.segment, found, of.c.points).select_from(seen.join(of, of.c.segment == seen.c.segment))
        return whole.correlate(None).cte(scope.name(name)).prefix_with("MATERIALIZED")

    columns: tuple[Column[Any], ...] = Column("segment", Integer), Column("bits", TYPE), Column("points", SEVERAL)
    return made_table(name, make, *columns, takes={argument: None, UNTIL: None})


def _by_kind(levels: Row, values: list[Sql]) -> Sql:
    return case(*((levels.c.kind == number(place), value) for place, value in enumerate(values)))


def _levels(kinds: tuple[Kind, ...], bits: Bits, scope: Scope) -> Row:
    """The bits of those that have at least one, two, … things of each kind: kind, segment, levels."""
    rows: list[Select[Any]] = []
    ways: list[Select[Any]] = []
    for place, each in enumerate(kinds):
        kind = number(place).label("kind")
        for who in each.held(scope):
            held = who.subquery(scope.name("held"))
            rows.append(select(kind, cast(held.c.thing, Text).label("thing"), held.c.id))
        if each.attribute is not None and each.things is not None:
            thing, (bitmap, conditions) = (
                each.things(scope).subquery(scope.name("t")),
                bits.of_attribute(each.attribute),
            )
            kept = select(kind, bitmap.c.value.label("thing"), bitmap.c.segment, bitmap.c.bits)
            source = thing.join(bitmap, bitmap.c.value == cast(thing.c.shared_id, Text))
            ways.append(kept.select_from(source).where(*conditions))
    both = union_all(bits.of_rows(union_all(*rows)), *ways).subquery(scope.name("b"))
    each_thing = both if scope.sees_what_all_see else _together(both, scope)
    most = _by_kind(each_thing, [number(each.most) for each in kinds])
    by = (each_thing.c.kind, each_thing.c.segment)
    levels = func.bits_levels(func.array_agg(each_thing.c.bits), most, type_=SEVERAL).label("levels")
    found = select(*by, levels).group_by(*by).correlate(None)
    return found.subquery(scope.name("levels"))


def _together(both: Any, scope: Scope) -> Any:
    """The bits of each thing that are kept with those that were found as rows, as one."""
    keys = (both.c.kind, both.c.thing, both.c.segment)
    whole = select(*keys, func.bit_or(both.c.bits, type_=TYPE).label("bits")).group_by(*keys)
    return whole.subquery(scope.name("w"))


def _seen(about: Table, bits: Bits, scope: Scope) -> Select[Any]:
    """The bits of the initiatives that the caller sees, but for the one: segment, bits."""
    exist, conditions = bits.of_attribute(EXISTENCE)
    ways = [select(exist.c.segment, exist.c.bits).where(*conditions)]
    if not scope.sees_what_all_see:
        ways.append(bits.of_rows(select(scope.alias(DRAFTS).c.id)))
    each = union_all(*ways).subquery(scope.name("b"))
    both = select(each.c.segment, func.bit_or(each.c.bits, type_=TYPE).label("bits")).group_by(each.c.segment)
    seen, one, known = both.subquery(scope.name("b")), scope.alias(about), scope.alias(BitmapOrdinal)
    ordinal = select(known.c.ordinal).select_from(one.join(known, known.c.record_id == one.c.id)).correlate(None)
    own = ordinal.scalar_subquery()
    others = func.set_bit(seen.c.bits, own.op("%")(number(BITS)), number(0), type_=TYPE)
    is_its = seen.c.segment == own.op("/")(number(BITS))
    return select(seen.c.segment, case((is_its, others), else_=seen.c.bits).label("bits"))


def total(points: Table, scope: Scope) -> Sql:
    """How many are found."""
    row = scope.alias(points)
    return scope.scalar(select(func.coalesce(func.sum(func.bit_count(row.c.bits)), number(0))).select_from(row), row)


def best(points: Table, until: Sql, most: int, score: Callable[[Row, Sql], Sql], scope: Scope) -> Any:
    """The first so many of those that are found, by their whole score: `id`, `score`.

    `score` gives it for an initiative and its points, of which it has at most so many more.
    """

    def scored(each: Select[Any]) -> Select[Any]:
        pair, known, other = each.subquery(scope.name("p")), scope.alias(BitmapOrdinal), scope.alias(Initiative)
        kind = known.c.record_type == scope.word(Initiative.record_type.value)
        whole = select(other.c.id, cast(score(other, pair.c.points), Integer).label("score"))
        whole = whole.select_from(known.join(other, other.c.id == known.c.record_id))
        # One by one: PostgreSQL believes in far more than there are.
        one = whole.where(kind, known.c.ordinal == pair.c.ordinal).offset(number(0))
        row = one.correlate(pair).lateral(scope.name("row"))
        return select(row.c.id, row.c.score).select_from(pair.join(row, true())).correlate(None)

    # Of some that have most points the last that would stand there tells how many it takes.
    some = until + number(TRIED)
    most_points = _reaching(points, _nth(points, some, scope), scope).order_by(column("points").desc()).limit(some)
    tried = scored(most_points)
    last = (
        tried.order_by(column("score").desc()).offset(until - number(1)).limit(number(1)).subquery(scope.name("last"))
    )
    takes = func.coalesce(select(last.c.score).scalar_subquery(), number(0)) - number(most)
    rows = scored(_reaching(points, func.greatest(takes, number(0)), scope)).subquery(scope.name("scored"))
    found = select(rows.c.id, rows.c.score).order_by(rows.c.score.desc(), rows.c.id).limit(until)
    return found.correlate(None).subquery(scope.name("best"))


def _reaching(points: Table, enough: Sql, scope: Scope) -> Select[Any]:
    """Those that are found and have so many points: `ordinal`, `points`."""
    row = scope.alias(points)
    bits = row.c.bits.bitwise_and(func.bits_reaching(row.c.points, enough, type_=TYPE)).label("bits")
    # Worked out once for each segment.
    narrowed = select(row.c.segment, row.c.points, bits).offset(number(0)).correlate(None).subquery(scope.name("n"))
    block = _series(number(0), number(BITS // WORD - 1), scope)
    start = block.c.n * number(WORD)
    place = _series(start, start + number(WORD - 1), scope)
    is_there = func.get_bit(narrowed.c.bits, place.c.n) == number(1)
    has_some = func.substring(narrowed.c.bits, start + number(1), number(WORD)) != literal_column(f"0::bit({WORD})")
    sum_ = number(0)
    for digit in range(DIGITS):
        has = func.get_bit(narrowed.c.points[number(digit + 1)], place.c.n, type_=Integer())
        sum_ = sum_ + has * number(1 << digit)
    ordinal = narrowed.c.segment * number(BITS) + place.c.n
    found = select(ordinal.label("ordinal"), sum_.label("points"))
    return found.select_from(narrowed.join(block, has_some).join(place, is_there)).correlate(None)


def _series(start: Sql, end: Sql, scope: Scope) -> Any:
    found: Any = func.generate_series(start, end)
    return found.table_valued(column("n", Integer()), name=scope.name("n")).render_derived()


def _nth(points: Table, until: Sql, scope: Scope) -> Sql:
    """The most points that so many have; none where there are fewer."""
    start = select(number(1 << DIGITS - 1).label("step"), number(0).label("enough"))
    tried = start.cte(scope.name("tried"), recursive=True)
    row, more = scope.alias(points), tried.c.enough + tried.c.step
    reach = func.bit_count(row.c.bits.bitwise_and(func.bits_reaching(row.c.points, more, type_=TYPE)))
    count = select(func.coalesce(func.sum(reach), number(0))).select_from(row).correlate(tried).scalar_subquery()
    step = tried.c.step.op("/")(number(2))
    on = select(step, case((count >= until, more), else_=tried.c.enough)).where(tried.c.step > number(0))
    tried = tried.union_all(on)
    return select(tried.c.enough).where(tried.c.step == number(0)).correlate(None).scalar_subquery()
