"""Coverage by subject from bitmaps, for those who see what everybody does: as `subjects_by_rows` tells it."""

from typing import Any

from sqlalchemy import CTE, Select, Text, and_, cast, func, literal_column, not_, select, true, union_all

from registry.concepts.initiatives import Initiative
from registry.overviews.coverage.places_by_bits import DECLINED, LISTS, TAKES_PART, total
from registry.overviews.facts import MUNICIPALITIES, PHASES, Subject, counted
from registry.storage.reading.bitmapped import Bitmapped
from registry.storage.reading.bits import NO_BITS, Bits
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def told(subject: Subject, scope: Scope) -> tuple[Any, Any]:
    """What is told of each subject that any initiative is about, as `subjects_by_rows` tells of them."""
    about = _about(subject, scope)
    phases = _phases(about, scope)
    return phases.alias(scope.name("phases")), _cells(about, phases, scope)


def _about(subject: Subject, scope: Scope) -> CTE:
    """The chosen initiatives about each subject, by segment: columns by, segment and bits."""
    found = Bitmapped(Initiative, scope).leading_to((subject.path,), subject.model, scope.alias(LISTS))
    each = found.correlate(None).subquery(scope.name("each"))
    rows = select(each.c.n.label("by"), each.c.segment, each.c.bits).where(each.c.bits != NO_BITS)
    return rows.correlate(None).cte(scope.name("about")).prefix_with("MATERIALIZED")


def _phases(about: CTE, scope: Scope) -> CTE:
    """Of each subject: how many initiatives are about it, in each phase, and with lists that are not whole."""
    it, of = about.alias(scope.name("a")), scope.alias(LISTS)
    names = {**{f"{each}_count": each for each in PHASES}, "reported_count": "reported", "open_count": "open"}
    counts = (total(func.bit_count(it.c.bits.bitwise_and(of.c[each]))).label(name) for name, each in names.items())
    found = select(it.c.by, *counts, total(func.bit_count(it.c.bits)).label("initiative_count"))
    found = found.select_from(it.join(of, of.c.segment == it.c.segment)).group_by(it.c.by)
    return found.correlate(None).cte(scope.name("phases"))


def _cells(about: CTE, phases: CTE, scope: Scope) -> Any:
    """Of each subject: the municipalities that take part, and those that do not and declined all that are open."""
    of, one = phases.alias(scope.name("of")), scope.alias(MUNICIPALITIES)
    crossed = select(of.c.by, of.c.open_count, one.c.id.label("municipality_id")).select_from(of.join(one, true()))
    pairs = crossed.correlate(None).cte(scope.name("pairs"))
    known = _known(about, pairs, scope)
    takes_part = select(*known.c, literal_column("true").label("takes_part")).correlate(None)
    each = union_all(takes_part, _refused(about, _but(pairs, known, scope), scope)).subquery(scope.name("cells"))
    one = scope.alias(MUNICIPALITIES)
    counts = [
        *counted("known_to", each.c.takes_part, one.c.population),
        *counted("refused", not_(each.c.takes_part), one.c.population),
    ]
    found = select(each.c.by, *counts).select_from(each.join(one, one.c.id == each.c.municipality_id))
    return found.group_by(each.c.by).correlate(None).subquery(scope.name("told"))


def _known(about: CTE, pairs: CTE, scope: Scope) -> CTE:
    """Those pairs of a subject and a municipality that takes part in anything about it.

    Where there is much nearly all do so in any one segment, so that the others are looked at for few of them.
    """
    lowest = select(func.min(about.alias(scope.name("a")).c.segment)).correlate(None).scalar_subquery()
    it, part, meet = _meeting(about, scope)
    joined = it.join(part, part.c.segment == it.c.segment)
    here = select(it.c.by, part.c.municipality_id).select_from(joined).where(it.c.segment == lowest, meet)
    first = here.correlate(None).cte(scope.name("first"))
    it, part, meet = _meeting(about, scope)
    pair = _but(pairs, first, scope).alias(scope.name("p"))
    joined = pair.join(it, and_(it.c.by == pair.c.by, it.c.segment > lowest))
    joined = joined.join(part, and_(part.c.segment == it.c.segment, part.c.municipality_id == pair.c.municipality_id))
    rest = select(pair.c.by, pair.c.municipality_id).select_from(joined).where(meet).distinct().correlate(None)
    both = union_all(select(first.alias(scope.name("f"))), rest).subquery(scope.name("both"))
    return select(both).correlate(None).cte(scope.name("known"))


def _meeting(about: CTE, scope: Scope) -> tuple[Row, Row, Sql]:
    """What is about subjects, what municipalities take part in, and that these have anything in common."""
    it, part = about.alias(scope.name("a")), _kept(TAKES_PART, scope)
    return it, part, it.c.bits.bitwise_and(part.c.bits) != NO_BITS


def _but(pairs: CTE, known: CTE, scope: Scope) -> CTE:
    """The pairs that are not known."""
    pair, has = pairs.alias(scope.name("p")), known.alias(scope.name("k"))
    same = and_(has.c.by == pair.c.by, has.c.municipality_id == pair.c.municipality_id)
    found = select(*pair.c).select_from(pair.outerjoin(has, same)).where(has.c.by.is_(None)).correlate(None)
    return found.cte(scope.name("others")).prefix_with("MATERIALIZED")


def _refused(about: CTE, others: CTE, scope: Scope) -> Select[Any]:
    """Those other pairs of which the municipality has declined all whose lists are not known to be whole."""
    pair, it, of = others.alias(scope.name("o")), about.alias(scope.name("a")), scope.alias(LISTS)
    part = _kept(DECLINED, scope)
    source = pair.join(part, part.c.municipality_id == pair.c.municipality_id).join(of, of.c.segment == part.c.segment)
    source = source.join(it, and_(it.c.by == pair.c.by, it.c.segment == part.c.segment))
    declined = total(func.bit_count(it.c.bits.bitwise_and(part.c.bits).bitwise_and(of.c.open)))
    found = select(pair.c.by, pair.c.municipality_id, literal_column("false")).select_from(source)
    found = found.where(pair.c.open_count > literal_column("0"))
    return found.group_by(*pair.c).having(declined >= pair.c.open_count).correlate(None)


def _kept(attribute: str, scope: Scope) -> Row:
    """The bitmaps of an attribute that are of municipalities: columns municipality_id, segment and bits."""
    one, (bitmap, conditions) = scope.alias(MUNICIPALITIES), Bits(Initiative, scope).of_attribute(attribute)
    found = select(one.c.id.label("municipality_id"), bitmap.c.segment, bitmap.c.bits).where(*conditions)
    found = found.select_from(one.join(bitmap, bitmap.c.value == cast(one.c.id, Text)))
    return found.correlate(None).subquery(scope.name("kept"))
