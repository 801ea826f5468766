"""Which needs have to do with the same as one, and which of them may be among the first (liknande behov).

    one need, with what was merged into it -> needs by theme, initiative, output and words, with points for that
    points -> those that may be among the first -> who stands behind both

Who stands behind both takes longest to find, so for a page of the first rows it is found of those alone that may stand
there.
"""

from functools import partial
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    Boolean,
    Column,
    Integer,
    Select,
    Table,
    Text,
    case,
    cast,
    false,
    func,
    literal_column,
    select,
    true,
    union,
)

from registry.concepts.behind import is_part_of
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed, initiative_needs, need_themes
from registry.concepts.organisations import Organisation
from registry.concepts.outputs import Output, need_outputs
from registry.concepts.themes import Theme
from registry.overviews.alike.likeness import (
    all_titles,
    each_word_of,
    enough_words,
    having_words_of,
    points_for,
    same_target_group,
    telling,
    title_words,
    words_found_by,
    words_of,
)
from registry.overviews.alike.sharing import Pairs, Sharing, asked_about, pairs_of, seen
from registry.overviews.backing import backers, lives_on
from registry.overviews.facts import stands
from registry.storage.model.derived import UNTIL, made_table
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Reader, Row, Sql

ASKED = asked_about(KnowledgeNeed, "need")
#: What a shared word of the titles is worth, up to a most, and the same target group.
WORD, ALIKE_GROUP = (5, 25), 10
#: What each organisation that stands behind both is worth, up to a most.
BEHIND = (5, 20)
#: How many more than are asked for are compared in whole at first.
TRIED = 300


def _own(scope: Scope, **_: Given) -> CTE:
    """The need that was asked about and all that was merged into it; of one that was merged, of what it became."""
    asked, part = scope.alias(ASKED), scope.alias(KnowledgeNeed)
    whole = lives_on(asked)
    found = select(part.c.id, whole.label("lives_id"), part.c.title)
    found = found.select_from(asked.join(part, is_part_of(part, whole)))
    found = found.where(*scope.sees(part, KnowledgeNeed), *stands(part, scope))
    return found.correlate(None).cte(scope.name("own"))


OWN = made_table("similar_needs_own", _own, "id", "lives_id", Column("title", Text), takes={"need": None})


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


def _has_one_word(need: Row, is_alone: Sql, scope: Scope) -> Sql:
    """Whether a need whose title has a single word, if it is alone, is merged with none whose title has another."""
    part = scope.alias(KnowledgeNeed)
    others: Sql = words_of(part.c.title, scope) != words_of(need.c.title, scope)
    visible = seen(part, KnowledgeNeed, scope)
    more: Select[Any] = select(literal_column("1")).where(is_part_of(part, lives_on(need)), *visible, others)
    return case((is_alone, ~scope.exists(more, part)), else_=false())


def _worded(scope: Scope, **_: Given) -> CTE:
    """Pairs of other needs and the words of titles that they share with the one that was asked about.

    With it stands whether it is the only one that the other's title has. The index tells of what is so now; of another
    moment the titles of needs that were found otherwise are read.
    """
    part, own = scope.alias(KnowledgeNeed), scope.alias(OWN)
    visible = seen(part, KnowledgeNeed, scope)
    if scope.is_now:
        words = words_found_by(own, KnowledgeNeed, scope)
        pair = having_words_of(words, KnowledgeNeed, scope).subquery(scope.name("pair"))
        is_only = func.bool_or(_has_one_word(part, pair.c.is_alone, scope)).label("is_only")
        found = select(lives_on(part).label("other_id"), pair.c.word, is_only).group_by(lives_on(part), pair.c.word)
        other = scope.alias(OWN)
        not_own = lives_on(part).not_in(select(other.c.lives_id).scalar_subquery())
        found = found.select_from(part.join(pair, pair.c.record_id == part.c.id)).where(not_own, *visible)
    else:
        there = union(*(select(scope.alias(each.table).c.other_id) for each in FINDING.values()))
        other = there.subquery(scope.name("there"))
        word = each_word_of(all_titles(part, KnowledgeNeed), scope)
        its = telling(title_words(own, scope, *KnowledgeNeed.searched.own_names), KnowledgeNeed, scope)
        source = other.join(part, is_part_of(part, other.c.other_id)).join(word, true())
        source = source.join(its, its.c.stem == word.c.word)
        found = (
            select(other.c.other_id, its.c.word, false().label("is_only"))
            .distinct()
            .select_from(source)
            .where(*visible)
        )
    return found.correlate(None).cte(scope.name("worded"))


WORDED = made_table(
    "similar_needs_worded", _worded, "other_id", Column("word", Text), Column("is_only", Boolean), takes={"need": None}
)


