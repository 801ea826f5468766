"""References from a former version, led on to what lives today: merges are followed, and what is gone is refused."""

from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlalchemy.dialects.postgresql import JSONB

from registry.concepts.organisations import Organisation
from registry.errors import StepNotAllowed
from registry.storage.model.record import Record, record_in
from registry.storage.model.terms import Publication
from registry.storage.writing.references import Ref
from registry.work import Work

#: In a list of values, such as contacts, what leads to an organisation.
ORGANISATION = "organisation_id"


async def led_on(work: Work, column: "Column[Any]", value: Any) -> Any:
    """The value of a column with what it refers to led on.

    NotFound when a reference leads to what the caller may not see, and StepNotAllowed when that is withdrawn.
    """
    if isinstance(column.type, JSONB):
        return [await _in_value(work, each) for each in value or ()]
    model = next(filter(None, (record_in(key.column.table) for key in column.foreign_keys)), None)
    return value if model is None or value is None else await _living(work, model, value)


async def _in_value(work: Work, value: Any) -> Any:
    if isinstance(value, dict) and value.get(ORGANISATION):
        return {**value, ORGANISATION: str(await _living(work, Organisation, UUID(value[ORGANISATION])))}
    return value


async def _living(work: Work, model: type[Record], key: UUID) -> UUID:
    """The key of the record that lives on where a key leads."""
    found = await work.session.get_one(model, key, populate_existing=True)
    passed = {found.id}
    while found.merged_into_id is not None and found.merged_into_id not in passed:
        passed.add(found.merged_into_id)
        found = await work.session.get_one(model, found.merged_into_id, populate_existing=True)
    await work.resolve(model, Ref("id", f"{model.record_type.prefix}_{found.id.hex}", bare=True), as_is=True)
    if found.publication is Publication.WITHDRAWN:
        raise StepNotAllowed(
            "What it led to then is withdrawn.",
            "Det som den ledde till då är återtaget.",
            "Change the other facts by the act for that.",
            "Ändra de andra uppgifterna med den handling som finns för det.",
        )
    return found.id
