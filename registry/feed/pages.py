"""A page of the change feed as part of a statement: its rows dressed by the compiler, and its token.

A page is found by audiences, and what is shown of a record is still guarded by `Scope.sees`: a fault in the first can
hide a record or tell its id, and never show it.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, Select, Text, and_, case, cast, func, literal_column, select, text
from sqlalchemy import column as sql_column

from registry.feed.asked import Asked, Changed, TombstoneReason
from registry.feed.derived import told_of
from registry.feed.events import Events
from registry.feed.placed import token_of_now
from registry.feed.rows import Rows
from registry.storage.model.record import Base, Record
from registry.storage.reading.fields import Body
from registry.storage.reading.json import Show, Source, as_list, as_object
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.selection import Written
from registry.storage.reading.statement import Sql
from registry.trail.changes import Change


def page(root: Written, scope: Scope, show: Show) -> Sql:
    """A page as a JSON object; InvalidChangeToken and InvalidFilter at a call, for what cannot be asked."""
    return _Page(root.asked, scope, show).whole()


def mark(_root: Written, scope: Scope, _show: Show) -> Sql:
    """A token of the place where the order of all changes ends now, for any types of records."""
    sight: Any = scope.bind(lambda values: values[CALLER]["sight"])
    here = token_of_now(f":{sight.key}")
    made = text(here).bindparams(sight).columns(sql_column("token", Text())).subquery(scope.name("here"))
    return scope.scalar(select(made.c.token), made)


class _Page:
    """One page while it is being written."""

    def __init__(self, asked: Asked, scope: Scope, show: Show) -> None:
        self.asked, self.scope, self.show = asked, scope, show
        self.rows: Rows | Events = Events(asked, scope) if asked.history else Rows(asked, scope)
        self.size: Sql = literal_column(str(asked.size))

    def whole(self) -> Sql:
        next_ = self.rows.next
        shown = as_object([(key, self._part(what)) for key, what in self.asked.parts], self.scope)
        # The rows of `place` are read by `next`, so that a token of another history is always refused.
        return self.scope.scalar(select(shown).select_from(next_), next_)

    def _part(self, what: str | Changed) -> Sql:
        if isinstance(what, Changed):
            return self._changes(what)
        match what:
            case "from":
                return literal_column("null::text") if self.asked.after is None else self.scope.bind(self.asked.after)
            case "to" | "more":
                ends: Sql = self.rows.next.c["token" if what == "to" else what]
                return ends
            case "count":
                counted = select(func.least(func.count(), self.size)).select_from(self.rows.found)
                return self.scope.scalar(counted, self.rows.found)
        return self.scope.word(what.partition(":")[2])

    def _changes(self, changed: Changed) -> Sql:
        row = self.rows.found
        shown = as_object([(key, self._told(what, row)) for key, what in changed.fields], self.scope)
        found = select(as_list(shown, [row.c.rank])).select_from(row).where(row.c.rank <= self.size)
        return self.scope.scalar(found, row)

    def _told(self, what: Any, row: Any) -> Sql:
        """What is told of one row."""
        if isinstance(what, Body):
            return self.rows.entry(what, row, self.show) if what.model is Change else self._record(what, row)
        if isinstance(what, tuple):
            parts = as_object([(key, self._of_tombstone(each, row)) for key, each in what], self.scope)
            return self.scope.when(row.c.departed, parts)
        match what:
            case "id":
                return self._id(row.c.record_type, row.c.record_id)
            case "record_type":
                found: Sql = row.c.record_type
                return found
            case "at":
                commit = self.scope.alias(Base.metadata.tables["commits"])
                return self.scope.scalar(select(commit.c.at).where(commit.c.position == row.c.position), commit)
            case "erased":
                return self.rows.erased(row)
        return self.scope.word(what.partition(":")[2])

    def _id(self, kind: Sql, key: Sql) -> Sql:
        digits = func.replace(cast(key, Text), self.scope.text("-"), self.scope.text(""))
        return func.concat(func.lower(kind), self.scope.text("_"), digits)

    def _record(self, body: Body, row: Any) -> Sql:
        """The record where the row is of its type: as a value, since PostgreSQL would join all of a table."""
        scope, model = self.scope, body.model
        record = scope.alias(model)
        source = Source(record)
        shown = select(self.show(body, record, source, scope)).select_from(source.clause)
        found = scope.scalar(shown.where(record.c.id == row.c.record_id, *scope.sees(record, model)), *source.own)
        return case((and_(self._is(model, row), ~row.c.departed), found), else_=literal_column("null::json", JSON()))

    def _is(self, model: type[Record], row: Any) -> Sql:
        found: Sql = row.c.record_type == self.scope.word(model.record_type.value)
        return found

    # -- what is gone --------------------------------------------------------------------------------------------------

    def _of_tombstone(self, what: str, row: Any) -> Sql:
        match what:
            case "reason":
                return func.coalesce(self._by_type(self._reason, row), self.scope.word(TombstoneReason.ERASED))
            case "merged_into":
                return self._by_type(self._into, row)
        return self.scope.word(what.partition(":")[2])

    def _by_type(self, value: Callable[[type[Record], Any], Sql], row: Any) -> Sql:
        return case(*((self._is(model, row), value(model, row)) for model in told_of()))

    def _reason(self, model: type[Record], row: Any) -> Sql:
        word, gone = self.scope.word, self.scope.alias(model)
        withdrawn = case(
            (gone.c.merged_into_id.is_(None), word(TombstoneReason.WITHDRAWN)), else_=word(TombstoneReason.MERGED)
        )
        reason = case((gone.c.publication == word("WITHDRAWN"), withdrawn), else_=word(TombstoneReason.OUT_OF_SCOPE))
        return self.scope.scalar(select(reason).where(gone.c.id == row.c.record_id), gone)

    def _into(self, model: type[Record], row: Any) -> Sql:
        """What it was merged into, if the reader may see that."""
        gone, into = self.scope.alias(model), self.scope.alias(model)
        joined = gone.join(into, into.c.id == gone.c.merged_into_id)
        found: Select[Any] = select(self._id(row.c.record_type, into.c.id)).select_from(joined)
        return self.scope.scalar(found.where(gone.c.id == row.c.record_id, *self.scope.sees(into, model)), gone, into)
