"""Makes made-up data untidy: what is hidden, taken back, alike, unknown or strangely written stands everywhere."""

from collections.abc import Iterator
from typing import Any

from registry import synthetic
from registry.model import RECORDS
from registry.storage.database import database
from registry.storage.model.record import Named
from tests.oracle.made_up import make_up_rows

#: Small, so that the oracle is quick, and large enough for everything to be there.
SIZE = 0.012

# A tenth of a table, always the same tenth.
TENTH = "abs(hashtext({key})) % 10 = {place}"
#: The RSS body with most members, for which the oracle's editor acts.
BODY = """(select rss_body_id from memberships where publication = 'PUBLISHED' and period_end is null
    group by rss_body_id order by count(*) desc, rss_body_id limit 1)"""
#: What is written in more than one way: alike, or different only in case and accents.
ALIKE = ("'Ett exempel'", "'ETT EXEMPEL'", "'Ètt \"exempel\" \\ med å, ä, ö och 😀'")


def _tenth(key: str, place: int) -> str:
    return TENTH.format(key=key, place=place)


def _hidden(table: str, key: str, place: int) -> Iterator[str]:
    """A tenth is not published yet, and a tenth is taken back."""
    # What was taken back gave up its place, which somebody else may have.
    hidden = f"update {table} set publication = 'DRAFT' where publication <> 'WITHDRAWN'"
    yield f"{hidden} and {_tenth(key, place)}"
    taken_back = f"update {table} set publication = 'WITHDRAWN', withdrawn_because = 'Exempel'"
    yield f"{taken_back} where {_tenth(key, place + 1)}"


def _of(model: Any, place: int) -> Iterator[str]:
    """What is untidy about every record, as far as its table has the columns."""
    table, columns = model.__tablename__, model.__table__.c
    key = "slug" if issubclass(model, Named) else "id::text"
    yield from _hidden(table, key, place % 9)
    # Some of it is an editor's own.
    yield f"update {table} set keeper_id = {BODY} where publication <> 'PUBLISHED' and abs(hashtext(id::text)) % 2 = 0"
    # The order has to decide further than by name.
    for column in ("title", "name"):
        if column in columns:
            for each, written in enumerate(ALIKE, 1):
                yield f"update {table} set {column} = {written} where {_tenth('id::text', each)}"
    if "former_slugs" in columns:
        yield f"update {table} set former_slugs = array['tidigare-' || slug] where {_tenth('slug', 4)}"
        # A slug that one has and others gave up.
        shared = f"array[(select min(slug) from {table}), 'delad']"
        yield f"update {table} set former_slugs = {shared} where {_tenth('slug', 5)} or {_tenth('slug', 6)}"
    if "contacts" in columns:
        yield f"""update {table} set contacts = jsonb_build_array(
                jsonb_build_object('function', 'Exempel', 'organisation_id', (select id from organisations o
                    order by abs(hashtext(o.slug || {table}.id::text)) limit 1)),
                jsonb_build_object('function', 'Utan organisation', 'email', 'a@example.org'))
            where {_tenth("slug", 7)} or {_tenth("slug", 0)}"""
    yield f"""insert into external_ids (system, value, record_type, record_id)
        select s, 'v-' || {key}, '{model.record_type.value}', id from {table}, unnest(array['b', 'a', 'Ö']) s
        where {_tenth(key, 3)} or {_tenth(key, 2)} order by id, s limit 40 on conflict do nothing"""


STATEMENTS = (
    # Needs that are part of others, also of hidden ones.
    f"""update knowledge_needs set state = 'CLOSED', close_reason = 'MERGED', sent_back_because = null,
        merged_into_id = (
            select id from knowledge_needs n where not {_tenth("slug", 5)} and not {_tenth("slug", 6)}
            and n.merged_into_id is null and n.id <> knowledge_needs.id
            order by abs(hashtext(n.slug || knowledge_needs.slug)) limit 1)
        where {_tenth("slug", 5)} or {_tenth("slug", 6)}""",
    f"update knowledge_needs set sent_back_because = 'Exempel' where state = 'RAISED' and {_tenth('id::text', 4)}",
    f"update initiatives set summary = E'Två\nrader\tmed \"citat\" och \\\\' where {_tenth('id::text', 4)}",
    f"update organisations set population = null, population_year = null where {_tenth('slug', 3)}",
)


def _aged(model: Any) -> str:
    """What nobody has touched for long."""
    before = "updated_at = now() - interval '400 days', last_confirmed_at = null"
    return f"update {model.__tablename__} set {before} where abs(hashtext(id::text)) % 2 = 0"


async def make_up(url: str) -> None:
    """Fill a database with made-up data in which something is wrong with everything."""
    await synthetic.fill(url, SIZE)
    models = sorted(
        (model for model in RECORDS.values() if not model.for_administrators), key=lambda each: each.__tablename__
    )
    connection = await database.connect(url)
    try:
        await make_up_rows(connection)
        for place, model in enumerate(models):
            for statement in _of(model, place):
                await connection.execute(statement)
        for statement in STATEMENTS:
            await connection.execute(statement)
        async with connection.transaction():
            # A change of any kind makes a record new again, but for one that nobody is told of.
            await connection.execute("set local session_replication_role = replica")
            for model in models:
                await connection.execute(_aged(model))
    finally:
        await connection.close()
