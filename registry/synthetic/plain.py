"""Plain made-up rows for every concept and every table of links that has no function of its own.

So a new concept is never without rows. Its columns are drawn by type (columns). When its rows should look like real
ones, or when the database refuses the plain ones, it gets a small function beside the others.
"""

from collections.abc import Iterator, Set
from itertools import count, islice

from registry.model import metadata
from registry.seeding import REFERENCE
from registry.seeding.tables import Link, concepts, links, natural_key
from registry.storage.model.record import Named, Record
from registry.synthetic.columns import demands_of, drawn_together, draws
from registry.synthetic.world import BATCH, Batch, Row, World

#: How many records of a concept there are at size 1.
AT_SIZE_1 = 2_000
#: How many records have links of a kind.
LINKED = 0.6


def the_rest(world: World, made: Set[str]) -> Iterator[Batch]:
    """Batches for the tables that are not among `made`: records, each after those that it points at, and then links."""
    for table, model in concepts().items():
        if table not in made and issubclass(model, Record):
            yield from _records(world, model)
    # Of two concepts, the links are drawn from the later one, as in the seed files.
    missing = {link.rows.name: link for link in links() if link.rows.name not in made}
    for table, link in missing.items():
        if not link.needs <= {*REFERENCE}:
            yield {table: list(_links(world, link))}


def _records(world: World, model: type[Record]) -> Iterator[Batch]:
    table, numbers = model.__tablename__, count()
    world.totals[table] = len(world.ids.get(table, ())) or max(1, round(AT_SIZE_1 * world.size))
    rows = _rows(world, model)
    while part := list(islice(rows, BATCH)):
        batch: Batch = {table: part, "external_ids": []}
        for row, number in zip(part, numbers, strict=False):
            batch["external_ids"] += world.external_ids(model.record_type, number, row["id"])
        yield batch


def _rows(world: World, model: type[Record]) -> Iterator[Row]:
    """Rows that differ in what tells them apart; where chance gives the same twice there is one row less."""
    name = model.__tablename__
    ids, table = world.ids.get(name) or world.draw(world.totals[name]), metadata.tables[name]
    world.ids[name] = made = []
    columns, key, seen = draws(world, table, demands_of(model)), natural_key(table), set()
    for number, record in enumerate(ids):
        own = world.named(name, number, record) if issubclass(model, Named) else world.record(record)
        row = {column: draw(number) for column, draw in columns.items()} | drawn_together(world, table) | own
        own_key = tuple(row.get(column) for column in key)
        if own_key not in seen:
            seen.add(own_key)
            made.append(record)
            yield row


def _links(world: World, link: Link) -> Iterator[Row]:
    """Rows that link records with others, never with themselves, and none twice."""
    columns, key = draws(world, link.rows), link.rows.primary_key.columns.keys()
    numbers, seen = count(), set()
    for record in world.ids[link.table]:
        for _ in range(world.rng.randint(1, 3) if world.chance(LINKED) else 0):
            number = next(numbers)
            row = {name: draw(number) for name, draw in columns.items() if name != link.own}
            own_key = tuple(({link.own: record} | row)[name] for name in key)
            if record not in row.values() and own_key not in seen:
                seen.add(own_key)
                yield {link.own: record} | row
