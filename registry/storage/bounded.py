"""Dictionaries that do not grow for ever."""

from typing import Any


def bounded(kept: dict[Any, Any], most: int) -> None:
    """Make room by forgetting the oldest."""
    if len(kept) >= most:
        kept.pop(next(iter(kept)))
