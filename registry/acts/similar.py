"""Tells of likely duplicates before there are two of a thing."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, any_, cast, func, literal_column, or_, select, true
from sqlalchemy.orm import aliased

from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.outputs import Output
from registry.storage.model.terms import Publication
from registry.work import Work

MOST_SIMILAR = 5
#: Titles are alike when this many percent of their words are the same, counted over both.
ALIKE = 60


async def warn(work: Work, model: type[KnowledgeNeed] | type[Output], title: str) -> None:
    """Tell of records that the caller may see with a title like this one; for what was merged, of what lives on."""
    like = aliased(model)
    ours, theirs = _words(title), _words(like.title)
    word = func.unnest(theirs).column_valued("word")
    shared = select(func.count(word)).where(word == any_(ours)).correlate(like).scalar_subquery()
    both = func.cardinality(ours) + func.cardinality(theirs)
    alike = cast(200 * shared, Integer) >= ALIKE * func.greatest(both, 1)
    lives_on = select(func.coalesce(like.merged_into_id, like.id)).where(alike, _visible(work, like))
    found = select(model).where(model.id.in_(lives_on), _visible(work, model)).order_by(model.created_at, model.id)
    if records := (await work.session.scalars(found.limit(MOST_SIMILAR))).all():
        work.warn("SIMILAR", "There is one like it already.", "Det finns redan en post som liknar den.", *records)


def _visible(work: Work, model: Any) -> ColumnElement[bool]:
    """What the caller may see, and was not taken back."""
    own = true() if work.caller.role.sees_all else model.keeper_id.in_(work.caller.organisations)
    return or_(model.publication == Publication.PUBLISHED, and_(model.publication == Publication.DRAFT, own))


def _words(title: Any) -> Any:
    """The words of a title without endings and small words, so that "tidiga" is "tidigt" and "till" is nothing."""
    return func.tsvector_to_array(func.to_tsvector(literal_column("'swedish'::regconfig"), title))
