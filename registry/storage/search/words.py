"""Swedish in SQL: words of a text, the stem that inflections share, and what a compound is made of.

PostgreSQL's own stemmer misses endings that the field lives by (insats and insatser, barnet, föräldrar), so what it
leaves is taken here. Never stem anywhere else: what is asked and what is kept must have the same stems, and a new major
version of PostgreSQL may have others (`select search_fill()` then).
"""

from registry.storage.model.functions import Function

#: A letter that a word begins with and a hyphen, as in "e-tjänst" and "a-kassa", is a part of it and no word.
TOKENS = r"""create or replace function search_tokens(given text) returns table (pos integer, word text)
language sql immutable strict parallel safe rows 60 as $$
  select ordinality::integer, found[1]
  from regexp_matches(lower(translate(normalize(given, NFC), U&'\2010\2011', '--')),
                      '\m[aeiu]-[[:alpha:]]+|[[:alnum:]]+', 'g')
       with ordinality as t (found, ordinality)
$$"""

#: The word without marks on its letters, as who has no Swedish keyboard types it.
FOLDED = """create or replace function search_folded(word text) returns text
language sql immutable strict parallel safe
return translate(word, 'åäáàâãöøôóòõéèêëüúùûíìîïçñ', 'aaaaaaooooooeeeeuuuuiiiicn')"""

STEM = r"""create or replace function search_stem(word text) returns text
language plpgsql immutable strict parallel safe as $$
declare
  s text;
begin
  if word ~ '\d' then return word; end if;
  if length(word) < 2 then return null; end if;
  -- A service user is no use.
  if word ~ '^brukar(e|en|ens|es|na|nas|s)?$' then return 'brukar'; end if;
  s := (ts_lexize('pg_catalog.swedish_stem', word))[1];
  if s is null then return null; end if;
  if word ~ 'ets?$' and s !~ '(het|itet|dget|aket)$' then s := regexp_replace(s, '(...)ets?$', '\1'); end if;
  if word ~ 'nads?$' then s := regexp_replace(s, 'n$', 'nad'); end if;
  s := regexp_replace(s, '(...)s$', '\1');
  -- What ends so loses its own s too, as it did without an ending: resa and resan.
  s := regexp_replace(regexp_replace(s, '(...)an$', '\1'), '(...)s$', '\1');
  s := regexp_replace(s, '(....[bcdfgklmnprstv]i)n$', '\1');
  s := regexp_replace(s, '(....)het$', '\1');
  s := regexp_replace(s, '(ell|al|iv|ig|isk|bar|sam|ent)t$', '\1');
  s := regexp_replace(s, '(..[dtkgb])r$', '\1');
  s := regexp_replace(s, '(..[dkgpt])el$', '\1l');
  s := regexp_replace(s, '(..)(m|n)\2$', '\1\2');
  s := regexp_replace(s, '(x|pp)n$', '\1');
  return s;
end $$"""

#: Whether a word may become a small one, of those that names have, as it is typed on: "oc" on the way to "och".
MAY_BE_SMALL = """create or replace function search_may_be_small(word text) returns boolean
language sql immutable strict parallel safe as $$
  select exists (select from unnest('{att,av,den,det,eller,en,ett,för,från,i,med,mellan,och,om,på,som,till,under,vid}'
                                    ::text[]) small where starts_with(small, word))
$$"""

