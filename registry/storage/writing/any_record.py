"""References to a record of any type: an id tells its type, and another key is looked for in every type."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias
from uuid import UUID

from registry.errors import Ambiguous, Invalid, NotFound, Refusal
from registry.storage.model.record import Record
from registry.storage.writing.references import Ref, References, uuid_of

#: A type of record, and the primary key of one of its records.
Found: TypeAlias = tuple[type[Record], UUID]


async def resolve_any(references: References, models: Iterable[type[Record]], ref: Ref, *path: str | int) -> Found:
    """The model and the primary key of the one record that a reference leads to and that the caller may see.

    What is merged or withdrawn is taken as it is, and an id is only read: whether it leads anywhere is asked by whoever
    takes the record. Invalid for what is no id of a record, NotFound when no type has the key, and Ambiguous when
    several have.
    """
    (found,) = await resolve_each_of_any(references, models, [ref])
    if isinstance(found, Refusal):
        raise found.below(*path)
    return found


async def resolve_each_of_any(
    references: References, models: Iterable[type[Record]], refs: Sequence[Ref]
) -> list[Found | Refusal]:
    """What each of some references leads to, as `resolve_any`, or its refusal, whose path begins at the reference.

    Those that give the same sort of key are looked for by one statement for each type that has such keys.
    """
    models = list(models)
    found: list[list[Found]] = [[] for _ in refs]
    for by in dict.fromkeys(each.by for each in refs if each.by != "id"):
        places = [place for place, each in enumerate(refs) if each.by == by]
        for model in (each for each in models if by == "external" or by in each.__table__.c):
            meanings = await references.meanings(model, by, [refs[each] for each in places], None, as_is=True)
            for place, some in zip(places, meanings, strict=True):
                found[place] += [(model, each.key) for each in some]
    return [
        _by_id(models, ref)
        if ref.by == "id"
        else some[0]
        if len(some) == 1
        else _several(ref, some)
        if some
        else _none(ref)
        for ref, some in zip(refs, found, strict=True)
    ]


def _by_id(models: Iterable[type[Record]], ref: Ref) -> Found | Refusal:
    for model in models:
        key = uuid_of(model, ref.value)
        if not isinstance(key, Refusal):
            return model, key
    return Invalid(f"{ref.value!r} is no id of a record.", f"{ref.value!r} är inget id för en post.", path=ref.place)


def _none(ref: Ref) -> Refusal:
    key = ref.value if isinstance(ref.value, str) else " ".join(ref.value)
    return NotFound(f"There is no record {key!r}.", f"Det finns ingen post med {key!r}.", path=ref.place)


def _several(ref: Ref, found: list[Found]) -> Refusal:
    """Slugs are told apart within a type only."""
    ids = [(f"{model.record_type.prefix}_{key.hex}", model.record_type) for model, key in found]
    return Ambiguous(
        f"Several records have {ref.value!r}.",
        f"Flera poster har {ref.value!r}.",
        f"Say which by id: {', '.join(f'{id_} ({kind.en})' for id_, kind in ids)}.",
        f"Ange vilken med id: {', '.join(f'{id_} ({kind.sv})' for id_, kind in ids)}.",
        path=ref.place,
    )
