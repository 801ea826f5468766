"""Puts the registry under more than it can do, by heavy and light callers together, and tells who was served.

    python -m tests.benchmark.pressure --minutes 10

Heavy callers ask the dearest that the limits allow, and documents that were never seen before, from many connections
each and without a pause. Light ones ask small questions at a steady rate. What must hold: light ones are answered,
heavy ones wait for themselves or are refused with a code, and memory does not grow. Only this machine is asked.
"""

import asyncio
import itertools
import statistics
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from secrets import token_hex
from time import perf_counter
from typing import Annotated, Any

import httpx
import orjson
import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from registry.storage.database import database, embedded
from tests.benchmark import serving
from tests.benchmark.databases import filled
from tests.benchmark.questions import questions
from tests.helpers.databases import plant_key

console = Console()
PORT = 8767
LIGHT = """query Light($slug: String!) { initiative(slug: $slug) { title state participations(first: 5) {
  nodes { role organisation { name } } } } }"""
#: Near the limit, each in its own way.
HEAVY = {
    "pages in pages": """query Heavy { initiatives(first: 90) { nodes { title participations(first: 90) {
      nodes { role organisation { name keeper { name } } } } } } }""",
    "filters through relations": """query Heavy { initiatives(where: { or: [
      { participations: { some: { unit: { eq: "a" } } } } { participations: { none: { unit: { eq: "b" } } } }
      { not: { participations: { some: { unit: { eq: "c" } } } } } ] }) { totalCount } }""",
    "facets": "query Heavy { " + " ".join(
        f"a{n}: initiatives {{ facets {{ state {{ value count }} kind {{ value count }} }} }}" for n in range(20)
    ) + " }",
}  # fmt: skip
#: Documents that are new each time: long, deep, or refused.
NEW = "query New{} {{ initiatives(first: 3) {{ nodes {{ {} }} }} }}"
FIELDS = (
    "title summary kind state period { start end } themes { name } sources { title url } outputs { nodes { title } } "
)


@dataclass
class Served:
    """What became of one kind of caller's requests."""

    seconds: list[float] = field(default_factory=list)
    outcomes: "Counter[str]" = field(default_factory=Counter)

    def row(self, name: str) -> tuple[str, ...]:
        """A line of the table."""
        ordered = sorted(self.seconds)
        at = [ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 for share in (0.5, 0.99, 1)]
        outcomes = ", ".join(f"{each} {count}" for each, count in self.outcomes.most_common())
        return name, str(len(ordered)), *(f"{each:.0f}" for each in at), outcomes


async def _ask(client: httpx.AsyncClient, key: str, query: str, variables: Any, told: Served) -> None:
    began = perf_counter()
    body = orjson.dumps({"query": query, "variables": variables})
    headers = {"content-type": "application/json", "authorization": f"Bearer {key}"}
    try:
        answer = await client.post("/graphql", content=body, headers=headers)
    except httpx.HTTPError as error:
        told.outcomes[type(error).__name__] += 1
        return
    told.seconds.append(perf_counter() - began)
    # A large answer takes longer to read than to be sent, and only its beginning matters.
    is_answered = answer.content.startswith(b'{"data"')
    told.outcomes["answered" if is_answered else answer.json()["errors"][0]["extensions"]["code"]] += 1


async def _light(url: str, key: str, slugs: list[str], until: float, told: Served) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:
        for slug in itertools.cycle(slugs):
            if perf_counter() > until:
                return
            await asyncio.gather(_ask(client, key, LIGHT, {"slug": slug}, told), asyncio.sleep(0.05))


async def _heavy(url: str, key: str, query: str, until: float, told: Served) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:
        while perf_counter() < until:
            await _ask(client, key, query, None, told)


async def _new(url: str, key: str, numbers: "itertools.count[int]", until: float, told: Served) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:
        while perf_counter() < until:
            number = next(numbers)
            query = NEW.format(number, f"a{number}: id " + FIELDS * (1 + number % 3))
            await _ask(client, key, f"# {'x' * (number % 50) * 1000}\n{query}", None, told)