def _every(scope: Scope, **_: Given) -> CTE:
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
    there, other = union(*ways).subquery(scope.name("there")), scope.alias(KnowledgeNeed)
    own, one = scope.alias(OWN), scope.alias(KnowledgeNeed)
    source: Any = there.join(other, other.c.id == there.c.other_id).join(own, own.c.id == own.c.lives_id)
    group = same_target_group(one, other)
    found = select(there.c.other_id, group.label("group")).select_from(source.join(one, one.c.id == own.c.id))
    return found.where(*seen(other, KnowledgeNeed, scope)).correlate(None).cte(scope.name("every"))


EVERY = made_table("similar_needs_every", _every, "other_id", Column("group", Boolean), takes={"need": None})


def _based(scope: Scope, **_: Given) -> CTE:
    """The same, each with its points for all but who stands behind both."""
    there, word = scope.alias(EVERY), scope.alias(WORDED)
    each = select(word.c.other_id, func.count().label("number")).group_by(word.c.other_id).correlate(None)
    words = each.subquery(scope.name("counted"))
    counted = {name: sharing.counted(scope) for name, sharing in FINDING.items()}
    source: Any = there.outerjoin(words, words.c.other_id == there.c.other_id)
    score = points_for(or_none(words.c.number), *WORD) + for_group(there.c.group)
    for name, sharing in FINDING.items():
        source = source.outerjoin(counted[name], counted[name].c.other_id == there.c.other_id)
        score = score + points_for(or_none(counted[name].c.number), sharing.points, sharing.most)
    found = select(there.c.other_id, there.c.group, cast(score, Integer).label("points")).select_from(source)
    return found.correlate(None).cte(scope.name("based")).prefix_with("MATERIALIZED")


BASED = made_table(
    "similar_needs_based", _based, "other_id", Column("group", Boolean), Column("points", Integer), takes={"need": None}
)


def _tried(scope: Scope, until: Reader, **_: Given) -> CTE:
    """Some that have most of these points, to find out how many it takes to be among the first."""
    row = scope.alias(BASED)
    some = scope.bind(until, BigInteger()) + literal_column(str(TRIED))
    found = select(row.c.other_id, row.c.points).order_by(row.c.points.desc()).limit(some)
    return found.correlate(None).cte(scope.name("tried")).prefix_with("MATERIALIZED")


FIRST = {"need": None, UNTIL: None}
SOME = made_table("similar_needs_tried", _tried, "other_id", Column("points", Integer), takes=FIRST)


def _found(scope: Scope, until: Reader | None = None, **_: Given) -> CTE:
    """The needs that are compared in whole: all that were found, or those that may be among the first."""
    if until is None:
        every = scope.alias(EVERY)
        return select(every.c.other_id, every.c.group).correlate(None).cte(scope.name("found"))
    some, behind = scope.alias(SOME), Sharing(SOME_BEHIND, *BEHIND).counted(scope)
    source = some.outerjoin(behind, behind.c.other_id == some.c.other_id)
    score = some.c.points + points_for(or_none(behind.c.number), *BEHIND)
    last = select(score.label("score")).select_from(source).order_by(score.desc()).correlate(None)
    last = last.offset(scope.bind(until, BigInteger()) - literal_column("1")).limit(literal_column("1"))
    takes = func.coalesce(last.scalar_subquery(), literal_column("0")) - literal_column(str(BEHIND[1]))
    row = scope.alias(BASED)
    found = select(row.c.other_id, row.c.group).where(row.c.points >= takes)
    return found.correlate(None).cte(scope.name("found"))


def or_none(count: Sql) -> Sql:
    """A number, which is none where there is nothing to count."""
    return func.coalesce(count, literal_column("0"))


def for_group(is_same: Sql) -> Sql:
    """The points for the same target group."""
    return case((is_same, literal_column(str(ALIKE_GROUP))), else_=literal_column("0"))


FOUND = made_table("similar_needs_found", _found, "other_id", Column("group", Boolean), takes=FIRST)


def _organisations(of: Table, one: Row, scope: Scope) -> Select[Any]:
    """Pairs of needs that were found and the organisations that stand behind both."""
    found, same = scope.alias(of), scope.alias(Organisation)
    mine, theirs = backers(scope, one, one.c.lives_id), backers(scope, found, found.c.other_id)
    source = mine.join(theirs, theirs.c.organisation_id == mine.c.organisation_id)
    source = source.join(same, same.c.id == mine.c.organisation_id)
    pairs = select(theirs.c.need_id.label("other_id"), same.c.id.label("shared_id")).select_from(source)
    return pairs.where(*scope.sees(same, Organisation), *stands(same, scope))


def behind_both(name: str, of: Table) -> Table:
    """A table of pairs of some needs, which stand in `of`, and of who stands behind them and the one."""
    pairs = partial(_organisations, of)
    return pairs_of(f"similar_needs_{name}", OWN, "need", KnowledgeNeed, pairs)


SOME_BEHIND = behind_both("organisations_tried", SOME)
