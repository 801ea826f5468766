"""Copies of the registry that are kept by the change feed, and compared with what can be read directly.

A copy has of each record what the contract marks with `@synced`: its own values, the ids of what it points at, and what
hangs on it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from graphql import get_named_type, is_leaf_type

from registry.storage.model.record import Record
from schema.contract import sdl_schema
from schema.language.synced import is_synced
from schema.language.types import as_object, model_of
from tests.helpers.workbench import Workbench

PAGE = """query Changes($after: ChangeToken, $first: Int!, $types: [RecordType!]) {{
  changes(after: $after, first: $first, types: $types) {{
    from to count more changes {{ id recordType erased tombstone {{ reason mergedInto }} {records} }} }} }}"""
DIRECTLY = "query Directly($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {type} {fields} }} }}"
#: How many ids can be asked for at once.
MOST_IDS = 100


class Mirror:
    """A copy that one caller keeps."""

    def __init__(self, bench: Workbench, caller: str | None, size: int, types: list[str] | None = None) -> None:
        """Takes who keeps it, and how many changes it asks for at a time. It begins empty."""
        self.bench, self.caller, self.size, self.types = bench, caller, size, types
        self.token: str | None = None
        self.records: dict[str, Any] = {}

    async def page(self) -> Any:
        """The next page, put into the copy."""
        given = {"after": self.token, "first": self.size, "types": self.types}
        found = (await self.bench(self.caller, page_of_all(), **given))["changes"]
        assert found["from"] == self.token
        assert found["count"] == len(found["changes"]) <= self.size
        for each in found["changes"]:
            shown = [record for name, record in each.items() if name not in FACTS and record is not None]
            assert len(shown) == (each["tombstone"] is None), each
            if shown:
                assert shown[0]["id"] == each["id"]
                self.records[each["id"]] = in_order(shown[0])
            else:
                self.records.pop(each["id"], None)
        self.token = found["to"]
        return found

    async def pull(self) -> list[Any]:
        """All changes until there are no more."""
        changes: list[Any] = []
        while True:
            found = await self.page()
            changes += found["changes"]
            if not found["more"]:
                return changes


FACTS = {"id", "recordType", "erased", "tombstone"}


def told(changes: list[Any]) -> list[str]:
    """What each change is: SHOWN, or why the record is gone; in alphabetical order."""
    return sorted("SHOWN" if each["tombstone"] is None else each["tombstone"]["reason"] for each in changes)


async def directly(bench: Workbench, caller: str | None, ids: list[str]) -> dict[str, Any]:
    """The records of some ids as a caller reads them; null for what it does not see."""
    found: dict[str, Any] = {}
    for _, type_ in _record_fields():
        own = [each for each in ids if each.rpartition("_")[0] == model_of(type_).record_type.prefix]
        query = DIRECTLY.format(type=type_.name, fields=kept(type_))
        for start in range(0, len(own), MOST_IDS):
            some = own[start : start + MOST_IDS]
            nodes = (await bench(caller, query, ids=some))["nodes"]
            found |= {key: node and in_order(node) for key, node in zip(some, nodes, strict=True)}
    return found


def in_order(shown: Any) -> Any:
    """The same with its lists in an order that depends on nothing else."""
    if isinstance(shown, dict):
        return {key: in_order(value) for key, value in shown.items()}
    if isinstance(shown, list):
        return sorted((in_order(each) for each in shown), key=repr)
    return shown


# ---- What is kept ----------------------------------------------------------------------------------------------------


@cache
def page_of_all() -> str:
    return PAGE.format(records=" ".join(f"{name} {kept(type_)}" for name, type_ in _record_fields()))


def _record_fields() -> Iterator[tuple[str, Any]]:
    """The fields of a change that show a record, with their types."""
    for name, field in as_object(sdl_schema().type_map["Change"]).fields.items():
        type_ = get_named_type(field.type)
        if name != "entry" and model_of(type_) is not None:
            yield name, type_


def kept(type_: Any) -> str:
    """The fields of a record's type that the contract says the feed keeps right."""
    return f"{{ {' '.join(_kept(type_))} }}"


def _kept(type_: Any) -> Iterator[str]:
    for name, field in type_.fields.items():
        inner = get_named_type(field.type)
        if not is_synced(field):
            continue
        if is_leaf_type(inner):
            yield name
        elif "id" in inner.fields and model_of(inner) is not None and issubclass(model_of(inner), Record):
            yield f"{name} {{ id }}"
        else:
            yield f"{name} {kept(inner)}"
