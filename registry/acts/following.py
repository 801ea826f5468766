"""What pointed at records that were merged is led to those that live on, a whole column at a time.

No table is named here: every foreign key of the model is followed. Where a rule allows only one record, such as one
seat of an organisation in one role, the others are withdrawn and merged into the first, with everything that refers to
them. Keys to the API stay where they are, because who may do what is no fact about organisations.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ARRAY, Column, Table, Uuid, and_, any_, bindparam, case, delete, func, or_, select, update

from registry.storage.model.record import Base, Record
from registry.storage.model.terms import Publication
from registry.storage.reading.external_ids import ExternalId
from registry.work import Work

#: The condition of unique indexes that leave withdrawn records out.
STANDING = "publication <> 'WITHDRAWN'"
#: The records that are gone, each with the one that lives on.
Gone: TypeAlias = Mapping[UUID, UUID]


@dataclass(frozen=True)
class Folded:
    """Two records that became one because of a merge: `gone` is withdrawn and merged into `remaining`."""

    remaining: Record
    gone: Record


async def follow(work: Work, model: type[Record], gone: Gone, because: str) -> list[Folded]:
    """Let everything that points at records of a type that are gone point at those that live on.

    Gives the records that had to become one because of that. What the session holds is read anew at the end.
    """
    pairs = await _follow(work, model, gone, because)
    await _read_anew(work)
    found: list[Folded] = []
    for owner, folded in pairs:
        rows = select(owner).where(owner.id.in_([*folded, *folded.values()]))
        records = {each.id: each for each in await work.session.scalars(rows)}
        found += [Folded(records[remaining], records[key]) for key, remaining in folded.items()]
    return found


async def withdraw(work: Work, model: type[Record], gone: Gone, because: str) -> None:
    """Withdraw records, as merged into others."""
    table, moves = _table(model), _moves(gone)
    values = {"publication": Publication.WITHDRAWN, "withdrawn_because": because, "merged_into_id": moves.c.remaining}
    await work.session.execute(update(table).where(table.c.id == moves.c.gone).values(values))


async def new_versions(work: Work, model: type[Record], keys: Any) -> None:
    """Give records new versions, because rows that hang on them have changed; `keys` are keys, or a SELECT of them."""
    raised = update(model).where(model.id.in_(keys)).values(version=model.version + 1)
    await work.session.execute(raised.execution_options(synchronize_session=False))


Pairs: TypeAlias = list[tuple[type[Record], Gone]]


async def _follow(work: Work, model: type[Record], gone: Gone, because: str) -> Pairs:
    await work.flush()
    pairs: Pairs = []
    for owner, names in _references(model):
        for name, place in ((each, place) for each in names for place in _places(owner, each)):
            folded = await _twins(work, owner, name, place, gone)
            if folded:
                await withdraw(work, owner, folded, f"Fanns i båda posterna som slogs ihop: {because}")
                pairs += [(owner, folded), *await _follow(work, owner, folded, because)]
        await _lead(work, owner, names, gone, is_own=owner is model)
    for table, column, ends in _links(model):
        await _relink(work, table, column, ends, model, gone)
    await _move_keys(work, model, gone)
    return pairs


async def _lead(work: Work, owner: type[Record], names: list[str], gone: Gone, *, is_own: bool) -> None:
    """Let all columns of a table that point at what is gone point at what lives on; each row is written once."""
    table, moves = _table(owner), _moves(gone)
    values = {}
    for name in names:
        to: Any = select(moves.c.remaining).where(moves.c.gone == table.c[name]).correlate(table).scalar_subquery()
        if is_own and name != "keeper_id":
            # A record is never a part of itself, but it may be its own keeper.
            to = func.nullif(to, table.c.id)
        values[name] = case((table.c[name].in_([*gone]), to), else_=table.c[name])
    await work.session.execute(update(table).where(or_(*(table.c[name].in_([*gone]) for name in names))).values(values))


async def _twins(work: Work, owner: type[Record], name: str, place: list[str], gone: Gone) -> Gone:
    """The records that would be duplicates of others by a unique index, each with the one that it would equal."""
    row, moves = _table(owner).alias(), _moves(gone)
    leads_to = func.coalesce(moves.c.remaining, row.c[name])
    alike = [leads_to, *(row.c[column] for column in place if column != name)]
    # The one that is there already, or else the oldest, lives on.
    first = func.first_value(row.c.id).over(partition_by=alike, order_by=[moves.c.gone.is_not(None), row.c.id])
    looked = (
        select(row.c.id.label("gone"), first.label("remaining"))
        .select_from(row.outerjoin(moves, moves.c.gone == row.c[name]))
        .where(row.c.publication != Publication.WITHDRAWN, row.c[name].in_([*gone, *gone.values()]))
        .subquery()
    )
    found = select(looked.c.gone, looked.c.remaining).where(looked.c.gone != looked.c.remaining)
    return {row.gone: row.remaining for row in await work.session.execute(found)}


async def _move_keys(work: Work, model: type[Record], gone: Gone) -> None:
    """Let keys in other systems lead to the records that live on; one that several of them have is kept once."""
    moves, other, twin = _moves(gone), _moves(gone, "n"), ExternalId.__table__.alias()
    mine = and_(ExternalId.record_type == model.record_type, ExternalId.record_id == moves.c.gone)
    joined = twin.outerjoin(other, other.c.gone == twin.c.record_id)
    leads = func.coalesce(other.c.remaining, twin.c.record_id) == moves.c.remaining
    before = or_(other.c.gone.is_(None), twin.c.record_id < ExternalId.record_id)
    same = and_(twin.c.system == ExternalId.system, twin.c.value == ExternalId.value, leads, before)
    is_twice = select(1).select_from(joined).where(same).correlate(ExternalId.__table__, moves).exists()
    without = {"synchronize_session": False}
    await work.session.execute(delete(ExternalId).where(mine, is_twice).execution_options(**without))
    moved = update(ExternalId).where(mine).values(record_id=moves.c.remaining)
    await work.session.execute(moved.execution_options(**without))


async def _read_anew(work: Work) -> None:
    """What the session holds was changed past it."""
    held: dict[type[Record], list[UUID]] = {}
    for each in list(work.session.identity_map.values()):
        if isinstance(each, Record):
            held.setdefault(type(each), []).append(each.id)
    for model, keys in held.items():
        await work.session.scalars(select(model).where(model.id.in_(keys)).execution_options(populate_existing=True))


# ---- What points where -----------------------------------------------------------------------------------------------


def _moves(gone: Gone, name: str = "m") -> Any:
    """The records that are gone and those that live on, as a table of a statement."""
    pair = [bindparam(f"{name}_{end}", keys, ARRAY(Uuid())) for end, keys in zip("gr", _ends(gone), strict=True)]
    return func.unnest(*pair).table_valued("gone", "remaining", name=name).render_derived()


def _ends(gone: Gone) -> tuple[list[UUID], list[UUID]]:
    return list(gone), list(gone.values())


def _records() -> list[type[Record]]:
    found = [each.class_ for each in Record.registry.mappers if issubclass(each.class_, Record)]
    return sorted(found, key=lambda each: each.__tablename__)


def _references(model: type[Record]) -> Iterator[tuple[type[Record], list[str]]]:
    """Every type of record that points at a type of record, with the columns by which it does."""
    for owner in _records():
        names = [column.name for column in _table(owner).columns if _points_at(column, model)]
        # Keys to the API stay where they are.
        if names and not owner.for_administrators:
            yield owner, names


def _table(model: type[Record]) -> Table:
    found: Any = model.__table__
    table: Table = found
    return table


def _points_at(column: "Column[Any]", model: type[Record]) -> bool:
    return any(key.column is model.__table__.c.id for key in column.foreign_keys)


def _places(owner: type[Record], name: str) -> list[list[str]]:
    """The columns of each unique index that has the column `name` and leaves withdrawn records out."""
    return [
        [column.name for column in index.columns]
        for index in sorted(_table(owner).indexes, key=lambda each: str(each.name))
        if index.unique and name in index.columns and str(index.dialect_options["postgresql"]["where"]) == STANDING
    ]


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


async def _relink(
    work: Work, table: Table, column: "Column[Any]", ends: list[End], model: type[Record], gone: Gone
) -> None:
    """Move links; one that is there already is dropped, and so is one from a record to itself."""
    moves, keys = _moves(gone), list(gone)
    own = column == moves.c.gone
    for end, owner in ends:
        await new_versions(work, owner, select(end).where(column == any_(bindparam("k", keys, ARRAY(Uuid())))))
        if owner is model:
            await work.session.execute(delete(table).where(own, end == moves.c.remaining))
    row, others = table.alias(), _moves(gone, "n")
    leads_to = func.coalesce(others.c.remaining, row.c[column.name])
    joined = row.outerjoin(others, others.c.gone == row.c[column.name])
    among = row.c[column.name].in_([*gone, *gone.values()])
    order = [others.c.gone.is_not(None), row.c[column.name]]

    def places(names: list[str]) -> Any:
        """The rows with their place among those that would be the same by some columns, the one that stays first."""
        place = func.row_number().over(partition_by=[leads_to, *(row.c[name] for name in names)], order_by=order)
        whole = [row.c[each.name].label(each.name) for each in table.primary_key]
        return select(*whole, place.label("place")).select_from(joined).where(among).subquery()

    def is_in(found: Any, condition: Any) -> Any:
        same = (table.c[each.name] == found.c[each.name] for each in table.primary_key)
        return select(1).select_from(found).where(*same, condition).exists()

    twice = places([each.name for each in table.columns if each is not column])
    await work.session.execute(delete(table).where(own, is_in(twice, twice.c.place > 1)))
    # A row whose key another has with other values stays where it is, so that nothing is lost.
    keyed = places([each.name for each in table.primary_key if each is not column])
    moved = update(table).where(own, is_in(keyed, keyed.c.place == 1)).values({column.name: moves.c.remaining})
    await work.session.execute(moved)
