"""Warns of likely duplicates before there are two of a thing.

What is alike differs: rounds have the same area and year, and whoever has a name is told of others with it.
Initiatives, needs, outputs and mandates, whose titles people word freely, are compared word by word. Each says so in a
SELECT of its own; `warn` does the rest, which is the same for all.
"""

from typing import Any

from sqlalchemy import (
    Integer,
    Select,
    any_,
    cast,
    func,
    inspect,
    literal_column,
    select,
)
from sqlalchemy.orm import aliased

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.mandates import Mandate
from registry.concepts.outputs import Output
from registry.storage.model.terms import Publication
from registry.storage.reading.scope import CALLER, Scope
from registry.work import Work

MOST_SIMILAR = 5
LIKE_IT = "There is one like it already.", "Det finns redan en post som liknar den."
#: Titles are alike when this many percent of their words are the same, counted over both.
ALIKE = 60


async def warn(work: Work, similar: Select[Any], message: str, message_sv: str) -> None:
    """Warn of the first few records that `similar` finds, in its order; when it finds none, nothing is said."""
    if records := (await work.session.scalars(similar.limit(MOST_SIMILAR))).all():
        work.warn("SIMILAR", message, message_sv, *records)


async def warn_of_title(
    work: Work, model: type[Initiative] | type[KnowledgeNeed] | type[Output] | type[Mandate], title: str
) -> None:
    """Warn of records that the caller may see and whose titles share most of their words with this one.

    Instead of a record that was merged, the one that it became part of is shown.
    """
    like = aliased(model)
    ours, theirs = _words(title), _words(like.title)
    word = func.unnest(theirs).column_valued("word")
    shared = select(func.count(word)).where(word == any_(ours)).correlate(like).scalar_subquery()
    both = func.cardinality(ours) + func.cardinality(theirs)
    alike = cast(200 * shared, Integer) >= ALIKE * func.greatest(both, 1)
    lives_on = select(func.coalesce(like.merged_into_id, like.id)).where(alike, _visible(work, like))
    found = select(model).where(model.id.in_(lives_on), _visible(work, model)).order_by(model.created_at, model.id)
    await warn(work, found, *LIKE_IT)


def _visible(work: Work, model: Any) -> Any:
    """What the caller may see and has not been withdrawn: all that is published, and drafts that are shown to it."""
    scope, record = Scope(work.caller.role), inspect(model).mapper.class_
    row = scope.alias(record)
    seen = select(row.c.id).where(row.c.publication != Publication.WITHDRAWN.value, *scope.sees(row, record))
    values = {CALLER: work.caller.bound()}
    return model.id.in_(seen.params({name: read(values) for name, read in scope.readers.items()}))


def _words(title: Any) -> Any:
    """The words of a title without endings and small words: "tidiga" is as "tidigt", and "till" is left out."""
    return func.tsvector_to_array(func.to_tsvector(literal_column("'swedish'::regconfig"), title))
