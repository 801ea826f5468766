"""Back from a hit to the words of a text that it hit, and the text in pieces."""

from registry.storage.model.functions import Function

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
    -- Of what has a hyphen PostgreSQL marks what stands behind it.
    select string_agg(quote_literal(regexp_replace(x.word, '^.-', '')), '|')::tsquery
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
    Function("search_lexemes", "tsquery", LEXEMES),
    Function("search_hit_words", "text[], text", HIT_WORDS),
    Function("search_pieces", "text", PIECES),
)
