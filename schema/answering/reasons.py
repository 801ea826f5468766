"""Why an act is done, in the words of its input: what the trail keeps beside the changes that it makes."""

from typing import Any

from registry.errors import PersonalIdentityNumber
from registry.storage.model.names import camel
from registry.storage.model.personal_numbers import holds_personal_number
from registry.storage.writing.violations import PERSONAL

#: The fields of inputs that say why.
SAYING_WHY = ("because", "legal_ground", "case_number")


def reason_of(given: Any) -> str | None:
    """The reason in an act's input, None when there is none; PersonalIdentityNumber, at its place, if it holds one."""
    said = {name: getattr(given, name, None) for name in SAYING_WHY}
    reasons = {name: each for name, each in said.items() if isinstance(each, str) and each}
    for name, each in reasons.items():
        if holds_personal_number(each):
            raise PersonalIdentityNumber(*PERSONAL, path=(camel(name),))
    return "; ".join(reasons.values()) or None
