"""Why an act is done, in the words of its input: what the trail keeps beside the changes that it makes."""

from typing import Any

#: The fields of inputs that say why.
SAYING_WHY = ("because", "legal_ground", "case_number")


def reason_of(given: Any) -> str | None:
    """The reason in an act's input; None when there is none."""
    said = (getattr(given, name, None) for name in SAYING_WHY)
    return "; ".join(each for each in said if isinstance(each, str) and each) or None
