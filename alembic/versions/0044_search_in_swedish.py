"""Search in Swedish."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0044"
down_revision: str | Sequence[str] | None = "0043"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.execute("create extension if not exists pg_trgm")
    op.create_table(
        "search_parts",
        sa.Column("stem", sa.Text(collation="C"), nullable=False),
        sa.Column("letters", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stem", name=op.f("pk_search_parts")),
    )
    op.create_table(
        "search_synonyms",
        sa.Column("concept", sa.Text(collation="C"), nullable=False),
        sa.Column("phrase", sa.Text(collation="C"), nullable=False),
        sa.Column("stems", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("query", postgresql.TSQUERY(), nullable=False),
        sa.PrimaryKeyConstraint("concept", "phrase", name=op.f("pk_search_synonyms")),
    )
    op.create_index("ix_search_synonyms_any_stem", "search_synonyms", ["stems"], unique=False, postgresql_using="gin")
    op.create_index("ix_search_synonyms_stems", "search_synonyms", ["stems"], unique=False)
    op.create_table(
        "search_texts",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("record_type", sa.String(length=40), nullable=False),
        sa.Column("search", postgresql.TSVECTOR(), nullable=False),
        sa.Column("title", postgresql.TSVECTOR(), nullable=False),
        sa.Column("names", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "audience", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[[\"gone\"]]'"), nullable=True
        ),
        sa.Column("words", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_search_texts")),
    )
    op.create_index("ix_search_texts_names", "search_texts", ["names"], unique=False, postgresql_using="gin")
    op.create_index("ix_search_texts_search", "search_texts", ["search"], unique=False, postgresql_using="gin")
    op.create_index("ix_search_texts_title", "search_texts", ["title"], unique=False, postgresql_using="gin")
    op.create_table(
        "search_words",
        sa.Column("word", sa.Text(collation="C"), nullable=False),
        sa.Column("folded", sa.Text(collation="C"), nullable=False),
        sa.Column("stem", sa.Text(collation="C"), nullable=False),
        sa.Column("parts", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_words")),
        postgresql_with={"fillfactor": "80"},
    )
    op.create_index("ix_search_words_folded", "search_words", ["folded"], unique=False)
    op.create_index("ix_search_words_parts", "search_words", ["parts"], unique=False, postgresql_using="gin")
    op.create_index("ix_search_words_stem", "search_words", ["stem"], unique=False)
    op.create_index(
        "ix_search_words_trigrams",
        "search_words",
        ["word"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
    )
    op.execute(
        "create or replace function search_tokens(given text) returns table (pos integer, word text)\n"
        "language sql immutable strict parallel safe rows 60 as $$\n"
        "  select ordinality::integer, found[1]\n"
        "  from regexp_matches(lower(normalize(given, NFC)), '[[:alnum:]]+', 'g') with ordinality as t (found, ordinality)\n"
        "$$"
    )
    op.execute(
        "create or replace function search_folded(word text) returns text\n"
        "language sql immutable strict parallel safe\n"
        "return translate(word, 'åäáàâãöøôóòõéèêëüúùûíìîïçñ', 'aaaaaaooooooeeeeuuuuiiiicn')"
    )
    op.execute(
        "create or replace function search_stem(word text) returns text\n"
        "language plpgsql immutable strict parallel safe as $$\n"
        "declare\n"
        "  s text;\n"
        "begin\n"
        "  if word ~ '\\d' then return word; end if;\n"
        "  if length(word) < 2 then return null; end if;\n"
        "  -- A service user is no use.\n"
        "  if word ~ '^brukar(e|en|ens|es|na|nas|s)?$' then return 'brukar'; end if;\n"
        "  s := (ts_lexize('pg_catalog.swedish_stem', word))[1];\n"
        "  if s is null then return null; end if;\n"
        "  if word ~ 'ets?$' and s !~ '(het|itet|dget|aket)$' then s := regexp_replace(s, '(...)ets?$', '\\1'); end if;\n"
        "  if word ~ 'nads?$' then s := regexp_replace(s, 'n$', 'nad'); end if;\n"
        "  s := regexp_replace(s, '(...)s$', '\\1');\n"
        "  s := regexp_replace(s, '(...)an$', '\\1');\n"
        "  s := regexp_replace(s, '(....[bcdfgklmnprstv]i)n$', '\\1');\n"
        "  s := regexp_replace(s, '(....)het$', '\\1');\n"
        "  s := regexp_replace(s, '(ell|al|iv|ig|isk|bar|sam|ent)t$', '\\1');\n"
        "  s := regexp_replace(s, '(..[dtkgb])r$', '\\1');\n"
        "  s := regexp_replace(s, '(..[dkgpt])el$', '\\1l');\n"
        "  s := regexp_replace(s, '(..)(m|n)\\2$', '\\1\\2');\n"
        "  s := regexp_replace(s, '(x|pp)n$', '\\1');\n"
        "  return s;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_split(word text, half boolean default true) returns text[]\n"
        "language plpgsql stable strict parallel safe as $$\n"
        "declare\n"
        "  found text[] := '{}';\n"
        "  n integer := length(word);\n"
        "  l text;\n"
        "  r text;\n"
        "  l_known boolean;\n"
        "  r_known boolean;\n"
        "  sub text[];\n"
        "  link text;\n"
        "begin\n"
        "  if n < 6 or n > 32 or word ~ '\\d' or search_stem(word) = 'brukar' then return '{}'; end if;\n"
        "  for i in 3..n - 3 loop\n"
        "    l := search_stem(case when substr(word, i, 1) in ('o', 'u') then left(word, i - 1) else left(word, i) end);\n"
        "    -- A left half ends as it does in compounds; its stem may have lost one of two letters that are the same.\n"
        "    link := case when starts_with(word, l) then substr(word, length(l) + 1, i - length(l)) else '' end;\n"
        "    link := case when left(link, 1) = right(l, 1) then substr(link, 2) else link end;\n"
        "    l_known := l is not null and link = any('{\"\",s,a,e,o,u,es,r,ra,re,ans,hets}'::text[])\n"
        "      and exists (select from search_parts p where p.stem = l and (i > 3 or p.letters = 3));\n"
        "    r := search_stem(substr(word, i + 1));\n"
        "    r_known := r is not null and exists (select from search_parts p where p.stem = r and (n - i > 3 or p.letters = 3));\n"
        "    if l_known and r_known then\n"
        "      found := found || l || r;\n"
        "      if n - i >= 8 then found := found || search_split(substr(word, i + 1)); end if;\n"
        "      if i >= 8 then found := found || search_split(left(word, i)); end if;\n"
        "    elsif half and r_known and length(r) >= 6 then\n"
        "      found := found || r;\n"
        "    elsif half and l_known and length(l) >= 6 then\n"
        "      found := found || l;\n"
        "    elsif l_known and n - i >= 6 then\n"
        "      sub := search_split(substr(word, i + 1), half);\n"
        "      if sub <> '{}' then found := found || l || sub; end if;\n"
        "    end if;\n"
        "  end loop;\n"
        "  return array(select distinct x from unnest(found) x where x <> search_stem(word));\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_parts_of(word text) returns text[]\n"
        "language plpgsql stable strict parallel safe as $$\n"
        "declare\n"
        "  linked text := case when word ~ '....o$' then search_stem(regexp_replace(word, 'o$', 'a')) end;\n"
        "begin\n"
        "  if exists (select from search_parts p where p.stem = linked) then return search_split(word) || linked; end if;\n"
        "  return search_split(word);\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_lexemes_of(given text) returns text[]\n"
        "language plpgsql stable strict parallel safe as $$\n"
        "declare\n"
        "  found text[];\n"
        "begin\n"
        "  select w.stem || w.parts into found from search_words w where w.word = given;\n"
        "  if found is null then\n"
        "    found := search_stem(given) || '{}'::text[];\n"
        "    if found[1] is not null then found := found || search_parts_of(given); end if;\n"
        "  end if;\n"
        "  return found;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_phrase(given text) returns tsquery\n"
        "language plpgsql stable strict parallel safe as $$\n"
        "declare\n"
        "  each record;\n"
        "  q tsquery;\n"
        "  last integer;\n"
        "begin\n"
        "  for each in select t.pos, search_stem(t.word) as stem from search_tokens(given) t loop\n"
        "    continue when each.stem is null;\n"
        "    q := case when q is null then quote_literal(each.stem)::tsquery\n"
        "         else tsquery_phrase(q, quote_literal(each.stem)::tsquery, each.pos - last) end;\n"
        "    last := each.pos;\n"
        "  end loop;\n"
        "  return q;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_stems(given text) returns text[]\n"
        "language plpgsql stable strict parallel safe as $$\n"
        "begin\n"
        "  return (select coalesce(array_agg(s.stem order by s.pos), '{}')\n"
        "          from (select t.pos, search_stem(t.word) as stem from search_tokens(given) t) s where s.stem is not null);\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_word_query(\n"
        "  w text, s text, shortest integer, is_typing boolean, out query tsquery, out near tsquery, out taken_for text)\n"
        "language plpgsql stable as $$\n"
        "declare\n"
        "  is_known boolean;\n"
        "  is_plain boolean := w = search_folded(w);\n"
        "  begins tsquery;\n"
        "  p text[];\n"
        "begin\n"
        "  query := quote_literal(s)::tsquery;\n"
        "  is_known := exists (select from search_words k where k.stem = s)\n"
        "    or exists (select from search_words k where k.parts @> array[s]);\n"
        "  if length(w) >= shortest and (is_typing or not is_known) then\n"
        "    select string_agg(quote_literal(x.stem), '|')::tsquery into begins from (\n"
        "      select k.stem from search_words k where k.word >= w and k.word < w || U&'\\+10FFFF'\n"
        "      group by k.stem order by max(k.uses) desc, min(length(k.word)), k.stem limit 15) x;\n"
        "    -- So few letters begin so many words that only those that all may know are looked for.\n"
        "    if length(w) > 3 then query := query || (quote_literal(w) || ':*')::tsquery; end if;\n"
        "    if begins is not null then\n"
        "      query := query || begins;\n"
        "      return;\n"
        "    end if;\n"
        "  end if;\n"
        "  if is_plain and length(w) >= 4 and (length(w) >= 5 or not is_known) then\n"
        "    select string_agg(quote_literal(x.stem), '|')::tsquery, min(x.word) into near, taken_for from (\n"
        "      select k.stem, min(k.word) as word from search_words k where k.folded = w and k.word <> w\n"
        "      group by k.stem order by max(k.uses) desc limit 4) x;\n"
        "    if is_known then taken_for := null; end if;\n"
        "    if near is not null and not is_known then\n"
        "      query := query || near;\n"
        "      near := null;\n"
        "      return;\n"
        "    end if;\n"
        "  end if;\n"
        "  if is_known then return; end if;\n"
        "  p := search_split(w, false);\n"
        "  -- What is made of words that stand nowhere is rather misspelt.\n"
        "  if p <> '{}' and (select bool_and(exists (select from search_words k where k.stem = x or k.parts @> array[x]))\n"
        "                    from unnest(p) x) then\n"
        "    select query || string_agg(quote_literal(x), '&')::tsquery into query from unnest(p) x\n"
        "    where not exists (select from unnest(p) y where y <> x and y like '%' || x || '%');\n"
        "    return;\n"
        "  end if;\n"
        "  if length(w) >= 5 and w !~ '\\d' then\n"
        "    select query || string_agg(quote_literal(x.stem), '|')::tsquery,\n"
        "           (array_agg(x.word order by x.sim desc, x.uses desc))[1]\n"
        "    into near, taken_for from (\n"
        "      select * from (\n"
        "        select distinct on (k.stem) k.stem, k.word, k.uses, similarity(k.word, w) as sim,\n"
        "               max(similarity(k.word, w)) over () as best\n"
        "        from search_words k where k.word % w and length(k.word) >= 4 and abs(length(k.word) - length(w)) <= 3\n"
        "        order by k.stem, similarity(k.word, w) desc) y\n"
        "      where y.sim >= 0.36 and y.sim >= y.best - 0.12 order by y.sim desc, y.uses desc limit 4) x;\n"
        "    query := coalesce(near, query);\n"
        "    near := null;\n"
        "  end if;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_meant(given text[]) returns tsquery\n"
        "language plpgsql stable as $$\n"
        "declare\n"
        "  concepts text[] := array(select y.concept from search_synonyms y where y.stems = given and y.concept like 'seed %');\n"
        "  records text[] := array(select y.concept from search_synonyms y where y.stems = given and y.concept not like 'seed %'\n"
        "                          limit 5);\n"
        "begin\n"
        "  if cardinality(records) < 5 then concepts := concepts || records; end if;\n"
        "  return (select string_agg(format('(%s)', y.query::text), ' | ')::tsquery from search_synonyms y\n"
        "          where y.concept = any(concepts));\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_query(\n"
        "  given text, is_typing boolean default false,\n"
        "  out q_all tsquery, out q_most tsquery, out q_any tsquery, out own tsquery, out enough integer, out taken_for text)\n"
        "language plpgsql stable as $$\n"
        "declare\n"
        "  words text[];\n"
        "  said text[];\n"
        "  terms tsquery[] := '{}';\n"
        "  loose tsquery[] := '{}';\n"
        "  rest text := coalesce(given, '');\n"
        "  quoted text;\n"
        "  m text;\n"
        "  i integer := 1;\n"
        "  n integer;\n"
        "  last integer;\n"
        "  t tsquery;\n"
        "  d tsquery;\n"
        "  one record;\n"
        "begin\n"
        "  taken_for := given;\n"
        "  for quoted in select x[1] from regexp_matches(rest, '\"([^\"]+)\"', 'g') x limit 3 loop\n"
        "    t := search_phrase(quoted);\n"
        "    if t is not null then terms := terms || t; loose := loose || t; end if;\n"
        "  end loop;\n"
        "  rest := regexp_replace(rest, '\"[^\"]*\"', ' ', 'g');\n"
        "  -- The first ten words that are not the same: more say nothing more, and each is looked up.\n"
        "  select coalesce(array_agg(y.word order by y.pos), '{}'), coalesce(array_agg(y.stem order by y.pos), '{}')\n"
        "  into words, said\n"
        "  from (select min(x.pos) as pos, (array_agg(x.word order by x.pos))[1] as word, x.stem\n"
        "        from (select t.pos, t.word, search_stem(t.word) as stem from search_tokens(rest) t) x\n"
        "        where x.stem is not null group by x.stem order by min(x.pos) limit 10) y;\n"
        "  n := cardinality(said);\n"
        "  select string_agg(quote_literal(x) || ':' || 'A', '&')::tsquery into own from unnest(said) x;\n"
        "  -- A word that nobody knows may be one of a synonym, misspelt.\n"
        "  for i in 1..n loop\n"
        "    if not exists (select from search_words k where k.stem = said[i])\n"
        "       and not exists (select from search_words k where k.parts @> array[said[i]])\n"
        "       and not exists (select from search_synonyms y where y.stems @> array[said[i]]) and length(words[i]) >= 5\n"
        "       and not exists (select from search_words k where k.word >= words[i] and k.word < words[i] || U&'\\+10FFFF')\n"
        "       and search_split(words[i], false) = '{}' then\n"
        "      m := null;\n"
        "      select k.stem into m from search_words k\n"
        "      where k.word % words[i] and abs(length(k.word) - length(words[i])) <= 3 and similarity(k.word, words[i]) >= 0.36\n"
        "      order by similarity(k.word, words[i]) desc, k.uses desc, length(k.word) limit 1;\n"
        "      if m is not null and exists (select from search_synonyms y where y.stems @> array[m]) then\n"
        "        select k.word into quoted from search_words k where k.stem = m and k.word % words[i]\n"
        "        order by similarity(k.word, words[i]) desc, k.uses desc limit 1;\n"
        "        taken_for := regexp_replace(taken_for, '\\m' || words[i] || '\\M', quoted, 'i');\n"
        "        said[i] := m;\n"
        "        words[i] := quoted;\n"
        "      end if;\n"
        "    end if;\n"
        "  end loop;\n"
        "  while i <= n loop\n"
        "    t := null;\n"
        "    for len in reverse least(8, case when is_typing then n - i else n - i + 1 end)..1 loop\n"
        "      t := search_meant(said[i : i + len - 1]);\n"
        "      last := i + len - 1;\n"
        "      exit when t is not null;\n"
        "    end loop;\n"
        "    if t is not null then\n"
        "      if last > i then\n"
        "        select t || string_agg(quote_literal(x), '&')::tsquery into t from unnest(said[i : last]) x;\n"
        "      end if;\n"
        "      terms := terms || t;\n"
        "      loose := loose || t;\n"
        "      i := last + 1;\n"
        "    else\n"
        "      select * into one from search_word_query(\n"
        "        words[i], said[i],\n"
        "        case when i < n then 4 when is_typing then case when n > 1 then 1 else 2 end when n > 1 then 2 else 4 end,\n"
        "        is_typing and i = n);\n"
        "      terms := terms || one.query;\n"
        "      loose := loose || case when one.near is null then one.query else one.query || one.near end;\n"
        "      if one.taken_for is not null then\n"
        "        taken_for := regexp_replace(taken_for, '\\m' || words[i] || '\\M', one.taken_for, 'i');\n"
        "      end if;\n"
        "      i := i + 1;\n"
        "    end if;\n"
        "  end loop;\n"
        "  n := cardinality(terms);\n"
        "  for i in 1..n loop\n"
        "    q_all := case when q_all is null then terms[i] else q_all && terms[i] end;\n"
        "    q_any := case when q_any is null then loose[i] else q_any || loose[i] end;\n"
        "    continue when n > 6;\n"
        "    d := null;\n"
        "    for j in 1..n loop\n"
        "      if j <> i then d := case when d is null then loose[j] else d && loose[j] end; end if;\n"
        "    end loop;\n"
        "    q_most := case when q_most is null then d when d is null then q_most else q_most || d end;\n"
        "  end loop;\n"
        "  enough := case when n = 2 then 1 else 3 end;\n"
        "  -- Of many terms there are as many ways to lack one, and each is looked for.\n"
        "  if n < 3 or n > 6 then q_most := null; end if;\n"
        "  if taken_for is not distinct from given then taken_for := null; end if;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_lexemes(q tsquery) returns text[]\n"
        "language sql immutable strict parallel safe as $$\n"
        "  select coalesce(array_agg(distinct replace(found[1], '''''', '''')\n"
        "                    || case when found[2] like '%*%' then '*' else '' end), '{}')\n"
        "  from regexp_matches(q::text, '''((?:[^'']|'''')+)''(:[*ABCD]+)?', 'g') found\n"
        "$$"
    )
    op.execute(
        "create or replace function search_hit_words(lexemes text[], given text) returns tsquery\n"
        "language plpgsql stable parallel safe as $$\n"
        "begin\n"
        "  return (\n"
        "    select string_agg(quote_literal(x.word), '|')::tsquery\n"
        "    from (select distinct t.word from search_tokens(given) t) x cross join lateral search_lexemes_of(x.word) l (found)\n"
        "    where l.found && lexemes\n"
        "       or exists (select from unnest(lexemes) p, unnest(x.word || l.found) f\n"
        "                  where right(p, 1) = '*' and starts_with(f, rtrim(p, '*'))));\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_pieces(marked text)\n"
        "returns table (place integer, piece text, is_match boolean)\n"
        "language sql immutable strict parallel safe rows 8 as $$\n"
        "  select (2 * c.n + v.k)::integer, v.piece, v.is_match\n"
        "  from string_to_table(marked, U&'\\E000') with ordinality c (chunk, n)\n"
        "  cross join lateral (\n"
        "    values (0, split_part(c.chunk, U&'\\E001', 1), c.n > 1),\n"
        "           (1, case when c.n > 1 then split_part(c.chunk, U&'\\E001', 2) end, false)) v (k, piece, is_match)\n"
        "  where v.piece <> ''\n"
        "$$"
    )
    op.execute(
        "create or replace function search_fields(kind text, ids uuid[])\n"
        "returns table (record uuid, place integer, field text, weight text, body text)\n"
        "language plpgsql stable as $$\n"
        "begin\n"
        "  case kind\n"
        "  when 'DECISION' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from decisions t cross join lateral (\n"
        "      select 10000, 'reason', 'C', t.reason\n"
        "      union all select 20000, 'outcome', 'C', t.outcome) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'ENDORSEMENT' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from endorsements t cross join lateral (\n"
        "      select 10000, 'localWording', 'C', t.local_wording) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'GROUP' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from groups t cross join lateral (\n"
        "      select 10000, 'name', 'A', t.name\n"
        "      union all select 20000, 'remit', 'C', t.remit\n"
        "      union all select 30000, 'kind', 'D', case t.kind when 'REFERENCE_GROUP' then 'referensgrupp' when 'STEERING_GROUP' then 'styrgrupp' when 'PREPARATORY_GROUP' then 'beredningsgrupp' when 'WORKING_GROUP' then 'arbetsgrupp' when 'COLLABORATION_GROUP' then 'samverkansgrupp' when 'NETWORK' then 'nätverk' when 'COUNCIL' then 'råd' end) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'INITIATIVE' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from initiatives t cross join lateral (\n"
        "      select 10000, 'title', 'A', t.title\n"
        "      union all select 20000, 'titleEn', 'A', t.title_en\n"
        "      union all select 30000 + n::integer, 'formerTitles', 'A', v ->> 'name' from jsonb_array_elements(t.former_titles) with ordinality e (v, n)\n"
        "      union all select 40000, 'summary', 'C', t.summary\n"
        "      union all select 50000, 'summaryEn', 'C', t.summary_en\n"
        "      union all select 60000 + n::integer, 'questions', 'C', v from unnest(t.questions) with ordinality e (v, n)\n"
        "      union all select 70000 + n::integer, 'methods', 'C', v from unnest(t.methods) with ordinality e (v, n)\n"
        "      union all select 80000, 'targetGroup.text', 'C', t.target_group_text\n"
        "      union all select 90000, 'opening.seeks', 'C', t.opening_seeks\n"
        "      union all select 100000, 'opening.demands', 'C', t.opening_demands\n"
        "      union all select 110000, 'opening.offers', 'C', t.opening_offers\n"
        "      union all select 120000, 'phaseNote', 'C', t.phase_note\n"
        "      union all select 130000, 'discontinuedBecause', 'C', t.discontinued_because\n"
        "      union all select 140000, 'kind', 'D', case t.kind when 'PILOT' then 'pilot' when 'PRE_STUDY' then 'förstudie' when 'INQUIRY' then 'utredningsarbete' when 'NATIONAL_TEST' then 'nationellt test' when 'PRIORITY_AREA' then 'prioriterat samverkansområde' when 'PROGRAMME' then 'program' when 'YRKESRESA' then 'yrkesresa' when 'JOINT_DEVELOPMENT' then 'gemensamt utvecklingsarbete' when 'JOINT_OPERATION' then 'gemensam drift' when 'RESEARCH' then 'forskning' when 'FOLLOW_UP' then 'uppföljning' end) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'KNOWLEDGE_NEED' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from knowledge_needs t cross join lateral (\n"
        "      select 10000, 'title', 'A', t.title\n"
        "      union all select 20000, 'titleEn', 'A', t.title_en\n"
        "      union all select 30000, 'description', 'C', t.description\n"
        "      union all select 40000, 'targetGroup.text', 'C', t.target_group_text) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'LESSON' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from lessons t cross join lateral (\n"
        "      select 10000, 'text', 'C', t.text) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'MANDATE' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from mandates t cross join lateral (\n"
        "      select 10000, 'title', 'A', t.title\n"
        "      union all select 20000, 'titleEn', 'A', t.title_en\n"
        "      union all select 30000, 'summary', 'C', t.summary\n"
        "      union all select 40000, 'outcome', 'C', t.outcome\n"
        "      union all select 50000, 'kind', 'D', case t.kind when 'AGREEMENT' then 'överenskommelse' when 'COMMISSION' then 'uppdrag' when 'GRANT' then 'statsbidrag eller annat bidrag' when 'JOINT_FUNDING' then 'gemensam finansiering' end) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'METHOD' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from methods t cross join lateral (\n"
        "      select 10000, 'name', 'A', t.name\n"
        "      union all select 20000, 'shortName', 'A', t.short_name\n"
        "      union all select 30000, 'nameEn', 'A', t.name_en\n"
        "      union all select 40000 + n::integer, 'formerNames', 'A', v ->> 'name' from jsonb_array_elements(t.former_names) with ordinality e (v, n)\n"
        "      union all select 50000, 'aim', 'C', t.aim\n"
        "      union all select 60000, 'targetGroup.text', 'C', t.target_group_text\n"
        "      union all select 70000, 'kind', 'D', case t.kind when 'METHOD' then 'metod' when 'INTERVENTION' then 'insats' when 'WAY_OF_WORKING' then 'arbetssätt' when 'INSTRUMENT' then 'bedömningsinstrument' end) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'METHOD_USE' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from method_uses t cross join lateral (\n"
        "      select 10000, 'unit', 'C', t.unit\n"
        "      union all select 20000, 'extent', 'C', t.extent) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'ORGANISATION' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from organisations t cross join lateral (\n"
        "      select 10000, 'code', 'A', t.municipality_code\n"
        "      union all select 20000, 'organisationNumber', 'A', t.organisation_number\n"
        "      union all select 30000, 'name', 'A', t.name\n"
        "      union all select 40000, 'shortName', 'A', t.short_name\n"
        "      union all select 50000, 'nameEn', 'A', t.name_en\n"
        "      union all select 60000 + n::integer, 'formerNames', 'A', v ->> 'name' from jsonb_array_elements(t.former_names) with ordinality e (v, n)\n"
        "      union all select 70000, 'kind', 'D', case t.kind when 'MUNICIPALITY' then 'kommun' when 'REGION' then 'region' when 'RSS_BODY' then 'regional samverkans- och stödstruktur' when 'MUNICIPAL_ASSOCIATION' then 'kommunalförbund' when 'GOVERNMENT' then 'regering, departement' when 'NATIONAL_AGENCY' then 'statlig myndighet' when 'ASSOCIATION' then 'förening, medlemsorganisation' when 'RESEARCH_UNIT' then 'FoU-enhet' when 'COUNTY_BOARD' then 'länsstyrelse' when 'UNIVERSITY' then 'universitet, högskola' when 'USER_ORGANISATION' then 'brukar- eller intresseorganisation' when 'COORDINATION_ASSOCIATION' then 'samordningsförbund' when 'COMPANY' then 'bolag' when 'OTHER' then 'annan' end\n"
        "      union all select 80000, 'name', 'K', case when t.municipality_code is not null then t.name || ' kommun' end) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'OUTPUT' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from outputs t cross join lateral (\n"
        "      select 10000, 'title', 'A', t.title\n"
        "      union all select 20000, 'titleEn', 'A', t.title_en\n"
        "      union all select 30000, 'summary', 'C', t.summary\n"
        "      union all select 40000, 'publishedIn', 'C', t.published_in\n"
        "      union all select 50000, 'kind', 'D', case t.kind when 'REPORT' then 'rapport' when 'EVIDENCE_BASE' then 'kunskapsunderlag' when 'KNOWLEDGE_SUPPORT' then 'kunskapsstöd' when 'RESEARCH_OVERVIEW' then 'kunskapsöversikt' when 'MODEL' then 'modell' when 'COURSE' then 'kurs' when 'FILM' then 'film' when 'DISCUSSION_PAPER' then 'idéskrift' when 'NATIONAL_GUIDELINES' then 'nationella riktlinjer' when 'HANDBOOK' then 'handbok' when 'COMPARISON' then 'jämförelse' when 'WORKING_METHOD' then 'arbetssätt' when 'IMPLEMENTATION_SUPPORT' then 'implementeringsstöd' end) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'PARTICIPATION' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from participations t cross join lateral (\n"
        "      select 10000, 'note', 'C', t.note\n"
        "      union all select 20000, 'unit', 'C', t.unit\n"
        "      union all select 30000, 'localTargetGroup.text', 'C', t.local_target_group_text) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'SEAT' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from seats t cross join lateral (\n"
        "      select 10000, 'function', 'C', t.function) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  when 'THEME' then return query\n"
        "    select t.id, f.place, f.field, f.weight, f.body from themes t cross join lateral (\n"
        "      select 10000, 'name', 'A', t.name\n"
        "      union all select 20000, 'nameEn', 'A', t.name_en\n"
        "      union all select 30000 + n::integer, 'formerNames', 'A', v ->> 'name' from jsonb_array_elements(t.former_names) with ordinality e (v, n)) f (place, field, weight, body)\n"
        "    where t.id = any(ids) and f.body <> '';\n"
        "  else null;\n"
        "  end case;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_put(kind text, ids uuid[]) returns void\n"
        "language plpgsql as $$\n"
        "begin\n"
        "  with fields as materialized (\n"
        "    select * from search_fields(kind, ids)\n"
        "  ), tokens as materialized (\n"
        "    select f.record, f.weight, t.word,\n"
        "           least(16000, row_number() over inside + 8 * dense_rank() over (partition by f.record order by f.place)) as at\n"
        "    from fields f cross join lateral search_tokens(f.body) t where f.weight <> 'K'\n"
        "    window inside as (partition by f.record order by f.place, t.pos)\n"
        "  ), known as materialized (\n"
        "    select d.word, search_lexemes_of(d.word) as lexemes from (select distinct t.word from tokens t) d\n"
        "  ), vectors as (\n"
        "    select t.record, string_agg(quote_literal(x.lexeme) || ':' || t.at || case when x.n = 1 or t.weight = 'D'\n"
        "             then t.weight when t.weight = 'A' then 'B' else 'D' end, ' ')::tsvector as vector\n"
        "    from tokens t join known k on k.word = t.word cross join lateral unnest(k.lexemes) with ordinality x (lexeme, n)\n"
        "    where x.lexeme is not null group by t.record\n"
        "  ), whole as (\n"
        "    select f.record, array_agg(distinct name_key(f.body)) || array_agg(distinct lower(f.body)) as names\n"
        "    from fields f where f.weight in ('A', 'K') group by f.record\n"
        "  )\n"
        "  insert into search_texts as s (record_id, record_type, search, title, names)\n"
        "  select i.id, kind, coalesce(v.vector, ''), coalesce(ts_filter(v.vector, '{a,b}'), ''), coalesce(w.names, '{}')\n"
        "  from unnest(ids) i (id) left join vectors v on v.record = i.id left join whole w on w.record = i.id\n"
        "  where v.vector is not null or exists (select from search_texts o where o.record_id = i.id)\n"
        "  on conflict (record_id) do update set search = excluded.search, title = excluded.title, names = excluded.names;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_keep() returns trigger\n"
        "language plpgsql security definer set search_path = public, pg_temp as $$\n"
        "declare\n"
        "  ids uuid[];\n"
        "  columns text;\n"
        "begin\n"
        "  if tg_op = 'INSERT' then\n"
        "    select array_agg(n.id) into ids from added n;\n"
        "  else\n"
        "    select string_agg(format('n.%1$I is distinct from o.%1$I', c), ' or ') into columns from unnest(tg_argv[1:]) c;\n"
        "    execute format('select array_agg(n.id) from added n join removed o on o.id = n.id where %s', columns) into ids;\n"
        "  end if;\n"
        "  if ids is not null then perform search_put(tg_argv[0], ids); end if;\n"
        "  return null;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_told(ids uuid[]) returns void\n"
        "language plpgsql as $$\n"
        "declare\n"
        "  moved text[];\n"
        "  numbers integer[];\n"
        "begin\n"
        "  with now as materialized (\n"
        "    select s.record_id, s.words as before, h.audience, coalesce(w.words, '{}') as after\n"
        "    from search_texts s join heads h on h.record_id = s.record_id left join (\n"
        "      select f.record, array_agg(distinct t.word) as words\n"
        "      from (select k.record_type, array_agg(k.record_id) as ids\n"
        "            from search_texts k join heads e on e.record_id = k.record_id where k.record_id = any(ids)\n"
        "              and e.audience is null group by k.record_type) k\n"
        "      cross join lateral search_fields(k.record_type, k.ids) f cross join lateral search_tokens(f.body) t\n"
        "      where length(t.word) <= 60 group by f.record) w on w.record = s.record_id\n"
        "    where s.record_id = any(ids)\n"
        "  ), put as (\n"
        "    update search_texts s set audience = n.audience, words = n.after from now n\n"
        "    where s.record_id = n.record_id and (s.audience is distinct from n.audience or s.words <> n.after)\n"
        "  ), counted as (\n"
        "    select w.word, sum(w.n)::integer as n from (\n"
        "      select unnest(n.after) as word, 1 as n from now n union all select unnest(n.before), -1 from now n) w\n"
        "    group by w.word having sum(w.n) <> 0\n"
        "  )\n"
        "  select array_agg(c.word), array_agg(c.n) into moved, numbers from counted c;\n"
        "  if moved is not null then\n"
        "    update search_words w set uses = w.uses + m.n from unnest(moved, numbers) m (word, n) where w.word = m.word;\n"
        "    insert into search_words (word, folded, stem, parts, uses)\n"
        "    select m.word, search_folded(m.word), search_stem(m.word), search_parts_of(m.word), m.n\n"
        "    from unnest(moved, numbers) m (word, n)\n"
        "    where m.n > 0 and search_stem(m.word) is not null and not exists (select from search_words w where w.word = m.word);\n"
        "    delete from search_words w where w.word = any(moved) and w.uses <= 0;\n"
        "  end if;\n"
        "  delete from search_synonyms y where y.concept = any(ids::text[]);\n"
        "  with phrases as materialized (\n"
        "    select distinct on (s.record_id, search_stems(f.body)) s.record_id, f.body, search_stems(f.body) as stems\n"
        "    from search_texts s cross join lateral search_fields(s.record_type, array[s.record_id]) f\n"
        "    where s.record_id = any(ids) and s.audience is null and s.record_type = any(array['METHOD', 'ORGANISATION', 'THEME'])\n"
        "      and s.record_type || ' ' || f.field = any(array['METHOD name', 'METHOD shortName', 'METHOD formerNames', 'ORGANISATION name', 'ORGANISATION shortName', 'ORGANISATION formerNames', 'THEME name', 'THEME formerNames'])\n"
        "  ), apart as (\n"
        "    select p.*, count(*) over (partition by p.record_id) as n from phrases p\n"
        "    where cardinality(p.stems) between 1 and 8 and not exists (\n"
        "      select from phrases o where o.record_id = p.record_id and o.stems <> p.stems\n"
        "        and (o.stems <@ p.stems or p.stems <@ o.stems) and o.body < p.body)\n"
        "  )\n"
        "  insert into search_synonyms (concept, phrase, stems, query)\n"
        "  select a.record_id::text, a.body, a.stems, search_phrase(a.body) from apart a where a.n > 1\n"
        "  on conflict do nothing;\n"
        "  delete from search_texts s where s.record_id = any(ids) and s.audience = '[[\"gone\"]]';\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_place() returns trigger\n"
        "language plpgsql security definer set search_path = public, pg_temp as $$\n"
        "declare\n"
        "  ids uuid[];\n"
        "begin\n"
        "  if tg_op = 'INSERT' then\n"
        "    select array_agg(n.record_id) into ids from added n;\n"
        "  else\n"
        "    select array_agg(n.record_id) into ids from added n join removed o on o.record_id = n.record_id\n"
        "    where n.audience is distinct from o.audience or (n.position <> o.position and n.echoed_at < n.position);\n"
        "  end if;\n"
        "  if ids is not null then perform search_told(ids); end if;\n"
        "  return null;\n"
        "end $$"
    )
    op.execute(
        "create or replace function search_fill() returns void\n"
        "language plpgsql as $$\n"
        "declare\n"
        "  the_kind text;\n"
        "  every uuid[];\n"
        "  start integer;\n"
        "begin\n"
        "  delete from search_texts;\n"
        "  delete from search_words;\n"
        "  delete from search_synonyms where concept not like 'seed %';\n"
        "  foreach the_kind in array array['DECISION', 'ENDORSEMENT', 'GROUP', 'INITIATIVE', 'KNOWLEDGE_NEED', 'LESSON', 'MANDATE', 'METHOD', 'METHOD_USE', 'ORGANISATION', 'OUTPUT', 'PARTICIPATION', 'SEAT', 'THEME'] loop\n"
        "    every := array(select distinct f.record from search_fields(the_kind, ids_of(the_kind)) f);\n"
        "    insert into search_texts (record_id, record_type, search, title) select i, the_kind, '', '' from unnest(every) i;\n"
        "    for start in select generate_series(1, cardinality(every), 2000) loop\n"
        "      perform search_told(every[start : start + 1999]);\n"
        "      perform search_put(the_kind, every[start : start + 1999]);\n"
        "    end loop;\n"
        "  end loop;\n"
        "end $$"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON decisions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('DECISION', 'reason', 'outcome')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON decisions REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('DECISION', 'reason', 'outcome')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON endorsements REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('ENDORSEMENT', 'local_wording')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON endorsements REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('ENDORSEMENT', 'local_wording')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON groups REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('GROUP', 'name', 'remit', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON groups REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('GROUP', 'name', 'remit', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_place_insert AFTER INSERT ON heads REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_place()"
    )
    op.execute(
        "CREATE TRIGGER search_place_update AFTER UPDATE ON heads REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_place()"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON initiatives REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('INITIATIVE', 'title', 'title_en', 'former_titles', 'summary', 'summary_en', 'questions', 'methods', 'target_group_text', 'opening_seeks', 'opening_demands', 'opening_offers', 'phase_note', 'discontinued_because', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON initiatives REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('INITIATIVE', 'title', 'title_en', 'former_titles', 'summary', 'summary_en', 'questions', 'methods', 'target_group_text', 'opening_seeks', 'opening_demands', 'opening_offers', 'phase_note', 'discontinued_because', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON knowledge_needs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('KNOWLEDGE_NEED', 'title', 'title_en', 'description', 'target_group_text')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON knowledge_needs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('KNOWLEDGE_NEED', 'title', 'title_en', 'description', 'target_group_text')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON lessons REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('LESSON', 'text')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('LESSON', 'text')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON mandates REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('MANDATE', 'title', 'title_en', 'summary', 'outcome', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON mandates REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('MANDATE', 'title', 'title_en', 'summary', 'outcome', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON method_uses REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('METHOD_USE', 'unit', 'extent')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON method_uses REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('METHOD_USE', 'unit', 'extent')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('METHOD', 'name', 'short_name', 'name_en', 'former_names', 'aim', 'target_group_text', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('METHOD', 'name', 'short_name', 'name_en', 'former_names', 'aim', 'target_group_text', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON organisations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('ORGANISATION', 'municipality_code', 'organisation_number', 'name', 'short_name', 'name_en', 'former_names', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON organisations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('ORGANISATION', 'municipality_code', 'organisation_number', 'name', 'short_name', 'name_en', 'former_names', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON outputs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('OUTPUT', 'title', 'title_en', 'summary', 'published_in', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON outputs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('OUTPUT', 'title', 'title_en', 'summary', 'published_in', 'kind')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON participations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('PARTICIPATION', 'note', 'unit', 'local_target_group_text')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON participations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('PARTICIPATION', 'note', 'unit', 'local_target_group_text')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON seats REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('SEAT', 'function')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON seats REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('SEAT', 'function')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_insert AFTER INSERT ON themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('THEME', 'name', 'name_en', 'former_names')"
    )
    op.execute(
        "CREATE TRIGGER search_keep_update AFTER UPDATE ON themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_keep('THEME', 'name', 'name_en', 'former_names')"
    )
    op.execute("select search_fill()")


def downgrade() -> None:
    """Step down."""
    op.execute("DROP TRIGGER search_keep_update ON themes")
    op.execute("DROP TRIGGER search_keep_insert ON themes")
    op.execute("DROP TRIGGER search_keep_update ON seats")
    op.execute("DROP TRIGGER search_keep_insert ON seats")
    op.execute("DROP TRIGGER search_keep_update ON participations")
    op.execute("DROP TRIGGER search_keep_insert ON participations")
    op.execute("DROP TRIGGER search_keep_update ON outputs")
    op.execute("DROP TRIGGER search_keep_insert ON outputs")
    op.execute("DROP TRIGGER search_keep_update ON organisations")
    op.execute("DROP TRIGGER search_keep_insert ON organisations")
    op.execute("DROP TRIGGER search_keep_update ON methods")
    op.execute("DROP TRIGGER search_keep_insert ON methods")
    op.execute("DROP TRIGGER search_keep_update ON method_uses")
    op.execute("DROP TRIGGER search_keep_insert ON method_uses")
    op.execute("DROP TRIGGER search_keep_update ON mandates")
    op.execute("DROP TRIGGER search_keep_insert ON mandates")
    op.execute("DROP TRIGGER search_keep_update ON lessons")
    op.execute("DROP TRIGGER search_keep_insert ON lessons")
    op.execute("DROP TRIGGER search_keep_update ON knowledge_needs")
    op.execute("DROP TRIGGER search_keep_insert ON knowledge_needs")
    op.execute("DROP TRIGGER search_keep_update ON initiatives")
    op.execute("DROP TRIGGER search_keep_insert ON initiatives")
    op.execute("DROP TRIGGER search_place_update ON heads")
    op.execute("DROP TRIGGER search_place_insert ON heads")
    op.execute("DROP TRIGGER search_keep_update ON groups")
    op.execute("DROP TRIGGER search_keep_insert ON groups")
    op.execute("DROP TRIGGER search_keep_update ON endorsements")
    op.execute("DROP TRIGGER search_keep_insert ON endorsements")
    op.execute("DROP TRIGGER search_keep_update ON decisions")
    op.execute("DROP TRIGGER search_keep_insert ON decisions")
    op.execute("DROP FUNCTION search_fill()")
    op.execute("DROP FUNCTION search_place()")
    op.execute("DROP FUNCTION search_told(uuid[])")
    op.execute("DROP FUNCTION search_keep()")
    op.execute("DROP FUNCTION search_put(text, uuid[])")
    op.execute("DROP FUNCTION search_fields(text, uuid[])")
    op.execute("DROP FUNCTION search_pieces(text)")
    op.execute("DROP FUNCTION search_hit_words(text[], text)")
    op.execute("DROP FUNCTION search_lexemes(tsquery)")
    op.execute("DROP FUNCTION search_query(text, boolean)")
    op.execute("DROP FUNCTION search_meant(text[])")
    op.execute("DROP FUNCTION search_word_query(text, text, integer, boolean)")
    op.execute("DROP FUNCTION search_stems(text)")
    op.execute("DROP FUNCTION search_phrase(text)")
    op.execute("DROP FUNCTION search_lexemes_of(text)")
    op.execute("DROP FUNCTION search_parts_of(text)")
    op.execute("DROP FUNCTION search_split(text, boolean)")
    op.execute("DROP FUNCTION search_stem(text)")
    op.execute("DROP FUNCTION search_folded(text)")
    op.execute("DROP FUNCTION search_tokens(text)")
    op.drop_index(
        "ix_search_words_trigrams",
        table_name="search_words",
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
    )
    op.drop_index("ix_search_words_stem", table_name="search_words")
    op.drop_index("ix_search_words_parts", table_name="search_words", postgresql_using="gin")
    op.drop_index("ix_search_words_folded", table_name="search_words")
    op.drop_table("search_words")
    op.drop_index("ix_search_texts_title", table_name="search_texts", postgresql_using="gin")
    op.drop_index("ix_search_texts_search", table_name="search_texts", postgresql_using="gin")
    op.drop_index("ix_search_texts_names", table_name="search_texts", postgresql_using="gin")
    op.drop_table("search_texts")
    op.drop_index("ix_search_synonyms_stems", table_name="search_synonyms")
    op.drop_index("ix_search_synonyms_any_stem", table_name="search_synonyms", postgresql_using="gin")
    op.drop_table("search_synonyms")
    op.drop_table("search_parts")
    op.execute("drop extension pg_trgm")
