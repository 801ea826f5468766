"""What keeps the tables of search, as functions and triggers of the database that are read from the model.

    search_fields(kind, ids)  the texts of records that are searched: each with its field's name and weight
    search_put(kind, ids)     their words as they are found, and those of titles that are compared (titles.py)
    search_told(ids)          who may find them, and the words of those that everybody sees
    search_fill()             all of it anew: after a load past the triggers, or when what is searched has changed

Words are put when a row is written, and told at the commit by a trigger on `heads`, under the lock that orders commits:
only there is it known who sees a record, and two transactions with the same new words cannot wait for each other.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ARRAY, Enum, MetaData
from sqlalchemy.dialects.postgresql import JSONB

from registry.storage.model import functions
from registry.storage.model.functions import Function
from registry.storage.model.names import camel
from registry.storage.model.record import SHOWN_AS, Record, every_record
from registry.storage.model.searched import is_english
from registry.storage.model.supported import groups_of
from registry.storage.model.triggers import Trigger, ask_for
from registry.storage.model.turn import IN_TURN
from registry.storage.search import asking, hitting, titles, words

#: How far apart fields stand: the items of a list stand between.
MOST_ITEMS = 10_000
SELECTS = "\n      union all "
#: What a change of what is searched asks for once.
FILL = "select search_fill()"
_DEFINER = "security definer set search_path = public, pg_temp"

#: The words of records as they are found. The fields stand apart, so that no phrase reaches from one to the next.
PUT = """create or replace function search_put(kind text, ids uuid[]) returns void
language plpgsql as $$
begin
  if not exists (select from search_fields(kind, ids))
     and not exists (select from search_texts o where o.record_id = any(ids)) then return; end if;
  with fields as materialized (
    select * from search_fields(kind, ids)
  ), tokens as materialized (
    select f.record, f.weight, t.word,
           least(16000, row_number() over inside + 8 * dense_rank() over (partition by f.record order by f.place)) as at
    from fields f cross join lateral search_tokens(f.body) t where f.weight <> 'K'
    window inside as (partition by f.record order by f.place, t.pos)
  ), known as materialized (
    -- Most words are known. Each is looked up by itself, since PostgreSQL believes in far more than there are.
    select d.word, case when w.word is null then search_lexemes_of(d.word) else w.stem || w.parts end as lexemes
    from (select distinct t.word from tokens t) d
    left join lateral (select k.* from search_words k where k.word = d.word limit 1) w on true
  ), vectors as (
    select t.record, string_agg(quote_literal(x.lexeme) || ':' || t.at || case when x.n = 1 or t.weight = 'D'
             then t.weight when t.weight = 'A' then 'B' else 'D' end, ' ')::tsvector as vector
    from tokens t join known k on k.word = t.word cross join lateral unnest(k.lexemes) with ordinality x (lexeme, n)
    where x.lexeme is not null group by t.record
  ), whole as (
    select f.record, array_agg(distinct name_key(f.body)) || array_agg(distinct lower(f.body)) as names
    from fields f where f.weight in ('A', 'K') group by f.record
  )
  insert into search_texts as s (record_id, record_type, search, title, names)
  select i.id, kind, coalesce(v.vector, ''), coalesce(ts_filter(v.vector, '{{a,b}}'), ''), coalesce(w.names, '{{}}')
  from unnest(ids) i (id) left join vectors v on v.record = i.id left join whole w on w.record = i.id
  where v.vector is not null or exists (select from search_texts o where o.record_id = i.id)
  on conflict (record_id) do update set search = excluded.search, title = excluded.title, names = excluded.names;
  if kind = any(array[{compared}]) then perform title_words_put(kind, ids); end if;
end $$"""

#: Runs where rows of a type are written; of those that are changed it looks at what is searched alone. What it runs is
#: planned once, as what a commit runs is.
KEEP = f"""create or replace function search_keep() returns trigger
language plpgsql {_DEFINER} set plan_cache_mode = force_generic_plan as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.id) into ids from added n;
  else
    -- As JSON, so that it is planned once and not for every statement; each row is written as such once.
    select array_agg(b.id) into ids
    from (select n.id, to_jsonb(n) as now, to_jsonb(o) as before from added n join removed o on o.id = n.id offset 0) b
    where exists (select from unnest(tg_argv[1:]) c where b.now -> c is distinct from b.before -> c);
  end if;
  if ids is not null then perform search_put(tg_argv[0], ids); end if;
  return null;
end $$"""

TOLD = """create or replace function search_told(ids uuid[]) returns void
language plpgsql as $$
declare
  kinds text[] := array(select distinct s.record_type from search_texts s where s.record_id = any(ids));
  moved text[];
  numbers integer[];