#: All ways to part a word in two known halves. With `half` one known half is enough when it is long, which helps what
#: is kept; in what is asked it would swallow misspellings.
SPLIT = r"""create or replace function search_split(word text, half boolean default true) returns text[]
language plpgsql stable strict parallel safe as $$
declare
  found text[] := '{}';
  n integer := length(word);
  l text;
  r text;
  l_known boolean;
  r_known boolean;
  sub text[];
  link text;
begin
  if n < 6 or n > 32 or word ~ '\d' or search_stem(word) = 'brukar' then return '{}'; end if;
  for i in 3..n - 3 loop
    l := search_stem(case when substr(word, i, 1) in ('o', 'u') then left(word, i - 1) else left(word, i) end);
    -- A left half ends as it does in compounds; its stem may have lost one of two letters that are the same.
    link := case when starts_with(word, l) then substr(word, length(l) + 1, i - length(l)) else '' end;
    link := case when left(link, 1) = right(l, 1) then substr(link, 2) else link end;
    l_known := l is not null and link = any('{"",s,a,e,o,u,es,r,ra,re,ans,hets}'::text[])
      and exists (select from search_parts p where p.stem = l and (i > 3 or p.letters = 3));
    r := search_stem(substr(word, i + 1));
    r_known := r is not null and exists (select from search_parts p where p.stem = r and (n - i > 3 or p.letters = 3));
    if l_known and r_known then
      found := found || l || r;
      if n - i >= 8 then found := found || search_split(substr(word, i + 1)); end if;
      if i >= 8 then found := found || search_split(left(word, i)); end if;
    elsif half and r_known and length(r) >= 6 then
      found := found || r;
    elsif half and l_known and length(l) >= 6 then
      found := found || l;
    elsif l_known and n - i >= 6 then
      sub := search_split(substr(word, i + 1), half);
      if sub <> '{}' then found := found || l || sub; end if;
    end if;
  end loop;
  return array(select distinct x from unnest(found) x where x <> search_stem(word));
end $$"""

#: What a word is made of; a first word of two with one end, as in "hälso- och sjukvård", is made of the word it is, and
#: "e-tjänst" of what stands behind the hyphen.
PARTS_OF = """create or replace function search_parts_of(word text) returns text[]
language plpgsql stable strict parallel safe as $$
declare
  linked text := case when word ~ '....o$' then search_stem(regexp_replace(word, 'o$', 'a')) end;
begin
  if substr(word, 2, 1) = '-' then return search_stem(substr(word, 3)) || search_parts_of(substr(word, 3)); end if;
  if exists (select from search_parts p where p.stem = linked) then return search_split(word) || linked; end if;
  return search_split(word);
end $$"""

#: What a word is found by: its stem first, then its parts; of a word that is known, as it was reckoned once.
LEXEMES_OF = """create or replace function search_lexemes_of(given text) returns text[]
language plpgsql stable strict parallel safe as $$
declare
  found text[];
begin
  select w.stem || w.parts into found from search_words w where w.word = given;
  if found is null then
    found := search_stem(given) || '{}'::text[];
    if found[1] is not null then found := found || search_parts_of(given); end if;
  end if;
  return found;
end $$"""

#: The words of a phrase in their order, with the stop words between them counted.
PHRASE = """create or replace function search_phrase(given text) returns tsquery
language plpgsql stable strict parallel safe as $$
declare
  each record;
  q tsquery;
  last integer;
begin
  for each in select t.pos, search_stem(t.word) as stem from search_tokens(given) t loop
    continue when each.stem is null;
    q := case when q is null then quote_literal(each.stem)::tsquery
         else tsquery_phrase(q, quote_literal(each.stem)::tsquery, each.pos - last) end;
    last := each.pos;
  end loop;
  return q;
end $$"""

STEMS = """create or replace function search_stems(given text) returns text[]
language plpgsql stable strict parallel safe as $$
begin
  return (select coalesce(array_agg(s.stem order by s.pos), '{}')
          from (select t.pos, search_stem(t.word) as stem from search_tokens(given) t) s where s.stem is not null);
end $$"""

FUNCTIONS = (
    Function("search_tokens", "text", TOKENS),
    Function("search_folded", "text", FOLDED),
    Function("search_stem", "text", STEM),
    Function("search_may_be_small", "text", MAY_BE_SMALL),
    Function("search_split", "text, boolean", SPLIT),
    Function("search_parts_of", "text", PARTS_OF),
    Function("search_lexemes_of", "text", LEXEMES_OF),
    Function("search_phrase", "text", PHRASE),
    Function("search_stems", "text", STEMS),
)
