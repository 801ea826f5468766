"""Who takes part in initiatives, as far as is known: which participations count, and what that says of each body."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, Text, and_, case, literal_column, not_, select, type_coerce

from registry.concepts.initiatives import Initiative
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation, ParticipationRole, ParticipationStatus
from registry.storage.model.record import add_to, derived
from registry.storage.model.terms import Completeness, Term
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import ALL, Among
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class TakesPart(Term):
    """Whether an organisation takes part, as far as is known (känt deltagande)."""

    KNOWN_TO = "KNOWN_TO", "deltar", "known to take part", "känt att den deltar eller har deltagit"
    KNOWN_NOT_TO = (
        "KNOWN_NOT_TO",
        "deltar inte",
        "known not to take part",
        "känt att den inte deltar: alla deltagare är kända, eller så har den tackat nej",
        "known not to take part: all who take part are known, or it has declined",
    )
    NOT_KNOWN = (
        "NOT_KNOWN",
        "inte känt",
        "not known",
        "inte känt: alla deltagare är inte kända",
        "not known: not all who take part are known",
    )


#: How far a participation has come that is one, or was: others have shown interest, or have been asked.
TAKING_PART = (ParticipationStatus.STATED, ParticipationStatus.CONFIRMED, ParticipationStatus.LEFT)
#: The roles of those who do the work. Others give something to it from outside: a commission, money, research, support
#: or views.
ROLES_TAKING_PART = (
    ParticipationRole.INITIATOR,
    ParticipationRole.OWNER,
    ParticipationRole.PROJECT_LEAD,
    ParticipationRole.PROCESS_LEADER,
    ParticipationRole.PARTICIPANT,
    ParticipationRole.NATIONAL_PRODUCER,
    ParticipationRole.REGIONAL_COORDINATOR,
)


def has_status(row: Row, scope: Scope, *statuses: ParticipationStatus) -> Sql:
    """Whether somebody has come so far in a role of those who take part."""
    roles = [scope.word(each) for each in ROLES_TAKING_PART]
    return and_(row.c.status.in_([scope.word(each) for each in statuses]), row.c.role.in_(roles))


def has_declined(row: Row, scope: Scope) -> Sql:
    """Whether the organisation as a whole has declined; that a part of it has says nothing of the others."""
    return and_(has_status(row, scope, ParticipationStatus.DECLINED), row.c.unit.is_(None))


def _is_taking_part(row: Row, scope: Scope) -> Sql:
    """Whether it counts as taking part, or as having done so."""
    return has_status(row, scope, *TAKING_PART)


def _takes_part(row: Row, scope: Scope, initiatives: Among | None = None) -> Sql:
    """Whether an organisation takes part in any of some initiatives; all when none are told.

    Whoever only funds, commissions, studies or supports one takes no part in it. It is known not to where each of them
    has told that all who take part are known, or it has declined. Where there is none, nothing is known.
    """
    among = ALL if initiatives is None else initiatives.condition

    def has(initiative: Row | None, test: Callable[[Row, Scope], Sql]) -> Callable[[Row], Sql]:
        def meets(part: Row) -> Sql:
            of = (
                [part.c.initiative_id == initiative.c.id]
                if initiative is not None
                else [scope.any_of(Participation, part, "initiative", lambda it: scope.all_of(*chosen(it)))]
            )
            stands = part.c.publication != scope.word("WITHDRAWN")
            return scope.all_of(stands, test(part, scope), *of)

        return meets

    def chosen(initiative: Row) -> list[Sql]:
        # What has been taken back says nothing, also to those who still see it.
        stands = initiative.c.publication != scope.word("WITHDRAWN")
        return [stands, *all_conditions(among, Initiative, initiative, scope)]

    def any_such(*more: Callable[[Row], Sql]) -> Sql:
        it = scope.alias(Initiative)
        there: Select[Any] = select(literal_column("1")).where(
            *scope.sees(it, Initiative), *chosen(it), *(each(it) for each in more)
        )
        return scope.exists(there, it)

    def is_open(it: Row) -> Sql:
        return it.c.participants_known_completeness.is_distinct_from(scope.word(Completeness.ALL))

    def has_not_declined(it: Row) -> Sql:
        return not_(scope.any_of(Organisation, row, "participations", has(it, has_declined)))

    known = case(
        (scope.any_of(Organisation, row, "participations", has(None, _is_taking_part)), scope.word(TakesPart.KNOWN_TO)),
        (not_(any_such()) | any_such(is_open, has_not_declined), scope.word(TakesPart.NOT_KNOWN)),
        else_=scope.word(TakesPart.KNOWN_NOT_TO),
    )
    # What it is compared with is bound as its type, which a CASE of our own words does not have.
    return type_coerce(known, Text())


add_to(Participation, is_taking_part=derived(_is_taking_part))
add_to(Organisation, takes_part=derived(_takes_part))


__all__ = ["TAKING_PART", "TakesPart", "has_declined", "has_status"]
