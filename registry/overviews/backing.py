"""Who stands behind needs: for a few of them, with all that was merged into each."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import array

from registry.concepts.behind import Behind, is_part_of
from registry.concepts.endorsements import EndorsementKind
from registry.overviews.facts import stands
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def lives_on(need: Row) -> Sql:
    """The need itself, or the one that it was merged into; nothing is merged twice."""
    return func.coalesce(need.c.merged_into_id, need.c.id)


def backers(scope: Scope, whole: Row, key: Sql) -> Any:
    """Those behind some needs, as `need_id` and `organisation_id`.

    They are whoever stands there itself, and the RSS body that it counts by; `key` is the need's in `whole`.
    """
    behind = Behind(scope)
    both = func.unnest(array([behind.body.c.id, behind.rss_body]))
    found = select(key.label("need_id"), both.label("organisation_id"))
    found = found.select_from(behind.source.join(whole, is_part_of(behind.need, key)))
    found = found.where(*behind.conditions, *stands(behind.need, scope))
    return found.distinct().correlate(None).subquery(scope.name("behind"))


def raisers(scope: Scope, whole: Row, key: Sql) -> Any:
    """Those who raised some needs, and not only share them: `organisation_id`."""
    behind = Behind(scope)
    raised = behind.endorsement.c.kind == scope.word(EndorsementKind.RAISED)
    found = select(behind.body.c.id.label("organisation_id"))
    found = found.select_from(behind.source.join(whole, is_part_of(behind.need, key)))
    return found.where(*behind.conditions, *stands(behind.need, scope), raised).correlate(None)
