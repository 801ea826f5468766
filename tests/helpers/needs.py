"""Who stands behind a need that a test raises."""

from typing import Any

GR = {"slug": "goteborgsregionen"}


def behind(*names: str, **more: Any) -> list[dict[str, Any]]:
    """Endorsements by organisations, carried by GR."""
    return [{"organisation": {"name": name}, "via": GR, **more} for name in names]
