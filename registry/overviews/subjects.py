"""Coverage by subject: the municipalities that take part in initiatives about each theme, need or method."""

from typing import Any, NamedTuple

from sqlalchemy import CTE, and_, case, func, literal_column, select, true

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.methods import Method
from registry.concepts.themes import Theme
from registry.overviews.facts import INITIATIVES, MUNICIPALITIES, PARTS, Told, counted, phases_of, reported, stands
from registry.overviews.walking import pairs
from registry.overviews.words import CoverageBy
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql


class Subject(NamedTuple):
    """What initiatives are grouped by when coverage is not told by place."""

    column: str
    model: Any
    path: tuple[str, ...]


SUBJECTS = {
    CoverageBy.THEME: Subject("theme_id", Theme, ("themes", "within")),
    CoverageBy.NEED: Subject("need_id", KnowledgeNeed, ("needs",)),
    CoverageBy.METHOD: Subject("method_id", Method, ("tried_methods",)),
}


def by_subject(subject: Subject, scope: Scope) -> Told:
    """A row for each theme, need or method, also where no initiative is about it."""
    about = pairs(Initiative, scope.alias(INITIATIVES), subject.path, scope).cte(scope.name("about"))
    row = scope.alias(subject.model)
    # What answers a need that was merged answers the one that lives on too, which tells of both.
    there = [*scope.sees(row, subject.model), *stands(row, scope), row.c.merged_into_id.is_(None)]
    subjects = select(row.c.id.label("by")).where(*there)
    by = subjects.correlate(None).subquery(scope.name("by"))
    told = _phases_of_subjects(about, scope)
    phases, cells = told.alias(scope.name("phases")), _cells_of_subjects(about, told, scope)
    whole = _whole(scope)
    joined: Any = by.outerjoin(phases, phases.c.by == by.c.by).outerjoin(cells, cells.c.by == by.c.by)
    joined = joined.join(whole, true())
    columns = [by.c.by, phases.c.initiative_count]
    for name in ("count", "population"):
        total = whole.c[f"municipality_{name}"]
        zero: Sql = literal_column("0")
        known_to, refused = (func.coalesce(cells.c[f"{each}_{name}"], zero) for each in ("known_to", "refused"))
        unknown = case(
            (func.coalesce(phases.c.initiative_count, zero) == zero, total),
            (phases.c.open_count == zero, zero),
            else_=total - known_to - refused,
        )
        columns += [
            total.label(f"municipality_{name}"),
            known_to.label(f"known_to_{name}"),
            unknown.label(f"not_known_{name}"),
        ]
    counts = select(*columns).select_from(joined).correlate(None).subquery(scope.name("counts"))
    return Told(counts.outerjoin(phases, phases.c.by == counts.c.by), counts, phases)


def _phases_of_subjects(about: CTE, scope: Scope) -> CTE:
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


def _cells_of_subjects(about: CTE, phases: CTE, scope: Scope) -> Any:
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


def _whole(scope: Scope) -> Any:
    """All municipalities."""
    row = scope.alias(MUNICIPALITIES)
    return select(*counted("municipality", None, row.c.population)).correlate(None).subquery(scope.name("whole"))
