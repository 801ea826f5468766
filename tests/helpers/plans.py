"""What a plan of PostgreSQL's reads whole: tables of which it takes every row that there is."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

#: What hands rows on one by one, so that a limit above it also ends what is read below.
STREAMS = {
    "Append",
    "Group",
    "Incremental Sort",
    "LockRows",
    "Materialize",
    "Memoize",
    "Merge Append",
    "Nested Loop",
    "ProjectSet",
}
STREAMS |= {"Result", "Subquery Scan", "Unique", "WindowAgg"}
#: Conditions that pick next to nothing out: that a value is there at all, and that a record is published, as most are.
PICKS_NOTHING = re.compile(r"\w+ IS NOT NULL|\(publication\)::text (= 'PUBLISHED'|<> 'WITHDRAWN')::text")


class Whole(NamedTuple):
    """A table that is read whole, and the node that does it, as PostgreSQL calls it."""

    table: str
    node: str


def read_whole(node: Any, *, stopped: bool = False) -> Iterator[Whole]:
    """The tables that a plan's node and those below it read whole.

    They are read by a scan that takes all rows, or by an index without a condition on it. Rows that a limit above ends
    are not all read: then the node is `stopped`.
    """
    kind, table = node["Node Type"], node.get("Relation Name")
    if table and not stopped and not _picks(node):
        index = node.get("Index Name") or ", ".join(_indexes(node))
        yield Whole(table, f"{kind} on {table}" + (f" by {index}" if index else ""))
    stops = kind == "Limit" or (stopped and kind in STREAMS)
    for each in node.get("Plans", ()):
        # What is worked out beside a node is read for itself.
        is_input = each["Parent Relationship"] not in ("InitPlan", "SubPlan")
        yield from read_whole(each, stopped=stops and is_input)


def _picks(node: Any) -> bool:
    """Whether a scan goes by a condition to the rows that it reads."""
    kind = node["Node Type"]
    below = node.get("Plans", ())
    if kind == "BitmapAnd":
        return any(map(_picks, below))
    if kind == "BitmapOr":
        return all(map(_picks, below))
    if kind == "Bitmap Heap Scan":
        return _picks(next(each for each in below if each["Node Type"].startswith("Bitmap")))
    if kind == "Tid Scan":
        return True
    condition = node.get("Index Cond")
    return condition is not None and re.sub(r"[()]| AND ", "", PICKS_NOTHING.sub("", condition)) != ""


def _indexes(node: Any) -> Iterator[str]:
    """The indexes that a bitmap is put together from."""
    for each in node.get("Plans", ()):
        if each["Node Type"].startswith("Bitmap"):
            yield from [each["Index Name"]] if "Index Name" in each else []
            yield from _indexes(each)
