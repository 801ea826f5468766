"""Lists of records: what they can be filtered, ordered and counted by follows from what their records show.

    a type that shows a record -> <Type>Where, <Type>Some, <Type>Order, <Type>Facets, <Type>Connection

None of these need be written. A concept's file writes a filter for the lines that do not follow, marked with `where`,
and those that follow are added to it. A line that is written takes the place of its derived one.
"""

import sys
from collections.abc import Callable, Iterator
from types import new_class
from typing import Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from registry.storage.model.record import Facet, facets_of
from registry.storage.reading.relations import rolls_up
from schema.language.columns import Shown, group_of, is_sorted, shown_by, test_of, told, told_apart, told_in_order
from schema.language.conditions import RolledUpFilter, StringFilter, condition, connectives, with_children
from schema.language.fields import MAKERS, Connection, attribute, later
from schema.language.fields import Facet as FacetValue
from schema.language.orders import CountOrder, sort_key
from schema.language.records import Period, Record

Lines = dict[str, Any]


def where(written: type) -> Any:
    """A filter with its own lines and those that follow; its name is its type's and `Where`."""
    lines = {name: line for name, line in vars(written).items() if not name.startswith("__")}
    return _where_of(sys.modules[written.__module__], written.__name__.removesuffix("Where"), lines)


# ---- The type that a list is of --------------------------------------------------------------------------------------


def _main(file: Any, stem: str) -> str:
    """The type that shows all rows of a record: `Organisation` for `Municipality`."""
    return next(str(each.__name__) for each in vars(file)[stem].__mro__ if "model" in vars(each))


def _path(file: Any, stem: str) -> str:
    return f"{file.__name__.removeprefix('schema.concepts.')}.{stem}"


def _of_main(make: Callable[[Any, str, Lines], Any], end: str) -> Callable[[Any, str], Any]:
    """What all types of one record share, made once under the name of the main one."""

    def made(file: Any, stem: str) -> Any:
        main = _main(file, stem)
        if main + end not in vars(file):
            setattr(file, main + end, make(file, main, {}))
        return vars(file)[main + end]

    return made


def _english(model: Any) -> str:
    return str(model.__table__.name).replace("_", " ")


def _swedish(model: Any) -> str:
    return str(model.plural).lower()


#: What every record shows, and what of it no list is filtered or ordered by.
COMMON = {each.python_name for each in Record.__strawberry_definition__.fields}  # type: ignore[attr-defined]
LEFT_OUT = ("id", "version")


def _own_first(file: Any, model: Any) -> list[Shown]:
    """The fields of the types that show a record, those that every record has after its own."""
    shown = [each for each in shown_by(file, model) if each.name not in LEFT_OUT]
    return sorted(shown, key=lambda each: each.name in COMMON)


# ---- Filters ---------------------------------------------------------------------------------------------------------


def _where_of(file: Any, stem: str, written: Lines) -> Any:
    model = vars(file)[stem].model
    and_, or_, not_ = connectives(_path(file, f"{stem}Where"))
    lines = {"and_": and_, "or_": or_, "not_": not_, **written}
    if getattr(model, "searched", None):
        lines["search"] = condition(
            "What has all of these words in it, in any inflection and as parts of compounds; `search` at the root finds"
            " more, and ranks it. An empty text narrows nothing; by small words alone nothing is found, which a warning"
            " tells (sök).",
            str,
            is_search=True,
        )
    lines |= {name: each for name, each in _faceted(file, stem) if name not in lines}
    lines |= {name: line for name, line in _tests(file, model) if name not in lines}
    made = _input(f"{stem}Where", f"Which {_english(model)} (urval av {_swedish(model)}).", file, lines)
    made.chooses = model
    return made


def _tests(file: Any, model: Any) -> Iterator[tuple[str, Any]]:
    """A line for each value that the records show, and for each relation to other records."""
    for shown in _own_first(file, model):
        if shown.tested_as:
            relation, filter_ = shown.tested_as
            yield shown.name, condition(told(shown.description), filter_, of=relation)
            continue
        test = test_of(shown, model) or group_of(shown, model) or _of_records(shown)
        if test is not None:
            yield shown.name, condition(told(shown.description), test, of=shown.column, via=_via(shown))


def _via(shown: Shown) -> tuple[str, ...]:
    """The way to several records, and on to what these are a part of, if they are filed in a tree."""
    rolls_up = getattr(shown.target, "rolls_up", None) if shown.is_list else None
    return (shown.column, rolls_up) if rolls_up else ()


def _of_records(shown: Shown) -> str | None:
    """The filter of the records that a relation leads to: of the one, or of some of several."""
    if shown.target is None or shown.path is None:
        return None
    return f"{shown.path}{'Some' if shown.is_list else 'Where'}"


def _some_of(file: Any, stem: str, _: Lines) -> Any:
    model = vars(file)[stem].model
    path = _path(file, f"{stem}Where")
    name = "".join(each.title() for each in model.__table__.name.split("_")) + "Filter"
    lines = {
        "some": condition("At least one is so (någon).", path),
        "none": condition("None is so (ingen).", path),
        "any": condition("Whether there are any (finns någon).", bool),
    }
    if getattr(model, "rolls_up", None):
        lines["with_children"] = with_children()
    told_of = f"By {_english(model)}: some of them, or none (villkor på {_swedish(model)})."
    return _input(name, told_of, file, lines)


