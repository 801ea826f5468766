"""Coverage by place: each municipality stands in the county, RSS body or size that it is counted in."""

from typing import Any

from sqlalchemy import and_, case, func, literal_column, or_, select

from registry.concepts.organisations import Organisation
from registry.overviews.coverage import places_by_bits, places_by_rows
from registry.overviews.facts import MUNICIPALITIES, Told, counted
from registry.overviews.walking import pairs
from registry.overviews.words import BOUNDS, CoverageBy, PopulationClass
from registry.storage.reading.scope import Scope


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
    # What everybody sees is told by bitmaps, and what only some see by the rows.
    told = places_by_bits if scope.sees_what_all_see else places_by_rows
    places = _places(by, scope)
    place, cell = places.alias(scope.name("p")), told.cells(scope)
    all_of, open_ones = told.totals(scope)
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
    phases = told.phases(places, scope)
    joined = counts.outerjoin(phases, phases.c.by.is_not_distinct_from(counts.c.by))
    return Told(joined, counts, phases)
