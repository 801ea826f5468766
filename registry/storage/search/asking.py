"""From what somebody typed to a tsquery, and back from a hit to the words of a text that it hit.

Only `search_words`, `search_parts` and `search_synonyms` are looked up, which hold nothing of what is not shown to
everybody: two callers who type the same are asked the same, and differ only in what they may find.

Each look at these tables is served by an index, which the functions insist on: a plan that is kept for all calls reads
the whole table for a word, where it is thought to come soon and stands nowhere.
"""

from registry.storage.model.functions import Function

#: One word as a tsquery, and the word that it was taken for if it was taken for another. A known word is its stem; else
#: what begins so, what is spelt so without marks, the parts of a compound, or what looks so. What is typed counts
#: always, since it may stand in what only some see.
WORD_QUERY = r"""create or replace function search_word_query(
  w text, s text, shortest integer, is_typing boolean, out query tsquery, out near tsquery, out taken_for text)
language plpgsql stable set enable_seqscan = off as $$
declare
  is_known boolean;
  is_plain boolean := w = search_folded(w);
  begins tsquery;
  p text[];
begin
  query := quote_literal(s)::tsquery;
  is_known := exists (select from search_words k where k.stem = s)
    or exists (select from search_words k where k.parts @> array[s]);
  if length(w) >= shortest and (is_typing or not is_known) then
    select string_agg(quote_literal(x.stem), '|')::tsquery into begins from (
      select k.stem from search_words k where k.word >= w and k.word < w || U&'\+10FFFF'
      group by k.stem order by max(k.uses) desc, min(length(k.word)), k.stem limit 15) x;
    -- So few letters begin so many words that only those that all may know are looked for.
    if length(w) > 3 then query := query || (quote_literal(w) || ':*')::tsquery; end if;
    if begins is not null then
      query := query || begins;
      return;
    end if;
  end if;
  if is_plain and length(w) >= 4 and (length(w) >= 5 or not is_known) then
    select string_agg(quote_literal(x.stem), '|')::tsquery, min(x.word) into near, taken_for from (
      select k.stem, min(k.word) as word from search_words k where k.folded = w and k.word <> w
      group by k.stem order by max(k.uses) desc limit 4) x;
    if is_known then taken_for := null; end if;
    if near is not null and not is_known then
      query := query || near;
      near := null;
      return;
    end if;
  end if;
  if is_known then return; end if;
  p := search_split(w, false);
  -- What is made of words that stand nowhere is rather misspelt.
  if p <> '{}' and (select bool_and(exists (select from search_words k where k.stem = x or k.parts @> array[x]))
                    from unnest(p) x) then
    select query || string_agg(quote_literal(x), '&')::tsquery into query from unnest(p) x
    where not exists (select from unnest(p) y where y <> x and y like '%' || x || '%');
    return;
  end if;
  if length(w) >= 5 and w !~ '\d' then
    select query || string_agg(quote_literal(x.stem), '|')::tsquery,
           (array_agg(x.word order by x.sim desc, x.uses desc))[1]
    into near, taken_for from (
      select * from (
        select distinct on (k.stem) k.stem, k.word, k.uses, similarity(k.word, w) as sim,
               max(similarity(k.word, w)) over () as best
        from search_words k where k.word % w and length(k.word) >= 4 and abs(length(k.word) - length(w)) <= 3
        order by k.stem, similarity(k.word, w) desc) y
      where y.sim >= 0.36 and y.sim >= y.best - 0.12 order by y.sim desc, y.uses desc limit 4) x;
    query := coalesce(near, query);
    near := null;
  end if;
end $$"""

#: What a phrase means beside itself. A name that many records share means none of them.
MEANT = """create or replace function search_meant(given text[]) returns tsquery
language plpgsql stable as $$
declare
  concepts text[] := array(select y.concept from search_synonyms y where y.stems = given and y.concept like 'seed %');
  records text[] := array(select y.concept from search_synonyms y where y.stems = given and y.concept not like 'seed %'
                          limit 5);
begin
  if cardinality(records) < 5 then concepts := concepts || records; end if;
  return (select string_agg(format('(%s)', y.query::text), ' | ')::tsquery from search_synonyms y
          where y.concept = any(concepts));
end $$"""

