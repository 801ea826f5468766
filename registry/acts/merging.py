"""Merging: what was registered more than once becomes one record, and what pointed at the others follows (slå ihop).

    gather -> withdraw -> follow

No table is named here: every foreign key of the model is followed. Where a rule allows only one record, such as one
seat of an organisation in one role, the second is withdrawn and merged into the first, with everything that refers to
it. Keys to the API stay where they are, because who may do what is no fact about organisations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Column, Table, and_, delete, or_, select, update
from sqlalchemy.orm import aliased

from registry.errors import Invalid, Path, StepNotAllowed
from registry.storage.model.record import Base, Named, Record
from registry.storage.model.terms import Publication
from registry.storage.reading.external_ids import ExternalId
from registry.storage.writing.references import Ref
from registry.storage.writing.slugs import free_slug
from registry.work import Work, gathering

R = TypeVar("R", bound=Record)
PUBLISHED, WITHDRAWN = Publication.PUBLISHED, Publication.WITHDRAWN
#: The condition of unique indexes that leave withdrawn records out.
STANDING = "publication <> 'WITHDRAWN'"
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Folded:
    """Two records that became one because of a merge: `gone` is withdrawn and merged into `remaining`."""

    remaining: Record
    gone: Record


# ---- Which -----------------------------------------------------------------------------------------------------------


async def gather(
    work: Work, model: type[R], into: Ref, others: Sequence[Ref], *, seen: int, named: str
) -> tuple[R, dict[Path, R]]:
    """The record that lives on, and those to be merged into it, by their paths in the input: (`named`, place).

    All are locked in the order of their ids, so that of two merges that cross, one waits and sees what became of them.
    """
    if not 1 <= len(others) <= MOST_AT_ONCE:
        sentences = f"Between 1 and {MOST_AT_ONCE} at once.", f"Mellan 1 och {MOST_AT_ONCE} på en gång."
        raise Invalid(*sentences, path=(named,))
    target = await work.resolve(model, into, "into")
    keys: dict[UUID, Path] = {}
    with gathering() as wrong:
        for place, ref in enumerate(others):
            async with work.savepoint(wrong, named, place):
                keys.setdefault(await work.resolve(model, ref), (named, place))
    if target in keys:
        sentences = "A record cannot be merged into itself.", "En post kan inte slås ihop med sig själv."
        raise Invalid(*sentences, path=keys[target])
    every = select(model).where(model.id.in_([target, *keys])).order_by(model.id).with_for_update()
    found = {each.id: each for each in await work.session.scalars(every.execution_options(populate_existing=True))}
    one = await work.lock(model, target, seen)
    _refuse_unfit(one, found, keys)
    return one, {path: found[key] for key, path in keys.items()}


def _refuse_unfit(one: Record, found: dict[UUID, Any], keys: dict[UUID, Path]) -> None:
    """StepNotAllowed for a withdrawn target, for published records into a draft, and for those merged elsewhere."""
    if one.publication is WITHDRAWN:
        raise StepNotAllowed("It is withdrawn.", "Den är återtagen.", path=("into",))
    if one.publication is not PUBLISHED and any(found[key].publication is PUBLISHED for key in keys):
        raise StepNotAllowed(
            "It is a draft, and what is published would disappear into it.",
            "Den är ett utkast, och det som är publicerat skulle försvinna in i den.",
            "Publish it first.",
            "Publicera den först.",
            path=("into",),
        )
    with gathering() as wrong:
        for key, path in keys.items():
            # A record that was merged into this one before may be given again: references to it may have come since.
            if found[key].merged_into_id not in (None, one.id):
                sentences = "It was merged into another record.", "Den är sammanslagen med en annan post."
                wrong.append(StepNotAllowed(*sentences, path=path))


# ---- How -------------------------------------------------------------------------------------------------------------


async def merge(work: Work, into: R, others: Sequence[R], because: str) -> list[Folded]:
    """Merge the others into the record that lives on; gives the records that had to be merged because of it."""
    new = [each for each in others if each.merged_into_id is None]
    await withdraw(work, into, new, because)
    folded = await follow(work, into, others, because)
    if isinstance(into, Named):
        for each in new:
            await _give_slugs(work, into, each)
    await _new_versions(work, type(into), [into.id])
    return folded


async def withdraw(work: Work, into: Record, others: Sequence[Record], because: str) -> None:
    """Withdraw records, as merged into another."""
    for each in others:
        each.publication, each.withdrawn_because, each.merged_into_id = WITHDRAWN, because, into.id
    await work.flush()


async def follow(work: Work, into: Record, others: Sequence[Record], because: str) -> list[Folded]:
    """Let everything that points at the others point at the one that lives on."""
    keys = [each.id for each in others]
    folded: list[Folded] = []
    for owner, name in _references(type(into)):
        folded += await _follow(work, owner, name, into, keys, because)
    for table, column, ends in _links(type(into)):
        for key in keys:
            await _relink(work, table, column, ends, into, key)
    mine = ExternalId.record_type == into.record_type, ExternalId.record_id.in_(keys)
    # A key that several of them have is kept once.
    twin = aliased(ExternalId)
    same = twin.system == ExternalId.system, twin.value == ExternalId.value
    before = or_(twin.record_id == into.id, and_(twin.record_id.in_(keys), twin.record_id < ExternalId.record_id))
    twice = delete(ExternalId).where(*mine, select(twin.system).where(*same, before).exists())
    await work.session.execute(twice.execution_options(synchronize_session=False))
    moved = update(ExternalId).where(*mine).values(record_id=into.id)
    await work.session.execute(moved.execution_options(synchronize_session=False))
    return folded


async def _give_slugs(work: Work, into: Any, other: Any) -> None:
    """Let the other's slugs lead to the record that lives on; the other gets a new slug, which was never used."""
    model = type(into)
    # Read from the database, whose trigger adds to the former slugs.
    slugs = select(model.slug, model.former_slugs).where(model.id == other.id)
    slug, former = (await work.session.execute(slugs)).one()
    other.slug = await free_slug(work.session, model, f"{slug}-sammanslagen")
    into.former_slugs = [*into.former_slugs, *(each for each in (*former, slug) if each not in into.former_slugs)]
    await work.flush()
    await work.session.execute(update(model).where(model.id == other.id).values(former_slugs=[]))


