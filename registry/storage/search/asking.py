"""From what somebody typed to a tsquery.

Only `search_words`, `search_parts` and `search_synonyms` are looked up, which hold nothing of what is not shown to
everybody: two callers who type the same are asked the same, and differ only in what they may find.
Each look at these tables is served by an index, which the functions insist on: a plan that is kept for all calls reads
the whole table for a word, where it is thought to come soon and stands nowhere.
"""

from registry.storage.model.functions import Function

#: Whether a word may be another one misspelt: of four letters one is wrong at most.
IS_NEAR = """create or replace function search_is_near(word text, given text) returns boolean
language sql immutable strict parallel safe
return levenshtein_less_equal(word, given, length(given) / 4) <= length(given) / 4"""

#: One word as a tsquery, and the word that it was taken for if it was taken for another. A known word is its stem; else
#: what begins so, what is spelt so without marks, the parts of a compound, or what looks so. What is typed counts
#: always, since it may stand in what only some see.
WORD_QUERY = r"""create or replace function search_word_query(
  w text, s text, shortest integer, is_typing boolean, out query tsquery, out near tsquery, out taken_for text)
language plpgsql stable set enable_seqscan = off as $$
declare
  is_known boolean;
  is_plain boolean := w = search_folded(w);
  is_begun boolean;
  is_cut boolean;
  begins tsquery;
  p text[];
begin
  query := quote_literal(s)::tsquery;
  -- The number of an organisation, which is kept with a hyphen.
  if w ~ '^\d{10}$' then
    query := query || tsquery_phrase(left(w, 6)::tsquery, right(w, 4)::tsquery);
    return;
  end if;
  is_known := exists (select from search_words k where k.stem = s)
    or exists (select from search_words k where k.parts @> array[s]);
  -- A word cut short is not stemmed: "fors" is no inflection of "for" where only "forskning" begins so.
  select bool_or(starts_with(k.word, w)), bool_and(k.stem <> s and k.word <> w) into is_begun, is_cut
  from search_words k
  where k.folded >= search_folded(w) and k.folded < search_folded(w) || U&'\+10FFFF'
    and (is_plain or starts_with(k.word, w));
  if is_cut and s <> w and (is_typing or length(s) <= 3) then
    query := quote_literal(w)::tsquery;
    is_known := false;
  end if;
  if length(w) >= shortest and (is_typing or not is_known) then
    -- As it is typed a plain letter may become one with a mark; of what was typed only where nothing else is so.
    select string_agg(quote_literal(x.stem), '|')::tsquery into begins from (
      select k.stem from search_words k
      where k.folded >= search_folded(w) and k.folded < search_folded(w) || U&'\+10FFFF'
        and (starts_with(k.word, w) or is_plain and (is_typing or not is_begun
             and not exists (select from search_words f where f.folded = w)))
      group by k.stem
      order by bool_or(starts_with(k.word, w)) desc, max(k.uses) desc, min(length(k.word)), k.stem limit 15) x;
    -- Of so few letters, alone or on the way to a small word, only words that all may know are looked for.
    if length(w) > 3 or shortest = 1 and not search_may_be_small(w) then
      query := query || (quote_literal(w) || ':*')::tsquery;
    end if;
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
  -- What is made of words that stand nowhere is rather misspelt. Its parts are to stand in one word.
  if p <> '{}' and (select bool_and(exists (select from search_words k where k.stem = x or k.parts @> array[x]))
                    from unnest(p) x) then
    select query || string_agg(quote_literal(x), '<0>')::tsquery into query from unnest(p) x
    where not exists (select from unnest(p) y where y <> x and y like '%' || x || '%');
    return;
  end if;
  -- A word that is listed is spelt as it should be: that nothing has it is the answer.
  if length(w) >= 5 and w !~ '\d' and not exists (select from search_parts l where l.stem = s) then
    select query || string_agg(quote_literal(x.stem), '|')::tsquery,
           (array_agg(x.word order by x.sim desc, x.uses desc))[1]
    into near, taken_for from (
      select * from (
        select distinct on (k.stem) k.stem, k.word, k.uses, similarity(k.word, w) as sim,
               max(similarity(k.word, w)) over () as best
        from search_words k where k.word % w and length(k.word) >= 4 and search_is_near(k.word, w)
        order by k.stem, similarity(k.word, w) desc) y
      where y.sim >= 0.36 and y.sim >= y.best - 0.12 order by y.sim desc, y.uses desc limit 4) x;
    query := coalesce(near, query);
    near := null;
  end if;
end $$"""

