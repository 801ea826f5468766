"""What keeps the bitmaps, as functions and triggers of the database that are read from the model.

bitmap_values(kind, ids, asked)    what records have of the attributes that are asked for; null asks for all
bitmap_changes(kind, ids, here)    what changes of records, by the commit at a position, may have given or taken: from
                                   themselves, or from what they are parts of
bitmaps_number(ids)                a bit for each record that has none
bitmaps_put(kind, records, …)      the bits of some records for some values anew
bitmaps_due(), bitmaps_fill()      what the bitmaps should be, and all of it anew (filling.py)
bitmaps_look(kind, records, …)     the bits for what a rule tells of some records anew (ruled.py)
bits_levels(given, most), …        how many of several bitmaps have each record, and points by that (sums.py)
"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Dialect, MetaData, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import RelationshipProperty

from registry.storage.bitmaps import filling, ruled, sums
from registry.storage.bitmaps.attributes import EXISTENCE, Attribute, attributes_of, referring_column, with_bitmaps
from registry.storage.bitmaps.tables import BITS
from registry.storage.model import functions
from registry.storage.model.functions import Function
from registry.storage.model.record import Record
from registry.storage.model.triggers import Trigger, ask_for

#: When everybody sees a row of a concept, as a condition on its table; with the references whose ends are known.
ShownToAll = Callable[..., str]

_ZERO = f"0::bit({BITS})"
_BIT = f"o.ordinal % {BITS}"

#: Gives those that have none the next numbers of their type. Commits come one by one, so no two get the same.
NUMBER = """create or replace function bitmaps_number(ids uuid[]) returns void
language plpgsql as $$
begin
  -- The last ones are looked up once: among those that a statement adds itself it is far to the last that it sees.
  with last as materialized (
    select k.kind, coalesce((select max(o.ordinal) from bitmap_ordinals o where o.record_type = k.kind), -1) as ordinal
    from unnest(array[{kinds}]) k (kind)
  )
  insert into bitmap_ordinals (record_type, ordinal, record_id)
  select l.kind, l.ordinal + row_number() over (partition by l.kind order by h.record_id), h.record_id
  from heads h join last l on l.kind = h.record_type
  where h.record_id = any(ids) and not exists (select from bitmap_ordinals o where o.record_id = h.record_id);
end $$"""

#: Each value of some records is looked at that may have been given or taken. Whether it is there is read anew, so it
#: does not matter in which order a commit tells of what it touched. Only bits that are wrong are flipped, in rows that
#: are found once: commits come one by one, so each still stands where it was found.
PUT = f"""create or replace function bitmaps_put(kind text, records uuid[], attributes text[], vals text[]) returns void
language plpgsql as $$
begin
  with asked as materialized (
    select distinct a.record, a.attribute, a.value
    from unnest(bitmaps_put.records, bitmaps_put.attributes, bitmaps_put.vals) a (record, attribute, value)
  ), there as materialized (
    select v.record, v.attribute, v.value from bitmap_values(bitmaps_put.kind, array(
      select h.record_id from heads h where h.record_id = any(bitmaps_put.records) and h.audience is null),
      array(select distinct a.attribute from asked a)) v
  ), looked_at as materialized (
    select a.attribute, a.value, o.ordinal / {BITS} as segment, bit_or(set_bit({_ZERO}, {_BIT}, 1)) as which,
           bit_or(set_bit({_ZERO}, {_BIT}, (t.record is not null)::integer)) as bits
    from asked a join bitmap_ordinals o on o.record_id = a.record
    left join there t on t.record = a.record and t.attribute = a.attribute and t.value = a.value
    group by a.attribute, a.value, o.ordinal / {BITS}
  ), wrong as materialized (
    select l.attribute, l.value, l.segment, b.ctid as place, coalesce(b.bits & ~l.which, {_ZERO}) | l.bits as bits
    from looked_at l left join bitmaps b on b.record_type = bitmaps_put.kind and b.segment = l.segment
      and b.attribute = l.attribute and b.value = l.value
    where coalesce(b.bits, {_ZERO}) & l.which <> l.bits
  ), flipped as (
    update bitmaps b set bits = w.bits from wrong w where b.ctid = w.place and w.bits <> {_ZERO}
  ), emptied as (
    delete from bitmaps b using wrong w where b.ctid = w.place and w.bits = {_ZERO}
  )
  insert into bitmaps (record_type, segment, attribute, value, bits)
  select bitmaps_put.kind, w.segment, w.attribute, w.value, w.bits from wrong w where w.place is null;
