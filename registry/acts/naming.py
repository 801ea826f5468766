"""What things are called: who else has the name, what it was before, and slugs that keep answering (namn)."""

from typing import Any, cast

from registry.acts import similar
from registry.storage.model.numbers import printed
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.work import Work


async def named(work: Work, record: Record, fields: Fields) -> dict[str, Any]:
    """The fields to put into a record that has a name, with what a change of name brings with it.

    The name is stripped of spaces around it, and the name that the record had is added to its former names, if it was
    shown with it. Others with the new name, or short name, are warned of.
    """
    given = dict(fields)
    short = (given.get("short_name") or "").strip()
    if short and short != getattr(record, "short_name", None):
        await similar.warn_of_namesakes(work, record, short)
    now, name = cast("Any", record).name, (given.get("name") or "").strip()
    if not name or name == now:
        return given
    given["name"] = name
    was_shown = record.publication is Publication.PUBLISHED
    if now is not None and was_shown and hasattr(record, "former_names") and _folded(name) != _folded(now):
        given["former_names"] = _with(cast("Any", record).former_names, now, given, work.today)
    await similar.warn_of_namesakes(work, record, name)
    return given


def keyed(work: Work, record: Any, fields: Fields) -> dict[str, Any]:
    """The fields to put into a record with official keys: those that it gives up, if it was shown, are kept.

    Numbers are written as they are kept, and a key that it has now is none that it had.
    """
    given = dict(fields)
    official = type(record).official_keys
    former = [_as_kept(each) for each in (given.get("former_keys", record.former_keys) or ())]
    for system, column in official.items():
        now = getattr(record, column)
        told = any((each["system"], each["value"]) == (system, now) for each in former)
        if (
            now
            and column in given
            and given[column] != now
            and not told
            and record.publication is Publication.PUBLISHED
        ):
            former.append({"system": system, "value": now, "until": work.today})
    has = {(system, given.get(column, getattr(record, column))) for system, column in official.items()}
    former = [each for each in former if (each["system"], each["value"]) not in has]
    if "former_keys" in given or former != (record.former_keys or []):
        given["former_keys"] = former
    return given


def _as_kept(key: dict[str, Any]) -> dict[str, Any]:
    return {**key, "value": printed(key["value"])} if key["system"] == "organisationsnummer" else dict(key)


def _with(former: list[dict[str, Any]], name: str, given: Fields, today: str) -> list[dict[str, Any]]:
    """The former names and one more, unless the caller gave it among the former names by itself."""
    if "former_names" in given:
        former = list(given["former_names"] or ())
        if any(each["name"] == name for each in former):
            return former
    return [*former, {"name": name, "until": today}]


def _folded(name: str) -> str:
    """A name for comparing: another case or other spaces do not make another name."""
    return " ".join(name.casefold().split())
