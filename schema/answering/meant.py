"""What was meant by a name that a type or a filter does not have, where it is one of its own that says the same.

What something is called is its `title`, its `name` or its `label`; a date may stand in a period; and a word may be a
part of a longer name. Each is nearer than what graphql-core finds spelt alike.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

from graphql import (
    GraphQLInputObjectType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_interface_type,
    is_leaf_type,
    is_list_type,
    is_object_type,
)

from schema.language.types import is_connection, model_of

#: A hint in English and Swedish.
Hint: TypeAlias = tuple[str, str]
#: The fields that say what something is called. That of something else is never meant.
NAMES = ("title", "name", "label")
#: How a name may end that stands for the beginning or the end of a period.
OF_DATES = re.compile(r"(?:Date|Day|On|At)?$")
#: The lines by which a period is chosen from a day on.
PERIODS = ("startsFrom", "endsFrom")
#: The fields of a list with pages under which its records stand.
PAGES = ("nodes", "edges")
#: How many names are listed, and how many are told as what could be meant.
MOST_LISTED, MOST_MEANT = 40, 5
#: The shortest word that is looked for in longer names.
SHORTEST = 3
#: References that every record has, or that lead to another of the same: nobody looks for what those have.
PASSED_BY = ("keeper", "mergedInto", "parent", "predecessors", "successors")


def write(text: str) -> Hint:
    """What to write instead."""
    return f"Write `{text}`.", f"Skriv `{text}`."


def any_of(names: Iterable[str]) -> Hint | None:
    """That one of some names was meant; None when there are none, or so many that it says nothing."""
    found = list(names)
    if not 0 < len(found) <= MOST_MEANT:
        return None
    listed = ", ".join(f"`{each}`" for each in found)
    return f"Did you mean {listed}?", f"Menade du {listed}?"


def having(name: str, fields: Iterable[str]) -> list[str]:
    """The names that have a word in them."""
    return [each for each in fields if len(name) >= SHORTEST and name.lower() in each.lower()]


# ---- Fields ----------------------------------------------------------------------------------------------------------


def in_nodes(type_: Any, name: str) -> Hint | None:
    """How a field is asked for that the records of a list have, and the list itself has not."""
    if not isinstance(type_, GraphQLObjectType) or not is_connection(type_):
        return None
    nodes = get_named_type(type_.fields["nodes"].type)
    called = _called(nodes, name)
    return write(f"nodes {{ {selected(nodes, called)} }}") if called else None


def without_pages(type_: Any, name: str) -> Hint | None:
    """That a list has no pages, where what pages hold is asked of its records."""
    if name not in PAGES or is_connection(type_) or model_of(type_) is None:
        return None
    en, sv = f"Here are no pages: leave out `{name}`.", f"Här finns inga sidor: utelämna `{name}`."
    return en, sv


def selected(type_: Any, name: str) -> str:
    """A field of a type as it is written: something has to be asked of what has fields itself."""
    return name if is_leaf_type(get_named_type(type_.fields[name].type)) else f"{name} {{ … }}"


def is_many(field: Any) -> bool:
    """Whether a field leads to several records."""
    type_ = get_nullable_type(field.type)
    return is_list_type(type_) or is_connection(get_named_type(type_))


def named(type_: Any, name: str) -> Hint | None:
    """What something is called, by the name that it has for that, or else what it has at all."""
    if name not in NAMES:
        return None
    called = _called(type_, name)
    return write(called) if called else listed(type_)


def near(type_: Any, name: str) -> Hint | None:
    """A field in one of the type's own values, such as a period, or one that has the word in its name."""
    inside = OF_DATES.sub("", name)
    for own, field in type_.fields.items():
        target = get_named_type(field.type)
        if (
            is_object_type(target)
            and not is_connection(target)
            and model_of(target) is None
            and inside in target.fields
        ):
            return write(f"{own} {{ {selected(target, inside)} }}")
    return any_of(having(name, type_.fields))


def listed(type_: Any) -> Hint | None:
    """The fields of a type, without those that every record has."""
    of_all = {name for each in getattr(type_, "interfaces", ()) if each.name == "Record" for name in each.fields}
    return listing(type_.name, [each for each in type_.fields if each not in of_all])


def listing(owner: str, names: list[str]) -> Hint | None:
    """What something has, where that is not too much to tell."""
    told = ", ".join(f"`{each}`" for each in names)
    return (f"`{owner}` has {told}.", f"`{owner}` har {told}.") if 0 < len(names) <= MOST_LISTED else None


def _called(type_: Any, name: str) -> str | None:
    fields = type_.fields if is_object_type(type_) or is_interface_type(type_) else ()
    return next((each for each in (name, *(NAMES if name in NAMES else ())) if each in fields), None)


# ---- Lines of filters ------------------------------------------------------------------------------------------------


def in_filter(type_: GraphQLInputObjectType, name: str) -> Hint | None:
    """Where a line is that a filter does not have: in the `some` of a list, or in what one of its references leads to.

    A filter on one record is compared with no value, and has no `some`.
    """
    fields = type_.fields
    if "some" in fields and name in getattr(get_named_type(fields["some"].type), "fields", ()):
        return write(f"some: {{{name}: …}}")
    key = next((each for each in ("slug", "code", *NAMES) if each in fields), None)
    if _is_about_records(type_) and key is not None:
        if name in ("eq", "in"):
            return write(f"{key}: {{{name}: …}}")
        if name == "any":
            return write(f"{key}: {{isNull: false}}")
        if name in ("some", "none"):
            en, sv = "One record is tested here, and no list", "Här prövas en post, och ingen lista"
            return f"{en}: leave out `{name}`.", f"{sv}: utelämna `{name}`."
    if (bound := f"{OF_DATES.sub('', name)}sFrom") in PERIODS:
        periods = [own for own, each in fields.items() if bound in getattr(get_named_type(each.type), "fields", ())]
        if periods:
            return write(f"{periods[0]}: {{{bound}: …}}")
    beyond = [each for each in _references(type_) if name in get_named_type(fields[each].type).fields]
    if 0 < len(beyond) <= MOST_MEANT:
        ways = [f"`{each}: {{{name}: …}}`" for each in beyond]
        return f"Write {' or '.join(ways)}.", f"Skriv {' eller '.join(ways)}."
    return None


def _is_about_records(type_: Any) -> bool:
    return isinstance(type_, GraphQLInputObjectType) and "and" in type_.fields


def _references(type_: GraphQLInputObjectType) -> list[str]:
    """The lines of a filter that are about one other record each."""
    lines = {name: get_named_type(each.type) for name, each in type_.fields.items()}
    others = {name: each for name, each in lines.items() if _is_about_records(each) and each is not type_}
    return [name for name in others if name not in PASSED_BY]