end $$"""

#: Runs where heads are put. Of what everybody began or ceased to see all is put, and else what the trail says changed.
#: A head that is new has no bits to take away, and so nothing is put of what is made and shown to some only.
PLACE = """create or replace function bitmaps_place() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told constant text[] := array[{told_by}];
  here bigint;
  moved_ids uuid[];
  turned_ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.record_id), max(n.position), array_agg(n.record_id) filter (where n.audience is null)
    into moved_ids, here, turned_ids from added n where n.record_type = any(told);
    if moved_ids is not null then perform bitmaps_number(moved_ids); end if;
    moved_ids := array(select n.record_id from added n where n.record_id = any(moved_ids)
                         and (n.audience is null or n.record_type <> all(array[{kinds}])));
  else
    select array_agg(n.record_id), max(n.position),
           array_agg(n.record_id) filter (where (n.audience is null) <> (o.audience is null))
    into moved_ids, here, turned_ids
    from added n join removed o on o.record_id = n.record_id
    where n.record_type = any(told) and ((n.audience is null) <> (o.audience is null)
      or (n.position <> o.position and n.echoed_at < n.position));
  end if;
  if cardinality(moved_ids) > 0 then
    perform bitmaps_put(f.lead, array_agg(f.record), array_agg(f.attribute), array_agg(f.value))
    from (
      select k.record_type as lead, v.record, v.attribute, v.value
      from (select h.record_type, array_agg(h.record_id) as ids from heads h where h.record_id = any(turned_ids)
            group by h.record_type) k, bitmap_values(k.record_type, k.ids) v
      union all
      -- Of what is gone nothing is found, and it had this.
      select o.record_type, o.record_id, '{existence}', '' from bitmap_ordinals o where o.record_id = any(turned_ids)
      union all
      -- What was erased the trail tells no more: all that such a record has bits of is looked at.
      select b.record_type, o.record_id, b.attribute, b.value
      from commits m join changes c on c.commit_id = m.id and c.verb = 'ERASED' and c.record_id = any(moved_ids)
      join bitmap_ordinals o on o.record_id = c.record_id
      join bitmaps b on b.record_type = o.record_type and b.segment = o.ordinal / {bits}
        and get_bit(b.bits, o.ordinal % {bits}) = 1
      where m.position = here
      union all
      select c.lead, c.record, c.attribute, c.value
      from (select h.record_type, array_agg(h.record_id) as ids from heads h where h.record_id = any(moved_ids)
            group by h.record_type) k, bitmap_changes(k.record_type, k.ids, here) c
    ) f group by f.lead;
  end if;
  return null;
end $$"""


def attach(metadata: MetaData, shown_to_all: ShownToAll) -> None:
    """Ask for the functions, and for the triggers that keep the tables.

    `shown_to_all` says when everybody sees a part, in the words of the rule that whoever reads lists is held to.
    """
    named = {
        "kinds": filling.kinds(),
        "told_by": filling.listed(_told_by()),
        "existence": EXISTENCE,
        "bits": str(BITS),
    }
    own = (
        Function("bitmap_values", "text, uuid[], text[]", _values(shown_to_all), then=filling.FILL),
        Function("bitmap_changes", "text, uuid[], bigint", _changes()),
        Function("bitmaps_number", "uuid[]", NUMBER.format(**named)),
        Function("bitmaps_put", "text, uuid[], text[], text[]", PUT),
        Function("bitmaps_place", "", PLACE.format(**named)),
        *filling.functions(),
        *ruled.FUNCTIONS,
        *sums.FUNCTIONS,
    )
    functions.ask_for(metadata, own)
    ask_for(metadata.tables["heads"], _triggers())


def _triggers() -> Iterator[Trigger]:
    run = "FOR EACH STATEMENT EXECUTE FUNCTION bitmaps_place()"
    yield Trigger("bitmaps_place_insert", "AFTER INSERT", f"REFERENCING NEW TABLE AS added {run}")
    yield Trigger("bitmaps_place_update", "AFTER UPDATE", f"REFERENCING OLD TABLE AS removed NEW TABLE AS added {run}")


def _branches(of: dict[str, list[str]]) -> str:
    """A branch for each type of record that there is something to say of."""
    whens = (f"  when '{kind}' then\n    " + "\n    ".join(of[kind]) for kind in sorted(of))
    return "begin\n  case kind\n" + "\n".join(whens) + "\n  else null;\n  end case;\nend"


def _values(shown_to_all: ShownToAll) -> str:
    found = {each.record_type.value: list(_values_of(each, shown_to_all)) for each in with_bitmaps()}
    return f"""create or replace function bitmap_values(kind text, ids uuid[], asked text[] default null)
