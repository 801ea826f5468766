"""Partners: who stands behind a need and is not known to take part in what answers it (möjliga samarbetspartner).

    a need, or what an initiative answers -> who stands behind it, less who takes part -> a row for each, with points

Nobody is said not to take part only because no row says so: that rule is `takesPart` of organisations.
"""

from typing import Any, ClassVar

from sqlalchemy import (
    CTE,
    Boolean,
    Column,
    FromClause,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
    true,
    union,
)
from sqlalchemy.orm import foreign

from registry.concepts.behind import is_part_of
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import DONE, KnowledgeNeed, initiative_needs
from registry.concepts.memberships import Membership, holds_on
from registry.concepts.organisations import LIKE_SIZE, Organisation, OrganisationKind
from registry.concepts.participations import Participation
from registry.concepts.taking_part import TAKING_PART, has_declined, has_status
from registry.errors import InvalidFilter
from registry.overviews.alike.likeness import points_for
from registry.overviews.alike.sharing import asked_about, seen, shared
from registry.overviews.backing import backers, lives_on, raisers
from registry.overviews.facts import stands
from registry.overviews.walking import led
from registry.overviews.words import KnownPart
from registry.storage.model.columns import choice
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base
from registry.storage.model.terms import Completeness
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

EXACT = Text(collation="C")
TAKES: dict[str, Any] = {"need": None, "initiative": None}
NEED, INITIATIVE = asked_about(KnowledgeNeed, "need"), asked_about(Initiative, "initiative")
#: What the same RSS body is worth, like size, and each need in common up to a most. The first outweighs all others, and
#: the second all needs.
SAME_RSS, SIZE, IN_COMMON = 40, 20, (5, 15)
ZERO: Sql = literal_column("0")


def _require_one(need: Given, initiative: Given) -> None:
    if need.absent == initiative.absent:
        raise InvalidFilter(
            "Partners are asked for either by a need or by an initiative.",
            "Partner efterfrågas antingen för ett behov eller för ett initiativ.",
            "Give one of `need` and `initiative`.",
            "Ange ett av `need` och `initiative`.",
        )


def _needs(scope: Scope, need: Given, initiative: Given) -> CTE:
    """The needs asked about: the one, or those that the initiative answers; merged ones as what they became.

    Of a need that has been taken care of or is closed nobody looks for partners.
    """
    scope.require(lambda _: _require_one(need, initiative))
    living, part = scope.alias(KnowledgeNeed), scope.alias(KnowledgeNeed)
    visible = seen(living, KnowledgeNeed, scope)
    waits = living.c.state.not_in([scope.word(each) for each in DONE])
    if initiative.absent:
        asked = scope.alias(NEED)
        source: Any = asked.join(living, living.c.id == lives_on(asked))
    else:
        link, one = scope.alias(initiative_needs), scope.alias(INITIATIVE)
        source = one.join(link, link.c.initiative_id == one.c.id).join(part, part.c.id == link.c.need_id)
        source = source.join(living, living.c.id == lives_on(part))
        # What was merged may be hidden, and then nobody is told what answers it.
        visible += seen(part, KnowledgeNeed, scope)
    return (
        select(living.c.id)
        .distinct()
        .select_from(source)
        .where(waits, *visible)
        .correlate(None)
        .cte(scope.name("asked"))
    )


NEEDS = made_table("partner_asked", _needs, "id", takes=TAKES)


def _answers(scope: Scope, need: Given, initiative: Given) -> CTE:
    """The initiatives that answer the needs, and the one that was asked about: `id`, `is_open`."""
    del need
    asked, part, link = scope.alias(NEEDS), scope.alias(KnowledgeNeed), scope.alias(initiative_needs)
    source = asked.join(part, is_part_of(part, asked.c.id)).join(link, link.c.need_id == part.c.id)
    visible = seen(part, KnowledgeNeed, scope)
    ways = [select(link.c.initiative_id.label("id")).select_from(source).where(*visible).correlate(None)]
    if not initiative.absent:
        ways.append(select(scope.alias(INITIATIVE).c.id).correlate(None))
    each, one = union(*ways).subquery(scope.name("answers")), scope.alias(Initiative)
    is_open = one.c.participants_known_completeness.is_distinct_from(scope.word(Completeness.ALL))
    found = select(one.c.id, is_open.label("is_open")).select_from(each.join(one, one.c.id == each.c.id))
    return found.where(*scope.sees(one, Initiative), *stands(one, scope)).correlate(None).cte(scope.name("answering"))


ANSWERS = made_table("partner_answers", _answers, "id", Column("is_open", Boolean), takes=TAKES)


