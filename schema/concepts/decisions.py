"""Decisions on knowledge needs as the contract shows them: who decided what, when, why, and what came of it."""

import strawberry

from registry.concepts import decisions
from registry.concepts.decisions import DecisionKind, HandlingWay
from schema.concepts.initiatives import CaseNumber
from schema.language.conditions import ListFilter, condition
from schema.language.fields import attribute, connection, first_of, one
from schema.language.lists import where
from schema.language.questions import AS_OF
from schema.language.records import Record
from schema.language.scalars import PartialDate


@strawberry.type(
    description="A decision on a need: that it is prioritised, or how it is handled. Later ones stand beside earlier"
    " ones, and the newest of each kind stands (beslut)."
)
class Decision(Record):
    """A decision on a need."""

    model = decisions.Decision
    called = "kind decidedOn need { title }"
    at_a_glance = "kind decidedOn rank ways reason outcome need { title }"

    need = one("knowledge_needs.KnowledgeNeed", "The need (kunskapsbehov).", required=True)
    kind: DecisionKind = attribute("That it is prioritised, or how it is handled (slag).")
    decided_on: PartialDate | None = attribute("When it was decided (beslutsdatum).")
    decided_by = one("groups.Group", "The group that decided (beslutande grupp).")
    deciding_organisation = one(
        "organisations.Organisation", "The organisation that decided, where no group did (beslutande organisation)."
    )
    decider = first_of(
        "language.records.Actor",
        ("decided_by", "deciding_organisation"),
        "Who decided: the group or the organisation; null when that is not known (beslutsfattare).",
        required=False,
    )
    rank: int | None = attribute("How it ranks among those that were prioritised with it, 1 first (rang).")
    ways: list[HandlingWay] | None = attribute("The ways to handle it; a decision may name several (sätt).")
    reason: str | None = attribute("Why, plain text (skäl).")
    case_number: CaseNumber | None = attribute("Under which case number, or number of the minutes (diarienummer).")
    outcome: str | None = attribute("What came of it, plain text (vad det ledde till).")


@where
class DecisionWhere:
    """Which decisions."""

    ways = condition("By the ways to handle it (sätt).", ListFilter[HandlingWay])


@strawberry.type
class Questions:
    """What can be asked for of decisions."""

    decisions = connection("decisions.Decision", "Decisions on knowledge needs (beslut).", **AS_OF)
