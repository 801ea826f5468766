"""Preparing: what one shape of a call is answered with, for one kind of caller."""

from dataclasses import replace
from typing import NamedTuple

from registry.storage.model.terms import Role
from registry.storage.reading.extent import require_moderate
from registry.storage.reading.privacy import shows_private
from registry.storage.reading.reads import Statement, compile_selection
from registry.storage.reading.selection import Selection
from registry.storage.reading.sparing import spared
from schema.answering.costs import Dearest, dearest_of, require_affordable
from schema.answering.hints import Lookup, Moment, code_lookups, moments_of
from schema.answering.settled import Settled, settled

#: About how many bytes what reads a value of a statement takes.
READER = 200


class Prepared(NamedTuple):
    """What one shape of a call is answered with, which of its fields may miss a code, and which cost most."""

    statement: Statement
    lookups: tuple[Lookup, ...]
    moments: tuple[Moment, ...]
    dearest: Dearest
    settled: Settled | None
    #: About how many bytes it takes, with the shape that it is found by.
    size: int


def prepared(selection: Selection, role: Role, most_cost: int, document: str, release: str, size: int) -> Prepared:
    """The statement of a selection with what belongs to it; refused when it may read or cost too much.

    `document` and `release` are what an answer follows from beside data, and `size` is what it takes beside the text.
    """
    require_moderate(selection)
    less = spared(selection.roots, role)
    require_affordable(selection, most_cost, less)
    selection = replace(selection, cost=selection.cost + sum(each.amount for each in less))
    statement = compile_selection(selection, role, checks=True)
    # What tells of people is read each time, and kept nowhere on the way.
    settles = None if shows_private(selection) else settled(statement, document, release)
    size += len(statement.sql) * (2 if settles else 1) + READER * len(statement.readers)
    told_of = code_lookups(selection), moments_of(selection), dearest_of(selection, less)
    return Prepared(statement, *told_of, settles, size)
