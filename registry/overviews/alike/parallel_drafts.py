"""Parallel drafts: drafts of others that have to do with the same as one's own, by consent of both (parallella utkast).

    a draft of the caller's that is told of -> others' drafts that are told of, by theme, need, method and words -> rows

A draft is told of only where those who keep it have said so (`shares_draft`), and only to whoever tells of a draft that
has to do with the same. The other draft stays hidden: its title, its period, who keeps it and what both have is told.
"""

from typing import Any, ClassVar

from sqlalchemy import (
    ARRAY,
    CTE,
    Column,
    FromClause,
    Integer,
    Select,
    Table,
    Text,
    Uuid,
    any_,
    cast,
    func,
    literal_column,
    select,
    union,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import foreign

from registry.concepts.initiatives import Initiative, initiative_themes
from registry.concepts.knowledge_needs import KnowledgeNeed, initiative_needs
from registry.concepts.methods import Method, initiative_methods
from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from registry.overviews.alike.likeness import (
    enough_words,
    gathered,
    having_words_of,
    points_for,
    telling,
    title_words,
    words_of,
)
from registry.overviews.alike.sharing import Sharing, by_links, pairs_of, shared
from registry.overviews.walking import led
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base
from registry.storage.model.terms import Role
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

EXACT = Text(collation="C")
#: What a shared word of the titles is worth, up to a most.
WORD = (5, 25)


def _told_of(row: Row, scope: Scope) -> list[Sql]:
    """The conditions that an initiative is a draft which others may be told of."""
    return [row.c.publication == scope.word("DRAFT"), row.c.shares_draft]


def _others(row: Row, scope: Scope) -> list[Sql]:
    """The conditions that it is such a draft of somebody else's; whoever sees all drafts is nobody else."""
    own = [~func.coalesce(scope.owns(row, Initiative), literal_column("false"))] if scope.role.has_own else []
    return [*_told_of(row, scope), *own]


def _one(scope: Scope, initiative: Given) -> CTE:
    """The caller's own draft that was asked about, if others may be told of it."""
    row = scope.alias(Initiative)
    own = [scope.owns(row, Initiative)] if scope.role.has_own else []
    if scope.role is Role.NATIONAL_INTEGRATION:
        own = [scope.is_for(Initiative)]
    nobody: list[Any] = [] if own or scope.role.sees_all else [literal_column("false")]
    # A draft shares its key with no other that the caller keeps, but with what others have published it may.
    found = select(*row.c).where(row.c.slug == scope.bind(initiative), *_told_of(row, scope), *own, *nobody)
    return found.order_by(row.c.id).limit(literal_column("1")).correlate(None).cte(scope.name("one"))


ONE = made_table("parallel_drafts_own", _one, "id", takes={"initiative": Initiative})


def _pairs(name: str, link: Table, what: str, model: Any) -> Table:
    pairs = by_links(link, "initiative_id", what, model).pairs
    return pairs_of(f"parallel_drafts_{name}", ONE, "initiative", Initiative, pairs, _others)


#: What drafts share, by the name of its list.
SHARED = {
    "needs": Sharing(_pairs("needs", initiative_needs, "need_id", KnowledgeNeed), 30, 60),
    "methods": Sharing(_pairs("methods", initiative_methods, "method_id", Method), 20, 40),
    "themes": Sharing(_pairs("themes", initiative_themes, "theme_id", Theme), 10, 30),
}


def _worded(scope: Scope, **_: Given) -> CTE:
    """Pairs of other drafts and the words of titles that they share with the one that was asked about."""
    one, other = scope.alias(ONE), scope.alias(Initiative)
    words = telling(title_words(one, scope), Initiative, scope)
    pair = having_words_of(words, Initiative, scope).subquery(scope.name("pair"))
    found = select(other.c.id.label("other_id"), pair.c.word).distinct()
    found = found.select_from(other.join(pair, pair.c.record_id == other.c.id))
    it = scope.alias(ONE)
    not_it = other.c.id.not_in(select(it.c.id).scalar_subquery())
    # The index has the words of other titles too, which nobody has consented to tell.
    in_title = pair.c.stem == any_(words_of(other.c.title, scope))
    return found.where(not_it, in_title, *_others(other, scope)).correlate(None).cte(scope.name("worded"))


WORDED = made_table("parallel_drafts_worded", _worded, "other_id", Column("word", Text), takes={"initiative": None})


def _found(scope: Scope) -> Any:
    """The drafts that share anything by which they are found."""
    ways: list[Select[Any]] = [select(scope.alias(each.table).c.other_id) for each in SHARED.values()]
    word = scope.alias(WORDED)
    enough = func.count() >= enough_words(scope.alias(ONE), scope)
    ways.append(select(word.c.other_id).group_by(word.c.other_id).having(enough).correlate(None))
    return union(*ways).cte(scope.name("found"))


def _parallel(scope: Scope, initiative: Given) -> FromClause:
    """The rows: every draft of somebody else's that shares something with the one."""
    del initiative  # The tables of pairs take it.
    there, other = _found(scope).alias(scope.name("there")), scope.alias(Initiative)
    counted, words = {name: each.counted(scope) for name, each in SHARED.items()}, gathered(WORDED, scope)
    source: Any = there.join(other, other.c.id == there.c.other_id)
    for each in (*counted.values(), words):
        source = source.outerjoin(each, each.c.other_id == there.c.other_id)
    shared_words = func.coalesce(words.c.words, cast(array([]), ARRAY(Text())))
    score = points_for(func.cardinality(shared_words), *WORD)
    for name, each in SHARED.items():
        number = func.coalesce(counted[name].c.number, literal_column("0"))
        score = score + points_for(number, each.points, each.most)
    # The id of a hidden record is told to nobody; its place tells rows apart.
    place = func.row_number().over(order_by=[score.desc(), other.c.title_sort, other.c.id])
    values = {
        "id": cast(place, Text),
        "place": place,
        "other_id": other.c.id,
        "title": other.c.title,
        "start": other.c.period_start,
        "end": other.c.period_end,
        "keeper_id": other.c.keeper_id,
        "score": score,
        "shared_words": shared_words,
    }
    columns = [cast(values[each.name], each.type).label(each.name) for each in ParallelDraftRow.__table__.c]
    return select(*columns).select_from(source).correlate(None).cte(scope.name("parallel_drafts"))


class ParallelDraftRow(Base):
    """A draft of somebody else's that has to do with the same as one's own (parallellt utkast)."""

    __table__ = made_table(
        "parallel_drafts",
        _parallel,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("other_id", Uuid, nullable=False),
        Column("title", Text, nullable=False),
        Column("start", EXACT, info={"partial_date": True}),
        Column("end", EXACT, info={"partial_date": True}),
        Column("keeper_id", Uuid),
        Column("score", Integer, nullable=False),
        Column("shared_words", ARRAY(Text), nullable=False),
        takes={"initiative": Initiative},
        weight="overlaps",
    )
    plural = "Parallella utkast"
    default_order = ("place",)
    seen_already: ClassVar[tuple[str, ...]] = ()

    keeper = led(Organisation, lambda: foreign(ParallelDraftRow.__table__.c.keeper_id) == Organisation.id)
    shared_needs = shared(KnowledgeNeed, lambda: ParallelDraftRow.__table__.c.other_id, SHARED["needs"].table)
    shared_methods = shared(Method, lambda: ParallelDraftRow.__table__.c.other_id, SHARED["methods"].table)
    shared_themes = shared(Theme, lambda: ParallelDraftRow.__table__.c.other_id, SHARED["themes"].table)

    #: Nothing more is asked of a row: those who keep both drafts have agreed to it.
    shown = staticmethod(lambda *_: [])
