"""Names of the registry as the contract writes them."""

import re


def camel(name: str) -> str:
    """`period_start` as `periodStart`: how the contract writes the registry's own names."""
    first, *others = name.split("_")
    return first + "".join(each.capitalize() for each in others)


def snake(name: str) -> str:
    """`periodStart` as `period_start`: the registry's own name of what the contract writes."""
    return re.sub("([A-Z])", lambda each: f"_{each[1].lower()}", name)
