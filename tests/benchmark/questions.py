"""The questions that are measured: known documents, with variables that differ from call to call.

Each is a file in `documents`. Where PostGraphile can be asked the same, its document lies under the same name in
`postgraphile/documents`, and `beside.py` says why the others have none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from registry.identity.keys import prefix_of
from registry.storage.database import database
from registry.storage.database.readers import Connection
from registry.storage.model.terms import RecordType, Role
from schema.http.ready import every_ready_operation
from tests.helpers.databases import plant_key

DOCUMENTS = Path(__file__).parent / "documents"
#: The key of the editor who asks, and the organisation that it acts for.
EDITOR_KEY, EDITOR_OF = "prk_be5cba11_only-for-benchmark", "rss-kalmar"
#: A moment in the middle of the made-up trail.
THEN = "2025-06-01T00:00:00Z"
PAGES, PAGE_WALKED, PAGE_ASKED = 30, 100, 20

#: What is measured, in the order of the table, and in the words of a person.
WORDS = {
    "list": "list of 20 by state and kind",
    "nested": "nested: 50 with participations, municipality and county, themes, needs",
    "nested_as_an_editor": "nested, as an editor",
    "one_with_everything": "one by slug with everything",
    "next_page": "deep next page",
    "next_page_in_two_directions": "deep next page, two directions",
    "by_title_of_a_kind": "of a kind, by title",
    "by_title_with_outputs": "of a state with outputs, by title",
    "node": "a node",
    "nodes": "21 nodes of three types",
    "some_of_a_county": "with a municipality of a county",
    "needs_with_counts": "needs with derived counts",
    "history": "history of one",
    "count": "how many",
    "count_and_a_facet": "how many, and one facet",
    "count_and_five_facets": "how many, and five facets",
    "needs_without_answer": "needs that nothing answers, counted",
    "none_of_a_county": "with no municipality of a county, counted",
    "owners_of_nothing": "municipalities that own nothing ongoing of a kind",
    "pilots_of_each_municipality": "how many ongoing ones each municipality is in",
    "megabyte": "a megabyte",
    "one_then": "one, as of another moment",
    "list_then": "list, as of another moment",
    "PilotMap": "ready: pilot map",
    "LoadPerMunicipality": "ready: load per municipality",
    "PilotList": "ready: pilot list with facets",
}
#: Those that fewer ask at once, as each keeps the database busy for long.
HEAVY = {*list(WORDS)[list(WORDS).index("count_and_five_facets") :]}
READY = ("PilotMap", "LoadPerMunicipality", "PilotList")


@dataclass(frozen=True)
class Question:
    """One document, the variables of its calls, and who asks."""

    name: str
    query: str
    calls: list[dict[str, Any]]
    role: Role = Role.ANONYMOUS

    @property
    def headers(self) -> dict[str, str]:
        """What a request of it carries beside its body."""
        return {"authorization": f"Bearer {EDITOR_KEY}"} if self.role is not Role.ANONYMOUS else {}


async def plant_editor(url: str) -> None:
    """Give the editor who asks its key, unless the database has it."""
    async with database.opened(url) as connection:
        has = await connection.fetchval("select exists (select from api_keys where prefix = $1)", prefix_of(EDITOR_KEY))
    if not has:
        await plant_key(url, EDITOR_KEY, "EDITOR", EDITOR_OF)


async def questions(connection: Connection, names: Iterable[str] = ()) -> list[Question]:
    """The questions with these names, or all, with keys that are in the database.

    Those that continue a list have no place to continue from yet: see `deepened`.
    """
    calls = await _calls(connection)
    ready = {each.name: each for each in every_ready_operation()}
    found = []
    for name in WORDS:
        if name in READY:
            found.append(Question(name, ready[name].query, [orjson.loads(ready[name].variables or "{}")]))
        else:
            is_editor = name.endswith("_as_an_editor")
            document = DOCUMENTS / f"{name.removesuffix('_as_an_editor')}.graphql"
            role = Role.EDITOR if is_editor else Role.ANONYMOUS
            found.append(Question(name, document.read_text("utf-8"), calls[name], role))
    return [each for each in found if not names or each.name in names]


async def _calls(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    initiatives = await _some(connection, "initiatives", 20)
    needs, outputs = await _some(connection, "knowledge_needs", 7), await _some(connection, "outputs", 7)
    by_state = [{"state": each} for each in ("ONGOING", "COMPLETED", "PREPARING", "PROPOSED")]
    by_kind = [{"kind": each} for each in ("PILOT", "INQUIRY", "PRE_STUDY")]
    by_county = [{"county": each} for each in ("01", "08", "12", "14")]
    by_slug = [{"slug": each} for each in initiatives.values()]
    needs_by_state = [{"state": each} for each in ("RAISED", "COMPILED", "PRIORITISED")]
    sought = [
        *(_id(RecordType.INITIATIVE, each) for each in sorted([*initiatives][:7])),
        *(_id(RecordType.KNOWLEDGE_NEED, each) for each in sorted(needs)),
        *(_id(RecordType.OUTPUT, each) for each in sorted(outputs)),
    ]
    continued = [{"first": PAGE_ASKED, "after": None}]
    return {
        **dict.fromkeys(("nested", "nested_as_an_editor", "count", "by_title_with_outputs"), by_state),
        "list": by_state,
        "megabyte": [{"kind": each} for each in ("PILOT", "JOINT_DEVELOPMENT")],
        "list_then": [{**each, "asOf": THEN} for each in by_state],
        **dict.fromkeys(("count_and_a_facet", "count_and_five_facets", "by_title_of_a_kind"), by_kind),
        **dict.fromkeys(("owners_of_nothing", "pilots_of_each_municipality"), by_kind),
        **dict.fromkeys(("some_of_a_county", "none_of_a_county"), by_county),
        **dict.fromkeys(("needs_without_answer", "needs_with_counts"), needs_by_state),
        **dict.fromkeys(("one_with_everything", "history"), by_slug),
        **dict.fromkeys(("next_page", "next_page_in_two_directions"), continued),
        "one_then": [{**each, "asOf": THEN} for each in by_slug],
        "node": [{"id": _id(RecordType.INITIATIVE, each)} for each in initiatives],
        "nodes": [{"ids": sought}],
    }


async def _some(connection: Connection, table: str, count: int) -> dict[UUID, str]:
    """The ids and slugs of the same records each time, from all over a table; they were there at `THEN`."""
    rows = await connection.fetch(
        f"select id, slug from {table} where publication = 'PUBLISHED' and created_at < '{THEN}'"
        f" order by md5(slug) limit {count}"
    )
    return {row["id"]: row["slug"] for row in rows}


def _id(kind: RecordType, uuid: UUID) -> str:
    return f"{kind.prefix}_{uuid.hex}"
