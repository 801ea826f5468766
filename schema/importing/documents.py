"""The documents by which the page sends the rows of a file: one for each act, tried and kept, the same for all."""

from collections.abc import Iterator

from registry.acts.upserts import KINDS
from registry.storage.model.record import Record
from registry.storage.reading.relations import relation
from schema.importing.sending import SHOWN, query_of


def asked_by_page(act: str, *, apply: bool) -> str:
    """The document that sends rows to an act; what a complete set lacks is told by name."""
    model = next(kind.model for each, kind in KINDS.items() if each.value == act)
    record = f"record {{ id ... on {model.__name__} {{ {named_by(model)} }} }}"
    return query_of(act, f"{SHOWN} missing {{ outcome {record} errors {{ message hint }} }}", apply=apply)


def every() -> Iterator[str]:
    """All of them, for a registry that answers nothing but documents it trusts."""
    for each in KINDS:
        yield from (asked_by_page(each.value, apply=apply) for apply in (False, True))


def named_by(model: type[Record]) -> str:
    """The fields by which somebody knows which record of a type it is: its name, or what it is a part of and whose."""
    own = next((each for each in ("title", "name", "slug") if each in model.__table__.c), None)
    if own is not None:
        return own
    parts = (f"{each} {{ {named_by(relation(model, each).mapper.class_)} }}" for each in model.closes_over)
    return " ".join(parts)
