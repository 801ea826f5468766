"""Acts by which another system tells of many records at once, as the contract shows them: one for each kind.

The input and the rows of each are made here of the fields that the acts on one record take.
"""

from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.types.field import StrawberryField

from registry.acts.rows.given import Rows
from registry.acts.rows.upserting import upsert
from registry.acts.upserts import KINDS
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.model.terms import OnError
from registry.work import Work
from schema.acts.endorsements import EndorsementRowFields
from schema.acts.groups import GroupFields, SeatRowFields
from schema.acts.initiatives import InitiativeFields
from schema.acts.knowledge_needs import NeedRowFields
from schema.acts.mandates import MandateFields
from schema.acts.method_uses import MethodUseRowFields
from schema.acts.methods import MethodFields
from schema.acts.needs_rounds import NeedsRoundFields
from schema.acts.organisations import OrganisationFields
from schema.acts.outputs import OutputFields
from schema.acts.participations import LessonRowFields, ParticipationRowFields
from schema.acts.themes import ThemeFields
from schema.language.fields import field, input_field, list_of
from schema.language.inputs import on_error, values
from schema.language.payloads import SentPayload, act
from schema.language.references import ExternalKey

COMPLETE_SET = "Whether the rows are all that the source has: what it told of before is else withdrawn (hel mängd)."
AT_MOST = "How many may be withdrawn because a complete set lacks them; a tenth unless said (återta högst)."


def _input(name: str, description: str, lines: dict[str, tuple[Any, Any]]) -> type:
    """An input of some lines, each with its type and what is said of it."""
    annotations = {line: type_ for line, (type_, _) in lines.items()}
    said = {line: each for line, (_, each) in lines.items()}
    made: type = strawberry.input(
        type(name, (), {"__annotations__": annotations, "__doc__": description, **said}), description=description
    )
    return made


def _upserting(which: Act, fields: type) -> StrawberryField:
    """The field of an act on rows of one kind of record, whose facts are given as `fields`."""
    kind = KINDS[which]
    en, sv = kind.model.record_type.en, kind.model.record_type.sv
    name = which.value.removeprefix("upsert")
    row = _input(
        f"{name.removesuffix('s')}Row",
        f"One {en} as another system tells of it ({sv} från ett annat system).",
        {
            "key": (ExternalKey, input_field("Its key in the system, or an official one (nyckel).", ...)),
            "fields": (fields, input_field("Its facts; absent leaves as it is, null empties (uppgifter).", ...)),
        },
    )
    given_as = _input(
        f"Upsert{name}Input",
        f"Records of type {en} as another system tells of them (poster av slaget {sv} från ett annat system).",
        {
            "source": (str, input_field("The system that tells, for which the key speaks (källsystem).", ...)),
            "rows": (list[row], input_field("The records, each once (rader).", ...)),  # type: ignore[valid-type]
            "on_error": (OnError, on_error()),
            "is_complete_set": (bool, input_field(COMPLETE_SET, default=False)),
            "withdraw_at_most": (int | None, input_field(AT_MOST)),
        },
    )

    plural, module = kind.model.__tablename__, kind.model.__module__.rpartition(".")[2]
    payload = strawberry.type(
        type(
            f"Upsert{name}Payload",
            (SentPayload,),
            {
                "__annotations__": {},
                "__doc__": f"Records of type {en} after rows about them.",
                plural: field(
                    list_of(f"{module}.{kind.model.__name__}") | None,
                    "Those that the rows are about, without those of rows that were refused (poster).",
                ),
            },
        ),
        description=f"Records of type {en} after rows about them (svar om rader).",
    )

    async def run(work: Work, given: Any) -> list[Record]:
        rows = [{"key": vars(each.key), "fields": values(each.fields)} for each in given.rows]
        at_most = None if given.withdraw_at_most is UNSET else given.withdraw_at_most
        said = Rows(rows, on_error=given.on_error, is_complete=given.is_complete_set, at_most=at_most)
        return await upsert(work, which, kind, given.source, said)

    run.__name__ = which.name.lower()
    run.__doc__ = f"Make or change many at once, as another system tells of them, by their keys in it ({which.sv})."
    run.__annotations__["given"] = given_as
    return act(which, payload, speaks=True)(run)


upsert_themes = _upserting(Act.UPSERT_THEMES, ThemeFields)
upsert_organisations = _upserting(Act.UPSERT_ORGANISATIONS, OrganisationFields)
upsert_initiatives = _upserting(Act.UPSERT_INITIATIVES, InitiativeFields)
upsert_groups = _upserting(Act.UPSERT_GROUPS, GroupFields)
upsert_outputs = _upserting(Act.UPSERT_OUTPUTS, OutputFields)
upsert_methods = _upserting(Act.UPSERT_METHODS, MethodFields)
upsert_participations = _upserting(Act.UPSERT_PARTICIPATIONS, ParticipationRowFields)
upsert_needs_rounds = _upserting(Act.UPSERT_NEEDS_ROUNDS, NeedsRoundFields)
upsert_knowledge_needs = _upserting(Act.UPSERT_KNOWLEDGE_NEEDS, NeedRowFields)
upsert_method_uses = _upserting(Act.UPSERT_METHOD_USES, MethodUseRowFields)
upsert_endorsements = _upserting(Act.UPSERT_ENDORSEMENTS, EndorsementRowFields)
upsert_seats = _upserting(Act.UPSERT_SEATS, SeatRowFields)
upsert_lessons = _upserting(Act.UPSERT_LESSONS, LessonRowFields)
upsert_mandates = _upserting(Act.UPSERT_MANDATES, MandateFields)