#: The word of a synonym that one which nobody knows was meant to be: the same without marks, or spelt most like it.
MEANT_WORD = r"""create or replace function search_meant_word(w text, s text) returns text
language plpgsql stable as $$
declare
  meant text;
begin
  if length(w) < 4 or w ~ '\d' or exists (select from search_words k where k.stem = s)
     or exists (select from search_words k where k.parts @> array[s])
     or exists (select from search_synonyms y where y.stems @> array[s])
     or exists (select from search_parts l where l.stem = s) then return null; end if;
  if w = search_folded(w) then
    select x.word into meant from (
      select k.word, k.uses from search_words k where k.folded = w
      union all select lower(y.phrase), 0 from search_synonyms y
      where y.concept like 'seed %' and search_folded(lower(y.phrase)) = w) x order by x.uses desc, x.word limit 1;
  end if;
  if meant is null then
    if length(w) < 5 or search_split(w, false) <> '{}'
       or exists (select from search_words k where k.word >= w and k.word < w || U&'\+10FFFF') then return null; end if;
    select x.word into meant from (
      select k.word, k.uses from search_words k where k.word % w
      union all select lower(y.phrase), 0 from search_synonyms y
      where y.concept like 'seed %' and cardinality(y.stems) = 1 and lower(y.phrase) % w) x
    where search_is_near(x.word, w) and similarity(x.word, w) >= 0.36
    order by similarity(x.word, w) desc, x.uses desc, length(x.word) limit 1;
  end if;
  if exists (select from search_synonyms y where y.stems @> array[search_stem(meant)]) then return meant; end if;
  return null;
end $$"""

#: What a phrase means beside itself, and which of that are phrases of several words. A name that many records share
#: means none of them. What is being typed means something once its last word, `ends`, is there whole.
MEANT = """create or replace function search_meant(
  given text[], ends text, out query tsquery, out phrases tsquery[])
language plpgsql stable as $$
declare
  concepts text[] := array(select y.concept from search_synonyms y where y.stems = given and y.concept like 'seed %'
                           and (ends is null or right(lower(y.phrase), length(ends)) = ends));
  records text[] := array(select y.concept from search_synonyms y where y.stems = given and y.concept not like 'seed %'
                          and (ends is null or right(lower(y.phrase), length(ends)) = ends) limit 5);
begin
  if cardinality(records) < 5 then concepts := concepts || records; end if;
  select string_agg(format('(%s)', y.query::text), ' | ')::tsquery,
         array_agg(y.query) filter (where cardinality(y.stems) > 1)
  into query, phrases from search_synonyms y where y.concept = any(concepts);
end $$"""

#: A question without phrases that mean what was typed, for what has none of them: their words apart mean other things.
APART = """create or replace function search_apart(q tsquery, phrases tsquery[]) returns tsquery
language plpgsql stable set client_min_messages = warning as $$
declare
  phrase tsquery;
begin
  -- The longest first, since a shorter one may be the beginning of it.
  for phrase in select x from unnest(phrases) x order by numnode(x) desc loop q := ts_rewrite(q, phrase, ''); end loop;
  return q;
end $$"""

