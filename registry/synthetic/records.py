"""Made-up records of every type, in batches that are small enough to hold in memory.

What they point at is drawn before they are made, so no record waits for another. A concept without a function here gets
plain rows, so it is never empty.
"""

from collections.abc import Iterator
from itertools import chain

from registry.seeding import REFERENCE
from registry.seeding.tables import concepts
from registry.synthetic.groups import groups
from registry.synthetic.initiatives import initiatives
from registry.synthetic.needs import needs
from registry.synthetic.outputs import outputs
from registry.synthetic.plain import the_rest
from registry.synthetic.themes import themes
from registry.synthetic.world import Batch, World


def everything(world: World) -> Iterator[Batch]:
    """All batches, in order."""
    drawn, made = set(world.ids), {*REFERENCE}
    for batch in chain([themes(world)], groups(world), needs(world), outputs(world), initiatives(world)):
        yield batch
        for table in batch.keys() & concepts().keys() - drawn:
            world.ids.setdefault(table, []).extend(row["id"] for row in batch[table])
        made |= batch.keys()
    yield from the_rest(world, made)
