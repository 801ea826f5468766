"""References to records by any key: an id, a slug, an official code, a name, or a key in another system.

A record that the caller may not see is not found, so that no answer reveals that it exists.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, and_, cast, func, literal, or_, select, true
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncSession

from registry.errors import Ambiguous, Invalid, NotFound, Path, Refusal
from registry.storage.model.names import camel
from registry.storage.model.numbers import printed
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication, Term
from registry.storage.reading.external_ids import found_by_key
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.statement import Row, Sql

#: How many rows are searched for one to suggest when a reference leads nowhere.
MOST_LOOKED_THROUGH = 2000
#: How many references of one operation are searched for; those after them are refused without a suggestion.
MOST_SUGGESTED = 10
#: How many records of the same name are named in a warning.
MOST_NAMESAKES = 5


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


@dataclass
class Searched:
    """What was looked through for suggestions in one transaction: how often, and the names by type, key and kind."""

    count: int = 0
    names: dict[Any, dict[str, str]] = field(default_factory=dict)


class References:
    """Resolves references for one caller, inside one transaction."""

    def __init__(self, session: AsyncSession, scope: Scope, caller_parameters: dict[str, Any]) -> None:
        """Takes the session of the transaction, a scope for the caller's role, and the values that conditions bind."""
        self.session, self.scope, self.caller_parameters = session, scope, caller_parameters

    async def resolve(self, model: type[Record], ref: Ref, *path: str | int, kind: str | None = None) -> UUID:
        """The primary key of the one record that the reference leads to and that the caller may see.

        `path` is where the reference stands in the act's input. With `kind`, records of other kinds do not count.
        NotFound when it leads to none, with the nearest one as a hint; Ambiguous when several have the name; Invalid
        when an id is not written as one of such a record.
        """
        # A new scope begins its names from the start, so that equal references give equal SQL, which is prepared once.
        self.scope = Scope(self.scope.role)
        row = self.scope.alias(model)
        found = select(row.c.id).where(self._means(model, row, ref, path), *self._may(model, row, kind))
        if ref.by == "slug":
            # Drafts that do not know of each other may have the same: what is shown goes before them.
            shown = row.c.publication == Publication.PUBLISHED.value
            found = found.order_by(shown.desc(), row.c.id).limit(1)
        else:
            found = found.distinct().limit(6)
        keys = list((await self.session.scalars(self._bound(found))).all())
        if len(keys) == 1:
            key: UUID = keys[0]
            return key
        raise await (self._several(model, ref, keys, path) if keys else self._none(model, ref, path, kind))

    def _may(self, model: type[Record], row: Row, kind: str | None) -> list[Sql]:
        return [*self.scope.sees(row, model), *([row.c.kind == kind] if kind else [])]

    def _means(self, model: type[Record], row: Row, ref: Ref, path: Path) -> Sql:
        match ref.by:
            case "id":
                return row.c.id == _uuid_of(model, ref.value, path)
            case "slug":
                former = row.c.former_slugs.contains(array([cast(ref.value, Text)]))
                having = self.scope.alias(model)
                taken = select(having.c.id).where(having.c.slug == ref.value, *self.scope.sees(having, model))
                return or_(row.c.slug == ref.value, and_(former, ~taken.exists()))
            case "name":
                # A withdrawn record keeps its slug but gives up its name, which another one may have taken.
                stands = row.c.publication != Publication.WITHDRAWN.value
                return and_(stands, or_(*_called(row, ref.value)))
            case "organisation_number":
                return row.c.organisation_number == printed(ref.value)
            case "external":
                return row.c.id.in_(self._of_other_system(model, *ref.value))
        same: Sql = row.c[ref.by] == ref.value
        return same

    def _of_other_system(self, model: type[Record], system: str, value: str) -> Select[Any]:
        key = literal(system, Text()), literal(value, Text())
        found = found_by_key(self.scope, *key).subquery(self.scope.name("k"))
        return select(found.c.id).where(found.c.prefix == model.record_type.prefix)

    async def namesakes(self, model: type[Record], name: str, *, but: UUID | None = None) -> list[UUID]:
        """The keys of a few records that the caller may see and that have, or once had, a name; `but` is left out."""
        self.scope = Scope(self.scope.role)
        row = self.scope.alias(model)
        ways = _called(row, name)
        if "former_names" in row.c:
            ways.append(row.c.former_names.contains([{"name": name}]))
        stands = row.c.publication != Publication.WITHDRAWN.value
        found = select(row.c.id).where(or_(*ways), stands, *self.scope.sees(row, model)).order_by(row.c.id)
        keys = await self.session.scalars(self._bound(found.limit(MOST_NAMESAKES)))
        return [key for key in keys if key != but]

    async def slugs_like(
        self, model: type[Record], stem: str, *, but: UUID | None = None, shown: bool = False
    ) -> set[str]:
        """The slugs that begin with a stem, of records ever shown with them and of those that the caller sees.

        With `shown` only the former. Those that they had before are among them, and a record's own, `but`, are not. Two
        drafts that do not know of each other may have the same until one of them is shown.
        """
        self.scope = Scope(self.scope.role)
        row = self.scope.alias(model)
        former = func.unnest(row.c.former_slugs).column_valued("former")
        near = or_(row.c.slug.like(f"{stem}%"), select(former).where(former.like(f"{stem}%")).exists())
        known = row.c.publication == Publication.PUBLISHED.value
        known = known if shown else or_(known, and_(true(), *self.scope.sees(row, model)))
        found = select(row.c.id, row.c.slug, row.c.former_slugs, known).where(near)
        rows = (await self.session.execute(self._bound(found))).all()
        others = [(key, {now, *given_up}, is_known) for key, now, given_up, is_known in rows if key != but]
        shown_with = await self.slugs_shown(*(key for key, _, is_known in others if not is_known))
        return {slug for _, slugs, is_known in others for slug in (slugs if is_known else slugs & shown_with)}

    async def slugs_shown(self, *keys: UUID) -> set[str]:
        """The slugs that some records were ever shown with: what was only a draft's never led anybody anywhere."""
        changes = Record.metadata.tables["changes"]
        after, was = changes.c.after, changes.c.after.op("->>")("publication") == Publication.PUBLISHED.value
        slugs = select(after.op("->>")("slug"), after.op("->")("former_slugs")).where(
            changes.c.record_id.in_(keys), changes.c.part.is_(None), was
        )
        rows = (await self.session.execute(slugs)).all() if keys else ()
        return {slug for now, given_up in rows for slug in (now, *(given_up or ()))}

    async def seen_among(self, model: type[Record], keys: Iterable[UUID], *, shown: bool = False) -> list[UUID]:
        """Those of some keys whose records the caller sees, and which stand; with `shown`, those that are published."""
        self.scope = Scope(self.scope.role)
        row = self.scope.alias(model)
        stands = row.c.publication != Publication.WITHDRAWN.value
        which = (
            row.c.publication == Publication.PUBLISHED.value if shown else and_(stands, *self.scope.sees(row, model))
        )
        found = select(row.c.id).where(row.c.id.in_(list(keys)), which).order_by(row.c.id)
        return list((await self.session.scalars(self._bound(found))).all())

    def _bound(self, statement: Select[Any]) -> Select[Any]:
        return statement.params(
            **{name: read({CALLER: self.caller_parameters}) for name, read in self.scope.readers.items()}
        )

    # -- refusals ------------------------------------------------------------------------------------------------------

    async def _several(self, model: type[Record], ref: Ref, keys: Iterable[UUID], path: Path) -> Refusal:
        row = self.scope.alias(model)
        shown = select(row.c.slug, row.c.kind).where(row.c.id.in_(list(keys))).order_by(row.c.slug)
        names = ", ".join(f"{slug} ({kind})" for slug, kind in (await self.session.execute(shown)).all())
        return Ambiguous(
            f"Several are called {ref.value!r}.",
            f"Flera heter {ref.value!r}.",
            f"Say which by slug: {names}.",
            f"Ange vilken med slug: {names}.",
            path=(*path, *ref.place),
        )

    async def _none(self, model: type[Record], ref: Ref, path: Path, kind: str | None) -> Refusal:
        near = await self._nearest(model, ref, kind)
        key = ref.value if isinstance(ref.value, str) else " ".join(ref.value)
        # A kind that is a term has a word to name it by; otherwise the sentence names the type of record.
        word = kind if isinstance(kind, Term) else model.record_type
        return NotFound(
            f"There is no {word.en} {key!r}.",
            f"Det finns ingen post av slaget {word.sv} med {key!r}.",
            f"Did you mean {near}?" if near else None,
            f"Menade du {near}?" if near else None,
            path=(*path, *ref.place),
        )

    async def _nearest(self, model: type[Record], ref: Ref, kind: str | None) -> str | None:
        columns = model.__table__.c
        if ref.by not in columns or ref.by == "id":
            return None
        # A session is one operation of one caller: what was looked up once need not be looked up for every reference.
        searched = self.session.info.setdefault("searched", Searched())
        if searched.count >= MOST_SUGGESTED:
            return None
        searched.count += 1
        what = (model, ref.by, kind)
        if what not in searched.names:
            searched.names[what] = await self._names(model, ref, kind)
        names = searched.names[what]
        near = _near(str(ref.value), names)
        return near if near is None or names[near] == near else f"{near} ({names[near]})"

    async def _names(self, model: type[Record], ref: Ref, kind: str | None) -> dict[str, str]:
        """The keys of one sort that the caller may see, each with what people call the record."""
        columns = model.__table__.c
        row = self.scope.alias(model)
        # A round has neither a name nor a title; its slug is readable enough.
        label = row.c[next((name for name in ("name", "title") if name in columns), ref.by)]
        looked = select(row.c[ref.by], label).where(row.c[ref.by].is_not(None), *self._may(model, row, kind))
        rows = (await self.session.execute(self._bound(looked.limit(MOST_LOOKED_THROUGH)))).all()
        return {str(key): str(name) for key, name in rows}


