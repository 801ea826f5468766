"""References that many rows give, looked up together: one statement for each type and way of naming."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import inspect

from registry.errors import Path, Refusal
from registry.storage.model.names import camel
from registry.storage.model.record import Record, record_of
from registry.storage.model.terms import RecordType, Term
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref, References

#: A reference, what type of record it leads to, and where it stands.
Led = tuple[type[Record], Ref, Path]


def references_in(model: type[Record], fields: Fields, *path: str | int) -> Iterator[Led]:
    """The references among the fields of a record of a type; inside a value, such as a contact, to organisations."""
    for name, value in fields.items():
        yield from _in(model, name, value, (*path, camel(name)))


def _in(model: type[Record], name: str, value: Any, path: Path) -> Iterator[Led]:
    if isinstance(value, Ref):
        towards = inspect(model).relationships.get(name)
        yield record_of(RecordType.ORGANISATION) if towards is None else towards.mapper.class_, value, path
    elif isinstance(value, Mapping):
        for part, inner in value.items():
            yield from _in(model, f"{name}_{part}", inner, (*path, camel(part)))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            # What a list leads to is what its name says; a value in it has names of its own.
            inner = {"": each} if isinstance(each, Ref) else each if isinstance(each, Mapping) else {}
            for part, below in inner.items():
                where = (*path, place, camel(part)) if part else (*path, place)
                yield from _in(model, name if isinstance(each, Ref) else "", below, where)


class LookedUp(References):
    """Resolves what was looked up before without a statement, and all else as usual."""

    def __init__(self, references: References) -> None:
        """Takes what resolves for the caller."""
        super().__init__(references.session, references.scope, references.caller_parameters)
        self.told = references.told
        self.lists: dict[tuple[Any, str], set[Any]] = {}
        #: Records that were read to know of which kind they are.
        self.kept: dict[UUID, Any] = {}
        self.known: dict[tuple[type[Record], Ref], UUID | Refusal] = {}

    async def look_up(self, led: Iterable[Led]) -> None:
        """Look up some references; each is told of where it stands first."""
        by_type: defaultdict[type[Record], dict[Ref, Path]] = defaultdict(dict)
        for model, ref, path in led:
            by_type[model].setdefault(ref, path)
        for model, refs in by_type.items():
            found = await super().resolve_each(model, list(refs), paths=list(refs.values()))
            self.known |= {(model, ref): each for ref, each in zip(refs, found, strict=True)}

    async def resolve_each(
        self,
        model: type[Record],
        refs: Sequence[Ref],
        *,
        kind: Term | None = None,
        as_is: bool = False,
        kept: Collection[UUID] = (),
        paths: Sequence[Path] = (),
    ) -> list[UUID | Refusal]:
        """As `References.resolve_each`."""
        known = not as_is and all((model, each) in self.known for each in refs)
        if not known or (kind is not None and not await self._all_of(model, refs, kind)):
            return await super().resolve_each(model, refs, kind=kind, as_is=as_is, kept=kept, paths=paths)
        return [_as_kept(self.known[model, each], kept) for each in refs]

    async def _all_of(self, model: Any, refs: Sequence[Ref], kind: Term) -> bool:
        """Whether some references lead to records of one kind, each of which is read once."""
        for found in (self.known[model, each] for each in refs):
            if not isinstance(found, UUID):
                return False
            self.kept[found] = self.kept.get(found) or await self.session.get_one(model, found)
            if self.kept[found].kind is not kind:
                return False
        return True

    async def all_of(self, model: Any, column: str) -> set[Any]:
        """As `References.all_of`, asked for once."""
        if (model, column) not in self.lists:
            self.lists[model, column] = await super().all_of(model, column)
        return self.lists[model, column]

    async def organisation(self, ref: Ref) -> UUID | Refusal:
        """What a reference to an organisation leads to, or its refusal."""
        return (await self.resolve_each(record_of(RecordType.ORGANISATION), [ref]))[0]

    async def namesakes(self, model: type[Record], name: str, *, but: UUID | None = None) -> list[UUID]:  # noqa: ARG002 - as the others ask
        """None: whoever sends rows knows each thing by its key, and is not warned of others with its name."""
        return []


def _as_kept(found: UUID | Refusal, kept: Collection[UUID]) -> UUID | Refusal:
    """What was found; a withdrawn record that is led to already is no fault. A refusal is told anew each time."""
    if not isinstance(found, Refusal):
        return found
    if found.current is not None and found.current[1] in kept:
        return found.current[1]  # type: ignore[return-value]
    return found.at(*found.path)
