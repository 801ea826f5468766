"""The door for texts in seed files: tidied as every text is, and refused where they cannot be kept."""

from typing import Any

from registry.seeding.errors import SeedError
from registry.storage.model import lists, texts


def tidied(row: dict[str, Any], place: str) -> dict[str, Any]:
    """What a file says of a record, by name, with its texts as they are kept; what is empty is not said.

    SeedError, with the place and the name, for a text that cannot be kept.
    """
    found = {name: _tidied(value, name, place) for name, value in row.items()}
    return {name: value for name, value in found.items() if value != ""}


def _tidied(value: Any, name: str, place: str) -> Any:
    if isinstance(value, dict):
        return tidied(value, place)
    if isinstance(value, list):
        if found := lists.too_many(len(value), name):
            raise SeedError(place, f'"{name}": {found.message}', f'"{name}": {found.message_sv}')
        return [_item(each, name, place) for each in value]
    if not isinstance(value, str):
        return value
    text = texts.tidied(value)
    if refusal := texts.fault(text, texts.form_of(name)):
        raise SeedError(place, f'"{name}": {refusal.message}', f'"{name}": {refusal.message_sv}')
    return text


def _item(value: Any, name: str, place: str) -> Any:
    found = _tidied(value, name, place)
    if found == "":
        raise SeedError(place, f'"{name}" has an empty text in its list.', f'"{name}" har en tom text i sin lista.')
    return found
