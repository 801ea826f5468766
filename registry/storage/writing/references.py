"""References to records by any key: an id, a slug, an official code, a name, or a key in another system.

A record that the caller may not see is not found, so that no answer reveals that it exists.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, Uuid, and_, case, func, literal_column, or_, select, true
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.types import TypeEngine

from registry.errors import Ambiguous, Invalid, NotFound, Path, Refusal
from registry.storage.model.names import camel
from registry.storage.model.numbers import printed
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication, Term
from registry.storage.reading.external_ids import found_by_key
from registry.storage.reading.names import Nearness, called, is_written
from registry.storage.reading.nearest import Known, Lookup, looking_through
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql
from registry.storage.writing.neighbours import Neighbours

#: How many references of one operation are searched for; those after them are refused without a suggestion.
MOST_SUGGESTED = 10


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a record: which kind of key, and the key.

    `by` is id, slug, name, external or a column that is unique, such as organisation_number. The value of external is a
    pair of system and key, other values are texts. `bare` is true when the input has the key alone, as in `id: "…"`,
    and not an object that says which kind of key it is, as in `group: {slug: "…"}`.
    """

    by: str
    value: Any
    bare: bool = False

    @property
    def place(self) -> Path:
        """The path from the reference to its key, for refusals."""
        return () if self.bare else (camel(self.by),)


