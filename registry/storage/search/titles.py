"""What keeps the words of titles by which records are alike, as functions of the database.

title_is_one_word(title)       whether a title has a single word, small ones left out
title_words_put(kind, ids)     the words of all titles of some records, as search has them in its index
"""

from registry.storage.model.functions import Function

#: The small words of titles in English, each its own stem: search finds by them, and no two records are alike by them.
SMALL_IN_ENGLISH = (
    *("an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "in", "into", "is", "it", "its", "not", "of"),
    *("on", "or", "our", "that", "the", "their", "to", "we", "what", "when", "which", "who", "with"),
)
#: The same as an array in a statement.
SMALL_WORDS = f"'{{{','.join(SMALL_IN_ENGLISH)}}}'::text[]"

#: A letter that stands alone, as in "pilot A", is a word too, though search knows none.
IS_ONE_WORD = f"""create or replace function title_is_one_word(given text) returns boolean
language plpgsql immutable strict parallel safe as $$
begin
  return (
    select count(distinct w.stem) = 1
    from search_tokens(given) t cross join lateral (
      select coalesce(search_stem(t.word), (ts_lexize('pg_catalog.swedish_stem', t.word))[1]) as stem) w
    where w.stem <> all ({SMALL_WORDS})
  );
end $$"""

PUT = f"""create or replace function title_words_put(kind text, ids uuid[]) returns void
language plpgsql as $$
begin
  with alone as materialized (
    select f.record, title_is_one_word(f.body) as is_alone from search_fields(kind, ids) f where f.field = 'title'
  ), now as materialized (
    -- Each is looked up by itself, however few PostgreSQL believes that there are.
    select a.record as record_id, w.stem, a.is_alone
    from alone a
    cross join lateral (select s.title from search_texts s where s.record_id = a.record offset 0) t
    cross join lateral unnest(tsvector_to_array(ts_filter(t.title, '{{a}}'))) w (stem)
    where w.stem <> all ({SMALL_WORDS})
  ), gone as (
    delete from title_words w
    where w.record_id = any(ids) and not exists (select from now n where n.record_id = w.record_id and n.stem = w.stem)
  )
  insert into title_words as w (record_id, stem, record_type, is_alone)
  select n.record_id, n.stem, kind, n.is_alone from now n
  on conflict (record_id, stem) do update set is_alone = excluded.is_alone where w.is_alone <> excluded.is_alone;
end $$"""


def functions(compared: str) -> tuple[Function, ...]:
    """The functions; `compared` are the types of records with such words, as a list in a statement."""
    fill = f"select title_words_put(kind, ids_of(kind)) from unnest(array[{compared}]) kind"
    return (
        Function("title_is_one_word", "text", IS_ONE_WORD),
        Function("title_words_put", "text, uuid[]", PUT, then=fill),
    )