returns table (record uuid, attribute text, value text)
language plpgsql stable as $$
{_branches(found)} $$"""


def _values_of(model: type[Record], shown_to_all: ShownToAll) -> Iterator[str]:
    """The statements that give what records have of what is asked for; all that their parts tell is read at once."""
    together: dict[tuple[Any, str | None], list[Attribute]] = {}
    if by_rule := ruled.names_by_rule(model):
        yield _if_asked(by_rule, ruled.values_by_rule(model))
    for one in (each for each in attributes_of(model) if not each.by_rule):
        if one.parts is not None:
            together.setdefault((one.parts, one.reference), []).append(one)
        else:
            yield _if_asked([one.name], _value(model, one))
    for several in together.values():
        yield _if_asked([each.name for each in several], _value_of_parts(model, several, shown_to_all))


def _if_asked(names: list[str], found: str) -> str:
    return f"if asked is null or asked && array[{filling.listed(names)}] then\n      return query {found};\n    end if;"


def _value(model: type[Record], attribute: Attribute) -> str:
    """The SELECT of what records have of an attribute that is a column of theirs, or a link."""
    table, name = model.__tablename__, f"'{attribute.name}'"
    if attribute.name == EXISTENCE:
        return f"select t.id, {name}, '' from {table} t where t.id = any(ids)"
    if attribute.column is not None:
        told = "" if not model.__table__.c[attribute.column].nullable else f" and t.{attribute.column} is not null"
        return f"select t.id, {name}, t.{attribute.column}::text from {table} t where t.id = any(ids){told}"
    source, own, other = _ends(model, attribute)
    return f"select distinct p.{own}, {name}, p.{other}::text from {source} p where p.{own} = any(ids)"


def _value_of_parts(model: type[Record], attributes: list[Attribute], shown_to_all: ShownToAll) -> str:
    """The SELECT of what records have of some attributes that the same column of the same parts tells."""
    table, parts = model.__tablename__, attributes[0].parts
    source, own, other = _ends(model, attributes[0])
    # As the model joins them: a relation may lead to some of the parts only.
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    tests = (
        _relation(model, each).primaryjoin.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        for each in attributes
    )
    told = ",\n        ".join(f"('{each.name}', {test})" for each, test in zip(attributes, tests, strict=True))
    # Both ends are looked at by themselves: the record by its head, and the other where bitmaps are read.
    ends = [each for each in parts.closes_over if referring_column(parts, each) in (own, other)]
    # The ids are joined: where there are very many, they may not be looked through again for each part.
    return (
        f"select distinct {table}.id, a.name, {source}.{other}::text from unnest(ids) given (id)\n"
        f"      join {table} on {table}.id = given.id join {source} on {source}.{own} = {table}.id,\n"
        f"      lateral (values\n        {told}) a (name, holds)\n"
        f"      where a.holds and (asked is null or a.name = any(asked)) and {shown_to_all(parts, *ends)}"
    )


def _relation(model: type[Record], attribute: Attribute) -> RelationshipProperty[Any]:
    found: RelationshipProperty[Any] = inspect(model).relationships[attribute.relation or ""]
    return found


def _ends(model: type[Record], attribute: Attribute) -> tuple[str, str, str]:
    """The table of links or parts, its column of the record, and that of the value."""
    relation = _relation(model, attribute)
    if attribute.parts is not None:
        ((_, own),) = relation.local_remote_pairs or ()
        return attribute.parts.__tablename__, own.name, str(attribute.reference)
    ((_, own),) = relation.synchronize_pairs
    ((_, other),) = relation.secondary_synchronize_pairs or ()
    return relation.secondary.name, own.name, other.name  # type: ignore[union-attr]


def _changes() -> str:
    found: dict[str, dict[str, list[str]]] = {}
    for model in with_bitmaps():
        for attribute in attributes_of(model):
            kind, change = _change(model, attribute)
            if change is not None:
                found.setdefault(kind, {}).setdefault(change, []).append(attribute.name)
    told = {
        kind: ["return query " + told.format(names=filling.listed(names)) + ";" for told, names in changes.items()]
        for kind, changes in found.items()
    }
    return f"""create or replace function bitmap_changes(kind text, ids uuid[], here bigint)
returns table (lead text, record uuid, attribute text, value text)
language plpgsql stable rows 10 as $$
{_branches(told)} $$"""


def _change(model: type[Record], attribute: Attribute) -> tuple[str, str | None]:
    """Whose changes tell of an attribute, and the SELECT of what they tell: values that were, or that are now."""
    lead = model.record_type.value
    if attribute.name == EXISTENCE or attribute.by_rule:
        return lead, None
    kind, part, record, differs = lead, "is null", "c.record_id", ""
    if attribute.column is not None:
        value = attribute.column
        differs = (
            f" and c.before ->> '{value}' is distinct from c.after ->> '{value}' and e.told ->> '{value}' is not null"
        )
    else:
        source, own, value = _ends(model, attribute)
        if attribute.parts is None:
            part = f"= '{source}'"
        else:
            kind, record = attribute.parts.record_type.value, f"(e.told ->> '{own}')::uuid"
    told = (
        f"select '{lead}', {record}, a.name, e.told ->> '{value}'\n"
        "      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),\n"
        "        unnest(array[{names}]) a (name)\n"
        f"      where k.position = here and c.record_type = '{kind}' and c.record_id = any(ids) and c.part {part}\n"
        f"        and e.told is not null{differs}"
    )
    return kind, told


def _told_by() -> list[str]:
    """The types of records whose changes tell of what has bitmaps."""
    found = {each.record_type.value for each in with_bitmaps()}
    return sorted(found | {_change(each, attribute)[0] for each in with_bitmaps() for attribute in attributes_of(each)})
