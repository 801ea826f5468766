"""What there are bitmaps of: what belongs to the record itself of facets and long lists, read from the model.

an enum column                  its words
themes, within                  the themes that its links lead to; what these lie within is beyond it
taking_part, organisation, …    the organisations of its published participations by which somebody takes part; their
                                counties are beyond it
participations                  the organisations in its list, in whatever role, and how much of the list is known
declined, organisation, …       what overviews count its records by (`Record.counted_along`)
behind.rss_body, …              what a rule tells of them for overviews (`Record.counted_by_rule`)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Enum, inspect
from sqlalchemy.orm import RelationshipDirection, RelationshipProperty

from registry.storage.model.derived import MADE
from registry.storage.model.record import Base, DerivedList, Record, every_record, facets_of, record_in

#: The attribute that every record has, with no value.
EXISTENCE = "existence"


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a bitmap may be of, by its name in the table.

    `column` is the record's own. Else `relation` leads to what has the values: by a link to the `target`, or to `parts`
    of the record, each with a `reference`. One `by_rule` has those that a function of the database gives.
    """

    name: str
    column: str | None = None
    relation: str | None = None
    target: Any = None
    parts: Any = None
    reference: str | None = None
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A facet's path as its attribute, and where it goes on from there: from the target, or from the parts."""

    attribute: Attribute
    beyond: tuple[str, ...]


@cache
def with_bitmaps() -> tuple[type[Record], ...]:
    """The concepts that have bitmaps: those that a facet counts by a list of far more rows, or overviews by a rule."""
    return tuple(
        each
        for each in every_record()
        if each.counted_by_rule or any(_is_through_many(each, path) for path in _paths(each))
    )


@cache
def attributes_of(model: type[Record]) -> tuple[Attribute, ...]:
    """All attributes of a concept that has bitmaps, by name; of another none."""
    if model not in with_bitmaps():
        return ()
    own = [attribute for name in facets_of(model) if (attribute := _word_of_facet(model, name)) is not None]
    words = {each.name for each in model.__table__.c if isinstance(each.type, Enum)}
    own += [Attribute(path[0], column=path[0]) for path in model.counted_along if path[0] in words]
    own += [Attribute(name, by_rule=True) for name in model.counted_by_rule]
    along = (path for path in model.counted_along if path[0] not in words)
    paths = (*_paths(model), *_told_below(model), *along)
    ways = [way.attribute for path in paths if (way := way_of(model, path)) is not None]
    found = {each.name: each for each in (Attribute(EXISTENCE), *own, *ways, *_of_lists(model))}
    return tuple(found[name] for name in sorted(found))


def word_of(model: type[Record], name: str) -> Attribute | None:
    """The attribute that is an enum column of the record, called as that is; None where there is none."""
    return next((each for each in attributes_of(model) if each.column == name), None)


def _word_of_facet(model: type[Record], name: str) -> Attribute | None:
    facet, kind = facets_of(model)[name], model.__table__.c
    if facet.paths or facet.value != name:
        return None
    return Attribute(name, column=name) if isinstance(kind[name].type, Enum) else None


def _of_lists(model: type[Record]) -> Iterator[Attribute]:
    """Who stands in the long lists that a record has, and how much of each is known."""
    for found in inspect(model).relationships:
        parts = found.mapper.class_
        if found.direction is not RelationshipDirection.ONETOMANY or getattr(parts, "listed_by", None) is None:
            continue
        whole, known = parts.listed_by
        if _relation(parts, whole).mapper.class_ is not model or not parts.is_numerous:
            continue
        yield Attribute(known, column=known)
        ends = [way_of(model, (found.key, end)) for end in parts.closes_over if end != whole]
        yield from (way.attribute for way in ends if way is not None)


def way_of(model: type[Record], path: tuple[str, ...]) -> Way | None:
    """A path, of a facet or a filter, as the attribute that it begins with; None where there are no bitmaps of that."""
    first, *rest = path
    relation = _relation(model, first)
    target = relation.mapper.class_
    if relation.secondary is not None:
        if record_in(relation.secondary) is not None or MADE in getattr(relation.secondary, "info", ()):
            return None
        return Way(Attribute(first, relation=first, target=target), tuple(rest))
    if relation.direction is not RelationshipDirection.ONETOMANY or not target.is_numerous or not rest:
        return None
    reference = referring_column(target, rest[0])
    if reference is None:
        return None
    end = _relation(target, rest[0]).mapper.class_
    name = f"{first}.{reference}"
    return Way(Attribute(name, relation=first, target=end, parts=target, reference=reference), tuple(rest))


def referring_column(model: Any, name: str) -> str | None:
    """The column by which a relation leads to one other record; None where it leads to many."""
    found = _relation(model, name)
    if found.direction is not RelationshipDirection.MANYTOONE or len(found.local_columns) != 1:
        return None
    return str(next(iter(found.local_columns)).name)


def _paths(model: type[Record]) -> Iterator[tuple[str, ...]]:
    for facet in facets_of(model).values():
        yield from facet.paths


def _told_below(model: type[Record]) -> Iterator[tuple[str, ...]]:
    """The paths through many rows by which others have lists of the concept."""
    for other in sorted((each.class_ for each in Base.registry.mappers), key=lambda each: each.__name__):
        for found in vars(other).values():
            if isinstance(found, DerivedList) and found.target() is model:
                yield from (path for path in found.paths() if _is_through_many(model, path))


def _is_through_many(model: type[Record], path: tuple[str, ...]) -> bool:
    first = _relation(model, path[0])
    return first.direction is RelationshipDirection.ONETOMANY and first.mapper.class_.is_numerous


def _relation(model: Any, name: str) -> RelationshipProperty[Any]:
    found: RelationshipProperty[Any] = inspect(model).relationships[name]
    return found
