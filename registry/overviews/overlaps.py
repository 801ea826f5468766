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
    Text,
    Uuid,
    case,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import foreign

from registry.concepts.initiatives import Initiative, initiative_themes
from registry.concepts.knowledge_needs import KnowledgeNeed, initiative_needs
from registry.concepts.methods import Method, initiative_methods
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.concepts.participations import Participation
from registry.concepts.taking_part import TAKING_PART, has_status
from registry.concepts.themes import Theme
from registry.overviews.facts import PHASES, stands
from registry.overviews.likeness import (
    all_titles,
    each_word_of,
    enough_words,
    gathered,
    has_one_word,
    having_words_of,
    points_for,
    same_target_group,
    title_words,
    words_found_by,
)
from registry.overviews.sharing import Sharing, asked_about, by_links, pairs_of, seen, shared
from registry.overviews.walking import led
from registry.storage.model import swedish_time
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base, end_of
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

EXACT = Text(collation="C")
ABOUT = asked_about(Initiative, "initiative")


def _municipalities(one: Row, scope: Scope) -> Select[Any]:
    """Pairs of other initiatives and the municipalities that are known to take part in both."""
    mine, theirs, municipality = scope.alias(Participation), scope.alias(Participation), scope.alias(Organisation)
    source = one.join(mine, mine.c.initiative_id == one.c.id)
    source = source.join(theirs, theirs.c.organisation_id == mine.c.organisation_id)
    source = source.join(municipality, municipality.c.id == mine.c.organisation_id)
    part = [
        condition
        for row in (mine, theirs)
        for condition in (
            has_status(row, *TAKING_PART),
            *scope.sees(row, Participation, known=("organisation",)),
            *stands(row, scope),
        )
    ]
    kind = municipality.c.kind == scope.word(OrganisationKind.MUNICIPALITY)
    found = select(theirs.c.initiative_id.label("other_id"), municipality.c.id.label("shared_id"))
    return found.select_from(source).where(
        theirs.c.initiative_id != one.c.id, kind, *part, *seen(municipality, Organisation, scope)
    )


#: What initiatives share, by the name of its list.
SHARED = {
    "needs": Sharing(
        pairs_of(
            "overlap_needs",
            ABOUT,
            "initiative",
            Initiative,
            by_links(initiative_needs, "initiative_id", "need_id", KnowledgeNeed),
        ),
        30,
        60,
    ),
    "methods": Sharing(
        pairs_of(
            "overlap_methods",
            ABOUT,
            "initiative",
            Initiative,
            by_links(initiative_methods, "initiative_id", "method_id", Method),
        ),
        20,
        40,
    ),
    "municipalities": Sharing(
        pairs_of("overlap_municipalities", ABOUT, "initiative", Initiative, _municipalities), 5, 20
    ),
    "themes": Sharing(
        pairs_of(
            "overlap_themes",
            ABOUT,
            "initiative",
            Initiative,
            by_links(initiative_themes, "initiative_id", "theme_id", Theme),
        ),
        5,
        15,
    ),
}
#: What a shared word of the titles is worth, up to a most, the same target group, and periods that overlap.
WORD, ALIKE_GROUP, ALIKE_PERIOD = (3, 15), 10, 5


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
        words = words_found_by(scope.alias(ABOUT), Initiative, scope)
        pair = having_words_of(words, Initiative, scope).subquery(scope.name("pair"))
        found = select(other.c.id.label("other_id"), pair.c.word, has_one_word(other.c.title, scope).label("is_only"))
        found = found.select_from(other.join(pair, pair.c.record_id == other.c.id).join(one, true()))
    else:
        there = union(*(select(scope.alias(each.table).c.other_id) for each in SHARED.values()))
        pair = there.subquery(scope.name("there"))
        word = each_word_of(all_titles(other, Initiative), scope)
        its = title_words(_all_own_titles(scope), scope)
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


def _overlaps(scope: Scope, initiative: Given) -> FromClause:
    """The rows: every initiative that shares something by which it was found."""
    del initiative  # The tables of pairs take it.
    one, other = scope.alias(ABOUT), scope.alias(Initiative)
    counted = {name: each.counted(scope) for name, each in SHARED.items()}
    there, worded = _found(scope), gathered(WORDED, scope)
    source: Any = there.join(other, other.c.id == there.c.other_id).join(one, literal_column("true"))
    for each in (*counted.values(), worded):
        source = source.outerjoin(each, each.c.other_id == there.c.other_id)
    words = func.coalesce(worded.c.words, cast(array([]), ARRAY(Text())))
    group, period = same_target_group(one, other), _overlap_in_time(one, other, scope)
    numbers = {name: func.coalesce(each.c.number, literal_column("0")) for name, each in counted.items()}
    score = points_for(func.cardinality(words), *WORD)
    for name, each in SHARED.items():
        score = score + points_for(numbers[name], each.points, each.most)
    for test, points in ((group, ALIKE_GROUP), (period, ALIKE_PERIOD)):
        score = score + case((test, literal_column(str(points))), else_=literal_column("0"))
    values = {
        "id": cast(other.c.id, Text),
        "initiative_id": other.c.id,
        "score": score,
        **{f"shared_{name}_count": each for name, each in numbers.items()},
        "shared_words": words,
        "has_target_group_in_common": group,
        "has_period_in_common": period,
    }
    table = OverlapRow.__table__
    columns = [cast(values[each.name], each.type).label(each.name) for each in table.c if each.name in values]
    whole = select(*columns).select_from(source).correlate(None)
    rows = whole.subquery(scope.name("overlapping"))
    place = cast(func.row_number().over(order_by=[rows.c.score.desc(), rows.c.id]), table.c.place.type).label("place")
    return select(*rows.c, place).correlate(None).cte(scope.name("overlaps"))


def _overlap_in_time(one: Row, other: Row, scope: Scope) -> Sql:
    """Whether two periods have a day in common; null where a start is not known, or the end of what has ended."""
    ended, never = [scope.word(each) for each in PHASES["ended"]], scope.word(swedish_time.NEVER)
    unknown = [
        each.c.period_start.is_(None) | (each.c.period_end.is_(None) & each.c.state.in_(ended)) for each in (one, other)
    ]
    return case(
        (or_(*unknown), literal_column("null::boolean")),
        else_=(one.c.period_start <= end_of(func.coalesce(other.c.period_end, never)))
        & (other.c.period_start <= end_of(func.coalesce(one.c.period_end, never))),
    )


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
        takes={"initiative": Initiative},
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
