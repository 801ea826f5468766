"""The bitmaps as the records say that they should be, for putting all of them anew and for finding what is wrong.

They are gathered in blocks first: a bitmap would be copied for each record.
"""

from collections.abc import Iterable, Iterator

from registry.storage.bitmaps.attributes import with_bitmaps
from registry.storage.bitmaps.tables import BITS
from registry.storage.model.functions import Function
from registry.storage.model.turn import IN_TURN

#: What puts all of it anew.
FILL = "select bitmaps_fill()"
#: How many bits of a bitmap are gathered at a time.
BLOCK = 512

DUE = f"""create or replace function bitmaps_due()
returns table (record_type text, segment integer, attribute text, value text, bits bit)
language plpgsql stable as $$
declare
  the_kind text;
begin
  foreach the_kind in array array[{{kinds}}] loop
    return query
    with blocks as (
      select v.attribute, v.value, o.ordinal / {BLOCK} as block,
             bit_or(set_bit(0::bit({BLOCK}), o.ordinal % {BLOCK}, 1)) as bits
      from bitmap_values(the_kind, ids_of(the_kind)) v
      join heads h on h.record_id = v.record and h.audience is null
      join bitmap_ordinals o on o.record_id = v.record
      group by v.attribute, v.value, o.ordinal / {BLOCK}
    )
    select the_kind, b.block / {BITS // BLOCK}, b.attribute, b.value,
           bit_or(b.bits::bit({BITS}) >> b.block % {BITS // BLOCK} * {BLOCK})
    from blocks b group by b.attribute, b.value, b.block / {BITS // BLOCK};
  end loop;
end $$"""

FILL_ALL = f"""create or replace function bitmaps_fill() returns void
language plpgsql as $$
declare
  the_kind text;
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  {IN_TURN}
  delete from bitmaps;
  foreach the_kind in array array[{{kinds}}] loop
    perform bitmaps_number(array(select h.record_id from heads h where h.record_type = the_kind));
  end loop;
  insert into bitmaps (record_type, segment, attribute, value, bits) select * from bitmaps_due();
end $$"""

_ZERO = f"0::bit({BITS})"
#: The records whose bits are others than they should be, or that have none; of bits that are no record's the type.
_WRONG = f"""
with w as materialized (
  select coalesce(d.record_type, b.record_type) as record_type, coalesce(d.segment, b.segment) as segment,
         coalesce(d.bits, {_ZERO}) # coalesce(b.bits, {_ZERO}) as bits
  from bitmaps_due() d full join bitmaps b on b.record_type = d.record_type and b.segment = d.segment
    and b.attribute = d.attribute and b.value = d.value
  where d.bits is distinct from b.bits
), owned as materialized (
  select w.*, array(select o.record_id from bitmap_ordinals o where o.record_type = w.record_type
    and o.ordinal / {BITS} = w.segment and get_bit(w.bits, o.ordinal % {BITS}) = 1) as records
  from w
)
select o.record_type, r.record_id from owned o, unnest(o.records) r (record_id)
union
select o.record_type, null from owned o where bit_count(o.bits) > cardinality(o.records)
union
select h.record_type, h.record_id from heads h where h.record_type = any(array[{{kinds}}])
  and not exists (select from bitmap_ordinals o where o.record_id = h.record_id)
order by 1, 2
"""


def functions() -> Iterator[Function]:
    """The functions that tell what should be, and put it."""
    yield Function("bitmaps_due", "", DUE.format(kinds=kinds()))
    yield Function("bitmaps_fill", "", FILL_ALL.format(kinds=kinds()))


def wrong() -> str:
    """The statement that finds the records whose bits are others than they should be: record_type and record_id.

    The id is null where a bit is set that is no record's.
    """
    return _WRONG.format(kinds=kinds())


def kinds() -> str:
    """The types of records that have bitmaps, as a list in a statement."""
    return listed(each.record_type.value for each in with_bitmaps())


def listed(words: Iterable[str]) -> str:
    """Words of our own as a list in a statement."""
    return ", ".join(f"'{each}'" for each in words)
