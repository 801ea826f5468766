"""Similar needs: other needs that have to do with the same as one, with what they share and a score (liknande behov).

    one need, with what was merged into it -> needs by theme, initiative, output and words -> those behind both
                                           -> a row for each other need, with its points

What was merged into a need counts as its own: its themes, its words and who stands behind it. Who stands behind both
adds points and finds nothing by itself, since whoever has raised one need raises others about something else.
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

from registry.concepts.behind import is_part_of
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed, initiative_needs, need_themes
from registry.concepts.organisations import Organisation
from registry.concepts.outputs import Output, need_outputs
from registry.concepts.themes import Theme
from registry.overviews.backing import backers, lives_on
from registry.overviews.facts import stands
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
    words_of,
)
from registry.overviews.sharing import Pairs, Sharing, asked_about, pairs_of, shared
from registry.overviews.walking import led
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

EXACT = Text(collation="C")
ASKED = asked_about(KnowledgeNeed, "need")
#: What a shared word of the titles is worth, up to a most, and the same target group.
WORD, ALIKE_GROUP = (5, 25), 10


def _own(scope: Scope, **_: Given) -> CTE:
    """The need that was asked about and all that was merged into it; of one that was merged, of what it became."""
    asked, part = scope.alias(ASKED), scope.alias(KnowledgeNeed)
    whole = lives_on(asked)
    found = select(part.c.id, whole.label("lives_id"), part.c.title, part.c.title_en)
    found = found.select_from(asked.join(part, is_part_of(part, whole)))
    found = found.where(*scope.sees(part, KnowledgeNeed), *stands(part, scope))
    return found.correlate(None).cte(scope.name("own"))


TITLES = tuple(Column(each, Text) for each in ("title", "title_en"))
OWN = made_table("similar_needs_own", _own, "id", "lives_id", *TITLES, takes={"need": None})


def _by_links(link: Table, what: str, model: Any) -> Pairs:
    """Pairs by a link table: both are linked with the same record, which the caller may see."""

    def pairs(one: Row, scope: Scope) -> Select[Any]:
        mine, theirs = scope.alias(link), scope.alias(link)
        part, same = scope.alias(KnowledgeNeed), scope.alias(model)
        source = one.join(mine, mine.c.need_id == one.c.id).join(theirs, theirs.c[what] == mine.c[what])
        source = source.join(part, part.c.id == theirs.c.need_id).join(same, same.c.id == mine.c[what])
        found = select(lives_on(part).label("other_id"), same.c.id.label("shared_id")).select_from(source)
        return found.where(
            lives_on(part) != one.c.lives_id,
            *(condition for row, of in ((part, KnowledgeNeed), (same, model)) for condition in scope.sees(row, of)),
            *stands(part, scope),
            *stands(same, scope),
        )

    return pairs


def _pairs(name: str, pairs: Pairs) -> Table:
    return pairs_of(f"similar_needs_{name}", OWN, "need", KnowledgeNeed, pairs)


#: What needs are found by, by the name of its list.
FINDING = {
    "initiatives": Sharing(_pairs("initiatives", _by_links(initiative_needs, "initiative_id", Initiative)), 20, 40),
    "outputs": Sharing(_pairs("outputs", _by_links(need_outputs, "output_id", Output)), 20, 40),
    "themes": Sharing(_pairs("themes", _by_links(need_themes, "theme_id", Theme)), 10, 30),
}


def _has_one_word(need: Row, scope: Scope) -> Sql:
    """Whether a need has a single word in its title, and those that are merged with it no other in theirs."""
    part = scope.alias(KnowledgeNeed)
    others: Sql = words_of(part.c.title, scope) != words_of(need.c.title, scope)
    seen = [*scope.sees(part, KnowledgeNeed), *stands(part, scope)]
    more: Select[Any] = select(literal_column("1")).where(is_part_of(part, lives_on(need)), *seen, others)
    return case((has_one_word(need.c.title, scope), ~scope.exists(more, part)), else_=false())


def _worded(scope: Scope, **_: Given) -> CTE:
    """Pairs of other needs and the words of titles that they share with the one that was asked about.

    With it stands whether it is the only one that the other's title has. The index tells of what is so now; of another
    moment the titles of needs that were found otherwise are read.
    """
    part, own = scope.alias(KnowledgeNeed), scope.alias(OWN)
    seen = [*scope.sees(part, KnowledgeNeed), *stands(part, scope)]
    if scope.is_now:
        words = words_found_by(own, KnowledgeNeed, scope)
        pair = having_words_of(words, KnowledgeNeed, scope).subquery(scope.name("pair"))
        is_only = func.bool_or(_has_one_word(part, scope)).label("is_only")
        found = select(lives_on(part).label("other_id"), pair.c.word, is_only).group_by(lives_on(part), pair.c.word)
        other = scope.alias(OWN)
        not_own = lives_on(part).not_in(select(other.c.lives_id).scalar_subquery())
        found = found.select_from(part.join(pair, pair.c.record_id == part.c.id)).where(not_own, *seen)
    else:
        there = union(*(select(scope.alias(each.table).c.other_id) for each in FINDING.values()))
        other = there.subquery(scope.name("there"))
        word = each_word_of(all_titles(part, KnowledgeNeed), scope)
        its = title_words(own, scope, *KnowledgeNeed.searched.names)
        source = other.join(part, is_part_of(part, other.c.other_id)).join(word, true())
        source = source.join(its, its.c.stem == word.c.word)
        found = (
            select(other.c.other_id, its.c.word, false().label("is_only")).distinct().select_from(source).where(*seen)
        )
    return found.correlate(None).cte(scope.name("worded"))


WORDED = made_table(
    "similar_needs_worded", _worded, "other_id", Column("word", Text), Column("is_only", Boolean), takes={"need": None}
)


def _found(scope: Scope, **_: Given) -> CTE:
    """The needs that share anything by which they are found; of another moment only by what is not words."""
    ways: list[Any] = [select(scope.alias(each.table).c.other_id) for each in FINDING.values()]
    if scope.is_now:
        word = scope.alias(WORDED)
        found = (
            select(word.c.other_id)
            .group_by(word.c.other_id)
            .having(func.bool_or(word.c.is_only) | (func.count() >= enough_words(scope.alias(OWN), scope)))
        )
        ways.append(found.correlate(None))
    return union(*ways).cte(scope.name("found"))


FOUND = made_table("similar_needs_found", _found, "other_id", takes={"need": None})


def _organisations(one: Row, scope: Scope) -> Select[Any]:
    """Pairs of needs that were found and the organisations that stand behind both."""
    found, same = scope.alias(FOUND), scope.alias(Organisation)
    mine, theirs = backers(scope, one, one.c.lives_id), backers(scope, found, found.c.other_id)
    source = mine.join(theirs, theirs.c.organisation_id == mine.c.organisation_id)
    source = source.join(same, same.c.id == mine.c.organisation_id)
    pairs = select(theirs.c.need_id.label("other_id"), same.c.id.label("shared_id")).select_from(source)
    return pairs.where(*scope.sees(same, Organisation), *stands(same, scope))


#: What needs share, by the name of its list.
SHARED = {**FINDING, "organisations": Sharing(_pairs("organisations", _organisations), 5, 20)}


def _similar(scope: Scope, need: Given) -> FromClause:
    """The rows: every need that shares something by which it was found."""
    del need  # The tables of pairs take it.
    own, one, other = scope.alias(OWN), scope.alias(KnowledgeNeed), scope.alias(KnowledgeNeed)
    there = scope.alias(FOUND)
    counted, words = {name: each.counted(scope) for name, each in SHARED.items()}, gathered(WORDED, scope)
    source: Any = there.join(other, other.c.id == there.c.other_id).join(own, own.c.id == own.c.lives_id)
    source = source.join(one, one.c.id == own.c.id)
    for each in (*counted.values(), words):
        source = source.outerjoin(each, each.c.other_id == there.c.other_id)
    shared_words = func.coalesce(words.c.words, cast(array([]), ARRAY(Text())))
    group = same_target_group(one, other)
    numbers = {name: func.coalesce(each.c.number, literal_column("0")) for name, each in counted.items()}
    score = points_for(func.cardinality(shared_words), *WORD)
    for name, each in SHARED.items():
        score = score + points_for(numbers[name], each.points, each.most)
    score = score + case((group, literal_column(str(ALIKE_GROUP))), else_=literal_column("0"))
    values = {
        "id": cast(other.c.id, Text),
        "need_id": other.c.id,
        "score": score,
        **{f"shared_{name}_count": each for name, each in numbers.items()},
        "shared_words": shared_words,
        "has_target_group_in_common": group,
    }
    table = SimilarNeedRow.__table__
    columns = [cast(values[each.name], each.type).label(each.name) for each in table.c if each.name in values]
    seen = [*scope.sees(other, KnowledgeNeed), *stands(other, scope)]
    rows = select(*columns).select_from(source).where(*seen).correlate(None).subquery(scope.name("similar"))
    place = cast(func.row_number().over(order_by=[rows.c.score.desc(), rows.c.id]), table.c.place.type).label("place")
    return select(*rows.c, place).correlate(None).cte(scope.name("similar_needs"))


class SimilarNeedRow(Base):
    """Another need that has to do with the same as the one that was asked about (liknande behov)."""

    __table__ = made_table(
        "similar_needs",
        _similar,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("need_id", Uuid, nullable=False),
        Column("score", Integer, nullable=False),
        *(Column(f"shared_{name}_count", Integer, nullable=False) for name in SHARED),
        Column("shared_words", ARRAY(Text), nullable=False),
        Column("has_target_group_in_common", Boolean),
        takes={"need": KnowledgeNeed},
        weight="similar_needs",
    )
    plural = "Liknande behov"
    default_order = ("place",)
    #: The reference that leads to what the caller sees, since nothing else is compared.
    seen_already: ClassVar[tuple[str, ...]] = ("need",)

    need = led(KnowledgeNeed, lambda: foreign(SimilarNeedRow.__table__.c.need_id) == KnowledgeNeed.id)
    shared_initiatives = shared(Initiative, lambda: SimilarNeedRow.__table__.c.need_id, SHARED["initiatives"].table)
    shared_outputs = shared(Output, lambda: SimilarNeedRow.__table__.c.need_id, SHARED["outputs"].table)
    shared_themes = shared(Theme, lambda: SimilarNeedRow.__table__.c.need_id, SHARED["themes"].table)
    shared_organisations = shared(
        Organisation, lambda: SimilarNeedRow.__table__.c.need_id, SHARED["organisations"].table
    )

    #: Nothing more is asked of a row: only what the caller may see is compared.
    shown = staticmethod(lambda *_: [])
