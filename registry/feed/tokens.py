"""A token of the change feed (ändringsmärke): a place in the order of all changes, as a client keeps it.

    [version, mark, base, position, id, floor, here, here_at, sight, former sights, until, walked] -> base64url

It never expires, and holds nothing that names anybody: what its reader saw is the id of a stored row (`sights`). The
database writes it, in the statement that answers; here it is read, and refused in words when it is misused.

    mark          what it was made for, as `Asked.mark_in` says it; empty for all records, None for any (`changeToken`)
    base          the position at which the reader last had everything; null while it loads
    position, id  the last that it was told of
    floor         where its load began: what somebody ceased to see before that was never told to it
    here, here_at the newest commit then, by which a database that has gone another way is known
    former        what the reader saw before, and may have records of; what it ceased to see until `until` is told
    walked        how far it has come through what a change of sight changed; null when it is through
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from registry.errors import HistoryLost, InvalidChangeToken
from registry.storage.database.readers import Readers
from registry.storage.reading.given import Given
from registry.storage.reading.scope import CALLER

VERSION = 1
FIRST, LAST = UUID(int=0), UUID(int=(1 << 128) - 1)
#: The error by which the database says that a token is of another history.
LOST = "RF001"
#: What the mark of a token for history begins with.
HISTORY = "history:"
#: Longer than any that was ever written.
LONGEST = 4000
#: So many changes of sight can be on their way at once.
MOST_FORMER = 20


@dataclass(frozen=True, slots=True)
class Token:
    """One token, or the start of a load where it has no `sight`."""

    mark: str | None = None
    base: int | None = None
    position: int = 0
    id: UUID = FIRST
    floor: int | None = None
    here: int = 0
    here_at: int = 0
    sight: UUID | None = None
    former: tuple[UUID, ...] = ()
    until: int | None = None
    walked: UUID | None = None

    def seen_with(self, sight: UUID) -> "Token":
        """The same for a reader that sees this now; one that saw something else walks through what that changes."""
        if self.sight in (None, sight):
            return self
        former = dict.fromkeys((*self.former, self.sight))
        return replace(self, sight=sight, former=tuple(each for each in former if each), walked=FIRST)


def read(text: str | None, mark: str) -> Token:
    """A token that was given for what has a mark; InvalidChangeToken when it is none, or is for something else."""
    if text is None:
        return Token()
    found = _parsed(text)
    if found.mark is not None and found.mark != mark:
        raise InvalidChangeToken(
            "This token was made for other changes: of other types, with another filter, or of history.",
            "Det här ändringsmärket gjordes för andra ändringar: av andra slag, med ett annat urval eller av historik.",
            "Ask for the same `types`, `where`, `notFrom` and `history` as when it was made, or begin a new load.",
            "Be om samma `types`, `where`, `notFrom` och `history` som när det gjordes, eller börja en ny laddning.",
        )
    return found


def for_any(text: str) -> str:
    """The same place in the order for any types of records; InvalidChangeToken when it is no token.

    Once a reader has had everything, where its load began decides nothing: it is put where that was, so that all who
    see the same and stand at the same place have the same token, however theirs was written. The ids of history's
    places are of acts, and not of records: all of such a commit is told again.
    """
    found = _parsed(text)
    if found.base is not None and found.base <= found.position:
        found = replace(found, floor=found.base)
    if (found.mark or "").startswith(HISTORY) and found.id != LAST:
        found = replace(found, id=FIRST)
    return _written(replace(found, mark=None))


def _written(token: Token) -> str:
    """A token as text: one text for each token."""
    parts = [
        VERSION,
        token.mark,
        token.base,
        token.position,
        token.id,
        token.floor,
        token.here,
        token.here_at,
        token.sight,
        token.former,
        token.until,
        token.walked,
    ]
    return urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")


async def refused_by(readers: Readers, given: Iterable[tuple[str, Given]], values: dict[str, Any]) -> HistoryLost:
    """The refusal of a token of another history, with the key of the field that it was given to, in a call."""
    found = HistoryLost()
    for key, text in given:
        token = _parsed(text.read(values)).seen_with(UUID(values[CALLER]["sight"]))
        try:
            await readers.fetchval("select token_holds($1, $2, $3)", token.here, token.here_at, list(token.former))
        except asyncpg.PostgresError as error:
            if error.sqlstate != LOST:
                raise
            found.field_path = (key,)
            break
    return found


@lru_cache(maxsize=1000)
def _parsed(text: str) -> Token:
    try:
        if len(text) > LONGEST:
            raise ValueError(text)
        return _told(orjson.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4))))
    except (NotBase64, ValueError, TypeError, AttributeError):
        raise InvalidChangeToken(
            "This is no token of the change feed.",
            "Det här är inget ändringsmärke.",
            "Use `to` of the last page, as it is.",
            "Använd `to` från den senaste sidan, som det är.",
        ) from None


def _told(parts: Any) -> Token:
    """A token from its parts; ValueError, TypeError or AttributeError when they are none of a token's."""
    version, mark, base, position, key, floor, here, here_at, sight, former, until, walked = parts
    if version != VERSION or not isinstance(former, list) or len(former) > MOST_FORMER:
        raise ValueError(version)
    return Token(
        None if mark is None else _text(mark),
        _maybe(base),
        _number(position),
        UUID(key),
        _number(floor),
        _number(here),
        _number(here_at),
        UUID(sight),
        tuple(UUID(each) for each in former),
        _maybe(until),
        None if walked is None else UUID(walked),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 63:
        raise ValueError(value)
    return value


def _maybe(value: Any) -> int | None:
    return None if value is None else _number(value)
