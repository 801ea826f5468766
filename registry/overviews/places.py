"""Coverage by place: each municipality stands in the county, RSS body or size that it is counted in."""

from typing import Any

from sqlalchemy import CTE, and_, case, func, literal_column, or_, select

from registry.concepts.organisations import Organisation
from registry.overviews.facts import Facts, Told, counted, phases_of, reported
from registry.overviews.walking import pairs
from registry.overviews.words import BOUNDS, CoverageBy, PopulationClass
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql


def _places(by: CoverageBy, facts: Facts, scope: Scope) -> Any:
    """Each municipality with the place that it is counted in."""
    row: Any = facts.municipalities.alias(scope.name("m"))
    source = row
    match by:
        case CoverageBy.COUNTY:
            key = row.c.county_code
        case CoverageBy.RSS_BODY:
            paired = pairs(Organisation, facts.municipalities, ("municipality_memberships", "rss_body"), scope)
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


def by_place(by: CoverageBy, facts: Facts, scope: Scope) -> Told:
    """A row for each place, and one for the municipalities whose place is not known."""
    places = _places(by, facts, scope)
    place, cell = places.alias(scope.name("p")), _cells(facts, scope)
    all_of, open_ones = _totals(facts, scope)
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
    phases = _phases_of_places(places, facts, scope)
    joined = counts.outerjoin(phases, phases.c.by.is_not_distinct_from(counts.c.by))
    return Told(joined, counts, phases)


def _cells(facts: Facts, scope: Scope) -> Any:
    """Each municipality that stands in any list: whether it takes part in one, and how many open ones it declined."""
    part = facts.parts.alias(scope.name("c"))
    found = select(
        part.c.municipality_id,
        func.bool_or(part.c.takes_part).label("takes_part"),
        func.count().filter(part.c.declined).label("declined"),
    )
    return found.group_by(part.c.municipality_id).correlate(None).subquery(scope.name("cells"))


def _totals(facts: Facts, scope: Scope) -> tuple[Sql, Sql]:
    """How many initiatives there are in all, and how many whose lists are not known to be whole."""
    row = facts.initiatives.alias(scope.name("i"))
    whole = select(func.count()).select_from(row).correlate(None)
    return whole.scalar_subquery(), whole.where(row.c.is_open).scalar_subquery()


def _phases_of_places(places: CTE, facts: Facts, scope: Scope) -> Any:
    """How many initiatives anybody in each place is known to take part in, each once."""
    place, part, one = (each.alias(scope.name("q")) for each in (places, facts.parts, facts.initiatives))
    source = place.join(part, part.c.municipality_id == place.c.id).join(one, one.c.id == part.c.initiative_id)
    # What everybody there has left has ended for the place, as far as is known.
    phase = case((func.bool_or(part.c.remains), one.c.phase), else_=scope.word("ended")).label("phase")
    keys = (place.c.by, one.c.id, one.c.phase, one.c.is_reported)
    once = select(place.c.by, phase, one.c.is_reported).select_from(source).where(part.c.takes_part).group_by(*keys)
    each = once.correlate(None).subquery(scope.name("once"))
    counted = select(each.c.by, *phases_of(each.c.phase, scope), reported(each.c.is_reported))
    return counted.group_by(each.c.by).correlate(None).subquery(scope.name("phases"))
