"""Names of the registry as the contract writes them."""


def camel(name: str) -> str:
    """`period_start` as `periodStart`: how the contract writes the registry's own names."""
    first, *others = name.split("_")
    return first + "".join(each.capitalize() for each in others)
