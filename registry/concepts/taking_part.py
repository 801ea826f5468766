"""Who takes part in initiatives, as far as is known: which participations count, and what that says of each body."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, Text, and_, case, literal_column, not_, select, type_coerce
from sqlalchemy.orm import foreign

from registry.concepts.initiatives import ENDED, Initiative, InitiativeState
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation, ParticipationRole, ParticipationStatus
from registry.storage.model.record import add_to, derived, inverse
from registry.storage.model.terms import Completeness, Term
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import ALL, Among
from registry.storage.reading.periods import goes_on
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


class TakesPart(Term):
    """Whether an organisation takes part, as far as is known (känt deltagande)."""

    KNOWN_TO = (
        "KNOWN_TO",
        "deltar eller har deltagit",
        "known to take part, or to have",
        "känt att den deltar eller har deltagit",
    )
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
#: Of these, how far it has come while it goes on as long as its initiative does.
REMAINING = tuple(each for each in TAKING_PART if each is not ParticipationStatus.LEFT)
#: The roles of those who do the work: of an inquiry that is to inquire. Others give something to it from outside: a
#: commission, money, research, support or views.
ROLES_TAKING_PART = (
    ParticipationRole.INITIATOR,
    ParticipationRole.OWNER,
    ParticipationRole.PROJECT_LEAD,
    ParticipationRole.PROCESS_LEADER,
    ParticipationRole.PARTICIPANT,
    ParticipationRole.NATIONAL_PRODUCER,
    ParticipationRole.REGIONAL_COORDINATOR,
    ParticipationRole.INVESTIGATOR,
)


def has_status(row: Row, *statuses: ParticipationStatus) -> Sql:
    """Whether somebody has come so far in a role of those who take part."""
    roles = [Scope.word(each) for each in ROLES_TAKING_PART]
    return and_(row.c.status.in_([Scope.word(each) for each in statuses]), row.c.role.in_(roles))


def has_declined(row: Row) -> Sql:
    """Whether the organisation as a whole has declined; that a part of it has says nothing of the others."""
    return and_(has_status(row, ParticipationStatus.DECLINED), row.c.unit.is_(None))


def is_taking_part(row: Row) -> Sql:
    """Whether it counts as taking part, or as having done so."""
    return has_status(row, *TAKING_PART)


def has_not_left(row: Row) -> Sql:
    """Whether it counts as taking part and nobody has left, whatever has become of its time and of its initiative."""
    return has_status(row, *REMAINING)


def _is_current(row: Row, scope: Scope) -> Sql:
    """Whether it goes on: nobody has left, its period has begun, and neither it nor its initiative has ended."""

    def goes_on_too(initiative: Row) -> Sql:
        return initiative.c.state.not_in([scope.word(each) for each in InitiativeState if each in ENDED])

    initiative = scope.any_of(Participation, row, "initiative", goes_on_too)
    return scope.all_of(has_not_left(row), goes_on(row, scope), initiative)


def _takes_part(row: Row, scope: Scope, initiatives: Among | None = None) -> Sql:
    """Whether an organisation takes part in any of some initiatives; all when none are told.

    Whoever only funds, commissions, studies or supports one takes no part in it. It is known not to where each of them
    has told that all who take part are known, or it has declined. Where there is none, nothing is known.
    """
    among = ALL if initiatives is None else initiatives.condition

    def has(initiative: Row | None, test: Callable[[Row], Sql]) -> Callable[[Row], Sql]:
        def meets(part: Row) -> Sql:
            of = (
                [part.c.initiative_id == initiative.c.id]
                if initiative is not None
                else [scope.any_of(Participation, part, "initiative", lambda it: scope.all_of(*chosen(it)))]
            )
            stands = part.c.publication != scope.word("WITHDRAWN")
            return scope.all_of(stands, test(part), *of)

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
        (scope.any_of(Organisation, row, "participations", has(None, is_taking_part)), scope.word(TakesPart.KNOWN_TO)),
        (not_(any_such()) | any_such(is_open, has_not_declined), scope.word(TakesPart.NOT_KNOWN)),
        else_=scope.word(TakesPart.KNOWN_NOT_TO),
    )
    # What it is compared with is bound as its type, which a CASE of our own words does not have.
    return type_coerce(known, Text())


def _of_initiative(test: Callable[[Any], Sql]) -> Sql:
    """That a participation is one in an initiative that meets a test, and has not been taken back."""
    part = Participation.__table__
    stands = part.c.publication != Scope.word("WITHDRAWN")
    return and_(Initiative.id == foreign(part.c.initiative_id), stands, test(part))


# Each of these is some of the one before it.
add_to(
    Participation,
    is_taking_part=derived(lambda row, _: is_taking_part(row)),
    has_not_left=derived(lambda row, _: has_not_left(row)),
    is_current=derived(_is_current),
)
#: The participations of those who take part in it, or have.
add_to(Initiative, taking_part=inverse(Participation, primaryjoin=lambda: _of_initiative(is_taking_part)))
#: The participations of those who have not left it.
add_to(Initiative, not_left=inverse(Participation, primaryjoin=lambda: _of_initiative(has_not_left)))
#: Those among them that have no end of their own: they go on as long as it does, whatever day it is.
add_to(
    Initiative,
    going_on=inverse(
        Participation, primaryjoin=lambda: _of_initiative(lambda it: and_(has_not_left(it), it.c.period_end.is_(None)))
    ),
)
#: The participations by which an organisation as a whole has declined.
add_to(Initiative, declined=inverse(Participation, primaryjoin=lambda: _of_initiative(has_declined)))
#: What coverage counts by, beside who takes part.
add_to(Initiative, counted_along=(("going_on", "organisation"), ("declined", "organisation")))
add_to(Organisation, takes_part=derived(_takes_part))


__all__ = ["REMAINING", "TAKING_PART", "TakesPart", "has_declined", "has_not_left", "has_status"]
