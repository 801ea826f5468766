"""Coverage by subject: the municipalities that take part in initiatives about each theme, need or method."""

from typing import Any

from sqlalchemy import case, func, literal_column, select, true

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.methods import Method
from registry.concepts.themes import Theme
from registry.overviews.coverage import subjects_by_bits, subjects_by_rows
from registry.overviews.facts import MUNICIPALITIES, Subject, Told, counted, stands
from registry.overviews.words import CoverageBy
from registry.storage.reading.bitmapped import leads_by
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql

SUBJECTS = {
    CoverageBy.THEME: Subject("theme_id", Theme, ("themes", "within")),
    CoverageBy.NEED: Subject("need_id", KnowledgeNeed, ("needs",)),
    CoverageBy.METHOD: Subject("method_id", Method, ("tried_methods",)),
}


def by_subject(subject: Subject, scope: Scope) -> Told:
    """A row for each theme, need or method, also where no initiative is about it."""
    by_bits = scope.sees_what_all_see and leads_by((subject.path,), Initiative)
    row = scope.alias(subject.model)
    # What answers a need that was merged answers the one that lives on too, which tells of both.
    there = [*scope.sees(row, subject.model), *stands(row, scope), row.c.merged_into_id.is_(None)]
    subjects = select(row.c.id.label("by")).where(*there)
    by = subjects.correlate(None).subquery(scope.name("by"))
    phases, cells = (subjects_by_bits if by_bits else subjects_by_rows).told(subject, scope)
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


def _whole(scope: Scope) -> Any:
    """All municipalities."""
    row = scope.alias(MUNICIPALITIES)
    return select(*counted("municipality", None, row.c.population)).correlate(None).subquery(scope.name("whole"))
