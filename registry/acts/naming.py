"""What things are called: who else has the name, what it was before, and slugs that keep answering (namn)."""

from typing import Any, cast

from sqlalchemy import any_, literal, select

from registry.errors import AlreadyExists
from registry.storage.model.record import Record
from registry.storage.writing.putting import Fields
from registry.work import Work


async def named(work: Work, record: Record, fields: Fields) -> dict[str, Any]:
    """The fields of a record that has a name, with the name that it gives up; tells of others with the new one."""
    given = dict(fields)
    if given.get("slug"):
        await _refuse_given_away(work, record, given["slug"])
    now, name = cast("Any", record).name, (given.get("name") or "").strip()
    if not name or name == now:
        return given
    given["name"] = name
    if now is not None and hasattr(record, "former_names") and _folded(name) != _folded(now):
        given["former_names"] = _with(cast("Any", record).former_names, now, given, work.today)
    await _tell_of_namesakes(work, record, name)
    return given


def _with(former: list[dict[str, Any]], name: str, given: Fields, today: str) -> list[dict[str, Any]]:
    """The former names and one more, unless it was told among those that were given."""
    if "former_names" in given:
        former = list(given["former_names"] or ())
        if any(each["name"] == name for each in former):
            return former
    return [*former, {"name": name, "until": today}]


def _folded(name: str) -> str:
    """A name without what is no change of name: case and blanks."""
    return " ".join(name.casefold().split())


async def _tell_of_namesakes(work: Work, record: Record, name: str) -> None:
    model = type(record)
    keys = await work.references.namesakes(model, name, but=record.id)
    if keys:
        found = (await work.session.scalars(select(model).where(model.id.in_(keys)).order_by(model.id))).all()
        work.warn("SIMILAR", "The name is in use already.", "Namnet används redan.", *found)


async def _refuse_given_away(work: Work, record: Record, slug: str) -> None:
    """A slug that another record once had keeps answering for that one."""
    model = type(record)
    former = select(model.id).where(literal(slug) == any_(model.__table__.c.former_slugs), model.id != record.id)
    if await work.session.scalar(former.limit(1)) is not None:
        raise AlreadyExists(
            "Another record had that slug, and it still answers for it.",
            "En annan post har haft det kortnamnet, och det leder fortfarande dit.",
            path=("fields", "slug"),
        )
