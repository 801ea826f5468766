"""Coverage by place from the rows: for callers who see more than everybody does, and of another moment."""

from typing import Any

from sqlalchemy import CTE, and_, case, func, select

from registry.overviews.facts import INITIATIVES, PARTS, phases_of, reported
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql


def cells(scope: Scope) -> Any:
    """Each municipality that stands in any list: whether it takes part in one, and how many open ones it declined.

    Its columns are municipality_id, takes_part and declined.
    """
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


def totals(scope: Scope) -> tuple[Sql, Sql]:
    """How many initiatives there are in all, and how many whose lists are not known to be whole."""
    row = scope.alias(INITIATIVES)
    whole = select(func.count()).select_from(row).correlate(None)
    return whole.scalar_subquery(), whole.where(row.c.is_open).scalar_subquery()


def phases(places: CTE, scope: Scope) -> Any:
    """How many initiatives anybody in each place is known to take part in, each once.

    `places` has municipalities as `id`, each with its place as `by`. The columns are by, one for each phase, and
    reported_count.
    """
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