async def _probes(url: str, until: float, told: Served) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:
        while perf_counter() < until:
            began = perf_counter()
            answer = await client.get("/healthz")
            told.seconds.append(perf_counter() - began)
            told.outcomes[str(answer.status_code)] += 1
            await asyncio.sleep(0.05)


async def _memory(pid: int, until: float, found: list[int]) -> None:
    while perf_counter() < until:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        found.append(int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024)
        await asyncio.sleep(5)


async def _somebody(url: str) -> tuple[str, list[str]]:
    """An organisation to ask for, and initiatives to ask about."""
    async with database.opened(url) as connection:
        slug: str = await connection.fetchval("select slug from organisations where kind = 'MUNICIPALITY' limit 1")
        (one,) = await questions(connection, ["one_with_everything"])
        return slug, [call["slug"] for call in one.calls]


def _pressing(url: str, keys: list[str], seconds: float) -> dict[str, Served]:
    """All heavy callers, in a process of their own so that the others' clients wait for the server alone."""
    return asyncio.run(_all_heavy(url, keys, perf_counter() + seconds))


async def _all_heavy(url: str, keys: list[str], until: float) -> dict[str, Served]:
    told, numbers = {name: Served() for name in (*HEAVY, "never seen before")}, itertools.count(1)
    tasks = [_new(url, keys[-1], numbers, until, told["never seen before"]) for _ in range(10)]
    for key, (name, query) in zip(keys, HEAVY.items(), strict=False):
        tasks += [_heavy(url, key, query, until, told[name]) for _ in range(10)]
    await asyncio.gather(*tasks)
    return told


async def _pressed(url: str, pid: int, keys: list[str], slugs: list[str], seconds: float) -> tuple[Table, list[int]]:
    until = perf_counter() + seconds
    light, probes, memory = Served(), Served(), list[int]()
    with ProcessPoolExecutor(1, get_context("spawn")) as others, Progress(console=console, transient=True) as bar:
        line = bar.add_task("pressing", total=seconds)

        async def tell() -> None:
            while (left := until - perf_counter()) > 0:
                bar.update(line, completed=seconds - left)
                await asyncio.sleep(1)

        pressing = asyncio.get_running_loop().run_in_executor(others, _pressing, url, keys[2:], seconds)
        await asyncio.gather(
            *(_light(url, key, slugs, until, light) for key in keys[:2]),
            _probes(url, until, probes),
            _memory(pid, until, memory),
            tell(),
        )
    table = Table("who", "requests", "median ms", "p99 ms", "longest ms", "outcomes")
    for name, told in {"light": light, **await pressing, "/healthz": probes}.items():
        table.add_row(*told.row(name))
    return table, memory


def main(
    minutes: Annotated[float, typer.Option(help="For how long.")] = 1,
    size: Annotated[float, typer.Option(help="Times 5,000 initiatives and 60,000 participations.")] = 1,
    data: Annotated[Path | None, typer.Option(help="Keeps the database here between runs.")] = None,
) -> None:
    """Print how callers fared, and the server's memory from its first minute to its last."""
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pressure-")))
        server_url = embedded.server_url(stack.enter_context(embedded.running(folder)), "postgres")
        url = asyncio.run(filled(server_url, size, console))
        somebody, slugs = asyncio.run(_somebody(url))
        keys = [f"prk_{token_hex(4)}_only-for-pressure" for _ in range(6)]
        for key in keys:
            asyncio.run(plant_key(url, key, "READER", somebody, ()))
        process = stack.enter_context(serving.registry(url, PORT, {"REGISTRY_RATE_SIGNED_IN": "0"}))
        table, memory = asyncio.run(_pressed(f"http://127.0.0.1:{PORT}", process.pid, keys, slugs, minutes * 60))
        console.print(table)
        quarter = max(1, len(memory) // 4)
        told = [f"{statistics.median(memory[at : at + quarter]):.0f}" for at in range(0, len(memory), quarter)]
        console.print(f"resident memory in MB, quarter by quarter: {', '.join(told)}; most {max(memory)}")


if __name__ == "__main__":
    typer.run(main)
