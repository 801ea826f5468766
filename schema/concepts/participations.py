"""Participations and lessons as the contract shows them."""

from typing import Any

import strawberry

from registry.concepts import participations
from registry.concepts.participations import LessonKind, ParticipationRole, ParticipationStatus
from schema.language.fields import attribute, connection, first_of, many, one
from schema.language.questions import AS_OF
from schema.language.records import Period, Record, TargetGroup
from schema.language.scalars import PartialDate

OF_KIND: tuple[Any, Any, str] = (LessonKind | None, strawberry.UNSET, "Only of this kind (slag av lärdom).")


@strawberry.type(
    description="An organisation's part in an initiative, or that of a group which it answers for (deltagande)."
)
class Participation(Record):
    """An organisation's part in an initiative."""

    model = participations.Participation
    called = "organisation { name } initiative { title }"
    at_a_glance = "status unit note organisation { name }"

    initiative = one("initiatives.Initiative", "The initiative (initiativ).", required=True)
    organisation = one("organisations.Organisation", "The organisation (organisation).", required=True)
    acting_group = one(
        "groups.Group",
        "The group that takes part, such as a network of managers; the organisation convenes it or answers for it"
        " (grupp).",
    )
    actor = first_of(
        "language.records.Actor",
        ("acting_group", "organisation"),
        "Who takes part: the group if there is one, else the organisation (aktör).",
    )
    via = one(
        "organisations.RssBody",
        "The RSS body through which a municipality that is or was a member there takes part (via RSS).",
    )
    role: ParticipationRole = attribute("What it does (roll).", as_input="What it does there (roll).")
    status: ParticipationStatus = attribute("How far it has come (status).")
    is_taking_part: bool = attribute(
        "Whether it counts as taking part, or as having done so: stated, confirmed or left, in a role of those who do"
        " the work; whoever only commissions, funds, studies, supports or gives views does not (räknas som deltagande)."
    )
    has_not_left: bool = attribute(
        "Whether it counts as taking part and is not told to have left early: stated or confirmed, in such a role,"
        " whatever has become of its own time and of the initiative (har inte lämnat)."
    )
    is_current: bool = attribute(
        "Whether it takes part now, by the state that the initiative was last said to be in: by `hasNotLeft`, and its"
        " own period has begun and not ended, and the initiative has not ended; one that is proposed or prepared counts"
        " (deltar nu)."
    )
    period: Period | None = attribute("From and to (period).")
    lessons = connection("participations.Lesson", "What it learned (lärdomar).", kind=OF_KIND)
    unit: str | None = attribute("The part of the organisation, such as a district (enhet).")
    local_target_group: TargetGroup | None = attribute(
        "Who or what it concerns locally, when narrower than the initiative (lokal målgrupp).",
        as_input="Whom it is for here (lokal målgrupp).",
    )
    note: str | None = attribute("More in words, plain text (anteckning).", as_input="Anything to add (anteckning).")


@strawberry.type(description="What a participant learned, also when it did not work (lärdom).")
class Lesson(Record):
    """What a participant learned."""

    model = participations.Lesson
    called = "text"
    at_a_glance = "kind text"

    participation = one("participations.Participation", "Whose lesson it is (deltagande).", required=True)
    kind: LessonKind = attribute("It worked, it did not, or advice (slag).", as_input="Kind of lesson (slag).")
    text: str = attribute("The lesson, plain text (lärdom).")
    stated_on: PartialDate | None = attribute("When it was told (datum).")
    about_methods = many("methods.Method", "Methods it is about (metoder den handlar om).")


@strawberry.type
class Questions:
    """What can be asked for of participations and lessons."""

    participations = connection("participations.Participation", "Who takes part in what (deltaganden).", **AS_OF)
    lessons = connection("participations.Lesson", "What participants learned (lärdomar).", kind=OF_KIND, **AS_OF)
