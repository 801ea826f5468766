"""Overlaps: other initiatives that have to do with the same as one, with what they share and a score (överlapp).

    one initiative -> pairs by need, method, municipality, theme and word -> a row for each other, with its points

The score is a sum of points, so that its order can be explained; `SHARED` and what stands below it say how many each is
worth.
"""

from typing import Any, ClassVar

from sqlalchemy import (
    ARRAY,
    CTE,
    Boolean,
    Column,
    FromClause,
    Integer,
    Select,
    Table,
    Text,
    Uuid,
    case,
    cast,
    false,
    func,
    literal_column,
    select,
    true,
    union,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import foreign

from registry.concepts.initiatives import Initiative, initiative_follows
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.methods import Method
from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from registry.overviews.alike.likeness import (
    all_titles,
    each_word_of,
    enough_words,
    gathered,
    having_words_of,
    points_for,
    same_target_group,
    telling,
    title_words,
    words_shared_with,
)
from registry.overviews.alike.overlaps_first import POINTS, first_overlaps
from registry.overviews.alike.overlaps_points import total
from registry.overviews.alike.overlaps_shares import (
    ABOUT,
    OWN_WORDS,
    SHARED,
    WORD,
    beside,
    overlap_in_time,
)
from registry.overviews.alike.sharing import seen, shared
from registry.overviews.walking import led
from registry.overviews.words import Lineage
from registry.storage.model.columns import choice
from registry.storage.model.derived import UNTIL, made_table
from registry.storage.model.record import Base
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Reader, Row, Sql

EXACT = Text(collation="C")


def _all_own_titles(scope: Scope) -> Any:
    """All titles of the one that was asked about, in one text."""
    one = scope.alias(ABOUT)
    found = select(all_titles(one, Initiative).label("title")).select_from(one)
    return found.correlate(None).subquery(scope.name("titles"))


def _worded(scope: Scope, **_: Given) -> CTE:
    """Pairs of other initiatives and the words of titles that they share with the one that was asked about.

    With each stands whether it is the only one that the other's title has. The index tells of what is so now; of
    another moment the titles of those that were found otherwise are read.
    """
    one, other = scope.alias(ABOUT), scope.alias(Initiative)
    where = [other.c.id != one.c.id, *seen(other, Initiative, scope)]
    if scope.is_now:
        pair = having_words_of(scope.alias(OWN_WORDS), Initiative, scope).subquery(scope.name("pair"))
        found = select(other.c.id.label("other_id"), pair.c.word, pair.c.is_alone.label("is_only"))
        found = found.select_from(other.join(pair, pair.c.record_id == other.c.id).join(one, true()))
    else:
        there = union(*(select(scope.alias(each.table).c.other_id) for each in SHARED.values()))
        pair = there.subquery(scope.name("there"))
        word = each_word_of(all_titles(other, Initiative), scope)
        its = telling(title_words(_all_own_titles(scope), scope), Initiative, scope)
        source = pair.join(other, other.c.id == pair.c.other_id).join(word, true())
        source = source.join(one, true()).join(its, its.c.stem == word.c.word)
        found = select(pair.c.other_id, its.c.word, false().label("is_only")).select_from(source)
    return found.where(*where).correlate(None).cte(scope.name("worded"))


WORDED = made_table(
    "overlap_words", _worded, "other_id", Column("word", Text), Column("is_only", Boolean), takes={"initiative": None}
)


def _found(scope: Scope) -> Any:
    """The initiatives that share a need, a method, a municipality or a theme, or words alone if they are enough."""
    ways: list[Any] = [select(scope.alias(each.table).c.other_id) for each in SHARED.values()]
    if scope.is_now:
        word = scope.alias(WORDED)
        enough = func.bool_or(word.c.is_only) | (func.count() >= enough_words(scope.alias(ABOUT), scope))
        ways.append(select(word.c.other_id).group_by(word.c.other_id).having(enough).correlate(None))
    return union(*ways).subquery(scope.name("there"))


def _overlaps(scope: Scope, initiative: Given, until: Reader | None = None) -> FromClause:
    """The rows: every initiative that shares something by which it was found, or the first that are asked for."""
    del initiative  # The tables of pairs take it.
    one, other = scope.alias(ABOUT), scope.alias(Initiative)
    group, period = same_target_group(one, other), overlap_in_time(one, other, scope)
    if until is None:
        source, numbers, words = _compared(one, other, scope)
        score = points_for(func.cardinality(words), *WORD) + beside(group, period)
        for name, each in SHARED.items():
            score = score + points_for(numbers[name], each.points, each.most)
    else:
        first = first_overlaps(scope, until)
        source = first.join(other, other.c.id == first.c.id).join(one, true())
        numbers = {name: _number_shared(each.table, other, scope) for name, each in SHARED.items()}
        words, score = words_shared_with(other.c.id, scope.alias(OWN_WORDS), scope), first.c.score
    values = {
        "id": cast(other.c.id, Text),
        "initiative_id": other.c.id,
        "score": score,
        **{f"shared_{name}_count": each for name, each in numbers.items()},
        "shared_words": words,
        "has_target_group_in_common": group,
        "has_period_in_common": period,
        "lineage": _lineage(one, other, scope),
    }
    table = OverlapRow.__table__
    columns = [cast(values[each.name], each.type).label(each.name) for each in table.c if each.name in values]
    whole = select(*columns).select_from(source).correlate(None)
    rows = whole.subquery(scope.name("overlapping"))
    place = cast(func.row_number().over(order_by=[rows.c.score.desc(), rows.c.id]), table.c.place.type).label("place")
    return select(*rows.c, place).correlate(None).cte(scope.name("overlaps"))


def _compared(one: Row, other: Row, scope: Scope) -> tuple[Any, dict[str, Sql], Sql]:
    """Every initiative that was found, as `other` beside the one: where it is read, how many it shares, and words."""
    counted = {name: each.counted(scope) for name, each in SHARED.items()}
    there, worded = _found(scope), gathered(WORDED, scope)
    source: Any = there.join(other, other.c.id == there.c.other_id).join(one, true())
    for each in (*counted.values(), worded):
        source = source.outerjoin(each, each.c.other_id == there.c.other_id)
    none: Sql = literal_column("0")
    numbers: dict[str, Sql] = {name: func.coalesce(each.c.number, none) for name, each in counted.items()}
    words: Sql = func.coalesce(worded.c.words, cast(array([]), ARRAY(Text())))
    return source, numbers, words


def _lineage(one: Row, other: Row, scope: Scope) -> Sql:
    """What the other is to the one, where they hang together already: what follows on or is a part is no double."""

    def follows(later: Row, earlier: Row) -> Sql:
        link = scope.alias(initiative_follows)
        is_told = (link.c.initiative_id == later.c.id, link.c.follows_id == earlier.c.id)
        return scope.exists(select(literal_column("1")).select_from(link).where(*is_told), link)

    ways = {
        Lineage.PREDECESSOR: follows(one, other),
        Lineage.SUCCESSOR: follows(other, one),
        Lineage.WHOLE: one.c.parent_id == other.c.id,
        Lineage.PART: other.c.parent_id == one.c.id,
        Lineage.SIBLING: _has_same_whole(one, other, scope),
    }
    return case(*((is_so, scope.word(each)) for each, is_so in ways.items()))


def _has_same_whole(one: Row, other: Row, scope: Scope) -> Sql:
    """Whether both are parts of one that the caller may see."""
    whole = scope.alias(Initiative)
    found: Select[Any] = select(literal_column("1")).select_from(whole)
    is_of_both = (whole.c.id == one.c.parent_id, whole.c.id == other.c.parent_id)
    return scope.exists(found.where(*is_of_both, *seen(whole, Initiative, scope)), whole)


def _number_shared(table: Table, other: Row, scope: Scope) -> Sql:
    pair = scope.alias(table)
    return scope.scalar(select(func.count()).select_from(pair).where(pair.c.other_id == other.c.id), pair)


class OverlapRow(Base):
    """Another initiative that has to do with the same as the one that was asked about (överlappande initiativ)."""

    __table__ = made_table(
        "overlaps",
        _overlaps,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("initiative_id", Uuid, nullable=False),
        Column("score", Integer, nullable=False),
        *(Column(f"shared_{name}_count", Integer, nullable=False) for name in SHARED),
        Column("shared_words", ARRAY(Text), nullable=False),
        Column("has_target_group_in_common", Boolean),
        Column("has_period_in_common", Boolean),
        Column("lineage", choice(Lineage, "lineage")),
        takes={"initiative": Initiative, UNTIL: None},
        weight="overlaps",
    )
    plural = "Överlappande initiativ"
    default_order = ("place",)
    #: The reference that leads to what the caller sees, since nothing else is compared.
    seen_already: ClassVar[tuple[str, ...]] = ("initiative",)

    initiative = led(Initiative, lambda: foreign(OverlapRow.__table__.c.initiative_id) == Initiative.id)
    shared_needs = shared(KnowledgeNeed, lambda: OverlapRow.__table__.c.initiative_id, SHARED["needs"].table)
    shared_methods = shared(Method, lambda: OverlapRow.__table__.c.initiative_id, SHARED["methods"].table)
    shared_municipalities = shared(
        Organisation, lambda: OverlapRow.__table__.c.initiative_id, SHARED["municipalities"].table
    )
    shared_themes = shared(Theme, lambda: OverlapRow.__table__.c.initiative_id, SHARED["themes"].table)

    #: Nothing more is asked of a row: only what the caller may see is compared.
    shown = staticmethod(lambda *_: [])
    #: How many there are, where the first alone are put together.
    total = staticmethod(lambda scope: total(POINTS, scope))