def _backed(scope: Scope, **_: Given) -> CTE:
    """Pairs of a municipality or an RSS body that exists on the day asked about, and a need that it stands behind."""
    asked, body = scope.alias(NEEDS), scope.alias(Organisation)
    behind = backers(scope, asked, asked.c.id)
    kinds = [scope.word(each) for each in (OrganisationKind.MUNICIPALITY, OrganisationKind.RSS_BODY)]
    valid = all_conditions(Organisation.usual.condition, Organisation, body, scope)
    found = select(body.c.id.label("other_id"), behind.c.need_id.label("shared_id"))
    found = found.select_from(behind.join(body, body.c.id == behind.c.organisation_id))
    found = found.where(body.c.kind.in_(kinds), *valid, *scope.sees(body, Organisation), *stands(body, scope))
    return found.correlate(None).cte(scope.name("backed"))


BACKED = made_table("partner_needs", _backed, "other_id", "shared_id", takes=TAKES)


def _parts(scope: Scope) -> Any:
    """Of each organisation: whether it takes part in an answer, and how many of the open ones it has declined."""
    part, answer = scope.alias(Participation), scope.alias(ANSWERS)
    declined = and_(has_declined(part), answer.c.is_open)
    found = select(
        part.c.organisation_id,
        func.bool_or(has_status(part, *TAKING_PART)).label("takes_part"),
        func.count(part.c.initiative_id.distinct()).filter(declined).label("declined"),
    )
    visible = [*scope.sees(part, Participation, known=("initiative",)), *stands(part, scope)]
    found = found.select_from(part.join(answer, answer.c.id == part.c.initiative_id)).where(*visible)
    return found.group_by(part.c.organisation_id).correlate(None).subquery(scope.name("parts"))


def _circle(scope: Scope, need: Given, initiative: Given) -> CTE:
    """Those whom a partner would join: who raised the need, or who keeps the initiative or takes part in it."""
    del need
    if initiative.absent:
        asked = scope.alias(NEEDS)
        ways: list[Select[Any]] = [raisers(scope, asked, asked.c.id)]
    else:
        one, part = scope.alias(INITIATIVE), scope.alias(Participation)
        visible = [*scope.sees(part, Participation), *stands(part, scope), has_status(part, *TAKING_PART)]
        taking = select(part.c.organisation_id).select_from(part.join(one, one.c.id == part.c.initiative_id))
        ways = [select(scope.alias(INITIATIVE).c.keeper_id.label("organisation_id")), taking.where(*visible)]
    each, body = union(*ways).subquery(scope.name("those")), scope.alias(Organisation)
    found = select(*body.c).select_from(body.join(each, each.c.organisation_id == body.c.id))
    return found.where(*scope.sees(body, Organisation), *stands(body, scope)).correlate(None).cte(scope.name("circle"))


CIRCLE = made_table("partner_circle", _circle, "id", takes=TAKES)


def _bodies(scope: Scope, **_: Given) -> CTE:
    """Each organisation with the RSS bodies that it belongs to on the day asked about, or is."""
    membership, body, itself = scope.alias(Membership), scope.alias(Organisation), scope.alias(Organisation)
    belongs = select(membership.c.municipality_id.label("id"), membership.c.rss_body_id)
    belongs = belongs.select_from(membership.join(body, body.c.id == membership.c.rss_body_id))
    belongs = belongs.where(*holds_on(membership, scope), *scope.sees(body, Organisation), *stands(body, scope))
    is_one = select(itself.c.id, itself.c.id).where(itself.c.kind == scope.word(OrganisationKind.RSS_BODY))
    return union(belongs.correlate(None), is_one.correlate(None)).cte(scope.name("bodies"))


BODIES = made_table("partner_bodies", _bodies, "id", "rss_body_id", takes=TAKES)


def _is_in_same_rss(row: Row, scope: Scope) -> Sql:
    """Whether a municipality shares an RSS body with another of the circle; null where none is known of either.

    Of an RSS body it says nothing: it would be there for the very member that it is compared with.
    """
    own, its, other = scope.alias(BODIES), scope.alias(BODIES), scope.alias(CIRCLE)
    one: Select[Any] = select(literal_column("1"))
    of_circle = one.select_from(its.join(other, other.c.id == its.c.id)).where(its.c.id != row.c.id)
    there = one.where(own.c.id == row.c.id)
    same = of_circle.join(own, own.c.rss_body_id == its.c.rss_body_id).where(own.c.id == row.c.id)
    known = scope.exists(there, own) & scope.exists(of_circle, its, other)
    is_body = row.c.kind == scope.word(OrganisationKind.RSS_BODY)
    null: Sql = literal_column("null")
    return case((is_body, null), (scope.exists(same, its, other, own), true()), (known, literal_column("false")))


