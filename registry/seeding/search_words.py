"""The seed file of search: what compounds are made of, and what means the same (`seeds/search.toml`).

They are no records: nothing is cited for them, and loading them anew puts what the file says in the place of what was
there. Where that differs, all records are searched anew.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from registry.seeding.errors import SeedError
from registry.seeding.texts import toml_of
from registry.storage.database.database import engine_url
from registry.storage.database.folders import SEEDS
from registry.storage.model.personal_numbers import holds_personal_number
from registry.storage.model.texts import LINE, fault, tidied
from registry.trail import changes

FILE = "search.toml"
_PARTS = """
with given as (
  select search_stem(lower(word)) as stem, min(length(word)) as letters from unnest(cast(:parts as text[])) word
  where search_stem(lower(word)) is not null group by 1),
gone as (delete from search_parts p where not exists (select from given g where g.stem = p.stem) returning p.stem),
put as (insert into search_parts as p (stem, letters) select stem, letters from given
        on conflict (stem) do update set letters = excluded.letters where p.letters <> excluded.letters
        returning p.stem)
select (select count(*) from gone) + (select count(*) from put)
"""
_SYNONYMS = """
with given as (
  select distinct on (concept, search_stems(phrase))
         'seed ' || concept as concept, phrase, search_stems(phrase) as stems
  from unnest(cast(:concepts as integer[]), cast(:phrases as text[])) g (concept, phrase)
  where cardinality(search_stems(phrase)) > 0 order by concept, search_stems(phrase), phrase),
gone as (delete from search_synonyms s where s.concept like 'seed %'
           and not exists (select from given g where (g.concept, g.phrase) = (s.concept, s.phrase)) returning s.phrase),
put as (insert into search_synonyms (concept, phrase, stems, query)
        select concept, phrase, stems, search_phrase(phrase) from given on conflict do nothing returning phrase)
select (select count(*) from gone) + (select count(*) from put)
"""


async def load(connection: AsyncConnection, folder: Path = SEEDS) -> bool:
    """Put what the file of a folder says in the place of what was there; gives whether records were searched anew.

    A folder without the file changes nothing. SeedError when the file is wrong.
    """
    if not (folder / FILE).exists():
        return False
    parts, synonyms = _read(folder / FILE)
    changed = await connection.scalar(text(_PARTS), {"parts": parts})
    concepts = [place for place, each in enumerate(synonyms, 1) for _ in each]
    phrases = [phrase for each in synonyms for phrase in each]
    others = await connection.scalar(text(_SYNONYMS), {"concepts": concepts, "phrases": phrases})
    if changed:
        await connection.execute(text("select search_fill()"))
    if changed or others:
        # What is found has changed, although no record has: answers that are kept must not outlive it.
        await connection.execute(text("select this_commit()"))
    return bool(changed)


async def begin(url: str) -> None:
    """Give a database the words that come along, unless it has words already: those may have been put right there."""
    engine = create_async_engine(engine_url(url), poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            if not await connection.scalar(text("select exists (select from search_parts)")):
                await changes.sign(connection, changes.SEEDS, "migrate")
                await load(connection)
    finally:
        await engine.dispose()


def _read(path: Path) -> tuple[list[str], list[list[str]]]:
    content: dict[str, Any] = toml_of(path)
    for name in content.keys() - {"parts", "synonyms"}:
        raise SeedError.unknown(path.name, "key", "ingen nyckel", name, ["parts", "synonyms"])
    parts, synonyms = content.get("parts", ""), content.get("synonyms", [])
    if not isinstance(parts, str):
        raise SeedError(f"{path.name}, parts", "it must be one text of words.", "det ska vara en text med ord.")
    if not all(isinstance(each, list) and all(isinstance(one, str) for one in each) for each in synonyms):
        raise SeedError(f"{path.name}, synonyms", "it must be lists of texts.", "det ska vara listor av texter.")
    for word in parts.split():
        if not word.isalpha():
            raise SeedError(
                f"{path.name}, parts", f'"{word}" has more than letters.', f'"{word}" har annat än bokstäver.'
            )
    return parts.split(), [[_phrase(path.name, one) for one in each] for each in synonyms]


def _phrase(file: str, given: str) -> str:
    phrase, place = tidied(given), f"{file}, synonyms"
    if not phrase:
        raise SeedError(place, "there is an empty text.", "det finns en tom text.")
    if refused := fault(phrase, LINE):
        raise SeedError(place, refused.message, refused.message_sv)
    if holds_personal_number(phrase):
        raise SeedError(place, "a text looks like a personal identity number.", "en text ser ut som ett personnummer.")
    return phrase
