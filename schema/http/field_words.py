"""What people call the contract's fields, where a value is the name of one.

Such are the field that a search hit, and those that a source supports.
"""

import re
from functools import cache
from typing import Any

from graphql import get_named_type

from registry.storage.model.record import every_record
from schema.contract import sdl_schema
from schema.language.types import model_of

#: How the contract describes a value that is the name of one of its own fields, or several.
NAMES_FIELDS = re.compile(r"The contract's fields?\b")
#: The fields that tell which type of record a row is of.
TYPES = ("recordType", "partType")

#: What history tells beside the records' own fields, and the field of an act that it was given as.
GIVEN_AS = {"withdrawnBecause": ("WithdrawRecordInput", "because")}


def term(description: str, otherwise: str) -> str:
    """The Swedish term at the end of a description of the contract: "Its title (titel)." says Titel."""
    found = re.findall(r"\(([^()]+)\)", description)
    said = found[-1] if found else otherwise
    return said[:1].upper() + said[1:]


@cache
def field_in_words(path: str, kind: str | None = None) -> str:
    """What people call a field, by its name or the path to it; its name where no record has it.

    `kind` is the type of the record that has it, as `RecordType` names it; without, or where that has no such field, it
    is what the first that has one calls it. What was given to an act is called as it is there.
    """
    types = sdl_schema().type_map
    if path in GIVEN_AS:
        act, path = GIVEN_AS[path]
        return meaning(types[act], path) or path
    named = types.get("".join(map(str.capitalize, (kind or "").split("_"))))
    records = {each for each in every_record() if not each.for_administrators}
    others = (each for _, each in sorted(types.items()) if model_of(each) in records)
    return next((said for each in (named, *others) if (said := meaning(each, path))), path)


def meaning(type_: Any, path: str) -> str | None:
    """What people call a field of a type, by its name or the path to it; None where the type has no such field."""
    labels = []
    for step in path.split("."):
        field = getattr(type_, "fields", {}).get(step)
        if field is None:
            return None
        labels.append(term(field.description or "", step))
        type_ = get_named_type(field.type)
    return ", ".join(labels)
