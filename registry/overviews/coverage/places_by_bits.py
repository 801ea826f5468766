"""Coverage by place from bitmaps, for those who see what everybody does: what `places_by_rows` tells, and as it does.

    the chosen initiatives -> LISTS: by segment, which of them are in each phase, have open lists, and are reported
    bitmaps of who takes part, and the rows whose own time decides -> PARTS: of each municipality, by segment
    both, & and bit_count -> a row for each place

Whether the own time of a participation is over, or to come, follows from the day that is asked about, which no bitmap
knows. What has no end goes on on any day; of the rest those rows are read that are not over yet, or have not begun.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    Boolean,
    Column,
    Integer,
    Select,
    Text,
    cast,
    func,
    literal_column,
    select,
    union_all,
)

from registry.concepts.initiatives import Initiative
from registry.concepts.participations import Participation
from registry.concepts.taking_part import has_not_left
from registry.overviews.facts import INITIATIVES, MUNICIPALITIES, PHASES, is_reported
from registry.storage.model.derived import made_table
from registry.storage.model.terms import Completeness
from registry.storage.reading.bits import NO_BITS, TYPE, Bits, answers
from registry.storage.reading.criteria import ALL, Among
from registry.storage.reading.json import Source
from registry.storage.reading.periods import ends_later, goes_on, is_to_come, not_over
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: The attributes that tell who takes part, whose part has no end, and who has declined.
TAKES_PART, GOES_ON, DECLINED = (f"{each}.organisation_id" for each in ("taking_part", "going_on", "declined"))
#: In place of an attribute: that rows tell of a part that it goes on, or that it is still to come.
NOT_OVER, TO_COME = "not_over", "to_come"


def _lists(scope: Scope, initiatives: Among | None = None) -> CTE:
    """The chosen initiatives by segment: all of them, those in each phase, those with open lists, and the reported."""
    bits, condition = Bits(Initiative, scope), ALL if initiatives is None else initiatives.condition
    has_bits = answers(condition, Initiative)
    meeting = bits.meeting(condition) if has_bits else bits.of_rows(select(scope.alias(INITIATIVES).c.id))
    chosen = meeting.correlate(None).subquery(scope.name("chosen"))
    source = Source(chosen)

    def having(found: Select[Any], *names: str) -> list[Sql]:
        other = found.correlate(None).subquery(scope.name("having"))
        source.outer(other, [other.c.segment == chosen.c.segment])
        return [func.coalesce(other.c[each], NO_BITS, type_=TYPE) for each in names]

    state, of_state = bits.of_attribute("state")
    in_phase = (
        _together(state.c.bits, state.c.value.in_([scope.word(each) for each in states])).label(name)
        for name, states in PHASES.items()
    )
    phases = having(select(state.c.segment, *in_phase).where(*of_state).group_by(state.c.segment), *PHASES)
    known, of_known = bits.of_attribute("participants_known_completeness")
    is_whole = known.c.value == scope.word(Completeness.ALL)
    (whole,) = having(select(known.c.segment, known.c.bits).where(*of_known, is_whole), "bits")
    one = scope.alias(Initiative)
    has_counts = select(one.c.id).where(*scope.sees(one, Initiative), is_reported(one, scope))
    (reported,) = having(bits.of_rows(has_counts), "bits")
    parts = {**dict(zip(PHASES, phases, strict=True)), "open": whole.bitwise_not(), "reported": reported}
    columns = (chosen.c.bits.bitwise_and(each).label(name) for name, each in parts.items())
    found = select(chosen.c.segment, chosen.c.bits, *columns).select_from(source.clause)
    return found.correlate(None).cte(scope.name("lists")).prefix_with("MATERIALIZED")


def _parts(scope: Scope) -> CTE:
    """Each municipality by segment: in which initiatives it takes part, goes on with that, and has begun, as bits."""
    bits, one = Bits(Initiative, scope), scope.alias(MUNICIPALITIES)
    bitmap, (of_kind, _) = bits.of_attribute(TAKES_PART)
    kept = select(one.c.id.label("by"), bitmap.c.segment, bitmap.c.attribute.label("told"), bitmap.c.bits)
    kept = kept.select_from(one.join(bitmap, bitmap.c.value == cast(one.c.id, Text)))
    kept = kept.where(of_kind, bitmap.c.attribute.in_([scope.text(each) for each in (TAKES_PART, GOES_ON)]))
    read = {NOT_OVER: _not_over(scope), TO_COME: _to_come(scope)}
    ways = [kept, *(_told(bits.of_rows(rows), name, scope) for name, rows in read.items())]
    each = union_all(*(way.correlate(None) for way in ways)).subquery(scope.name("each"))

    def told_by(*names: str) -> Any:
        return _together(each.c.bits, each.c.told.in_([scope.text(name) for name in names]))

    told = {"takes_part": (TAKES_PART,), "remains": (GOES_ON, NOT_OVER), "to_come": (TO_COME,)}
    columns = (func.coalesce(told_by(*names), NO_BITS, type_=TYPE).label(name) for name, names in told.items())
    found = select(each.c.by.label("municipality_id"), each.c.segment, *columns).group_by(each.c.by, each.c.segment)
    return found.correlate(None).cte(scope.name("parts"))


def _told(rows: Select[Any], name: str, scope: Scope) -> Select[Any]:
    found = rows.subquery(scope.name("read"))
    return select(found.c.by, found.c.segment, scope.text(name), found.c.bits)


def _not_over(scope: Scope) -> Select[Any]:
    """The participations that have an end, which has not come: `id` of the initiative, `by` the organisation."""
    part = scope.alias(Participation)
    return _ids(part).where(*_remains(part, scope), ends_later(part, scope))


def _to_come(scope: Scope) -> Select[Any]:
    """The same of those that have not begun, where no other of the same organisation in the same initiative has."""
    part, other = scope.alias(Participation), scope.alias(Participation)
    same = [part.c[each] == other.c[each] for each in ("initiative_id", "organisation_id")]
    # Counted, so that it is looked up for each: PostgreSQL would read all that have begun to join them.
    begun = select(func.count()).where(*same, *_remains(other, scope), goes_on(other, scope))
    none_has = scope.scalar(begun, other) == literal_column("0")
    return _ids(part).where(*_remains(part, scope), is_to_come(part, scope), not_over(part, scope), none_has)


def _ids(part: Row) -> Select[Any]:
    return select(part.c.initiative_id.label("id"), part.c.organisation_id.label("by"))


def _remains(part: Row, scope: Scope) -> list[Sql]:
    # The initiative and the municipality are looked at where the bits are counted.
    visible = scope.sees(part, Participation, known=("initiative", "organisation"))
    return [*visible, has_not_left(part)]


def _cells(scope: Scope, **_initiatives: Among) -> CTE:
    """Each municipality that stands in any list: whether it takes part in one, and how many open ones it declined."""
    of, one = scope.alias(LISTS), scope.alias(MUNICIPALITIES)
    bitmap, (of_type, _) = Bits(Initiative, scope).of_attribute(TAKES_PART)
    takes_part, declined = (bitmap.c.attribute == scope.text(each) for each in (TAKES_PART, DECLINED))
    zero: Sql = literal_column("0")
    is_in = func.bit_count(bitmap.c.bits.bitwise_and(of.c.bits)) > zero
    columns = [
        one.c.id.label("municipality_id"),
        func.coalesce(func.bool_or(is_in).filter(takes_part), literal_column("false")).label("takes_part"),
        total(func.bit_count(bitmap.c.bits.bitwise_and(of.c.open)), declined).label("declined"),
    ]
    source = one.join(bitmap, bitmap.c.value == cast(one.c.id, Text)).join(of, of.c.segment == bitmap.c.segment)
    found = select(*columns).select_from(source).where(of_type, takes_part | declined)
    return found.group_by(one.c.id).correlate(None).cte(scope.name("cells"))


#: What is counted: each is put together once for all fields of a statement that ask for the same.
LISTS = made_table(
    "coverage_lists",
    _lists,
    Column("segment", Integer),
    *(Column(each, TYPE) for each in ("bits", *PHASES, "open", "reported")),
    takes={"initiatives": None},
)
PARTS = made_table(
    "coverage_bits",
    _parts,
    "municipality_id",
    Column("segment", Integer),
    *(Column(each, TYPE) for each in ("takes_part", "remains", "to_come")),
)
CELLS = made_table(
    "coverage_cells",
    _cells,
    "municipality_id",
    Column("takes_part", Boolean),
    Column("declined", BigInteger),
    takes={"initiatives": None},
)


def cells(scope: Scope) -> Any:
    """Each municipality that stands in any list, as `places_by_rows.cells` tells of them."""
    return scope.alias(CELLS)


def totals(scope: Scope) -> tuple[Sql, Sql]:
    """How many initiatives there are in all, and how many whose lists are not known to be whole."""
    row = scope.alias(LISTS)
    chosen, is_open = (select(total(func.bit_count(row.c[each]))).correlate(None) for each in ("bits", "open"))
    return chosen.scalar_subquery(), is_open.scalar_subquery()


def phases(places: CTE, scope: Scope) -> Any:
    """How many initiatives anybody in each place is known to take part in, as `places_by_rows.phases` tells of them."""
    place, part, of = places.alias(scope.name("q")), scope.alias(PARTS), scope.alias(LISTS)
    there = select(
        place.c.by,
        part.c.segment,
        _together(part.c.takes_part).label("takes_part"),
        _together(part.c.remains).label("remains"),
        _together(part.c.remains.bitwise_and(part.c.to_come.bitwise_not())).label("has_begun"),
    )
    there = there.select_from(place.join(part, part.c.municipality_id == place.c.id))
    each = there.group_by(place.c.by, part.c.segment).correlate(None).subquery(scope.name("there"))
    # Whoever remains takes part; who has left, or was in for a time that is over, takes part and does not remain.
    has_ended = each.c.takes_part.bitwise_and(each.c.remains.bitwise_not())
    is_to_come = each.c.remains.bitwise_and(each.c.has_begun.bitwise_not())
    found = {
        "planned": of.c.planned.bitwise_and(each.c.remains).bitwise_or(of.c.ongoing.bitwise_and(is_to_come)),
        "ongoing": of.c.ongoing.bitwise_and(each.c.has_begun),
        "ended": of.c.bits.bitwise_and(has_ended).bitwise_or(of.c.ended.bitwise_and(each.c.remains)),
        "reported": of.c.reported.bitwise_and(each.c.takes_part),
    }
    columns = (total(func.bit_count(which)).label(f"{name}_count") for name, which in found.items())
    counts = select(each.c.by, *columns).select_from(each.join(of, of.c.segment == each.c.segment))
    return counts.group_by(each.c.by).correlate(None).subquery(scope.name("phases"))


def _together(bits: Sql, test: Sql | None = None) -> Any:
    found = func.bit_or(bits, type_=TYPE)
    return found if test is None else found.filter(test)


def total(counts: Sql, test: Sql | None = None) -> Sql:
    """The sum of some counts, of those that meet a test; 0 of none."""
    found: Any = func.sum(counts)
    found = found if test is None else found.filter(test)
    return cast(func.coalesce(found, literal_column("0")), BigInteger)
