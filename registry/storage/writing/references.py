"""References to records by any key: an id, a slug, an official code, a name, or a key in another system.

A record that the caller may not see is not found, so that no answer reveals that it exists.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from registry.errors import Ambiguous, Invalid, NotFound, Path, Refusal, StepNotAllowed
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication, Term
from registry.storage.reading.nearest import Known, Lookup, looking_through
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql
from registry.storage.writing.meaning import among, lived_on, meant
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """A record that a reference could mean: whether it is withdrawn, lives on in another, and only had the key before.

    An organisation is withdrawn when it is merged; a need stays, closed, for those who raised it.
    """

    key: UUID
    is_gone: bool = False
    is_merged: bool = False
    is_former: bool = False


class References(Neighbours):
    """Resolves references for one caller, inside one transaction."""

    #: Told of each record that a reference led on to: model, the reference, the record's key, the row of a record that
    #: had the key before or None when another was merged into it, and where in the act's input that is, if it is known.
    told: Callable[[type[Record], Ref, UUID, Any, Path], None] = staticmethod(lambda *_: None)

    async def resolve(
        self, model: type[Record], ref: Ref, *path: str | int, kind: Term | None = None, as_is: bool = False
    ) -> UUID:
        """The primary key of the one record that the reference leads to and that the caller may see.

        `path` is where the reference stands in the act's input. With `kind`, records of other kinds do not count. What
        was merged leads to the record that lives on, and what is withdrawn is refused with StepNotAllowed; `as_is`
        takes both as they are, for acts on what was withdrawn. NotFound when it leads to none, with what was meant as
        a hint where that is clear; Ambiguous when several have the name; Invalid when an id is not written as one of
        such a record.
        """
        (found,) = await self.resolve_each(model, [ref], kind=kind, as_is=as_is)
        if isinstance(found, Refusal):
            raise found.below(*path)
        return found

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
        """What each of some references leads to, as `resolve`, or its refusal, whose path begins at the reference.

        Those that give the same sort of key, such as names, are looked up by one statement, and so are the hints. What
        is among `kept` is led to already, and may be withdrawn. `paths` are where in the act's input the references
        stand, for what is told of them.
        """
        sorts: defaultdict[str, list[int]] = defaultdict(list)
        for place, ref in enumerate(refs):
            sorts[ref.by].append(place)
        found: dict[int, UUID | Refusal] = {}
        for by in [each for each in sorts if each == "slug" and each not in model.__table__.c]:
            found |= {place: _no_slug(model, refs[place]) for place in sorts.pop(by)}
        for by, places in sorts.items():
            of_sort = [refs[each] for each in places]
            meanings = await self.meanings(model, by, of_sort, kind, as_is=as_is)
            led = {} if as_is else await self._led_on(model, [each for some in meanings for each in some])
            nowhere: list[int] = []
            former: dict[int, UUID] = {}
            for place, ref, some in zip(places, of_sort, meanings, strict=True):
                living = list({(lived := led.get(each.key, each)).key: lived for each in some}.values())
                if not living or (not as_is and all(each.is_merged for each in living)):
                    nowhere.append(place)
                elif len(living) > 1:
                    found[place] = await self._several(model, ref, [each.key for each in living])
                elif living[0].is_gone and not as_is and living[0].key not in kept:
                    found[place] = _withdrawn(model, ref, living[0].key)
                else:
                    found[place] = living[0].key
                    if living[0].key not in [each.key for each in some]:
                        self.told(model, ref, living[0].key, None, _path(ref, place, paths))
                    elif living[0].is_former:
                        former[place] = living[0].key
            await self._tell_former(model, former, refs, paths)
            hints = await self._hints(model, by, [refs[each] for each in nowhere], kind)
            wrong = {each: uuid_of(model, refs[each].value) if by == "id" else None for each in nowhere}
            found |= {
                place: why if isinstance(why, Refusal) else _none(model, refs[place], kind, hints.get(refs[place]))
                for place, why in wrong.items()
            }
        return [found[place] for place in range(len(refs))]

    async def meanings(
        self, model: type[Record], by: str, refs: Sequence[Ref], kind: Term | None, *, as_is: bool
    ) -> list[list["Meaning"]]:
        """The records that references of one sort could mean, the nearest of each only; none for what is no id."""
        uuids = [uuid_of(model, ref.value) for ref in refs] if by == "id" else []
        given = [None if isinstance(each, Refusal) else each for each in uuids] or [ref.value for ref in refs]
        keys: dict[str, list[Any]] = {"keys": given}
        if by == "external":
            keys = {"systems": [ref.value[0] for ref in refs], "keys": [ref.value[1] for ref in refs]}
        found: defaultdict[int, defaultdict[int, list[Meaning]]] = defaultdict(lambda: defaultdict(list))
        asked = meant(self.scope.role, model, by, kind, as_is=as_is)
        for place, key, nearness, publication, into, is_former in await self._asked(asked, **keys):
            is_gone = publication is Publication.WITHDRAWN
            found[place - 1][nearness].append(Meaning(key, is_gone, into is not None, is_former))
        nearest = [each[min(each)] if (each := found.get(place)) else [] for place in range(len(refs))]
        # Drafts that do not know of each other may have the same.
        return [some[:1] for some in nearest] if by in ("slug", "external") else nearest

    async def _led_on(self, model: type[Record], meanings: Iterable["Meaning"]) -> dict[UUID, "Meaning"]:
        """What lives on of records that were merged, by their keys, as far as the caller sees it."""
        merged = [each.key for each in meanings if each.is_merged]
        if not merged:
            return {}
        rows = await self._asked(lived_on(self.scope.role, model), keys=merged)
        return {key: Meaning(lives, publication is Publication.WITHDRAWN) for key, lives, publication in rows}

    async def _tell_former(
        self, model: type[Record], former: dict[int, UUID], refs: Sequence[Ref], paths: Sequence[Path]
    ) -> None:
        """Tell of the records that had the keys which some references gave, by the references' places."""
        if former:
            row = self.scope.alias(model)
            found = select(row).where(row.c.id.in_(list(former.values())))
            rows = {each.id: each for each in await self.session.execute(found)}
            for place, key in former.items():
                self.told(model, refs[place], key, rows[key], _path(refs[place], place, paths))

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
        found = await self.nearest(model, by, values, lambda row: among(self.scope, model, row, kind))
        return {ref: found.get(value) for ref, value in zip(refs, values, strict=True)}

    async def all_of(self, model: Any, column: str) -> set[Any]:
        """What stands in a column of a short list that is no records', such as the codes of counties."""
        return set(await self.session.scalars(select(getattr(model, column))))

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


def _path(ref: Ref, place: int, paths: Sequence[Path]) -> Path:
    """Where in an act's input the key of a reference stands; empty when that is not known."""
    return (*paths[place], *ref.place) if paths else ()


def _withdrawn(model: type[Record], ref: Ref, key: UUID) -> Refusal:
    refusal = StepNotAllowed(
        f"The {model.record_type.en} is withdrawn, and nothing new leads to it.",
        f"Posten av slaget {model.record_type.sv} är återtagen, så inget nytt kan hänvisa till den.",
        "Choose another, or restore it first.",
        "Välj en annan, eller återställ den först.",
        path=ref.place,
    )
    refusal.current = (model.record_type.prefix, key)
    return refusal


def _no_slug(model: type[Record], ref: Ref) -> Refusal:
    return Invalid(
        f"A record of type {model.record_type.en} has no slug.",
        f"En post av slaget {model.record_type.sv} har inget kortnamn.",
        "Name it by id, or by its key in another system.",
        "Ange den med id, eller med dess nyckel i ett annat system.",
        path=ref.place,
    )


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
