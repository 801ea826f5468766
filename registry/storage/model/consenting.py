"""Consent to be told of as a draft, as a trigger of every table that has it: it holds whoever writes.

It is the keeper's, for as long as the record is that draft. What is published, taken back or handed over is told of no
more, also when it becomes a draft again: whoever keeps it then is asked anew.
"""

from sqlalchemy import MetaData

from registry.storage.model.functions import Function
from registry.storage.model.functions import ask_for as ask_for_functions
from registry.storage.model.triggers import Trigger, ask_for

CONSENT = "shares_draft"
END_CONSENT = """create or replace function end_consent() returns trigger
language plpgsql as $$
begin
  if (new.publication, new.keeper_id) is distinct from (old.publication, old.keeper_id) then
    new.shares_draft := false;
  end if;
  return new;
end $$"""
WHEN = "BEFORE UPDATE OF publication, keeper_id"


def attach(metadata: MetaData) -> None:
    """Ask the tables with consents for the trigger, and the model for its function."""
    ask_for_functions(metadata, [Function("end_consent", "", END_CONSENT)])
    for table in metadata.tables.values():
        if CONSENT in table.c:
            ask_for(table, [Trigger("end_consent", WHEN, "FOR EACH ROW EXECUTE FUNCTION end_consent()")])