begin
  -- Most parts of something, such as a participation, have no texts.
  if kinds = '{{}}' then return; end if;
  with now as materialized (
    select s.record_id, s.words as before, h.audience, coalesce(w.words, '{{}}') as after
    from search_texts s join heads h on h.record_id = s.record_id left join (
      select f.record, array_agg(distinct t.word) as words
      from (select k.record_type, array_agg(k.record_id) as ids
            from search_texts k join heads e on e.record_id = k.record_id where k.record_id = any(ids)
              and e.audience is null group by k.record_type) k
      cross join lateral search_fields(k.record_type, k.ids) f cross join lateral search_tokens(f.body) t
      where length(t.word) <= 60 group by f.record) w on w.record = s.record_id
    where s.record_id = any(ids)
  ), put as (
    update search_texts s set audience = n.audience, words = n.after from now n
    where s.record_id = n.record_id and (s.audience is distinct from n.audience or s.words <> n.after)
  ), counted as (
    select w.word, sum(w.n)::integer as n from (
      select unnest(n.after) as word, 1 as n from now n union all select unnest(n.before), -1 from now n) w
    group by w.word having sum(w.n) <> 0
  )
  select array_agg(c.word), array_agg(c.n) into moved, numbers from counted c;
  if moved is not null then
    update search_words w set uses = w.uses + m.n from unnest(moved, numbers) m (word, n) where w.word = m.word;
    insert into search_words (word, folded, stem, parts, uses)
    select m.word, search_folded(m.word), search_stem(m.word), search_parts_of(m.word), m.n
    from unnest(moved, numbers) m (word, n)
    where m.n > 0 and search_stem(m.word) is not null and not exists (select from search_words w where w.word = m.word);
    delete from search_words w where w.word = any(moved) and w.uses <= 0;
  end if;
  with gone as (
    delete from search_texts s where s.record_id = any(ids) and s.audience = '[["gone"]]' returning s.record_id
  )
  delete from title_words w using gone g where w.record_id = g.record_id;
  if not kinds && array[{kinds}] then return; end if;
  delete from search_synonyms y where y.concept = any(ids::text[]);
  with phrases as materialized (
    select distinct on (s.record_id, search_stems(f.body)) s.record_id, f.body, search_stems(f.body) as stems
    from search_texts s cross join lateral search_fields(s.record_type, array[s.record_id]) f
    where s.record_id = any(ids) and s.audience is null and s.record_type = any(array[{kinds}])
      and s.record_type || ' ' || f.field = any(array[{synonyms}])
  ), apart as (
    select p.*, count(*) over (partition by p.record_id) as n from phrases p
    where cardinality(p.stems) between 1 and 8 and not exists (
      select from phrases o where o.record_id = p.record_id and o.stems <> p.stems
        and (o.stems <@ p.stems or p.stems <@ o.stems) and o.body < p.body)
  )
  insert into search_synonyms (concept, phrase, stems, query)
  select a.record_id::text, a.body, a.stems, search_phrase(a.body) from apart a where a.n > 1
  on conflict do nothing;
end $$"""

#: Runs where heads are put: what has changed itself, and what others now see.
PLACE = f"""create or replace function search_place() returns trigger
language plpgsql {_DEFINER} as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.record_id) into ids from added n;
  else
    select array_agg(n.record_id) into ids from added n join removed o on o.record_id = n.record_id
    where n.audience is distinct from o.audience or (n.position <> o.position and n.echoed_at < n.position);
  end if;
  if ids is not null then perform search_told(ids); end if;
  return null;
end $$"""

#: The words are counted before they are put, so that each is taken apart once.
FILL_ALL = f"""create or replace function search_fill() returns void
language plpgsql as $$
declare
  the_kind text;
  every uuid[];
  start integer;
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  {IN_TURN}
  delete from search_texts;
  delete from search_words;
  delete from title_words;
  delete from search_synonyms where concept not like 'seed %';
  foreach the_kind in array array[{{kinds}}] loop
    every := array(select distinct f.record from search_fields(the_kind, ids_of(the_kind)) f);
    insert into search_texts (record_id, record_type, search, title) select i, the_kind, '', '' from unnest(every) i;
    for start in select generate_series(1, cardinality(every), 2000) loop
      perform search_told(every[start : start + 1999]);
      perform search_put(the_kind, every[start : start + 1999]);
    end loop;
  end loop;
