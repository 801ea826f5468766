"""Warns of likely duplicates before there are two of a thing: when one is made, called something else, or shown.

What is alike differs: rounds have the same area and year, and whoever has a name is told of others with it.
Initiatives, needs, outputs and mandates, whose titles people word freely, are compared word by word; only titles in
which the index of search finds enough of the words are read. Each says so in a SELECT of its own; `_warn` does the
rest, which is the same for all.
"""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from operator import itemgetter
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Select, Text, Uuid, case, func, inspect, null, or_, select, union_all
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.mandates import Mandate
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.outputs import Output
from registry.overviews.alike.likeness import having_words_of, number_of_words, telling, title_words, words_shared_with
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.reading.readied import readied
from registry.storage.reading.scope import Scope
from registry.storage.search.tables import SearchText
from registry.storage.writing import sending
from registry.work import Remark, Work

MOST_SIMILAR = 5
LIKE_IT = "There is one like it already.", "Det finns redan en post som liknar den."
#: Titles are alike when this many percent of their words are the same, counted over both. Of a record, words of former
#: titles are among those that are the same.
ALIKE = 60


TITLED = (Initiative, KnowledgeNeed, Output, Mandate)
Titled: TypeAlias = type[Initiative] | type[KnowledgeNeed] | type[Output] | type[Mandate]
#: The columns by which records are alike.
ALIKE_BY = ("title", "name", "short_name", "service_area_id", "year")


async def warn_of_shown(work: Work, record: Record) -> None:
    """Warn of what a record that is shown is like: others may have come since it was made as a draft."""
    await _warn_of_like(work, record, ALIKE_BY)


@asynccontextmanager
async def warning(work: Work, record: Record) -> AsyncIterator[None]:
    """What may change what a record is called: when that has changed, what it is like now is warned of at the end."""
    before = {name: getattr(record, name, None) for name in ALIKE_BY}
    yield
    await _warn_of_like(work, record, [name for name, was in before.items() if getattr(record, name, None) != was])


async def _warn_of_like(work: Work, record: Any, by: Collection[str]) -> None:
    """Warn of what a record is like by some of its columns."""
    if isinstance(record, TITLED) and "title" in by:
        await warn_of_title(work, type(record), record.title, but=record.id)
    if isinstance(record, NeedsRound) and by:
        await warn_of_round(work, record.service_area_id, record.year, but=record.id)
    for name in ("short_name", "name"):
        if name in by and (called := getattr(record, name, None)):
            await warn_of_namesakes(work, record, called)


async def warn_of_namesakes(work: Work, record: Record, name: str) -> None:
    """Warn of other records of the same type that have, or once had, a name."""
    model = type(record)
    if keys := await work.references.namesakes(model, name, but=record.id):
        found = select(model).where(model.id.in_(keys)).order_by(model.id)
        await _warn(work, found, "The name is in use already.", "Namnet används redan.")


async def warn_of_round(work: Work, area: UUID, year: int, *, but: UUID | None = None) -> None:
    """Warn of rounds in the same area and year, withdrawn ones and `but` left out."""
    same = select(NeedsRound).where(
        NeedsRound.service_area_id == area,
        NeedsRound.year == year,
        NeedsRound.publication != Publication.WITHDRAWN,
        NeedsRound.id.is_distinct_from(but),
    )
    await _warn(
        work,
        same,
        "There is a round in that service area that year already.",
        "Det finns redan en behovsinventering i det området det året.",
    )


async def _warn(work: Work, similar: Select[Any], message: str, message_sv: str) -> None:
    """Warn of the first few records that `similar` finds, in its order; when it finds none, nothing is said."""
    if records := (await work.session.scalars(similar.limit(MOST_SIMILAR))).all():
        work.warn("SIMILAR", message, message_sv, *records)


async def warn_of_title(work: Work, model: Titled, title: str, *, but: UUID | None = None) -> None:
    """Warn of the first few records that the caller may see and whose titles have most of the words of this one.

    Instead of a record that was merged, the one that it became part of is shown; `but` is left out.
    """
    alike = _alike(work.caller.role, model)
    arguments = alike.arguments(work.caller.bound(), title=title, but=but)
    if found := await sending.rows(work.session, alike.statement.sql, *arguments):
        about = tuple((model.record_type.prefix, key) for (key,) in found)
        work.warnings.append(Remark("SIMILAR", *LIKE_IT, about))


@readied
def _alike(scope: Scope, model: Any) -> Select[Any]:
    """A SELECT of the first few records whose titles have most of the words of `title`, `but` left out.

    It reads the same whatever is in the title, so that it can be planned once: what is alike is found before it is put
    in order, and the words of the title are counted once.
    """
    another = model.id.is_distinct_from(scope.bind(itemgetter("but"), Uuid()))
    given, like = scope.bind(itemgetter("title"), Text()), aliased(model)
    number = select(number_of_words(given)).scalar_subquery()
    either = union_all(_having_words(model, given, number, scope), _called_so(model, given, scope))
    candidate = either.subquery("candidate")
    alike = 200 * candidate.c.shared >= ALIKE * (number + number_of_words(like.title))
    joined = select(func.coalesce(like.merged_into_id, like.id).label("id")).distinct()
    joined = joined.join(candidate, candidate.c.record_id == like.id)
    same = func.lower(like.title) == func.lower(given)
    lives_on = joined.where(or_(alike, same), _visible(scope, like)).cte("lives_on").prefix_with("MATERIALIZED")
    found = select(model.id).join(lives_on, lives_on.c.id == model.id).where(another, _visible(scope, model))
    return found.order_by(model.created_at, model.id).limit(MOST_SIMILAR)


def _having_words(model: type[Record], title: Any, number: Any, scope: Scope) -> Select[Any]:
    """The records with so many of the words of a title, whose `number` is told, that theirs may be alike.

    They are found by the words that tell something; how many are shared is counted of all.
    """
    given = select(title.label("title")).subquery(scope.name("given"))
    words = title_words(given, scope)
    few = telling(words, model, scope)
    pair = having_words_of(few, model, scope).subquery(scope.name("pair"))
    all_, telling_ = (select(func.count()).select_from(each).scalar_subquery() for each in (words, few))
    others: Any = all_ - telling_
    # If their own has a single one.
    enough = 200 * (func.count() + others) >= ALIKE * (number + 1)
    found = select(pair.c.record_id, func.count().label("some")).group_by(pair.c.record_id).having(enough)
    each = found.subquery(scope.name("each"))
    whole = func.cardinality(words_shared_with(each.c.record_id, words, scope))
    return select(each.c.record_id, case((others == 0, each.c.some), else_=whole).label("shared"))


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