class References(Neighbours):
    """Resolves references for one caller, inside one transaction."""

    async def resolve(self, model: type[Record], ref: Ref, *path: str | int, kind: Term | None = None) -> UUID:
        """The primary key of the one record that the reference leads to and that the caller may see.

        `path` is where the reference stands in the act's input. With `kind`, records of other kinds do not count.
        NotFound when it leads to none, with what was meant as a hint where that is clear; Ambiguous when several have
        the name; Invalid when an id is not written as one of such a record.
        """
        (found,) = await self.resolve_each(model, [ref], kind=kind)
        if isinstance(found, Refusal):
            raise found.below(*path)
        return found

    async def resolve_each(
        self, model: type[Record], refs: Sequence[Ref], *, kind: Term | None = None
    ) -> list[UUID | Refusal]:
        """What each of some references leads to, as `resolve`, or its refusal, whose path begins at the reference.

        Those that give the same sort of key, such as names, are looked up by one statement, and so are the hints.
        """
        sorts: defaultdict[str, list[int]] = defaultdict(list)
        for place, ref in enumerate(refs):
            sorts[ref.by].append(place)
        found: dict[int, UUID | Refusal] = {}
        for by, places in sorts.items():
            nowhere: list[int] = []
            for place, keys in zip(
                places, await self._keys(model, by, [refs[each] for each in places], kind), strict=True
            ):
                if isinstance(keys, Refusal):
                    found[place] = keys
                elif len(keys) == 1:
                    found[place] = keys[0]
                elif keys:
                    found[place] = await self._several(model, refs[place], keys)
                else:
                    nowhere.append(place)
            hints = await self._hints(model, by, [refs[each] for each in nowhere], kind)
            found |= {place: _none(model, refs[place], kind, hints.get(refs[place])) for place in nowhere}
        return [found[place] for place in range(len(refs))]

    async def _keys(
        self, model: type[Record], by: str, refs: Sequence[Ref], kind: Term | None
    ) -> list[list[UUID] | Refusal]:
        """The keys of the records that references of one sort lead to, the nearest meaning of each only."""
        if by == "id":
            uuids = [uuid_of(model, ref.value) for ref in refs]
            given: list[Any] = [None if isinstance(each, Refusal) else each for each in uuids]
        else:
            uuids, given = [], [ref.value for ref in refs]
        # A new scope begins its names from the start, so that equal references give equal SQL, which is prepared once.
        self.scope = Scope(self.scope.role)
        found: dict[int, dict[int, list[UUID]]] = {}
        for place, key, nearness in await self.session.execute(self._bound(self._meant(model, by, given, kind))):
            keys = found.setdefault(place - 1, {}).setdefault(nearness, [])
            if key not in keys:
                keys.append(key)
        nearest = [each[min(each)] if (each := found.get(place)) else [] for place in range(len(refs))]
        # Drafts that do not know of each other may have the same.
        nearest = [keys[:1] for keys in nearest] if by in ("slug", "external") else nearest
        wrong = {place: each for place, each in enumerate(uuids) if isinstance(each, Refusal)}
        return [wrong.get(place, keys) for place, keys in enumerate(nearest)]

    def _meant(self, model: type[Record], by: str, values: Sequence[Any], kind: Term | None) -> Select[Any]:
        """A SELECT of (place from 1, key, nearness) of the records that values of one sort could mean."""
        scope, row = self.scope, self.scope.alias(model)
        if by == "external":
            return self._by_external_keys(model, row, values, kind)
        kept = [printed(each) for each in values] if by == "organisation_number" else values
        given = self._table(Uuid() if by == "id" else Text(), kept)
        value, extra = given.c.value, list[Sql]()
        nearness: Sql = literal_column("0")
        source: Any = given
        match by:
            case "slug":
                shown = row.c.publication == Publication.PUBLISHED
                nearness = case((and_(row.c.slug == value, shown), 0), (row.c.slug == value, 1), else_=2)
                same = or_(row.c.slug == value, row.c.former_slugs.contains(array([value])))
            case "name":
                names = called(model, row, scope)
                nearness = case((is_written(row, value), int(Nearness.WRITTEN)), else_=names.c.nearness)
                same = names.c.key == func.name_key(value)
                # A withdrawn record keeps its slug but gives up its name, which another one may have taken.
                extra, source = [row.c.publication != Publication.WITHDRAWN], None
            case _:
                same = row.c[by] == value
        source = given.join(row, same) if source is not None else row.join(names, true()).join(given, same)
        found = select(given.c.place, row.c.id, nearness).select_from(source)
        return found.where(*extra, *self._may(model, row, kind)).order_by(given.c.place, row.c.id)

    def _by_external_keys(self, model: type[Record], row: Row, values: Sequence[Any], kind: Term | None) -> Select[Any]:
        given = (
            func.unnest(
                self.scope.bind(lambda _: [system for system, _ in values], ARRAY(Text())),
                self.scope.bind(lambda _: [value for _, value in values], ARRAY(Text())),
            )
            .table_valued("system", "value", with_ordinality="place", name=self.scope.name("given"))
            .render_derived()
        )
        keys = found_by_key(self.scope, given.c.system, given.c.value, given).lateral(self.scope.name("k"))
        source = given.join(keys, keys.c.prefix == model.record_type.prefix).join(row, row.c.id == keys.c.id)
        shown = case((row.c.publication == Publication.PUBLISHED, 0), else_=1)
        found = select(given.c.place, row.c.id, shown).select_from(source)
        return found.where(*self._may(model, row, kind)).order_by(given.c.place, row.c.id)

    def _table(self, kind: TypeEngine[Any], values: Sequence[Any]) -> Any:
        """The values as a table of (value, place from 1)."""
        bound = self.scope.bind(lambda _: list(values), ARRAY(kind))
        table = func.unnest(bound).table_valued("value", with_ordinality="place", name=self.scope.name("given"))
        return table.render_derived()

    def _may(self, model: type[Record], row: Row, kind: Term | None) -> list[Sql]:
        return [*self.scope.sees(row, model), *([row.c.kind == kind] if kind else [])]

    # -- refusals ------------------------------------------------------------------------------------------------------

    async def _several(self, model: type[Record], ref: Ref, keys: Iterable[UUID]) -> Refusal:
        row = self.scope.alias(model)
        shown = select(row.c.slug, row.c.kind).where(row.c.id.in_(list(keys))).order_by(row.c.slug)
        several = (await self.session.execute(shown)).all()
        return Ambiguous(
            f"Several are called {ref.value!r}.",
            f"Flera heter {ref.value!r}.",
            f"Say which by slug: {', '.join(f'{slug} ({kind.en})' for slug, kind in several)}.",
            f"Ange vilken med slug: {', '.join(f'{slug} ({kind.sv})' for slug, kind in several)}.",
            path=ref.place,
        )

    async def _hints(
        self, model: type[Record], by: str, refs: Sequence[Ref], kind: Term | None
    ) -> dict[Ref, Known | None]:
        """What some references that lead nowhere were meant as, as far as that is searched for."""
        if by not in model.__table__.c or by == "id":
            return {}
        values = [str(ref.value) for ref in refs]
        found = await self.nearest(model, by, values, lambda row: self._may(model, row, kind))
        return {ref: found.get(value) for ref, value in zip(refs, values, strict=True)}

    async def nearest(
        self, model: Any, column: str, values: Sequence[str], among: Callable[[Row], list[Sql]] = lambda _: []
    ) -> dict[str, Known]:
        """What some values of a column that lead nowhere were meant as, where that is clear and still searched for.

        `among` gives conditions on the records that the caller may be told of.
        """
        # A session is one operation of one caller, which could ask for many.
        count = self.session.info.get("suggested", 0)
        wanted = list(dict.fromkeys(values))[: MOST_SUGGESTED - count]
        if not wanted:
            return {}
        self.session.info["suggested"] = count + len(wanted)
        self.scope = Scope(self.scope.role)
        row = self.scope.alias(model)
        seen = looking_through(self.scope, row, model, column, lambda _: wanted, among(row))
        found = Lookup.of((await self.session.execute(self._bound(seen))).all())
        digits, is_slug = model.codes.get(column), column == "slug"
        return {each: near for each in wanted if (near := found.nearest(each, digits, is_slug=is_slug)) is not None}


def _none(model: type[Record], ref: Ref, kind: Term | None, near: Known | None) -> Refusal:
    key = ref.value if isinstance(ref.value, str) else " ".join(ref.value)
    # A kind that is a term has a word to name it by; otherwise the sentence names the type of record.
    word = kind or model.record_type
    return NotFound(
        f"There is no {word.en} {key!r}.",
        f"Det finns ingen post av slaget {word.sv} med {key!r}.",
        f"Did you mean {near}?" if near else None,
        f"Menade du {near}?" if near else None,
        path=ref.place,
    )


def uuid_of(model: type[Record], given: Any) -> UUID | Refusal:
    """The primary key in an id; Invalid, which is given back, when it is not written as one of such a record."""
    prefix, _, key = str(given).rpartition("_")
    try:
        found = UUID(key)
    except ValueError:
        found = None
    if found is not None and prefix == model.record_type.prefix:
        return found
    return Invalid(
        f"{given!r} is not the id of a record of type {model.record_type.en}.",
        f"{given!r} är inte id för en post av slaget {model.record_type.sv}.",
        f"It begins with {model.record_type.prefix}_.",
        f"Det börjar med {model.record_type.prefix}_.",
        path=("id",),
    )
