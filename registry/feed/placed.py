"""What every page of the feed begins with: where its token stands in the order of all changes, and where that ends.

token + marks of what is asked for -> the CTE `place` -> the rows of the page, and the token of the next one
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Text, Uuid, text
from sqlalchemy import column as sql_column
from sqlalchemy.types import TypeEngine

from registry.feed import tokens
from registry.feed.asked import Asked
from registry.feed.tokens import LAST, VERSION, Token
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.statement import Reader

#: The token of what stands in columns of these names, as opaque text.
TOKEN = f"""translate(encode(convert_to(json_build_array({VERSION}, mark, base, position, id, floor, newest, newest_at,
  sight, former, until, walked)::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')"""
#: Where the order of commits ends.
NEWEST = """select coalesce(max(position), 0) as newest, coalesce(max(moment), 0) as newest_at
  from (select position, (extract(epoch from at) * 1000000)::bigint as moment from commits
        where position is not null order by position desc limit 1) last"""


def token_of_now(sight: str) -> str:
    """A SELECT of a token of this moment, for any types of records; `sight` is SQL for the id of what is seen."""
    return f"""
select {TOKEN} as token from (
  select null::text as mark, newest as base, newest as position, '{LAST}'::uuid as id, newest as floor, newest,
    newest_at, {sight} as sight, '{{}}'::uuid[] as former, null::bigint as until, null::uuid as walked
  from ({NEWEST}) n) here"""


class Placed:
    """A page while it is being written: its token, and what it shares with the rest of the statement."""

    def __init__(self, asked: Asked, scope: Scope) -> None:
        """Takes what is asked for, and the statement that it becomes a part of."""
        self.asked, self.scope = asked, scope
        self._binds: dict[str, Any] = {}
        self._names = {each: scope.name(each) for each in ("place", "looked", "found", "next")}
        self.types = None if asked.types is None else self._given(asked.types_in, ARRAY(Text()))
        self.place = self._cte("place", self._place())

    # -- the token -----------------------------------------------------------------------------------------------------

    def _token(self, values: dict[str, Any]) -> Token:
        given = self.asked.after
        found = tokens.read(None if given is None else given.read(values), self.asked.mark_in(values))
        return found.seen_with(UUID(values[CALLER]["sight"]))

    def _of_token(self, name: str, kind: TypeEngine[Any]) -> str:
        return self._given(lambda values: getattr(self._token(values), name), kind)

    def _place(self) -> str:
        """One row: where all of it stands, and where the reader stood; an error when the database went another way."""
        self.walked, self.base = self._of_token("walked", Uuid()), self._of_token("base", BigInteger())
        self.former = self._given(lambda values: list(self._token(values).former), ARRAY(Uuid()))
        self.position, self.id = self._of_token("position", BigInteger()), self._of_token("id", Uuid())
        self.floor, self.until = self._of_token("floor", BigInteger()), self._of_token("until", BigInteger())
        here, here_at = self._of_token("here", BigInteger()), self._of_token("here_at", BigInteger())
        mark = self._given(self.asked.mark_in, Text())
        sight = self._given(lambda values: UUID(values[CALLER]["sight"]), Uuid())
        return f"""
select n.newest, n.newest_at, {mark} as mark, {self.base} as base,
  coalesce({self.floor}, n.newest) as floor, {sight} as sight
from ({NEWEST}) n
where token_holds({here}, {here_at}, {self.former})"""

    # -- parts of the statement ----------------------------------------------------------------------------------------

    def _given(self, reader: Reader, kind: TypeEngine[Any]) -> str:
        bound: Any = self.scope.bind(reader, kind)
        self._binds[bound.key] = bound
        return f":{bound.key}"

    def _cte(self, name: str, sql: str, *columns: tuple[str, TypeEngine[Any]], names: tuple[Any, ...] = ()) -> Any:
        """A part in front of the statement; `names` are those that its text names, which must come before it."""
        made = self._textual(sql, *columns).add_cte(*names)
        return made.cte(self._names[name]).prefix_with("MATERIALIZED")

    def _textual(self, sql: str, *columns: tuple[str, TypeEngine[Any]]) -> Any:
        """Text as a SELECT of columns."""
        used = [bound for key, bound in self._binds.items() if f":{key}" in sql]
        return text(sql).bindparams(*used).columns(*(sql_column(each, kind) for each, kind in columns))
