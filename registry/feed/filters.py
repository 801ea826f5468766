"""Which filters the feed can follow: those of a record's own columns.

What a condition along a relation means changes without the record, and so does what is worked out or depends on the
day. Nothing would tell a copy of it.
"""

from typing import Any

from registry.errors import InvalidFilter
from registry.storage.model.names import camel
from registry.storage.model.record import Derived
from registry.storage.reading import official
from registry.storage.reading.criteria import Chosen, Compare, Condition, Either, Every, InOrder, Not, Search, Within


def require_own(condition: Condition, model: Any, told: str) -> None:
    """InvalidFilter when a filter of a type, by its name in the contract, tests more than the record's own columns."""
    if (name := _beyond(condition, model)) is None:
        return
    line = camel(name)
    raise InvalidFilter(
        f"The change feed filters by a record's own values, and `{line}` of `{told}` changes without the record.",
        f"Ändringsflödet väljer efter postens egna värden, och `{line}` i `{told}` ändras utan att posten gör det.",
        f"Leave out `{line}`, and choose from what comes.",
        f"Utelämna `{line}`, och välj bland det som kommer.",
    )


def _beyond(condition: Condition, model: Any) -> str | None:
    """The name of what is tested beyond a record's own columns, if anything is."""
    match condition:
        case Every(conditions) | Either(conditions):
            return next((found for each in conditions if (found := _beyond(each, model))), None)
        case Not(inner):
            return _beyond(inner, model)
        case Chosen(facet, inner):
            return None if _beyond(inner, model) is None else facet
        case InOrder():
            return None
        case Search():
            return "search"
        case Within(name):
            return None if f"{name}_start" in model.__table__.columns else name
        case Compare(name):
            return None if _is_own(name, model) else name
    return condition.path[0]


def _is_own(name: str, model: Any) -> bool:
    """Whether a value is the record's own: no key that may come to lead to another record, and nothing worked out."""
    leads_on = name == "slug" or official.system_of(model, name) is not None
    return name in model.__table__.columns and not leads_on and not isinstance(getattr(model, name, None), Derived)