def _is_of_like_size(row: Row, scope: Scope) -> Sql:
    """Whether a municipality is of about the size of another of the circle; null where either is not known."""
    other = scope.alias(CIRCLE)
    one: Select[Any] = select(literal_column("1")).select_from(other)
    meets = Organisation.peers.meets(other, row, scope, within_percent=Given(LIKE_SIZE))
    municipality = scope.word(OrganisationKind.MUNICIPALITY)
    sized = [other.c.kind == municipality, other.c.population.is_not(None), other.c.id != row.c.id]
    known = and_(row.c.kind == municipality, row.c.population.is_not(None), scope.exists(one.where(*sized), other))
    is_like = scope.exists(one.where(other.c.kind == municipality, *meets), other)
    return case((is_like, true()), (known, literal_column("false")))


def _partners(scope: Scope, need: Given, initiative: Given) -> FromClause:
    """The rows: each municipality and RSS body behind the needs that is not known to take part."""
    del need, initiative  # The tables that they are put together from take them.
    pair, row, parts, answer = scope.alias(BACKED), scope.alias(Organisation), _parts(scope), scope.alias(ANSWERS)
    counted = select(pair.c.other_id, func.count().label("number")).group_by(pair.c.other_id)
    those = counted.correlate(None).subquery(scope.name("those"))
    totals = select(func.count().label("whole"), func.count().filter(answer.c.is_open).label("opened"))
    total = totals.select_from(answer).correlate(None).subquery(scope.name("total"))
    source = those.join(row, row.c.id == those.c.other_id).join(total, true())
    source = source.outerjoin(parts, parts.c.organisation_id == row.c.id)
    refused = and_(total.c.whole > ZERO, func.coalesce(parts.c.declined, ZERO) >= total.c.opened)
    words = (scope.word(each) for each in (KnownPart.KNOWN_NOT_TO, KnownPart.NOT_KNOWN))
    known_not_to, not_known = words
    values = {
        "id": cast(row.c.id, Text),
        "organisation_id": row.c.id,
        "known_part": case((refused, known_not_to), else_=not_known),
        "is_in_same_rss": _is_in_same_rss(row, scope),
        "is_of_like_size": _is_of_like_size(row, scope),
        "shared_needs_count": those.c.number,
        "name_sort": row.c.name_sort,
    }
    takes_none = func.coalesce(parts.c.takes_part, literal_column("false")).is_(literal_column("false"))
    labelled = [each.label(name) for name, each in values.items()]
    found = select(*labelled).select_from(source).where(takes_none)
    return _scored(found.correlate(None).subquery(scope.name("possible")), scope)


def _scored(row: Any, scope: Scope) -> FromClause:
    """The rows with their points, in order."""
    score = points_for(row.c.shared_needs_count, *IN_COMMON)
    for test, points in ((row.c.is_in_same_rss, SAME_RSS), (row.c.is_of_like_size, SIZE)):
        score = score + case((test, literal_column(str(points))), else_=ZERO)
    values = {**dict(row.c.items()), "score": score}
    values["place"] = func.row_number().over(order_by=[score.desc(), row.c.name_sort, row.c.id])
    columns = [cast(values[each.name], each.type).label(each.name) for each in PartnerRow.__table__.c]
    return select(*columns).select_from(row).correlate(None).cte(scope.name("partners"))


class PartnerRow(Base):
    """A municipality or an RSS body that might join (möjlig samarbetspartner)."""

    __table__ = made_table(
        "partners",
        _partners,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("organisation_id", Uuid, nullable=False),
        Column("score", Integer, nullable=False),
        Column("known_part", choice(KnownPart, "known_part"), nullable=False),
        Column("is_in_same_rss", Boolean),
        Column("is_of_like_size", Boolean),
        Column("shared_needs_count", Integer, nullable=False),
        takes={"need": KnowledgeNeed, "initiative": Initiative},
        weight="partners",
    )
    plural = "Möjliga samarbetspartner"
    default_order = ("place",)
    #: The reference that leads to what the caller sees, since nobody else is put together.
    seen_already: ClassVar[tuple[str, ...]] = ("organisation",)

    organisation = led(Organisation, lambda: foreign(PartnerRow.__table__.c.organisation_id) == Organisation.id)
    shared_needs = shared(KnowledgeNeed, lambda: PartnerRow.__table__.c.organisation_id, BACKED)

    #: Nothing more is asked of a row: only what the caller may see is put together.
    shown = staticmethod(lambda *_: [])
