"""What there are bitmaps of: the parts of a concept's facets that belong to the record itself, read from the model.

an enum column                  its words
themes, within                  the themes that its links lead to; what these lie within is beyond it
taking_part, organisation, …    the organisations of its published participations by which somebody takes part; their
                                counties are beyond it
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Enum, inspect
from sqlalchemy.orm import RelationshipDirection, RelationshipProperty

from registry.storage.model.derived import MADE
from registry.storage.model.record import Record, every_record, facets_of, record_in

#: The attribute that every record has, with no value.
EXISTENCE = "existence"


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a bitmap may be of, by its name in the table.

    `column` is the record's own. Else `relation` leads to what has the values: by a link to the `target`, or to `parts`
    of the record, each with a `reference`.
    """

    name: str
    column: str | None = None
    relation: str | None = None
    target: Any = None
    parts: Any = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A facet's path as its attribute, and where it goes on from there: from the target, or from the parts."""

    attribute: Attribute
    beyond: tuple[str, ...]


@cache
def with_bitmaps() -> tuple[type[Record], ...]:
    """The concepts that have bitmaps: those that some facet counts by a list of far more rows than they are."""
    return tuple(each for each in every_record() if any(_is_through_many(each, path) for path in _paths(each)))


@cache
def attributes_of(model: type[Record]) -> tuple[Attribute, ...]:
    """All attributes of a concept that has bitmaps, by name; of another none."""
    if model not in with_bitmaps():
        return ()
    own = [attribute for name in facets_of(model) if (attribute := word_of(model, name)) is not None]
    ways = [way.attribute for path in _paths(model) if (way := way_of(model, path)) is not None]
    found = {each.name: each for each in (Attribute(EXISTENCE), *own, *ways)}
    return tuple(found[name] for name in sorted(found))


def word_of(model: type[Record], facet: str) -> Attribute | None:
    """The attribute of a facet that is an enum column of the record, called as that is; None of another."""
    found = facets_of(model).get(facet)
    if found is None or found.paths or found.value != facet:
        return None
    return Attribute(facet, column=facet) if isinstance(model.__table__.c[facet].type, Enum) else None


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


def _is_through_many(model: type[Record], path: tuple[str, ...]) -> bool:
    first = _relation(model, path[0])
    return first.direction is RelationshipDirection.ONETOMANY and first.mapper.class_.is_numerous


def _relation(model: Any, name: str) -> RelationshipProperty[Any]:
    found: RelationshipProperty[Any] = inspect(model).relationships[name]
    return found
