"""Coverage by place: each municipality stands in the county, RSS body or size that it is counted in."""

from typing import Any

from sqlalchemy import CTE, and_, case, func, literal_column, or_, select

from registry.concepts.organisations import Organisation
from registry.overviews.facts import INITIATIVES, MUNICIPALITIES, PARTS, Told, counted, phases_of, reported
from registry.overviews.walking import pairs
from registry.overviews.words import BOUNDS, CoverageBy, PopulationClass
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql


def _places(by: CoverageBy, scope: Scope) -> Any:
    """Each municipality with the place that it is counted in."""
    row: Any = scope.alias(MUNICIPALITIES)
    source = row
    match by:
        case CoverageBy.COUNTY:
            key = row.c.county_code
        case CoverageBy.RSS_BODY:
            paired = pairs(Organisation, scope.alias(MUNICIPALITIES), ("municipality_memberships", "rss_body"), scope)
            body = paired.subquery(scope.name("by"))
            source, key = row.outerjoin(body, body.c.counted_id == row.c.id), body.c.by_id
        case CoverageBy.POPULATION_CLASS:
            sizes = ((row.c.population < literal_column(str(end)), scope.word(each)) for each, end in BOUNDS.items())
            largest = (row.c.population.is_not(None), scope.word(PopulationClass.FROM_200000))
            key = case(*sizes, largest)
        case _:
            key = row.c.id
    found = select(row.c.id, row.c.population, key.label("by")).select_from(source)
    return found.correlate(None).cte(scope.name("places"))


def by_place(by: CoverageBy, scope: Scope) -> Told:
    """A row for each place, and one for the municipalities whose place is not known."""
    places = _places(by, scope)
    place, cell = places.alias(scope.name("p")), _cells(scope)
    all_of, open_ones = _totals(scope)
    takes_part = func.coalesce(cell.c.takes_part, literal_column("false"))
    is_open = open_ones > func.coalesce(cell.c.declined, literal_column("0"))
    unknown = and_(~takes_part, or_(all_of == literal_column("0"), is_open))
    columns = [
        place.c.by,
        *counted("municipality", None, place.c.population),
        *counted("known_to", takes_part, place.c.population),
        *counted("not_known", unknown, place.c.population),
        func.max(all_of).label("initiative_count"),
    ]
    source = place.outerjoin(cell, cell.c.municipality_id == place.c.id)
    counts = select(*columns).select_from(source).group_by(place.c.by).correlate(None).subquery(scope.name("counts"))
    phases = _phases_of_places(places, scope)
    joined = counts.outerjoin(phases, phases.c.by.is_not_distinct_from(counts.c.by))
    return Told(joined, counts, phases)


def _cells(scope: Scope) -> Any:
    """Each municipality that stands in any list: whether it takes part in one, and how many open ones it declined."""
    part, refused = scope.alias(PARTS), _declined(scope)
    found = select(part.c.municipality_id, func.bool_or(part.c.takes_part).label("takes_part"))
    each = found.group_by(part.c.municipality_id).correlate(None).subquery(scope.name("each"))
    joined = each.outerjoin(refused, refused.c.municipality_id == each.c.municipality_id)
    return select(*each.c, refused.c.declined).select_from(joined).correlate(None).subquery(scope.name("cells"))


def _declined(scope: Scope) -> Any:
    """How many open initiatives each municipality has declined, each once."""
    part = scope.alias(PARTS)
    found = select(part.c.municipality_id, part.c.initiative_id).where(part.c.declined).distinct().correlate(None)
    pair = found.subquery(scope.name("refused"))
    counts = select(pair.c.municipality_id, func.count().label("declined")).group_by(pair.c.municipality_id)
    return counts.correlate(None).subquery(scope.name("declined"))


def _totals(scope: Scope) -> tuple[Sql, Sql]:
    """How many initiatives there are in all, and how many whose lists are not known to be whole."""
    row = scope.alias(INITIATIVES)
    whole = select(func.count()).select_from(row).correlate(None)
    return whole.scalar_subquery(), whole.where(row.c.is_open).scalar_subquery()


def _phases_of_places(places: CTE, scope: Scope) -> Any:
    """How many initiatives anybody in each place is known to take part in, each once."""
    place, part, one = places.alias(scope.name("q")), scope.alias(PARTS), scope.alias(INITIATIVES)
    remains = func.bool_or(part.c.remains).label("remains")
    has_begun = func.bool_or(and_(part.c.remains, part.c.has_begun)).label("has_begun")
    found = select(place.c.by, part.c.initiative_id, remains, has_begun)
    found = found.select_from(place.join(part, part.c.municipality_id == place.c.id)).where(part.c.takes_part)
    pair = found.group_by(place.c.by, part.c.initiative_id).correlate(None).subquery(scope.name("once"))
    # What everybody there has left, or was in for a time that is over, has ended for the place, as far as is known; and
    # what is ongoing is planned there until the time of somebody there has come.
    is_to_come = and_(~pair.c.has_begun, one.c.phase == scope.word("ongoing"))
    phase = case((~pair.c.remains, scope.word("ended")), (is_to_come, scope.word("planned")), else_=one.c.phase)
    counts = select(pair.c.by, *phases_of(phase, scope), reported(one.c.is_reported))
    counts = counts.select_from(pair.join(one, one.c.id == pair.c.initiative_id))
    return counts.group_by(pair.c.by).correlate(None).subquery(scope.name("phases"))
