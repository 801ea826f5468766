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
#: The RSS body with most members, for which the oracle's editor acts.
BODY = """(select rss_body_id from memberships where publication = 'PUBLISHED' and period_end is null
    group by rss_body_id order by count(*) desc, rss_body_id limit 1)"""
#: What is written in more than one way: alike, or different only in case and accents.
ALIKE = ("'Ett exempel'", "'ETT EXEMPEL'", "'Ètt \"exempel\" \\ med å, ä, ö och 😀'")


def _some(table: str, *places: int, of: int = 10, among: str = "true") -> str:
    """Some rows of a table, always the same: the one in each of these places out of so many."""
    told = ", ".join(map(str, places))
    numbered = f"select id, row_number() over (order by id) % {of} as place from {table} where {among}"
    return f"{table}.id in (select id from ({numbered}) numbered where place in ({told}))"


def _of(model: Any, place: int) -> Iterator[str]:
    """What is untidy about every record, as far as its table has the columns."""
    table, columns = model.__tablename__, model.__table__.c
    # A tenth is not published yet, and a tenth is taken back. What was taken back before gave up its place, which
    # somebody else may have.
    yield f"update {table} set publication = 'DRAFT' where publication <> 'WITHDRAWN' and {_some(table, place % 9)}"
    taken_back = f"update {table} set publication = 'WITHDRAWN', withdrawn_because = 'Exempel'"
    yield f"{taken_back} where {_some(table, place % 9 + 1)}"
    # Every other of these is an editor's own.
    for hidden in ("publication = 'DRAFT'", "publication = 'WITHDRAWN'"):
        yield f"update {table} set keeper_id = {BODY} where {_some(table, 0, of=2, among=hidden)}"
    # The order has to decide further than by name.
    for column in ("title", "name"):
        if column in columns:
            for each, written in enumerate(ALIKE, 1):
                yield f"update {table} set {column} = {written} where {_some(table, each)}"
    if "former_slugs" in columns:
        yield f"update {table} set former_slugs = array['tidigare-' || slug] where {_some(table, 4)}"
        # A slug that one has and others gave up.
        shared = f"array[(select min(slug) from {table}), 'delad']"
        yield f"update {table} set former_slugs = {shared} where {_some(table, 5, 6)}"
    if "contacts" in columns:
        yield f"""update {table} set contacts = jsonb_build_array(
                jsonb_build_object('function', 'Exempel', 'organisation_id', (select id from organisations o
                    order by abs(hashtext(o.slug || {table}.id::text)) limit 1)),
                jsonb_build_object('function', 'Utan organisation', 'email', 'a@example.org'))
            where {_some(table, 7, 0)}"""
    key = "slug" if issubclass(model, Named) else "left(id::text, 13)"
    yield f"""insert into external_ids (system, value, record_type, record_id)
        select s, 'v-' || {key}, '{model.record_type.value}', id from {table}, unnest(array['b', 'a', 'b-1']) s
        where {_some(table, 3, 2)} order by id, s limit 40 on conflict do nothing"""


STATEMENTS = (
    # Needs that are part of others, also of hidden ones.
    f"""update knowledge_needs set state = 'CLOSED', close_reason = 'MERGED', sent_back_because = null,
        merged_into_id = (
            select id from knowledge_needs n where not n.{_some("knowledge_needs", 5, 6).partition(".")[2]}
            and n.merged_into_id is null and n.id <> knowledge_needs.id
            order by abs(hashtext(n.slug || knowledge_needs.slug)) limit 1)
        where {_some("knowledge_needs", 5, 6)}""",
    f"""update knowledge_needs set sent_back_because = 'Exempel'
        where state = 'RAISED' and {_some("knowledge_needs", 0, of=2)}""",
    f"update initiatives set summary = E'Två\nrader med \"citat\" och \\\\' where {_some('initiatives', 4)}",
    # Codes and numbers that were given up, some of which another one has now.
    f"""update organisations set former_keys = jsonb_build_array(
            jsonb_build_object('system', 'organisationsnummer', 'value', '999900-0202', 'until', '2006-12-31'),
            jsonb_build_object('system', 'scb-kommunkod', 'value', (select min(municipality_code) from organisations)),
            jsonb_build_object('system', 'scb-kommunkod', 'value', lpad((9000 + population % 900)::text, 4, '0')))
        where {_some("organisations", 4)} and municipality_code is not null""",
    # Some have ended, and some begin another day.
    f"update organisations set valid_from = '1971-01-01', valid_to = '2006-12-31' where {_some('organisations', 8)}",
    f"update organisations set valid_from = current_date + 300 where {_some('organisations', 9, of=40)}",
    # What has ended went into others, of which some are hidden.
    """insert into organisation_predecessors (organisation_id, predecessor_id)
        select o.id, gone.id from organisations gone, lateral (
            select id from organisations o where o.valid_to is null order by abs(hashtext(o.slug || gone.slug)) limit 2
        ) o where gone.valid_to is not null on conflict do nothing""",
    f"update organisations set population = null, population_year = null where {_some('organisations', 3)}",
    # Of the drafts that are not its own, an editor sees those that it stands behind, or carried what another says of.
    f"""insert into endorsements (need_id, organisation_id, via_id, publication)
        select id, who, case when who <> {BODY} then {BODY} end, 'PUBLISHED' from knowledge_needs,
            lateral (select case when hashtext(slug) % 2 = 0 then {BODY}
                else (select max(id::text)::uuid from organisations where kind = 'MUNICIPALITY') end) as each(who)
        where {_some("knowledge_needs", 1, of=4, among="publication = 'DRAFT'")} on conflict do nothing""",
    # And another that it has nothing to do with.
    f"""update knowledge_needs set publication = 'DRAFT' where id = (
            select n.id from knowledge_needs n where publication = 'PUBLISHED' and merged_into_id is null
            and keeper_id is distinct from {BODY}
            and not exists (select from endorsements where need_id = n.id and {BODY} in (organisation_id, via_id))
            order by n.id limit 1)""",
)


#: When what is aged was made, which is all that its trail then tells of it.
LONG_AGO = "now() - interval '400 days'"
AGED_COMMIT = f"""insert into commits (xid, position, at, caller, role)
    values (null, nextval('commit_positions'), {LONG_AGO}, 'synthetic', 'ADMINISTRATOR')"""


def _aged(model: Any) -> Iterator[str]:
    """What nobody has touched for long."""
    table = model.__tablename__
    aged = f"record_id in (select id from {table} where updated_at = {LONG_AGO}) and part is null"
    yield f"""update {table} set created_at = {LONG_AGO}, updated_at = {LONG_AGO}, last_confirmed_at = null
        where {_some(table, 0, of=2)}"""
    yield f"delete from changes where {aged}"
    yield f"""insert into changes (commit_id, at, record_type, record_id, verb, after)
        select (select max(id) from commits), {LONG_AGO}, '{model.record_type.value}', id, 'CREATED', to_jsonb({table})
        from {table} where updated_at = {LONG_AGO}"""


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
            await connection.execute(AGED_COMMIT)
            for model in models:
                for statement in _aged(model):
                    await connection.execute(statement)
    finally:
        await connection.close()
