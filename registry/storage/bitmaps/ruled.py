"""Bitmaps of what a rule tells of records, which may change when anything else does.

<table>_told(ids, asked)             what it tells, by a function of whoever gives the rule (`Record.counted_by_rule`)
bitmaps_look(kind, records, asked)   the bits of some records for all that they have, or had, of some attributes anew
"""

from registry.storage.bitmaps.attributes import attributes_of
from registry.storage.bitmaps.tables import BITS
from registry.storage.model.functions import Function
from registry.storage.model.record import Record

#: Of most that is looked at nothing has changed, so that is found first.
_LOOK = f"""create or replace function bitmaps_look(kind text, records uuid[], asked text[]) returns void
language plpgsql as $$
declare
  changed uuid[];
  attributes text[];
  vals text[];
begin
  with here as materialized (
    select v.record, v.attribute, v.value from bitmap_values(bitmaps_look.kind, array(
      select h.record_id from heads h where h.record_id = any(bitmaps_look.records) and h.audience is null), asked) v
  ), kept as materialized (
    select o.record_id, b.attribute, b.value
    from bitmap_ordinals o join bitmaps b on b.record_type = o.record_type and b.segment = o.ordinal / {BITS}
      and b.attribute = any(asked) and get_bit(b.bits, o.ordinal % {BITS}) = 1
    where o.record_id = any(bitmaps_look.records)
  ), differ (record, attribute, value) as (
    (table here except table kept) union all (table kept except table here)
  )
  select array_agg(d.record), array_agg(d.attribute), array_agg(d.value)
  into changed, attributes, vals from differ d;
  if changed is not null then
    perform bitmaps_put(bitmaps_look.kind, changed, attributes, vals);
  end if;
end $$"""

FUNCTIONS = (Function("bitmaps_look", "text, uuid[], text[]", _LOOK),)


def told_by_rule(model: type[Record]) -> str:
    """The function that gives what a rule tells of some records, of all attributes or some."""
    return f"{model.__tablename__}_told"


def names_by_rule(model: type[Record]) -> list[str]:
    """The attributes that a rule tells of a concept."""
    return [each.name for each in attributes_of(model) if each.by_rule]


def values_by_rule(model: type[Record]) -> str:
    """The SELECT of what a rule tells of the records that are asked about."""
    told = f"select f.record, f.attribute, f.value from {told_by_rule(model)}(ids, asked) f"
    return f"{told} where asked is null or f.attribute = any(asked)"
