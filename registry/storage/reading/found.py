"""Which records a search finds, in SQL of our own.

    asked  what was typed, as tsqueries -> strict, most, loose: what has all terms; and where that is too little, fewer
    chosen by which it was found -> in_names: what has it in a name
    all of these, and whole names, ranked by what hit where -> page: after the cursor, numbered
                                                            -> shown: with the field that each hit

Each look into an index is bounded. Whatever is found, counted, or chosen by how much there is, is what the caller may
find (`searching.may_find`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson
from sqlalchemy import ARRAY, Integer, Numeric, Text, Uuid, select, text
from sqlalchemy import column as sql_column
from sqlalchemy.types import TypeEngine

from registry.storage.reading.given import Given
from registry.storage.reading.orders import read_cursor
from registry.storage.reading.scope import Scope
from registry.storage.reading.searching import may_find, typed

#: How many hits of a kind are ranked at most: the best of so many are as good as the best of all.
MOST_RANKED, MOST_RANKED_TYPING = 3000, 500
#: How much a word counts: a part of one in a text, a word of a text, a part of one in a name, a word of a name.
WEIGHTS = "{0.1,0.4,0.2,1.0}"
#: What stands around a hit in a text while the database marks it: no text that is kept holds them.
OPEN, CLOSE = "\ue000", "\ue001"
_FRAGMENT = "MaxFragments=1,MaxWords=24,MinWords=8,"
#: The parts of the statement.
PARTS = ("asked", "strict", "most", "loose", "chosen", "in_names", "page", "shown")
#: The types of what a cursor holds.
PLACES: tuple[TypeEngine[Any], ...] = (Integer(), Numeric(), Uuid())


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for: `size` of it, from the best on, or after a cursor.

    `parts` are what to show by key, what it is, and what to show of that: of "edges" the same of each hit. With
    `is_typing` it is a plain list of what has a name with what was typed so far.
    """

    text: Given
    parts: tuple[tuple[str, str, Any], ...]
    size: int
    types: Given | None = None
    after: Given | None = None
    is_typing: bool = False

    @property
    def searches(self) -> int:
        """How often it searches: every hit is ranked before the first is shown, and counted only when asked for."""
        return 1 + sum(what in ("total_count", "facets") for _, what, _ in self.parts)


