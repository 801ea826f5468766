"""Warns of likely duplicates before there are two of a thing.

What is alike differs: rounds have the same area and year, and whoever has a name is told of others with it.
Initiatives, needs, outputs and mandates, whose titles people word freely, are compared word by word; only titles in
which the index of search finds enough of the words are read. Each says so in a SELECT of its own; `warn` does the rest,
which is the same for all.
"""

from operator import itemgetter
from typing import Any

from sqlalchemy import Select, Text, func, inspect, null, or_, select, union_all
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.mandates import Mandate
from registry.concepts.outputs import Output
from registry.overviews.likeness import having_words_of, number_of_words
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.reading.readied import readied
from registry.storage.reading.scope import Scope
from registry.storage.search.tables import SearchText
from registry.work import Work

MOST_SIMILAR = 5
LIKE_IT = "There is one like it already.", "Det finns redan en post som liknar den."
#: Titles are alike when this many percent of their words are the same, counted over both. Of a record, words of titles
#: in English and former ones are among those that are the same.
ALIKE = 60


async def warn(work: Work, similar: Select[Any], message: str, message_sv: str) -> None:
    """Warn of the first few records that `similar` finds, in its order; when it finds none, nothing is said."""
    if records := (await work.session.scalars(similar.limit(MOST_SIMILAR))).all():
        work.warn("SIMILAR", message, message_sv, *records)


async def warn_of_title(
    work: Work, model: type[Initiative] | type[KnowledgeNeed] | type[Output] | type[Mandate], title: str
) -> None:
    """Warn of the first few records that the caller may see and whose titles have most of the words of this one.

    Instead of a record that was merged, the one that it became part of is shown.
    """
    alike = _alike(work.caller.role, model)
    if records := (await work.session.scalars(alike.select, alike.bound(work.caller.bound(), title=title))).all():
        work.warn("SIMILAR", *LIKE_IT, *records)


@readied
def _alike(scope: Scope, model: Any) -> Select[Any]:
    """A SELECT of the first few records whose titles have most of the words of `title`."""
    given, like = scope.bind(itemgetter("title"), Text()), aliased(model)
    candidate = union_all(_having_words(model, given, scope), _called_so(model, given, scope)).subquery("candidate")
    alike = 200 * candidate.c.shared >= ALIKE * (number_of_words(given) + number_of_words(like.title))
    joined = select(func.coalesce(like.merged_into_id, like.id)).join(candidate, candidate.c.record_id == like.id)
    same = func.lower(like.title) == func.lower(given)
    lives_on = joined.where(or_(alike, same), _visible(scope, like))
    found = select(model).where(model.id.in_(lives_on), _visible(scope, model))
    return found.order_by(model.created_at, model.id).limit(MOST_SIMILAR)


def _having_words(model: type[Record], title: Any, scope: Scope) -> Select[Any]:
    """The records with so many words of a title that they are alike, if their own has a single one."""
    given = select(title.label("title")).subquery(scope.name("given"))
    pair = having_words_of(given, model, scope).subquery(scope.name("pair"))
    shared = func.count()
    enough = 200 * shared >= ALIKE * (number_of_words(title) + 1)
    return select(pair.c.record_id, shared.label("shared")).group_by(pair.c.record_id).having(enough)


def _called_so(model: type[Record], title: Any, scope: Scope) -> Select[Any]:
    """The records that are called so, of whatever words and letters: how many are the same is not told."""
    text = scope.alias(SearchText)
    keys = array([func.lower(title)])
    found = select(text.c.record_id, null().label("shared")).where(text.c.names.op("@>")(keys))
    return found.where(text.c.record_type == model.record_type.value)


def _visible(scope: Scope, model: Any) -> Any:
    """What the caller may see and has not been withdrawn: all that is published, and drafts that are shown to it."""
    record = inspect(model).mapper.class_
    row = scope.alias(record)
    seen = select(row.c.id).where(row.c.publication != Publication.WITHDRAWN.value, *scope.sees(row, record))
    return model.id.in_(seen)