#: All that was typed: the records that have every term, those that lack one, and those that have any; `enough` is how
#: many of the first are so many that no others are looked for; `own` are the words themselves in a name, and `phrases`
#: those of several words that mean what was typed. `taken_for` is what words in it were taken for, if they were.
ASKED = r"""create or replace function search_asked(
  given text, is_typing boolean default false,
  out q_all tsquery, out q_most tsquery, out q_any tsquery, out own tsquery, out enough integer, out taken_for text,
  out phrases tsquery[])
language plpgsql stable set enable_seqscan = off as $$
declare
  words text[];
  said text[];
  typed text[];
  terms tsquery[] := '{}';
  loose tsquery[] := '{}';
  rest text := translate(coalesce(given, ''), '”“„«»', repeat('"', 5));
  quoted text;
  m text;
  i integer := 1;
  n integer;
  last integer;
  t tsquery;
  d tsquery;
  one record;
  meant record;
begin
  taken_for := given;
  for quoted in select x[1] from regexp_matches(rest, '"([^"]+)"', 'g') x limit 3 loop
    t := search_phrase(quoted);
    if t is not null then terms := terms || t; loose := loose || t; end if;
  end loop;
  rest := regexp_replace(rest, '"[^"]*"', ' ', 'g');
  -- The first ten words that are not the same: more say nothing more. The last one as it is typed is not small yet.
  select coalesce(array_agg(y.word order by y.pos), '{}'), coalesce(array_agg(y.stem order by y.pos), '{}')
  into words, said
  from (select min(x.pos) as pos, (array_agg(x.word order by x.pos))[1] as word, x.stem
        from (select t.pos, t.word, coalesce(search_stem(t.word), case when is_typing and t.pos = max(t.pos) over ()
                                                                  then t.word end) as stem
              from search_tokens(rest) t) x
        where x.stem is not null group by x.stem order by min(x.pos) limit 10) y;
  n := cardinality(said);
  typed := said;
  select string_agg(case when is_typing and x.at = n then format('(%L:A | %L:*A)', x.stem, x.word)
                         else format('%L:A', x.stem) end, '&')::tsquery
  into own from unnest(said, words) with ordinality x (stem, word, at);
  for i in 1..n loop
    m := search_meant_word(words[i], said[i]);
    if m is not null then
      taken_for := regexp_replace(taken_for, '\m' || words[i] || '\M', m, 'i');
      said[i] := search_stem(m);
      words[i] := m;
    end if;
  end loop;
  while i <= n loop
    t := null;
    for len in reverse least(8, n - i + 1)..1 loop
      last := i + len - 1;
      meant := search_meant(said[i : last], case when is_typing and last = n then words[n] end);
      t := meant.query;
      exit when t is not null;
    end loop;
    if t is null then last := i; end if;
    if t is null or is_typing and last = n then
      one := search_word_query(
        words[last], said[last],
        case when last < n then 4 when is_typing then case when n > 1 then 1 else 2 end when n > 1 then 2 else 4 end,
        is_typing and last = n);
    end if;
    if t is not null then
      phrases := phrases || meant.phrases;
      -- The words themselves count too, as they were typed.
      if is_typing and last = n then d := one.query;
      else d := format('%L | %L', said[last], typed[last]); end if;
      for k in i..last - 1 loop d := format('%L | %L', said[k], typed[k])::tsquery && d; end loop;
      t := t || d;
      terms := terms || t; loose := loose || t;
    else
      terms := terms || one.query;
      loose := loose || case when one.near is null then one.query else one.query || one.near end;
      if one.taken_for is not null then
        taken_for := regexp_replace(taken_for, '\m' || words[i] || '\M', one.taken_for, 'i');
      end if;
    end if;
    i := last + 1;
  end loop;
  n := cardinality(terms);
  -- What may become a small word is looked for where it is, and demanded nowhere.
  if is_typing and n > 1 and search_may_be_small(words[cardinality(words)]) then
    d := terms[1];
    for j in 2..n - 1 loop d := d && terms[j]; end loop;
    terms[n] := terms[n] || d;
  end if;
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

FUNCTIONS = (
    Function("search_is_near", "text, text", IS_NEAR),
    Function("search_word_query", "text, text, integer, boolean", WORD_QUERY),
    Function("search_meant_word", "text, text", MEANT_WORD),
    Function("search_meant", "text[], text", MEANT),
    Function("search_apart", "tsquery, tsquery[]", APART),
    Function("search_asked", "text, boolean", ASKED),
)