#: All that was typed: the records that have every term, those that lack one, and those that have any; `enough` is how
#: many of the first are so many that no others are looked for, and `own` are the words themselves in a name.
#: `taken_for` is what was searched for in its place, if words in it were taken for others.
QUERY = r"""create or replace function search_query(
  given text, is_typing boolean default false,
  out q_all tsquery, out q_most tsquery, out q_any tsquery, out own tsquery, out enough integer, out taken_for text)
language plpgsql stable set enable_seqscan = off as $$
declare
  words text[];
  said text[];
  terms tsquery[] := '{}';
  loose tsquery[] := '{}';
  rest text := coalesce(given, '');
  quoted text;
  m text;
  i integer := 1;
  n integer;
  last integer;
  t tsquery;
  d tsquery;
  one record;
begin
  taken_for := given;
  for quoted in select x[1] from regexp_matches(rest, '"([^"]+)"', 'g') x limit 3 loop
    t := search_phrase(quoted);
    if t is not null then terms := terms || t; loose := loose || t; end if;
  end loop;
  rest := regexp_replace(rest, '"[^"]*"', ' ', 'g');
  -- The first ten words that are not the same: more say nothing more, and each is looked up.
  select coalesce(array_agg(y.word order by y.pos), '{}'), coalesce(array_agg(y.stem order by y.pos), '{}')
  into words, said
  from (select min(x.pos) as pos, (array_agg(x.word order by x.pos))[1] as word, x.stem
        from (select t.pos, t.word, search_stem(t.word) as stem from search_tokens(rest) t) x
        where x.stem is not null group by x.stem order by min(x.pos) limit 10) y;
  n := cardinality(said);
  select string_agg(quote_literal(x) || ':' || 'A', '&')::tsquery into own from unnest(said) x;
  -- A word that nobody knows may be one of a synonym, misspelt.
  for i in 1..n loop
    if not exists (select from search_words k where k.stem = said[i])
       and not exists (select from search_words k where k.parts @> array[said[i]])
       and not exists (select from search_synonyms y where y.stems @> array[said[i]]) and length(words[i]) >= 5
       and not exists (select from search_words k where k.word >= words[i] and k.word < words[i] || U&'\+10FFFF')
       and search_split(words[i], false) = '{}' then
      m := null;
      select k.stem into m from search_words k
      where k.word % words[i] and abs(length(k.word) - length(words[i])) <= 3 and similarity(k.word, words[i]) >= 0.36
      order by similarity(k.word, words[i]) desc, k.uses desc, length(k.word) limit 1;
      if m is not null and exists (select from search_synonyms y where y.stems @> array[m]) then
        select k.word into quoted from search_words k where k.stem = m and k.word % words[i]
        order by similarity(k.word, words[i]) desc, k.uses desc limit 1;
        taken_for := regexp_replace(taken_for, '\m' || words[i] || '\M', quoted, 'i');
        said[i] := m;
        words[i] := quoted;
      end if;
    end if;
  end loop;
  while i <= n loop
    t := null;
    for len in reverse least(8, case when is_typing then n - i else n - i + 1 end)..1 loop
      t := search_meant(said[i : i + len - 1]);
      last := i + len - 1;
      exit when t is not null;
    end loop;
    if t is not null then
      if last > i then
        select t || string_agg(quote_literal(x), '&')::tsquery into t from unnest(said[i : last]) x;
      end if;
      terms := terms || t;
      loose := loose || t;
      i := last + 1;
    else
      select * into one from search_word_query(
        words[i], said[i],
        case when i < n then 4 when is_typing then case when n > 1 then 1 else 2 end when n > 1 then 2 else 4 end,
        is_typing and i = n);
      terms := terms || one.query;
      loose := loose || case when one.near is null then one.query else one.query || one.near end;
      if one.taken_for is not null then
        taken_for := regexp_replace(taken_for, '\m' || words[i] || '\M', one.taken_for, 'i');
      end if;
      i := i + 1;
    end if;
  end loop;
  n := cardinality(terms);
  for i in 1..n loop
    q_all := case when q_all is null then terms[i] else q_all && terms[i] end;
    q_any := case when q_any is null then loose[i] else q_any || loose[i] end;
    continue when n > 6;
    d := null;
    for j in 1..n loop
      if j <> i then d := case when d is null then loose[j] else d && loose[j] end; end if;
    end loop;
    q_most := case when q_most is null then d when d is null then q_most else q_most || d end;
  end loop;
  enough := case when n = 2 then 1 else 3 end;
  -- Of many terms there are as many ways to lack one, and each is looked for.
  if n < 3 or n > 6 then q_most := null; end if;
  if taken_for is not distinct from given then taken_for := null; end if;
end $$"""

#: What a tsquery asks for: its words, and with an asterisk what words begin with.
LEXEMES = r"""create or replace function search_lexemes(q tsquery) returns text[]
language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct replace(found[1], '''''', '''')
                    || case when found[2] like '%*%' then '*' else '' end), '{}')
  from regexp_matches(q::text, '''((?:[^'']|'''')+)''(:[*ABCD]+)?', 'g') found
$$"""

#: The words of a text whose stem or parts are asked for, as a tsquery that marks just them.
HIT_WORDS = """create or replace function search_hit_words(lexemes text[], given text) returns tsquery
language plpgsql stable parallel safe as $$
begin
  return (
    select string_agg(quote_literal(x.word), '|')::tsquery
    from (select distinct t.word from search_tokens(given) t) x cross join lateral search_lexemes_of(x.word) l (found)
    where l.found && lexemes
       or exists (select from unnest(lexemes) p, unnest(x.word || l.found) f
                  where right(p, 1) = '*' and starts_with(f, rtrim(p, '*'))));
end $$"""

#: A text with marks around its hits, as pieces of which each is a hit or none.
PIECES = r"""create or replace function search_pieces(marked text)
returns table (place integer, piece text, is_match boolean)
language sql immutable strict parallel safe rows 8 as $$
  select (2 * c.n + v.k)::integer, v.piece, v.is_match
  from string_to_table(marked, U&'\E000') with ordinality c (chunk, n)
  cross join lateral (
    values (0, split_part(c.chunk, U&'\E001', 1), c.n > 1),
           (1, case when c.n > 1 then split_part(c.chunk, U&'\E001', 2) end, false)) v (k, piece, is_match)
  where v.piece <> ''
$$"""

FUNCTIONS = (
    Function("search_word_query", "text, text, integer, boolean", WORD_QUERY),
    Function("search_meant", "text[]", MEANT),
    Function("search_query", "text, boolean", QUERY),
    Function("search_lexemes", "tsquery", LEXEMES),
    Function("search_hit_words", "text[], text", HIT_WORDS),
    Function("search_pieces", "text", PIECES),
)
