"""What a search of the root shows: records of any type, from the best on, and why each hit.

A record that is shown is guarded by `Scope.sees` too; a name and a snippet rest on the audience that the feed worked
out.
"""

from typing import Any

from sqlalchemy import JSON, Boolean, Integer, Text, case, cast, func, literal_column, select
from sqlalchemy import column as sql_column
from sqlalchemy.types import TypeEngine

from registry.storage.model.record import Record
from registry.storage.model.terms import RecordType
from registry.storage.reading.fields import Body
from registry.storage.reading.found import MOST_RANKED, Found, Sought
from registry.storage.reading.json import EMPTY_LIST, Show, Source, as_list, as_object
from registry.storage.reading.orders import cursor_text
from registry.storage.reading.scope import Scope
from registry.storage.reading.selection import Written
from registry.storage.reading.statement import Sql

#: Said where what was typed has no word that anything could be found by.
NOTHING_TO_FIND = {
    "sv": "Det finns inget ord att söka på: bara tecken, en ensam bokstav eller småord som nästan alla texter har."
    " Lägg till ett ord om ämnet.",
    "en": "There is no word to search for: only signs, a single letter or small words that nearly all texts have."
    " Add a word of the subject.",
}


def found(root: Written, scope: Scope, show: Show) -> Sql:
    """The page of a search as a JSON object, or what is suggested as a JSON list; InvalidFilter, InvalidCursor."""
    return _Shown(root.asked, scope, show).whole()


