"""Sources as lists, written again: every place where a record names a source, and each source once."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from registry.model import RECORDS

Row = dict[str, Any]
#: Letters that are read as others; å, ä and ö are letters of their own.
SAME = str.maketrans("æøéèêëáàüúóíñç", "äöeeeeaayuoinc")
#: Letters whose places in Unicode are not those of the alphabet.
IN_ORDER = str.maketrans("åä", "äå")
PARTS = ("title", "url", "publisher", "date")


def folded(text: str) -> str:
    """A text whatever its case, with no accents but those of Swedish letters."""
    return text.lower().translate(SAME)


def tables(stored: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The two tables that no database has, of those that it has; whoever may see them."""
    citations = [
        each
        for model in RECORDS.values()
        if not model.for_administrators
        for row in stored[model.__tablename__]
        for each in _named_by(model.record_type.value, row)
    ]
    sources = {each["source_id"]: _source(each) for each in citations}
    return {"citations": citations, "cited_sources": list(sources.values())}


def _named_by(record_type: str, row: Row) -> Iterator[Row]:
    lists = {
        "": row["sources"],
        "reportedCounts": [each.get("source") for each in row.get("reported_counts") or ()],
        "grades": [each.get("source") for each in row.get("grades") or ()],
    }
    for within, sources in lists.items():
        for place, source in enumerate(sources or (), 1):
            if source is not None:
                yield {
                    "id": f"{row['id']}/{within}{place}",
                    "source_id": _key(json.dumps([source.get(each) for each in PARTS], ensure_ascii=False)),
                    "record_type": record_type,
                    "record_id": row["id"],
                    **{each: source.get(each) for each in (*PARTS, "locator")},
                    "fields": source.get("fields") or [],
                    "is_inferred": bool(source.get("is_inferred")),
                }


def _source(citation: Row) -> Row:
    own = {each: citation[each] for each in PARTS}
    sorts = {f"{each}_sort": folded(citation[each] or "").translate(IN_ORDER) for each in ("title", "publisher")}
    return {"id": citation["source_id"], **own, **sorts}


def _key(text: str) -> UUID:
    return UUID(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest())
