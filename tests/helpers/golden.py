"""Judged queries, and how well a way of searching answers them.

`golden.csv` has for each query the records of the seeds that are right, and those that must not be found, as
table/slug. Other files of the same form can be measured too: `python -m tests.benchmark.search --judged FILE`.
"""

import csv
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from registry.storage.database.readers import Connection
from registry.storage.model.record import every_record
from registry.storage.search.keeping import searched_records
from tests.helpers.asker import Asker
from tests.helpers.places import ROOT

GOLDEN = ROOT / "tests" / "search" / "golden.csv"
#: So many of what was found are looked at.
SHOWN = 10
#: What is judged is told by its slug.
TYPES = [each.record_type.value for each in searched_records() if "slug" in each.__table__.columns]
SEARCH = """
query Judged($text: String!, $types: [RecordType!]) {
  search(text: $text, types: $types, first: 10) { edges { node { id } } }
}
"""
#: What PostgreSQL finds without any of this: its own Swedish, names above texts.
PLAIN = """
select record from (
  select f.record, string_agg(f.body, ' ' order by f.place) filter (where f.weight = 'A') as name,
         string_agg(f.body, ' ' order by f.place) filter (where f.weight = 'C') as body
  from unnest($2::text[]) kind, search_fields(kind, ids_of(kind)) f group by f.record) r,
  lateral (select setweight(to_tsvector('swedish', coalesce(name, '')), 'A')
               || setweight(to_tsvector('swedish', coalesce(body, '')), 'C') as v) v,
  websearch_to_tsquery('swedish', $1) q
where v @@ q order by ts_rank(v, q) desc, record limit 10
"""
#: Gives the best of what is found, as table/slug.
Engine = Callable[[str], Awaitable[list[str]]]


@dataclass(frozen=True)
class Judged:
    """A query with what is right, and what must not be found."""

    query: str
    category: str
    right: frozenset[str]
    forbidden: frozenset[str]


@dataclass
class Figures:
    """How well some queries were answered."""

    recalls: list[float] = field(default_factory=list)
    reciprocals: list[float] = field(default_factory=list)
    forbidden: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Recall@10: how much of what is right is among the first ten, or of ten where more is right."""
        return sum(self.recalls) / len(self.recalls)

    @property
    def reciprocal_rank(self) -> float:
        """MRR: one over the place of the first that is right, on average."""
        return sum(self.reciprocals) / len(self.reciprocals)

    def add(self, judged: Judged, found: Sequence[str]) -> None:
        """Count one query. One that nothing is right for is well answered by nothing."""
        self.forbidden += [(judged.query, each) for each in found if each in judged.forbidden]
        if not judged.right:
            self.recalls.append(float(not found))
            self.reciprocals.append(float(not found))
            return
        hits = [place for place, each in enumerate(found, 1) if each in judged.right]
        self.recalls.append(len(hits) / min(len(judged.right), SHOWN))
        self.reciprocals.append(1 / hits[0] if hits else 0.0)
        if self.recalls[-1] < 1 or self.reciprocals[-1] < 1:
            self.missed.append((judged.query, [f"{'+' if each in judged.right else '-'}{each}" for each in found]))


def judged(path: Path = GOLDEN) -> list[Judged]:
    """The queries of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Judged(row["query"], row["category"], frozenset(row["right"].split()), frozenset(row["forbidden"].split()))
            for row in csv.DictReader(file)
        ]


async def names(connection: Connection) -> dict[str, str]:
    """Every record with a slug, by the hexadecimal digits of its id."""
    found: dict[str, str] = {}
    for model in every_record():
        if model.record_type.value in TYPES:
            rows = await connection.fetch(f"select id, slug from {model.__tablename__}")
            found |= {row["id"].hex: f"{model.__tablename__}/{row['slug']}" for row in rows}
    return found


def ours(ask: Asker, slugs: dict[str, str]) -> Engine:
    """The registry's own search, through the API."""

    async def engine(query: str) -> list[str]:
        found = (await ask(SEARCH, text=query, types=TYPES))["search"]
        return [slugs[each["node"]["id"].rpartition("_")[2]] for each in found["edges"]]

    return engine


def plain(connection: Connection, slugs: dict[str, str]) -> Engine:
    """PostgreSQL's own Swedish text search."""

    async def engine(query: str) -> list[str]:
        return [slugs[row["record"].hex] for row in await connection.fetch(PLAIN, query, TYPES)]

    return engine


async def measured(engine: Engine, queries: Sequence[Judged]) -> dict[str, Figures]:
    """How well an engine answers, by category, and of all under an empty name."""
    found: dict[str, Figures] = {"": Figures()}
    for each in queries:
        hits = await engine(each.query)
        for category in ("", each.category):
            found.setdefault(category, Figures()).add(each, hits)
    return found