end $$"""


def searched_records() -> tuple[type[Record], ...]:
    """The concepts with texts that are searched, by name; every concept must have been read in."""
    return tuple(each for each in every_record() if each.searched)


def attach(metadata: MetaData) -> None:
    """Ask for the functions, and for the triggers of every table whose records are searched."""
    records = searched_records()
    synonyms = [f"{_kind(each)} {_told(each, name)}" for each in records for name in each.searched.synonyms]
    meant = [_kind(each) for each in records if each.searched.synonyms]
    compared = _listed(_kind(each) for each in records if each.searched.is_compared)
    own = (
        Function("search_fields", "text, uuid[]", _fields(records), then=FILL),
        Function("search_put", "text, uuid[]", PUT.format(compared=compared)),
        Function("search_keep", "", KEEP),
        Function("search_told", "uuid[]", TOLD.format(synonyms=_listed(synonyms), kinds=_listed(meant))),
        Function("search_place", "", PLACE),
        Function("search_fill", "", FILL_ALL.format(kinds=_listed(map(_kind, records)))),
    )
    functions.ask_for(
        metadata, (*words.FUNCTIONS, *asking.FUNCTIONS, *hitting.FUNCTIONS, *titles.functions(compared), *own)
    )
    for model in records:
        arguments = ", ".join(f"'{each}'" for each in (_kind(model), *model.searched.columns))
        table: Any = model.__table__
        ask_for(table, _triggers("search_keep", arguments))
    ask_for(metadata.tables["heads"], _triggers("search_place", ""))


def _triggers(name: str, arguments: str) -> Iterator[Trigger]:
    run = f"FOR EACH STATEMENT EXECUTE FUNCTION {name}({arguments})"
    new, old = "NEW TABLE AS added", "OLD TABLE AS removed NEW TABLE AS added"
    yield Trigger(f"{name}_insert", "AFTER INSERT", f"REFERENCING {new} {run}")
    yield Trigger(f"{name}_update", "AFTER UPDATE", f"REFERENCING {old} {run}")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{each}'" for each in words)


def _kind(model: type[Record]) -> str:
    return model.record_type.value


def _fields(records: tuple[type[Record], ...]) -> str:
    """The function that reads what is searched, with a branch for each type of record."""
    whens = "\n".join(
        f"""  when '{_kind(model)}' then return query
    select t.id, f.place, f.field, f.weight, f.body from {model.__tablename__} t cross join lateral (
      {SELECTS.join(_selects(model))}) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';"""
        for model in records
    )
    return f"""create or replace function search_fields(kind text, ids uuid[])
returns table (record uuid, place integer, field text, weight text, body text)
language plpgsql stable as $$
begin
  case kind
{whens}
  else null;
  end case;
end $$"""


def _selects(model: type[Record]) -> Iterator[str]:
    """A SELECT of each field of a record that is searched: where it stands, its name, how much it counts, its text.

    What says in English what stands there in Swedish counts least.
    """
    what = model.searched
    weighed = (("A", (*what.codes, *what.names)), ("C", what.texts), ("D", what.words))
    columns = [("D" if is_english(name) else weight, name) for weight, names in weighed for name in names]
    for place, (weight, name) in enumerate(columns, 1):
        yield _select(model, place * MOST_ITEMS, name, weight)
    # Only found by as a whole: their words are those of names.
    for key in (*what.keys, *(f"t.{each}" for each in what.names if is_english(each))):
        yield f"select {MOST_ITEMS * (len(columns) + 1)}, 'name', 'K', {key}"


def _select(model: type[Record], place: int, name: str, weight: str) -> str:
    column: Any = model.__table__.columns[name]
    words = f"'{_told(model, name)}', '{weight}'"
    if isinstance(column.type, JSONB):
        each = f"jsonb_array_elements(t.{name}) with ordinality e (v, n)"
        return f"select {place} + n::integer, {words}, v ->> 'name' from {each}"
    if isinstance(column.type, ARRAY):
        return f"select {place} + n::integer, {words}, v from unnest(t.{name}) with ordinality e (v, n)"
    told = f"select {place}, {words}"
    if isinstance(column.type, Enum) and column.type.enum_class is not None:
        terms: Any = column.type.enum_class
        labels = " ".join(f"when '{each.value}' then '{each.sv}'" for each in terms)
        return f"{told}, case t.{name} {labels} end"
    return f"{told}, t.{name}"


def _told(model: type[Record], name: str) -> str:
    """The contract's name of a column: of one that is shown in a group, that of the group before it."""
    shown = model.__table__.columns[name].info.get(SHOWN_AS)
    if shown:
        return str(shown)
    group = max((each for each in groups_of(model) if name.startswith(f"{each}_")), key=len, default="")
    return f"{camel(group)}.{camel(name.removeprefix(f'{group}_'))}" if group else camel(name)