async def _new_versions(work: Work, model: type[Record], keys: Sequence[UUID]) -> None:
    """Give records new versions, because rows that hang on them have changed."""
    raised = update(model).where(model.id.in_(keys)).values(version=model.version + 1)
    await work.session.execute(raised.execution_options(synchronize_session=False))


# ---- What points where -----------------------------------------------------------------------------------------------


def _records() -> list[type[Record]]:
    found = [each.class_ for each in Record.registry.mappers if issubclass(each.class_, Record)]
    return sorted(found, key=lambda each: each.__tablename__)


def _references(model: type[Record]) -> Iterator[tuple[type[Record], str]]:
    """Every column of a record that points at a type of record."""
    for owner in _records():
        # Keys to the API stay where they are.
        if not owner.for_administrators:
            yield from ((owner, column.name) for column in _table(owner).columns if _points_at(column, model))


def _table(model: type[Record]) -> Table:
    found: Any = model.__table__
    table: Table = found
    return table


def _points_at(column: "Column[Any]", model: type[Record]) -> bool:
    return any(key.column is model.__table__.c.id for key in column.foreign_keys)


async def _follow(
    work: Work, owner: type[Record], name: str, into: Record, keys: Sequence[UUID], because: str
) -> list[Folded]:
    places = _places(owner, name)
    folded: list[Folded] = []
    rows = select(owner).where(owner.__table__.c[name].in_(keys)).order_by(owner.id).with_for_update()
    for row in (await work.session.scalars(rows.execution_options(populate_existing=True))).all():
        twin = await _twin(work, row, places, {name: into.id})
        if twin is not None:
            folded += await _fold(work, twin, row, because)
        # A record is never a part of itself, but it may be its own keeper.
        setattr(row, name, None if row is into and name != "keeper_id" else into.id)
        if places:
            await work.flush()
    await work.flush()
    return folded


def _places(owner: type[Record], name: str) -> list[list[str]]:
    """The columns of each unique index that has the column `name` and leaves withdrawn records out."""
    return [
        [column.name for column in index.columns]
        for index in sorted(_table(owner).indexes, key=lambda each: str(each.name))
        if index.unique and name in index.columns and str(index.dialect_options["postgresql"]["where"]) == STANDING
    ]


async def _twin(work: Work, row: Record, places: list[list[str]], moved: dict[str, UUID]) -> Record | None:
    """The record that a row would be a duplicate of, by any of the indexes, when its columns are `moved`; or None."""
    owner = type(row)
    if row.publication is WITHDRAWN:
        return None
    for place in places:
        same = (owner.__table__.c[name].is_not_distinct_from(moved.get(name, getattr(row, name))) for name in place)
        others = select(owner).where(*same, owner.publication != WITHDRAWN, owner.id != row.id).with_for_update()
        found: Record | None = (await work.session.scalars(others)).first()
        if found is not None:
            return found
    return None


async def _fold(work: Work, remaining: Record, gone: Record, because: str) -> list[Folded]:
    """Merge one of two records that must not both be there into the other, with all that refers to it."""
    await withdraw(work, remaining, [gone], f"Fanns i båda posterna som slogs ihop: {because}")
    return [Folded(remaining, gone), *await follow(work, remaining, [gone], because)]


# ---- Links without a record of their own -----------------------------------------------------------------------------

End = tuple["Column[Any]", type[Record]]


def _links(model: type[Record]) -> Iterator[tuple[Table, "Column[Any]", list[End]]]:
    """Every table that ties other records to a type of record: the column that points at it, and the other ends."""
    records = {each.__table__: each for each in _records()}
    for table in sorted(Base.metadata.tables.values(), key=lambda each: each.name):
        for column in table.columns if table not in records else ():
            others = [key for each in table.columns if each is not column for key in each.foreign_keys]
            ends = [(key.parent, records[key.column.table]) for key in others if key.column.table in records]
            if _points_at(column, model) and ends:
                yield table, column, ends


async def _relink(work: Work, table: Table, column: "Column[Any]", ends: list[End], into: Record, key: UUID) -> None:
    """Move one record's links; a link that is there already is dropped, and so is one to the record itself."""
    twin, own = table.alias("twin"), column == key
    keyed = [each.name for each in table.primary_key if each is not column]
    rest = [each.name for each in table.columns if each is not column]
    there = select(1).select_from(twin).where(twin.c[column.name] == into.id)
    alike = [there.where(*(twin.c[name] == table.c[name] for name in names)).exists() for names in (keyed, rest)]
    for end, owner in ends:
        tied = list(await work.session.scalars(select(end).where(own)))
        if tied:
            await _new_versions(work, owner, tied)
        if owner is type(into):
            await work.session.execute(delete(table).where(own, end == into.id))
    await work.session.execute(delete(table).where(and_(own, alike[1])))
    # A row whose key the other record has with other values stays where it is, so that nothing is lost.
    await work.session.execute(update(table).where(and_(own, ~alike[0])).values({column.name: into.id}))
