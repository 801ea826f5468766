"""What a page of the root asks for of a table that each statement puts together, so that nothing else is put there."""

from registry.storage.model.derived import ASKED, TAKES
from registry.storage.reading.criteria import tested_by
from registry.storage.reading.fields import Body, Edges, Leaf, Nodes, Page


def asked_of(page: Page) -> dict[str, frozenset[str]]:
    """Which columns a page of the root shows, chooses by or orders by, under `ASKED`, where its table takes that."""
    if ASKED not in page.model.__table__.info.get(TAKES, ()):
        return {}
    bodies = [part.body for part in page.parts if isinstance(part, Nodes)]
    edges = (each for part in page.parts if isinstance(part, Edges) for _, each in part.parts)
    bodies += [each for each in edges if isinstance(each, Body)]
    fields = (each for body in bodies for branch in body.branches for each in branch.fields)
    shown = {each.name for each in fields if isinstance(each, Leaf)}
    return {ASKED: frozenset({*shown, *tested_by(page.condition), *(each.name for each in page.order)})}