def _called(row: Row, name: str) -> list[Sql]:
    """Conditions for having a name, whatever its case: as the name, or as the short name where there is one."""
    sorted_name = func.swedish_sort(cast(name, Text))
    ways: list[Sql] = [row.c.name_sort == sorted_name]
    return [*ways, func.swedish_sort(row.c.short_name) == sorted_name] if "short_name" in row.c else ways


def _near(given: str, names: Iterable[str]) -> str | None:
    """The key to suggest instead of one that leads nowhere: of codes the nearest number, else what is spelled alike."""
    if given.isdigit():
        codes = [each for each in names if each.isdigit()]
        return min(codes, key=lambda each: (abs(int(each) - int(given)), each), default=None)
    return next(iter(get_close_matches(given, list(names), 1)), None)


def _uuid_of(model: type[Record], given: str, path: Path) -> UUID:
    prefix, _, key = str(given).rpartition("_")
    try:
        found = UUID(key)
    except ValueError:
        found = None
    if found is None or prefix != model.record_type.prefix:
        raise Invalid(
            f"{given!r} is not the id of a record of type {model.record_type.en}.",
            f"{given!r} är inte id för en post av slaget {model.record_type.sv}.",
            f"It begins with {model.record_type.prefix}_.",
            f"Det börjar med {model.record_type.prefix}_.",
            path=(*path, "id"),
        )
    return found
