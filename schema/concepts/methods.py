"""Methods as the contract shows them: what they are for, how others grade them, and who tries them."""

import strawberry

from registry.concepts import methods
from registry.concepts.methods import MethodKind
from registry.concepts.participations import LessonKind
from schema.concepts.initiatives import ReportedCount
from schema.language.conditions import condition
from schema.language.fields import attribute, connection, many
from schema.language.lists import where
from schema.language.questions import AS_OF, by_slug
from schema.language.records import FormerName, KnownList, Record, Source, TargetGroup, readable_key
from schema.language.scalars import PartialDate


@strawberry.type(
    description="What somebody has found a method to be worth, in that publisher's own words; the registry has no scale"
    " of its own (gradering)."
)
class Grade:
    """What somebody has found a method to be worth."""

    publisher: str = attribute("Who gave it, such as SBU or Socialstyrelsen (utgivare).")
    grade: str = attribute("The grade in the publisher's own words, such as 'prioritet 1' (gradering).")
    concerns: str | None = attribute("For whom, or for what, the grade holds (gäller).")
    on: PartialDate | None = attribute("When it was given (datum).")
    source: Source = attribute("Where it stands (källa).")


@strawberry.type(
    description="What is done for people and how: a method, an intervention, a way of working or an instrument, such as"
    " IPS (metod, insats, arbetssätt, bedömningsinstrument)."
)
class Method(Record):
    """What is done for people and how."""

    model = methods.Method

    slug: str = readable_key("the name")
    kind: MethodKind = attribute("Kind of method (slag).")
    name: str = attribute("Its name (namn).")
    name_en: str | None = attribute("Its name in English (engelskt namn).")
    short_name: str | None = attribute("What people call it, such as IPS (kortnamn).")
    former_names: list[FormerName] = attribute("Names it had before (tidigare namn).")
    aim: str | None = attribute("What it is for, plain text (syfte).")
    target_group: TargetGroup | None = attribute("Whom it is for (målgrupp).")
    themes = many("themes.Theme", "Service areas and topics (områden).")
    grades: list[Grade] = attribute("How others grade it, each in its own words and with its source (graderingar).")
    reported_counts: list[ReportedCount] = attribute(
        "Counts that somebody has stated of those who use it, dated and sourced; never derived (uppgivna antal)."
    )
    user_count: int = attribute(
        "Distinct organisations known to use it now; reportedCounts are what others have stated, and usersKnown"
        " tells whether all are known here (antal kända användare)."
    )
    uses = connection("method_uses.MethodUse", "Who uses it (användningar).")
    users_known: KnownList | None = attribute(
        "Whether all who use it are known here, some or none; null when nobody has said (kända användare)."
    )
    replaces = many("methods.Method", "Methods whose place it took (ersätter).")
    replaced_by = many("methods.Method", "Methods that took its place (ersatt av).")
    outputs = connection(
        "outputs.Output", "Outputs about it: guidance, reports, evaluations (kunskapsprodukter om den)."
    )
    tried_by = connection("initiatives.Initiative", "Initiatives that try it (prövas i).")
    lessons = connection(
        "participations.Lesson",
        "What participants learned of it (lärdomar).",
        kind=(LessonKind | None, strawberry.UNSET, "Only of this kind (slag av lärdom)."),
    )


@where
class MethodWhere:
    """Which methods."""

    is_graded = condition("Whether anybody has graded it (är graderad).", bool)


@strawberry.type
class Questions:
    """What can be asked for of methods."""

    methods = connection("methods.Method", "Methods, interventions and ways of working (metoder).", **AS_OF)
    method = by_slug("methods.Method", "A method by slug (metod).")
