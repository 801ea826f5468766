"""Similar needs: other needs that have to do with the same as one, with what they share and a score (liknande behov).

    one need, with what was merged into it -> needs by theme, initiative, output and words -> those behind both
                                           -> a row for each other need, with its points

What was merged into a need counts as its own: its themes, its words and who stands behind it. Who stands behind both
adds points and finds nothing by itself, since whoever has raised one need raises others about something else.
"""

from typing import ClassVar

from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    FromClause,
    Integer,
    Text,
    Uuid,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import foreign

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation
from registry.concepts.outputs import Output
from registry.concepts.themes import Theme
from registry.overviews.alike.likeness import (
    gathered,
    points_for,
)
from registry.overviews.alike.sharing import Sharing, shared
from registry.overviews.alike.similar_needs_found import (
    BEHIND,
    EVERY,
    FINDING,
    FOUND,
    WORD,
    WORDED,
    behind_both,
    for_group,
    or_none,
)
from registry.overviews.walking import led
from registry.storage.model.derived import UNTIL, made_table
from registry.storage.model.record import Base
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Reader, Sql

EXACT = Text(collation="C")
#: What needs share, by the name of its list.
SHARED = {**FINDING, "organisations": Sharing(behind_both("organisations", FOUND), *BEHIND)}


def _similar(scope: Scope, need: Given, until: Reader | None = None) -> FromClause:
    """The rows: every need that shares something by which it was found, or at least the first that are asked for."""
    del need, until  # The tables that they are put together from take them.
    there = source = scope.alias(FOUND)
    counted, words = {name: each.counted(scope) for name, each in SHARED.items()}, gathered(WORDED, scope)
    for each in (*counted.values(), words):
        source = source.outerjoin(each, each.c.other_id == there.c.other_id)
    shared_words = func.coalesce(words.c.words, cast(array([]), ARRAY(Text())))
    numbers = {name: or_none(each.c.number) for name, each in counted.items()}
    score = points_for(func.cardinality(shared_words), *WORD)
    for name, each in SHARED.items():
        score = score + points_for(numbers[name], each.points, each.most)
    score = score + for_group(there.c.group)
    values = {
        "id": cast(there.c.other_id, Text),
        "need_id": there.c.other_id,
        "score": score,
        **{f"shared_{name}_count": each for name, each in numbers.items()},
        "shared_words": shared_words,
        "has_target_group_in_common": there.c.group,
    }
    table = SimilarNeedRow.__table__
    columns = [cast(values[each.name], each.type).label(each.name) for each in table.c if each.name in values]
    rows = select(*columns).select_from(source).correlate(None).subquery(scope.name("similar"))
    place = cast(func.row_number().over(order_by=[rows.c.score.desc(), rows.c.id]), table.c.place.type).label("place")
    return select(*rows.c, place).correlate(None).cte(scope.name("similar_needs"))


def _total(scope: Scope) -> Sql:
    row = scope.alias(EVERY)
    return scope.scalar(select(func.count()).select_from(row), row)


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
        takes={"need": KnowledgeNeed, UNTIL: None},
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
    #: How many there are, where the first alone are put together.
    total = staticmethod(_total)
