"""What the model tells of the tables that files fill: in which order, by which key, and which lists a record may have.

A concept says it once, in its own file: its Swedish plural, its unique index and its relations. So a new concept needs
a seed file, and no line here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Boolean, Column, Table, inspect
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import RelationshipDirection

from registry.concepts.organisations import County
from registry.model import metadata
from registry.storage.model.record import PART_OF, Record, record_of
from registry.storage.model.terms import RecordType

#: A record by column, or by what its columns are called in a file.
Row = dict[str, Any]
#: One of the keys that a record answers to.
Key = tuple[Any, ...]
Concept: TypeAlias = type[Record] | type[County]

#: The condition of an index that holds for every record but those that were taken back.
STANDING = "publication <> 'WITHDRAWN'"


@cache
def concepts() -> dict[str, Concept]:
    """The concepts that files fill, by table, each after those that it stands on.

    Counties come first: they are no records, because the state keeps the list. What only administrators know of is in
    no file.
    """
    records = [record_of(kind) for kind in RecordType]
    found: dict[str, Concept] = {County.__tablename__: County}
    return found | {each.__tablename__: each for each in records if not each.for_administrators}


def plural_of(table: str) -> str:
    """What people call the records of a table."""
    return concepts()[table].plural


@cache
def natural_key(table: Table) -> tuple[str, ...]:
    """The columns that tell a table's records apart: a slug, what the concept says, or what may stand only once."""
    if "slug" in table.c:
        return ("slug",)
    if chosen := getattr(concepts()[table.name], "natural_key", ()):
        return tuple(chosen)
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        if index.unique and str(index.dialect_options["postgresql"]["where"]) == STANDING:
            return tuple(index.columns.keys())
    key = tuple(table.primary_key.columns.keys())
    if key == ("id",):
        raise LookupError(f"Nothing tells {table.name} apart in a file: give the concept a `natural_key`.")
    return key


def keys_of(table: Table, row: Row) -> list[Key]:
    """Every key that a row answers to, the strongest first."""
    if "slug" not in table.c:
        return [tuple(row[name] for name in natural_key(table))]
    # A municipality is its code, whatever it is called.
    code = row.get("municipality_code")
    return [(name,) for name in [*([code] if code else []), row["slug"], *row["former_slugs"]]]


def name_in_files(column: Column[Any]) -> str:
    """What a column is called in a file: a reference by what it leads to, without `_id`."""
    return column.name.removesuffix("_id") if column.foreign_keys else column.name


def default_of(column: Column[Any]) -> Any:
    """What a column holds when a file says nothing of it."""
    if column.name == "publication":
        return "PUBLISHED"
    if column.server_default is None:
        return None
    if isinstance(column.type, ARRAY | JSONB):
        return []
    written = str(getattr(column.server_default, "arg", ""))
    return written == "true" if isinstance(column.type, Boolean) else written


# ---- Links -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A list that a record may have in its file, and the table that holds its items as rows."""

    table: str
    key: str
    rows: Table
    #: The column of `rows` for the record whose file has the list.
    own: str
    #: The column of `rows` for the record under which the trail of changes has them.
    logged_under: str

    @property
    def needs(self) -> set[str]:
        """The tables whose records its rows point at."""
        return {key.column.table.name for key in self.rows.foreign_keys}


@cache
def links() -> tuple[Link, ...]:
    """Every list that a file may have. Where two files may have the same rows, the one that names them has them."""
    position = {name: place for place, name in enumerate(metadata.tables)}
    return tuple(
        link
        for model in concepts().values()
        if issubclass(model, Record)
        for link in sorted(_links_of(model), key=lambda link: position[link.rows.name])
    )


def _links_of(model: type[Record]) -> Iterator[Link]:
    """The many-to-many relations of a concept, and what hangs on it without being a record, such as case numbers."""
    for relation in inspect(model).relationships:
        between: Any = relation.secondary
        if between is not None and PART_OF in between.info:
            ((_, own),) = relation.synchronize_pairs
            whole = own.table.info[PART_OF]
            # Of two relations between records of one table, the file has the one that is read from the whole.
            if relation.mapper.class_ is not model or own.name == whole:
                yield Link(model.__tablename__, relation.key, own.table, own.name, logged_under=whole)
        elif relation.direction is RelationshipDirection.ONETOMANY and not issubclass(relation.mapper.class_, Record):
            # What merely names a record, such as a change of it, does not hang on it.
            for own in (each for _, each in relation.local_remote_pairs or () if each.foreign_keys):
                yield Link(model.__tablename__, relation.key, own.table, own.name, logged_under=own.name)
