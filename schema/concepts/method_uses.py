"""Uses of methods as the contract shows them."""

import strawberry

from registry.concepts import method_uses
from schema.language.fields import attribute, connection, one
from schema.language.questions import AS_OF
from schema.language.records import Period, Record


@strawberry.type(description="An organisation's use of a method, and the output through which it uses it (användning).")
class MethodUse(Record):
    """An organisation's use of a method."""

    model = method_uses.MethodUse
    called = "organisation { name } method { name }"
    at_a_glance = "unit extent organisation { name }"

    method = one("methods.Method", "What it uses (metod).", required=True)
    organisation = one("organisations.Organisation", "Who uses it (organisation).", required=True)
    unit: str | None = attribute("The part of the organisation, such as a district (enhet).")
    output = one(
        "outputs.Output",
        "The output through which it uses it, such as a handbook or a model (kunskapsprodukt som används).",
    )
    period: Period | None = attribute("From and to (period).")
    is_current: bool = attribute(
        "Whether it uses it now: it has not ended, as far as is known, and does not begin later (pågår)."
    )
    extent: str | None = attribute("How far it uses it, plain text (omfattning).")


@strawberry.type
class Questions:
    """What can be asked for of uses."""

    method_uses = connection("method_uses.MethodUse", "Who uses which method (användningar).", **AS_OF)