def _input(name: str, description: str, file: Any, lines: Lines, *, one_of: bool = False) -> Any:
    """An input of lines; its class stands in the file of its concept."""
    body = {**lines, "__annotations__": dict.fromkeys(lines, Any), "__module__": file.__name__, "__doc__": description}
    return strawberry.input(type(name, (), body), description=description, one_of=one_of)


# ---- Facets ----------------------------------------------------------------------------------------------------------


def _faceted(file: Any, stem: str) -> Iterator[tuple[str, Any]]:
    """The line of a filter for each facet, by the rule that the facet counts by."""
    model = vars(file)[stem].model
    for name, facet in _facets(model):
        test = _test_of(file, model, name)
        yield name, condition(_told_of(file, model, name), test, of=facet.value, facet=name, paths=facet.paths)


def _test_of(file: Any, model: Any, name: str) -> Any:
    """How the value of a facet is tested: as the enum of the record, or as a slug or code of what it leads to."""
    facet = facets_of(model)[name]
    if not facet.paths:
        return test_of(_field_of(file, model, name), model)
    return RolledUpFilter if any(rolls_up(model, each) for each in facet.paths) else StringFilter


def _facets(model: Any) -> Iterator[tuple[str, Facet]]:
    yield from facets_of(model).items() if hasattr(model, "facets") else ()


def _field_of(file: Any, model: Any, name: str) -> Shown:
    return next(each for each in shown_by(file, model) if each.column == name)


def _told_of(file: Any, model: Any, name: str) -> str:
    facet = facets_of(model)[name]
    return facet.told or told(_field_of(file, model, name).description)


def _facets_of(file: Any, stem: str, _: Lines) -> Any:
    model = vars(file)[stem].model
    counted = {name: attribute(_told_of(file, model, name)) for name, _ in _facets(model)}
    lacked = {f"{name}_missing": _lacking(name, facet) for name, facet in _facets(model) if _may_lack(model, facet)}
    body = {
        **counted,
        **lacked,
        "__annotations__": {**dict.fromkeys(counted, list[FacetValue]), **dict.fromkeys(lacked, int)},
        "__module__": file.__name__,
        "__doc__": "Counts of the filtered list.",
    }
    description = "Counts of the filtered list, each without the filter of its own name (fasetter)."
    return strawberry.type(type(f"{stem}Facets", (), body), description=description)


def _may_lack(model: Any, facet: Facet) -> bool:
    """Whether a record may have nothing that a facet counts by."""
    return bool(facet.paths) or model.__table__.c[facet.value].nullable


def _lacking(name: str, facet: Facet) -> Any:
    """How many have nothing that a facet counts by, beside the facet."""
    *_, swedish = told_apart(facet.told or "")
    shown = to_camel_case(name)
    by = f"How many of the list `{shown}` counts nowhere, as `{shown}: {{isNull: true}}` finds them"
    return attribute(f"{by} (inte angivet: {swedish}).", of=name)


def _connection_of(file: Any, stem: str) -> Any:
    """A page of a type, with counts where its record can be counted by anything."""
    type_ = vars(file)[stem]
    body: Lines = {"__annotations__": {}, "__module__": file.__name__, "__doc__": "A page of a list."}
    counts = ""
    if dict(_facets(type_.model)):
        body["facets"] = attribute("The filtered list, counted in several ways (fasetter).")
        body["__annotations__"]["facets"] = later(_path(file, f"{_main(file, stem)}Facets"))
        counts = ", with counts"
    page: Any = Connection[type_]  # type: ignore[valid-type]
    made = new_class(f"{stem}Connection", (page,), exec_body=lambda names: names.update(body))
    return strawberry.type(
        made, description=f"A page of {_english(type_.model)}{counts} (sida av {_swedish(type_.model)})."
    )


# ---- Orders ----------------------------------------------------------------------------------------------------------


def _order_of(file: Any, stem: str, written: Lines) -> Any:
    model = vars(file)[stem].model
    lines = dict(written)
    for shown in _own_first(file, model):
        if shown.type is Period:
            start, end = (f"{shown.column}_{each}" for each in ("start", "end"))
            lines["start"] = sort_key("By start, unknown before every known one (start).", of=start)
            lines["end"] = sort_key("By end, open after every known one (slut).", of=end)
        elif is_sorted(shown, model):
            lines[shown.name] = sort_key(told_in_order(shown, model), of=shown.column)
        elif shown.target is not None and shown.path is not None:
            by: Any = CountOrder if shown.is_list else f"{shown.path}Order"
            words = (
                f"By how many there are: {told(shown.description)[3:]}" if shown.is_list else told(shown.description)
            )
            lines[shown.name] = sort_key(words, by, of=shown.column, is_filtered=shown.is_filtered)
    return _input(f"{stem}Order", f"One step of an order of {_english(model)} (ordning).", file, lines, one_of=True)


MAKERS |= {
    "Where": _of_main(_where_of, "Where"),
    "Some": _of_main(_some_of, "Some"),
    "Order": _of_main(_order_of, "Order"),
    "Facets": _of_main(_facets_of, "Facets"),
    "Connection": _connection_of,
}
