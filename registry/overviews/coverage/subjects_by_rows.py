"""Coverage by subject from the rows: for callers who see more than everybody does, and where there are no bitmaps."""

from typing import Any

from sqlalchemy import CTE, and_, func, literal_column, select

from registry.concepts.initiatives import Initiative
from registry.overviews.facts import INITIATIVES, MUNICIPALITIES, PARTS, Subject, counted, phases_of, reported
from registry.overviews.walking import pairs
from registry.storage.reading.scope import Scope


def told(subject: Subject, scope: Scope) -> tuple[Any, Any]:
    """What is told of each subject that any initiative is about, in column `by`: of initiatives, and municipalities.

    Of initiatives a column for each phase, reported_count, initiative_count and open_count; of municipalities how many
    take part and how many have declined all that are open (`known_to`, `refused`), and how many live there.
    """
    about = pairs(Initiative, scope.alias(INITIATIVES), subject.path, scope).cte(scope.name("about"))
    phases = _phases(about, scope)
    return phases.alias(scope.name("phases")), _cells(about, phases, scope)


def _phases(about: CTE, scope: Scope) -> CTE:
    """Of each subject: how many initiatives are about it, in each phase, and with lists that are not whole."""
    pair, one = about.alias(scope.name("a")), scope.alias(INITIATIVES)
    found = select(
        pair.c.by_id.label("by"),
        *phases_of(one.c.phase, scope),
        reported(one.c.is_reported),
        func.count().label("initiative_count"),
        func.count().filter(one.c.is_open).label("open_count"),
    )
    source = pair.join(one, one.c.id == pair.c.counted_id)
    return found.select_from(source).group_by(pair.c.by_id).correlate(None).cte(scope.name("phases"))


def _cells(about: CTE, phases: CTE, scope: Scope) -> Any:
    """Of each subject: the municipalities that take part, and those that do not and declined all that are open."""
    one, of = scope.alias(MUNICIPALITIES), phases.alias(scope.name("of"))
    pair, part = about.alias(scope.name("a")), scope.alias(PARTS)
    found = select(
        pair.c.by_id.label("by"), part.c.municipality_id, func.bool_or(part.c.takes_part).label("takes_part")
    )
    found = found.select_from(pair.join(part, part.c.initiative_id == pair.c.counted_id))
    cells = found.group_by(pair.c.by_id, part.c.municipality_id).correlate(None).subquery(scope.name("cells"))
    declined = _declined(about, scope)
    same = and_(declined.c.by == cells.c.by, declined.c.municipality_id == cells.c.municipality_id)
    refused = and_(~cells.c.takes_part, func.coalesce(declined.c.declined, literal_column("0")) >= of.c.open_count)
    joined = cells.join(one, one.c.id == cells.c.municipality_id).join(of, of.c.by == cells.c.by)
    joined = joined.outerjoin(declined, same)
    found = select(
        cells.c.by,
        *counted("known_to", cells.c.takes_part, one.c.population),
        *counted("refused", refused, one.c.population),
    )
    return found.select_from(joined).group_by(cells.c.by).correlate(None).subquery(scope.name("told"))


def _declined(about: CTE, scope: Scope) -> Any:
    """How many open initiatives of each subject each municipality has declined, each once."""
    pair, part = about.alias(scope.name("a")), scope.alias(PARTS)
    keys = (pair.c.by_id.label("by"), part.c.municipality_id, part.c.initiative_id)
    source = pair.join(part, part.c.initiative_id == pair.c.counted_id)
    found = select(*keys).select_from(source).where(part.c.declined).distinct().correlate(None)
    each = found.subquery(scope.name("refused"))
    counts = select(each.c.by, each.c.municipality_id, func.count().label("declined"))
    return counts.group_by(each.c.by, each.c.municipality_id).correlate(None).subquery(scope.name("declined"))
