"""When a keeper took on what it keeps: the rule as a trigger of every record, so that it holds whoever writes.

A keeper has taken a record on when the change that made it the keeper was its own, or when it has confirmed the facts
since; an act that knows better says so in the same change. A keeper that somebody else named, such as the seed files or
the national editors, is suggested until then. A merger of organisations takes along what was taken on.
"""

from sqlalchemy import MetaData

from registry.storage.model.functions import Function
from registry.storage.model.functions import ask_for as ask_for_functions
from registry.storage.model.record import record_in
from registry.storage.model.triggers import Trigger, ask_for

#: An insert keeps what it is given, so that a copy of the tables tells what they told.
ACCEPT_KEEPER = """create or replace function accept_keeper() returns trigger
language plpgsql as $$
declare
  is_own boolean := new.keeper_id::text = nullif(current_setting('registry.organisation', true), '');
begin
  if new.keeper_id is null then
    new.keeper_accepted_at := null;
  elsif tg_op = 'INSERT' then
    new.keeper_accepted_at := coalesce(new.keeper_accepted_at, case when is_own then now() end);
  elsif new.keeper_id is distinct from old.keeper_id then
    if new.keeper_accepted_at is not distinct from old.keeper_accepted_at and not exists (
      select from organisations where id = old.keeper_id and merged_into_id = new.keeper_id
    ) then
      new.keeper_accepted_at := case when is_own then now() end;
    end if;
  elsif is_own and new.last_confirmed_at is distinct from old.last_confirmed_at then
    new.keeper_accepted_at := coalesce(new.keeper_accepted_at, now());
  end if;
  return new;
end $$"""
#: When the trigger looks: at a new record, and when its keeper or its confirmation is written.
WHEN = "BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at"


def attach(metadata: MetaData) -> None:
    """Ask every table of records for the trigger, and the model for its function."""
    ask_for_functions(metadata, [Function("accept_keeper", "", ACCEPT_KEEPER)])
    for table in metadata.tables.values():
        if record_in(table) is not None:
            ask_for(table, [Trigger("accept_keeper", WHEN, "FOR EACH ROW EXECUTE FUNCTION accept_keeper()")])
