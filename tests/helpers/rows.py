"""Rows of an act on many, and what came of each."""

from typing import Any

from tests.helpers.workbench import Workbench

ROWS = """participations { id status } rows { row outcome differs record { id }
  errors { code field message(language: EN) hint(language: EN) current { id } } }"""


async def added(bench: Workbench, caller: str, initiative: Any, *rows: Any, **how: Any) -> Any:
    """The payload of adding rows to an initiative, with what came of each row."""
    given = {"initiative": {"id": initiative["id"]}, "participants": list(rows), **how}
    return await bench.do(caller, "addParticipants", ROWS, **given)


def named(name: str, **more: Any) -> dict[str, Any]:
    """A row about an organisation by its name."""
    return {"organisation": {"name": name}, **more}


def keyed(system: str, value: str) -> dict[str, Any]:
    """A row's keys in another system."""
    return {"externalIds": [{"system": system, "value": value}]}


def outcomes(found: Any) -> list[tuple[str, list[str]]]:
    """What came of each row, and what differs in it."""
    return [(each["outcome"], each["differs"]) for each in found["rows"]]