class _Shown:
    """One search while it is being written."""

    def __init__(self, sought: Sought, scope: Scope, show: Show) -> None:
        self.sought, self.scope, self.show = sought, scope, show
        self.found = Found(sought, scope)
        self.row = self.found.row

    # -- what is shown -------------------------------------------------------------------------------------------------

    def whole(self) -> Sql:
        """All of it."""
        if self.sought.is_typing:
            return self._edges(self.sought.parts)
        pairs = []
        for key, what, detail in self.sought.parts:
            with self.scope.below(key):
                pairs.append((key, self._part(what, detail)))
        return as_object(pairs, self.scope)

    def _part(self, what: str, detail: Any) -> Sql:
        named = self.found.named
        match what:
            case "edges":
                return self._edges(detail)
            case "nodes":
                return self._nodes(detail)
            case "page_info":
                return as_object([(key, self._fact(fact)) for key, fact in detail], self.scope)
            case "total_count":
                counted = f"select count(*)::integer as v from {self.found.every()}{self.found.of_types()}"
                return self._value(counted, Integer())
            case "facets":
                return as_object([(key, self._facet(name, parts)) for key, name, parts in detail], self.scope)
            case "searched_for":
                return self._value(f"select taken_for as v from {named['asked']}", Text())
            case "is_sample":
                full = " or ".join(
                    f"(select count(*) from {named[each]}) >= {MOST_RANKED}"
                    for each in ("in_names", "strict", "most", "loose")
                )
                return self._value(f"select {full} as v", Boolean())
            case "hint":
                said = self.scope.text(NOTHING_TO_FIND[detail])
                sql = f"select case when q_any is null then {said} end as v from {named['asked']}"
                return self._value(sql, Text())
        return self.scope.word(what.partition(":")[2])

    def _value(self, sql: str, kind: TypeEngine[Any]) -> Sql:
        value: Sql = self.found.value(sql, kind)
        return value

    def _facet(self, name: str, parts: Any) -> Sql:
        """The hits counted by type, also of those types that were not asked for."""
        if name.startswith("typename:"):
            return self.scope.word(name.partition(":")[2])
        columns = "s.record_type as value, count(*)::integer as count"
        sql = f"select {columns} from {self.found.every()} group by s.record_type"
        made = self.found.textual(sql, ("value", Text()), ("count", Integer()))
        counted = made.add_cte(self.found.chosen).subquery(self.scope.name("f"))
        shown: dict[str, Sql] = {"value": counted.c.value, "count": counted.c.count}
        for language in ("sv", "en"):
            words = ((self.scope.word(each.value), self.scope.text(getattr(each, language))) for each in RecordType)
            shown[f"label_{language}"] = case(*((counted.c.value == word, told) for word, told in words))
        pairs = [(key, self._word_or(shown, what)) for key, what in parts]
        order = [counted.c.count.desc(), counted.c.value.asc()]
        return self.scope.scalar(select(as_list(as_object(pairs, self.scope), order)).select_from(counted), counted)

    def _word_or(self, shown: dict[str, Sql], what: str) -> Sql:
        return self.scope.word(what.partition(":")[2]) if what.startswith("typename:") else shown[what]

    def _fact(self, fact: str) -> Sql:
        page, row = self.found.page, self.row
        match fact:
            case "has_next_page":
                return self.scope.scalar(
                    select(func.count() > literal_column(str(self.sought.size))).select_from(page), page
                )
            case "has_previous_page":
                return literal_column("false" if self.sought.after is None else "true")
            case "start_cursor" | "end_cursor":
                order = row.c.place.asc() if fact == "start_cursor" else row.c.place.desc()
                found = select(self._cursor()).select_from(row).order_by(order).limit(literal_column("1"))
                return self.scope.scalar(found, row)
        return self.scope.word(fact.partition(":")[2])

    def _cursor(self) -> Sql:
        row = self.row
        return cursor_text(self.scope.bind(self.found.mark), [row.c.loose, row.c.score, row.c.record_id])

    # -- one hit -------------------------------------------------------------------------------------------------------

    def _edges(self, parts: tuple[tuple[str, str, Any], ...]) -> Sql:
        pairs = []
        for key, what, detail in parts:
            with self.scope.below(key):
                pairs.append((key, self._told(what, detail)))
        each = select(as_object(pairs, self.scope).label("v"), self.row.c.place).select_from(self.row)
        found = each.correlate(None).subquery(self.scope.name("e"))
        shown = select(as_list(found.c.v, [found.c.place])).select_from(found)
        for key in (key for key, what, _ in parts if what == "node"):
            # A record that the caller does not see is left out, whoever wrote past the triggers.
            shown = shown.where(func.json_typeof(found.c.v.op("->")(self.scope.text(key))) != self.scope.text("null"))
        return self.scope.scalar(shown, found)

    def _nodes(self, bodies: tuple[Body, ...]) -> Sql:
        each = select(self._node(bodies).label("v"), self.row.c.place).select_from(self.row)
        found = each.correlate(None).subquery(self.scope.name("n"))
        shown = select(as_list(found.c.v, [found.c.place])).select_from(found).where(found.c.v.is_not(None))
        return self.scope.scalar(shown, found)

    def _told(self, what: str, detail: Any) -> Sql:
        row = self.row
        match what:
            case "node":
                return self._node(detail)
            case "cursor":
                return self._cursor()
            case "id":
                digits = func.replace(cast(row.c.record_id, Text), self.scope.text("-"), self.scope.text(""))
                return func.concat(func.lower(row.c.record_type), self.scope.text("_"), digits)
            case "is_partial":
                partial: Sql = row.c.loose == literal_column("1")
                return partial
            case "snippet":
                return self._pieces(detail)
            case "record_type" | "label" | "score" | "matched_in":
                value: Sql = row.c["field" if what == "matched_in" else what]
                return value
        return self.scope.word(what.partition(":")[2])

    def _pieces(self, parts: tuple[tuple[str, str], ...]) -> Sql:
        pieces: Any = func.search_pieces(self.row.c.marked).table_valued(
            sql_column("place", Integer()),
            sql_column("piece", Text()),
            sql_column("is_match", Boolean()),
            name=self.scope.name("pieces"),
        )
        shown = {"text": pieces.c.piece, "is_match": pieces.c.is_match}
        pairs = [(key, self._word_or(shown, what)) for key, what in parts]
        found = select(as_list(as_object(pairs, self.scope), [pieces.c.place])).select_from(pieces)
        return func.coalesce(self.scope.scalar(found, pieces), EMPTY_LIST)

    def _node(self, bodies: tuple[Body, ...]) -> Sql:
        """The record of a hit: as a value for each type, since PostgreSQL would join all of a table."""
        whens = [
            (self.row.c.record_type == self.scope.word(each.model.record_type.value), self._record(each))
            for each in bodies
        ]
        return case(*whens, else_=literal_column("null::json", JSON()))

    def _record(self, body: Body) -> Sql:
        model: type[Record] = body.model
        record = self.scope.alias(model)
        source = Source(record)
        shown = select(self.show(body, record, source, self.scope)).select_from(source.clause)
        seen = self.scope.sees(record, model)
        return self.scope.scalar(shown.where(record.c.id == self.row.c.record_id, *seen), *source.own)
