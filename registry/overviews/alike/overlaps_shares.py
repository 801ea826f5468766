"""What initiatives share with the one that was asked about, and what it is worth."""

from typing import Any

from sqlalchemy import (
    Column,
    Select,
    Table,
    Text,
    case,
    func,
    literal_column,
    or_,
    select,
)

from registry.concepts.initiatives import Initiative, initiative_themes
from registry.concepts.knowledge_needs import KnowledgeNeed, initiative_needs
from registry.concepts.methods import Method, initiative_methods
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.concepts.participations import Participation
from registry.concepts.taking_part import TAKING_PART, has_status
from registry.concepts.themes import Theme
from registry.overviews.alike.likeness import (
    words_found_by,
)
from registry.overviews.alike.sharing import Sharing, Way, asked_about, by_links, pairs_of, seen
from registry.overviews.facts import PHASES, stands
from registry.storage.model import swedish_time
from registry.storage.model.derived import made_table
from registry.storage.model.record import end_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

ABOUT = asked_about(Initiative, "initiative")


def takes_part(part: Row, scope: Scope) -> list[Sql]:
    """The conditions that somebody is known to take part; the organisation is seen already."""
    visible = scope.sees(part, Participation, known=("organisation",))
    return [has_status(part, *TAKING_PART), *visible, *stands(part, scope)]


def _municipalities(one: Row, scope: Scope) -> Select[Any]:
    """The municipalities that are known to take part in the one."""
    part, municipality = scope.alias(Participation), scope.alias(Organisation)
    source = one.join(part, part.c.initiative_id == one.c.id)
    source = source.join(municipality, municipality.c.id == part.c.organisation_id)
    kind = municipality.c.kind == scope.word(OrganisationKind.MUNICIPALITY)
    visible = [*takes_part(part, scope), *seen(municipality, Organisation, scope)]
    return select(municipality.c.id.label("shared_id")).distinct().select_from(source).where(kind, *visible)


def _with_municipalities(thing: Row, scope: Scope) -> Select[Any]:
    """The initiatives that some municipalities are known to take part in."""
    part = scope.alias(Participation)
    source = thing.join(part, part.c.organisation_id == thing.c.shared_id)
    found = select(part.c.initiative_id.label("other_id"), thing.c.shared_id).distinct()
    return found.select_from(source).where(*takes_part(part, scope))


#: How initiatives come to share something, by the name of its list.
WAYS = {
    "needs": by_links(initiative_needs, "initiative_id", "need_id", KnowledgeNeed),
    "methods": by_links(initiative_methods, "initiative_id", "method_id", Method),
    "municipalities": Way(_municipalities, _with_municipalities),
    "themes": by_links(initiative_themes, "initiative_id", "theme_id", Theme),
}


def _pairs(name: str) -> Table:
    return pairs_of(f"overlap_{name}", ABOUT, "initiative", Initiative, WAYS[name].pairs, are_looked_up=True)


#: What they share, by the same name.
SHARED = {
    "needs": Sharing(_pairs("needs"), 30, 60),
    "methods": Sharing(_pairs("methods"), 20, 40),
    "municipalities": Sharing(_pairs("municipalities"), 5, 20),
    "themes": Sharing(_pairs("themes"), 5, 15),
}
#: What a shared word of the titles is worth, up to a most, the same target group, and periods that overlap.
WORD, ALIKE_GROUP, ALIKE_PERIOD = (3, 15), 10, 5

#: The words of the titles of the one that was asked about.
OWN_WORDS = made_table(
    "overlap_own_words",
    lambda scope, **_: words_found_by(scope.alias(ABOUT), Initiative, scope),
    *(Column(each, Text) for each in ("stem", "word")),
    takes={"initiative": None},
)


def beside(group: Sql, period: Sql) -> Sql:
    """The points for what is compared of every two by itself."""
    return _points_if(group, ALIKE_GROUP) + _points_if(period, ALIKE_PERIOD)


def _points_if(test: Sql, points: int) -> Sql:
    return case((test, literal_column(str(points))), else_=literal_column("0"))


def overlap_in_time(one: Row, other: Row, scope: Scope) -> Sql:
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