class Found:
    """The parts of a statement that say what a search finds."""

    def __init__(self, sought: Sought, scope: Scope) -> None:
        """Takes what is searched for, and the statement that it becomes a part of."""
        self.sought, self.scope = sought, scope
        self._binds: dict[str, Any] = {}
        self.text = self._given(typed(sought.text, scope))
        self.types = None if sought.types is None else self._given(scope.bind(sought.types, ARRAY(Text())))
        may, binds = may_find("s.audience", scope)
        self._binds |= binds
        self.may = may
        self.named = {each: scope.name(each) for each in PARTS}
        self.mark = _reader_of_mark(sought)
        self._check_cursor()
        self.asked = self._cte("asked", self._asked())
        strict = self._cte("strict", self._strictly(), after=(self.asked,))
        most = self._cte("most", self._mostly(), after=(strict,))
        loose = self._cte("loose", self._loosely(), after=(most,))
        self.chosen = self._cte("chosen", self._chosen(), after=(self.asked, strict, most, loose))
        self.in_names = self._cte("in_names", self._named_so(), after=(self.chosen,))
        self.page = self._page()
        self.row = self._shown()

    # -- the statement -------------------------------------------------------------------------------------------------

    def _given(self, bound: Any) -> str:
        self._binds[bound.key] = bound
        return f":{bound.key}"

    def _cte(self, name: str, sql: str, *columns: tuple[str, TypeEngine[Any]], after: tuple[Any, ...] = ()) -> Any:
        """A part in front of the statement, after those that its text names."""
        return self.textual(sql, *columns).add_cte(*after).cte(self.named[name]).prefix_with("MATERIALIZED")

    def textual(self, sql: str, *columns: tuple[str, TypeEngine[Any]]) -> Any:
        """Text as a SELECT of columns."""
        named = set(re.findall(r":(\w+)", sql))
        used = [bound for key, bound in self._binds.items() if key in named]
        given = columns or (("q", Text()),)
        return text(sql).bindparams(*used).columns(*(sql_column(each, kind) for each, kind in given))

    def _asked(self) -> str:
        typing = "true" if self.sought.is_typing else "false"
        return f"""
select q.*, array[name_key({self.text}), lower({self.text}), name_key(q.taken_for),
  regexp_replace({self.text}, '^(\\d{{6}})(\\d{{4}})$', '\\1-\\2')] as keys
from search_asked({self.text}, {typing}) q"""

    def _strictly(self) -> str:
        """What has all terms, or is called so as a whole."""
        has = f"(s.{self._where()} @@ a.q_all or s.names && a.keys)"
        return f"select s.record_id from {self.named['asked']} a, search_texts s where {has} and {self._may()}"

    def _mostly(self) -> str:
        """What lacks one of the terms, where what has all is too little as the caller sees it."""
        few = f"(select count(*) from {self.named['strict']}) < a.enough and a.q_most is not null"
        return f"""
select s.record_id from {self.named["asked"]} a, search_texts s where {few} and {self._has("a.q_most")}"""

    def _loosely(self) -> str:
        """What has any term, where not even that finds anything."""
        few = f"(select count(*) from {self.named['strict']}) < a.enough and a.q_any is distinct from a.q_all"
        none = f"not exists (select from {self.named['most']})"
        return f"""
select s.record_id from {self.named["asked"]} a, search_texts s where {few} and {none} and {self._has("a.q_any")}"""

    def _chosen(self) -> str:
        """The question by which it was found."""
        return f"""
select a.q_all, a.own, a.keys, c.q, c.q is distinct from a.q_all as is_loose, p.*,
  search_lexemes(c.q) as lexemes, search_lexemes(p.apart) as lexemes_apart
from {self.named["asked"]} a cross join lateral (
  select case when exists (select from {self.named["loose"]}) then a.q_any
              when exists (select from {self.named["most"]}) then a.q_most else a.q_all end as q) c
cross join lateral (
  select search_apart(c.q, a.phrases) as apart, string_agg(x::text, '|')::tsquery as held from unnest(a.phrases) x) p"""

    def _named_so(self) -> str:
        """What has it in a name: an index knows no weights, so that among very many these would be missed."""
        return f"select s.record_id from {self.named['chosen']} c, search_texts s where {self._has('c.q', 'title')}"

    def _has(self, query: str, where: str = "") -> str:
        return f"s.{where or self._where()} @@ {query} and {self._may()}"

    def _where(self) -> str:
        """Where words are looked for: of what is suggested in names alone."""
        return "title" if self.sought.is_typing else "search"

    def _may(self) -> str:
        """That the caller may find it, and of so many at most."""
        most = MOST_RANKED_TYPING if self.sought.is_typing else MOST_RANKED
        return f"{self.may}{self.of_types()} limit {most}"

    def of_types(self) -> str:
        """The condition that a hit is of one of the types that were asked for."""
        return "" if self.types is None else f" and ({self.types} is null or s.record_type = any({self.types}))"

    def _page(self) -> Any:
        """The hits of the page and one more, in their order, with what was asked."""
        parts = ("in_names",) if self.sought.is_typing else ("in_names", "strict", "most", "loose")
        looked = [f"select record_id from {self.named[each]}" for each in parts]
        whole = f"""select s.record_id from {self.named["chosen"]} c, search_texts s
    where s.names && c.keys and {self.may}{self.of_types()} limit {MOST_RANKED_TYPING}"""
        sql = f"""
select h.*, row_number() over (order by h.loose, h.score desc, h.record_id)::integer as place from (
  select r.* from (
    select s.record_id, s.record_type, case when s.search @@ c.held then c.lexemes else c.lexemes_apart end as lexemes,
      (c.is_loose and not s.search @@ c.q_all and not s.names && c.keys)::integer as loose,
      round(({self._by_name()} + ts_rank('{WEIGHTS}', s.search, case when s.search @@ c.held then c.q else c.apart end)
             + case when s.title @@ c.own then 0.3 else 0 end
             + 0.01 / (1 + length(s.title)))::numeric, 6) as score
    from ({" union ".join(looked)} union ({whole})) f
    join search_texts s on s.record_id = f.record_id cross join {self.named["chosen"]} c) r
  {self._after()} order by r.loose, r.score desc, r.record_id limit {self.sought.size + 1}) h"""
        columns = (
            *(("record_id", Uuid()), ("record_type", Text()), ("lexemes", ARRAY(Text()))),
            *(("loose", Integer()), ("score", Numeric()), ("place", Integer())),
        )
        return self._cte("page", sql, *columns, after=(self.chosen, self.in_names))

    def _check_cursor(self) -> None:
        """Refuse at every call what the list itself would refuse, where only its count or its facets are asked for."""
        if (given := self.sought.after) is not None:
            self.scope.require(lambda values: read_cursor(given.read(values), self.mark(values), list(PLACES)))

    def _by_name(self) -> str:
        """How much a name counts that was typed as a whole, or as one types the beginning of, and how much of it."""
        whole = "case when s.names && c.keys then 2 else 0 end"
        if not self.sought.is_typing:
            return whole
        typed = f"lower({self.text})"
        begins = f"case when starts_with(x, {typed}) then 1 else 0.8 end + 2.0 * length({typed}) / length(x)"
        plain = f"{typed} = search_folded({typed}) and starts_with(search_folded(x), {typed})"
        return f"""greatest({whole},
        (select max({begins}) from unnest(s.names) x where starts_with(x, {typed}) or {plain}))"""

    def _after(self) -> str:
        if self.sought.after is None:
            return ""
        given = self.sought.after

        def part(place: int) -> Callable[[dict[str, Any]], str]:
            return lambda values: read_cursor(given.read(values), self.mark(values), list(PLACES))[place]

        loose, score, id_ = (self._given(self.scope.bind(part(place))) for place in range(3))
        loose, score, id_ = f"({loose})::text::integer", f"({score})::text::numeric", f"({id_})::text::uuid"
        return f"where (r.loose, -r.score, r.record_id) > ({loose}, -{score}, {id_})"

    def _shown(self) -> Any:
        """The hits of the page with what they are called, and the field that they hit, as far as that is asked for."""
        parts = self.sought.parts if self.sought.is_typing else _parts_of(self.sought.parts, "edges")
        asked = {what for _, what, _ in parts}
        fields = "search_fields(p.record_type, array[p.record_id]) f"
        label = why = ""
        if "label" in asked:
            label = f""" left join lateral (
  select f.body as label from {fields} where f.weight = 'A' and f.field in ('name', 'title') order by f.place limit 1
) l on true"""
        if asked & {"matched_in", "snippet"}:
            marks = f"StartSel={OPEN},StopSel={CLOSE}"
            why = f""" left join lateral (
  select f.field, ts_headline('simple', f.body, h.words, case when f.weight = 'A' then 'HighlightAll=true,'
           else '{_FRAGMENT}' end || '{marks}') as marked
  from {fields} cross join lateral search_hit_words(p.lexemes, f.body) h (words)
  where f.weight <> 'K' and h.words is not null order by f.place limit 1
) y on true"""
        sql = f"""
select p.record_id, p.record_type, p.loose, p.score, p.place, {"l.label" if label else "null"} as label,
  {"y.field, y.marked" if why else "null as field, null as marked"}
from {self.named["page"]} p{label}{why} where p.place <= {self.sought.size}"""
        columns = (
            *(("record_id", Uuid()), ("record_type", Text()), ("loose", Integer()), ("score", Numeric())),
            *(("place", Integer()), ("label", Text()), ("field", Text()), ("marked", Text())),
        )
        return self._cte("shown", sql, *columns, after=(self.page,))

    def value(self, sql: str, kind: TypeEngine[Any]) -> Any:
        """One value `v` of a SELECT that may name any of the parts."""
        parts = (self.asked, self.chosen, self.in_names)
        each = self.textual(sql, ("v", kind)).add_cte(*parts).subquery(self.scope.name("v"))
        return self.scope.scalar(select(each.c.v), each)

    def every(self) -> str:
        """All that is found, ranked or not, to be read FROM; of whatever type."""
        return f"{self.named['chosen']} c, search_texts s where (s.search @@ c.q or s.names && c.keys) and {self.may}"


def _parts_of(parts: tuple[tuple[str, str, Any], ...], name: str) -> tuple[tuple[str, str, Any], ...]:
    return tuple(each for _, what, detail in parts if what == name for each in detail)


def _reader_of_mark(sought: Sought) -> Callable[[dict[str, Any]], str]:
    """What reads at every call the mark of the search's cursors: a digest of what was typed, and of the types."""
    given = [sought.text, *([] if sought.types is None else [sought.types])]

    def read(values: dict[str, Any]) -> str:
        asked = orjson.dumps([each.read_tidied(values) for each in given], default=str)
        return blake2b(b"search" + asked, digest_size=6).hexdigest()

    return read
