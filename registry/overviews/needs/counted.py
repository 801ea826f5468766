"""What the picture of needs is counted from: needs, and who stands behind each, put together once for a statement."""

from sqlalchemy import CTE, Boolean, Column, Text, and_, func, select

from registry.concepts.behind import Behind
from registry.concepts.knowledge_needs import KnowledgeNeed, has_initiative
from registry.concepts.needs_rounds import NeedsRound
from registry.storage.model.derived import made_table
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import Among
from registry.storage.reading.scope import Scope

EXACT = Text(collation="C")


def _needs(scope: Scope, needs: Among | None = None) -> CTE:
    """The needs that are counted; all that the caller may see when none are told."""
    need = scope.alias(KnowledgeNeed)
    is_there = [need.c.merged_into_id.is_(None), need.c.publication != scope.word("WITHDRAWN")]
    chosen = [] if needs is None else all_conditions(needs.condition, KnowledgeNeed, need, scope)
    columns = (need.c[name] for name in ("id", "round_id", "state", "close_reason", "raised_on", "addressed_on"))
    found = select(*columns).where(*scope.sees(need, KnowledgeNeed), *is_there, *chosen)
    return found.correlate(None).cte(scope.name("needs"))


def _answers(scope: Scope, **_: Among) -> CTE:
    """Whether an initiative and an output answer each need, and whether it is decided how it is handled."""
    one, need = scope.alias(NEEDS), scope.alias(KnowledgeNeed)
    has = (scope.any_of(KnowledgeNeed, need, name).label(name) for name in ("outputs", "handling"))
    found = select(need.c.id, has_initiative(need, scope).label("initiatives"), *has)
    return found.select_from(one.join(need, need.c.id == one.c.id)).correlate(None).cte(scope.name("answers"))


def _behind(scope: Scope, **_: Among) -> CTE:
    """Each need with the municipalities and RSS bodies behind it, and the round in which they came to stand there.

    Where that is not told it is the round that the need was gathered in.
    """
    behind, need = Behind(scope), scope.alias(NEEDS)
    is_its = func.coalesce(behind.need.c.merged_into_id, behind.need.c.id) == need.c.id
    own, gathered = scope.alias(NeedsRound), scope.alias(NeedsRound)
    source = behind.source.join(need, is_its)
    for round_, key in ((own, behind.endorsement.c.round_id), (gathered, behind.need.c.round_id)):
        source = source.outerjoin(round_, and_(round_.c.id == key, *scope.sees(round_, NeedsRound)))
    found = select(
        need.c.id.label("need_id"),
        behind.rss_body.label("rss_body_id"),
        behind.municipality.label("municipality_id"),
        func.coalesce(own.c.id, gathered.c.id).label("round_id"),
        behind.endorsement.c.stated_on,
    )
    found = found.select_from(source).where(*behind.conditions)
    return found.correlate(None).cte(scope.name("behind"))


NEEDS = made_table(
    "counted_needs",
    _needs,
    "id",
    "round_id",
    *(Column(each, Text) for each in ("state", "close_reason")),
    *(Column(each, EXACT) for each in ("raised_on", "addressed_on")),
    takes={"needs": None},
)
ANSWERS = made_table(
    "answers_to_counted_needs",
    _answers,
    "id",
    *(Column(each, Boolean) for each in ("initiatives", "outputs", "handling")),
    takes={"needs": None},
)
BEHIND = made_table(
    "behind_counted_needs",
    _behind,
    *("need_id", "rss_body_id", "municipality_id", "round_id"),
    Column("stated_on", EXACT),
    takes={"needs": None},
)
