"""The trail of made-up records: each was made one day, and many were changed on another.

    the moments of all records -> a commit for each day -> a change for each record, and one more for some

Triggers are off while records are copied, so the trail is laid afterwards, a table at a time.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Table

from registry.model import metadata
from registry.storage.database.readers import Connection
from registry.storage.model.record import PART_OF, Record, every_record, record_in
from registry.storage.reading.privacy import private_columns
from registry.synthetic.world import FIRST_DAY

#: What a record that has been changed since did not have from the start.
NOT_YET = (
    "jsonb_build_object('version', 1, 'updated_at', t.created_at, 'sources', '[]'::jsonb, 'last_confirmed_at', null,"
    " 'keeper_accepted_at', null)"
)

_PLACES = """
update {table} t set created_at = $1, updated_at = $1
where exists (select from changes c where c.record_id = t.id and c.part is null)
"""
_TRAIL_OF_PLACES = (
    "update commits set at = $1",
    """update changes set at = $1, after = case when part is not null then after
       else after || jsonb_build_object('created_at', $1::timestamptz, 'updated_at', $1::timestamptz) end""",
)
_COMMITS = """
insert into commits (xid, position, at, caller, role, act)
select null, nextval('commit_positions'), day, 'synthetic', 'ADMINISTRATOR', 'synthetic'
from (select distinct date_trunc('day', at) as day from ({moments}) moments order by day) days
"""
_MADE = """
insert into laid (commit_id, at, record_type, record_id, verb, after, act)
select k.id, k.at, '{kind}', t.id, 'CREATED', to_jsonb(t) - '{private}'::text[]
         || case when t.updated_at > t.created_at then {not_yet} else '{{}}' end, 'synthetic'
from {table} t join commits k on k.at = date_trunc('day', t.created_at) and k.caller = 'synthetic'
"""
_CHANGED = """
insert into laid (commit_id, at, record_type, record_id, verb, before, after, act)
select k.id, k.at, '{kind}', t.id, 'UPDATED', to_jsonb(t) - '{private}'::text[] || {not_yet},
       to_jsonb(t) - '{private}'::text[], 'synthetic'
from {table} t join commits k on k.at = date_trunc('day', t.updated_at) and k.caller = 'synthetic'
where t.updated_at > t.created_at
"""
_HANGING = """
insert into laid (commit_id, at, record_type, record_id, part, verb, after, act)
select k.id, k.at, '{kind}', r.id, '{part}', 'CREATED', to_jsonb(t), 'synthetic'
from {part} t join {table} r on r.id = t.{column}{of_kind}
join commits k on k.at = date_trunc('day', r.created_at) and k.caller = 'synthetic'
"""

#: A change's number tells which came first, so all of them are put together before they are numbered.
_TOGETHER = """
create temporary table laid on commit drop as
select commit_id, at, record_type, record_id, part, verb, before, after, act from changes with no data
"""
_NUMBERED = """
insert into changes (commit_id, at, record_type, record_id, part, verb, before, after, act)
select commit_id, at, record_type, record_id, part, verb, before, after, act from laid
order by commit_id, verb, record_type, part nulls first
"""


async def lay(connection: Connection, made: Iterable[str]) -> None:
    """Lay the trail of all rows in the tables that were `made`, inside the transaction that has triggers off.

    The places that were there before them are said to have been there from the first day.
    """
    tables = [metadata.tables[name] for name in sorted(made)]
    records = [(table, model) for table in tables if (model := record_in(table)) and not model.for_administrators]
    moments = " union all ".join(
        f"select {moment} as at from {table.name}"  # noqa: S608 - the names are the model's
        for table, _ in records
        for moment in ("created_at", "updated_at")
    )
    await _begin(connection)
    await connection.execute(_COMMITS.format(moments=moments))
    await connection.execute(_TOGETHER)
    for statement in _statements(tables, records):
        await connection.execute(statement)
    await connection.execute(_NUMBERED)


async def _begin(connection: Connection) -> None:
    """Let the places, whose trail is the only one so far, have been there from the first day."""
    for model in every_record():
        if not model.for_administrators:
            await connection.execute(_PLACES.format(table=model.__tablename__), FIRST_DAY)
    for statement in _TRAIL_OF_PLACES:
        await connection.execute(statement, FIRST_DAY)


def _statements(tables: list[Table], records: list[tuple[Table, type[Record]]]) -> Iterator[str]:
    for table, model in records:
        private = f"{{{','.join(private_columns(model))}}}"
        known = {"table": table.name, "kind": model.record_type.value, "private": private, "not_yet": NOT_YET}
        yield _MADE.format(**known)
        yield _CHANGED.format(**known)
        for part in tables:
            column = part.info.get(PART_OF)
            if column is not None and "record_type" in part.c:
                of_kind = f" and t.record_type = '{known['kind']}'"
                yield _HANGING.format(**known, part=part.name, column=column, of_kind=of_kind)
            elif column is not None and any(key.column.table is table for key in part.c[column].foreign_keys):
                yield _HANGING.format(**known, part=part.name, column=column, of_kind="")
