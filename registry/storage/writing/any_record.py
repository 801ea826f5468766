"""References to a record of any type: an id tells its type, and another key is looked for in every type."""

from collections.abc import Iterable
from uuid import UUID

from registry.errors import Ambiguous, Invalid, NotFound, Refusal
from registry.storage.model.record import Record
from registry.storage.writing.references import Ref, References, uuid_of


async def resolve_any(
    references: References, models: Iterable[type[Record]], ref: Ref, *path: str | int
) -> tuple[type[Record], UUID]:
    """The model and the primary key of the one record that a reference leads to and that the caller may see.

    What is merged or withdrawn is taken as it is, and an id is only read: whether it leads anywhere is asked by whoever
    takes the record. Invalid for what is no id of a record, NotFound when no type has the key, and Ambiguous when
    several have.
    """
    if ref.by == "id":
        return _by_id(models, ref, *path)
    having = [each for each in models if ref.by == "external" or ref.by in each.__table__.c]
    found = [
        (model, meaning.key)
        for model in having
        for (some,) in [await references.meanings(model, ref.by, [ref], None, as_is=True)]
        for meaning in some
    ]
    if len(found) == 1:
        return found[0]
    raise (_several(ref, found) if found else _none(ref)).below(*path)


def _by_id(models: Iterable[type[Record]], ref: Ref, *path: str | int) -> tuple[type[Record], UUID]:
    for model in models:
        key = uuid_of(model, ref.value)
        if not isinstance(key, Refusal):
            return model, key
    raise Invalid(
        f"{ref.value!r} is no id of a record.", f"{ref.value!r} är inget id för en post.", path=(*path, *ref.place)
    )


def _none(ref: Ref) -> Refusal:
    key = ref.value if isinstance(ref.value, str) else " ".join(ref.value)
    return NotFound(f"There is no record {key!r}.", f"Det finns ingen post med {key!r}.", path=ref.place)


def _several(ref: Ref, found: list[tuple[type[Record], UUID]]) -> Refusal:
    """Slugs are told apart within a type only."""
    ids = [(f"{model.record_type.prefix}_{key.hex}", model.record_type) for model, key in found]
    return Ambiguous(
        f"Several records have {ref.value!r}.",
        f"Flera poster har {ref.value!r}.",
        f"Say which by id: {', '.join(f'{id_} ({kind.en})' for id_, kind in ids)}.",
        f"Ange vilken med id: {', '.join(f'{id_} ({kind.sv})' for id_, kind in ids)}.",
        path=ref.place,
    )
