"""Two roles in the database: its owner migrates and grants, and the API's role serves.

The API's role reads everything and inserts and updates records. It deletes only from tables without a version, such as
link tables, and it cannot write to the trail or to the change feed's heads, because the functions that do so run as
the owner. Its rights to a table follow from the table's columns, so that a new table is never forgotten.

PostgreSQL writes a refused row into its own log, with all that the rule kept out of the table. Where the owner may, it
is told to leave rows out; elsewhere whoever runs the server must.
"""

from registry.storage.database import database

API_ROLE = "registry_api"

CREATE = f"""
do $$ begin
  perform pg_advisory_xact_lock(7369);
  if not exists (select from pg_roles where rolname = '{API_ROLE}') then
    create role {API_ROLE} login;
  end if;
  if has_parameter_privilege(current_user, 'log_error_verbosity', 'SET') then
    alter role {API_ROLE} set log_error_verbosity = terse;
    execute format('alter database %I set log_error_verbosity = terse', current_database());
  end if;
end $$
"""

GRANT = rf"""
do $$
declare
  the_table text;
  verbs text;
begin
  execute format('grant connect on database %I to {API_ROLE}', current_database());
  grant usage on schema public to {API_ROLE};
  for the_table in select tablename from pg_tables where schemaname = 'public' loop
    verbs := case
      when the_table in ('commits', 'changes', 'heads', 'departures', 'counties', 'need_backings', 'title_words',
                         'keeper_shares', 'keeper_counts', 'alembic_version')
        or the_table like 'search\_%' or the_table like 'source\_%' or the_table like 'bitmap%' then 'select'
      when the_table = 'sights' then 'select, insert'
      when exists (select from information_schema.columns
                   where table_schema = 'public' and table_name = the_table and column_name = 'version')
        then 'select, insert, update'
      else 'select, insert, update, delete' end;
    execute format('revoke all on %I from {API_ROLE}', the_table);
    execute format('grant %s on %I to {API_ROLE}', verbs, the_table);
  end loop;
  revoke execute on all functions in schema public from public;
  grant execute on all functions in schema public to {API_ROLE};
end $$
"""  # noqa: S608 - the name is ours


async def grant(url: str, password: str | None = None) -> None:
    """Give the API's role what it needs in a database, making the role if it is missing. Run as the owner."""
    connection = await database.connect(url)
    try:
        await connection.execute(CREATE)
        await connection.execute(GRANT)
        if password is not None:
            # A role's password cannot be bound.
            quoted = await connection.fetchval("select quote_literal($1::text)", password)
            await connection.execute(f"alter role {API_ROLE} password {quoted}")
    finally:
        await connection.close()
