"""Answers to acts that are stored for a day, so that a caller who lost one can retry with the same Idempotency-Key.

An answer is stored in the same transaction as the acts that it answers, so that it exists exactly when they were done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import ARRAY, DateTime, LargeBinary, Text, delete, exists, func, insert, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from registry.callers import Caller
from registry.errors import RegistryError
from registry.storage.model.record import Base
from registry.trail.erasing import ERASED_TEXT

LONGEST_KEY = 200
#: In the answers of others, texts that are shorter than this are blanked only where they stand alone.
SHORTEST = 6
#: The lock that whoever stores an answer shares, and that whoever erases something holds alone.
KEEPING = 7370
#: In SQL, the moment that answers are stored from; older ones are deleted.
KEPT_SINCE = "now() - interval '1 day'"


class IdempotencyKeyReused(RegistryError):
    """The key was used with another operation."""

    code = "IDEMPOTENCY_KEY_REUSED"


class KeptAnswer(Base):
    """A stored answer; the caller, and a digest of the key that it was given for, are its primary key."""

    __tablename__ = "kept_answers"
    is_machinery = True

    caller: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"), index=True)


@dataclass(frozen=True)
class Retried:
    """An operation that came with an Idempotency-Key, for the first time or again."""

    caller: Caller
    key: str
    #: The operation with its variables; using the key for another one is a mistake.
    request: bytes

    @property
    def digest(self) -> bytes:
        """A digest of the key, which is stored instead of it: a key is what its client likes, and no guard reads it."""
        return sha256(self.key.encode("utf-8", "surrogatepass")).digest()

    @property
    def fingerprint(self) -> bytes:
        """A digest of the operation, which is stored beside the answer to recognise it by."""
        return sha256(self.request).digest()


async def find(session: AsyncSession, retried: Retried) -> bytes | None:
    """The stored answer for a key; None when the operation comes for the first time.

    When the same key is being answered right now, this waits for that, and for an erasure that is going on: what is
    answered from now on is read after it. IdempotencyKeyReused when the key was used for another operation.
    """
    await session.execute(select(func.pg_advisory_xact_lock_shared(KEEPING)))
    name = f"{retried.caller.lasting_signature}\n{retried.digest.hex()}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
    await session.execute(delete(KeptAnswer).where(KeptAnswer.at < text(KEPT_SINCE)))
    mine = (KeptAnswer.caller == retried.caller.lasting_signature, KeptAnswer.key == retried.digest)
    found = (await session.execute(select(KeptAnswer.fingerprint, KeptAnswer.answer).where(*mine))).one_or_none()
    if found is None:
        return None
    if bytes(found.fingerprint) != retried.fingerprint:
        raise IdempotencyKeyReused(
            "This Idempotency-Key was used with another operation.",
            "Den här Idempotency-Key har använts till en annan operation.",
            "Draw a new key for every operation, and keep it only for repeating that very one.",
            "Dra en ny nyckel för varje operation, och behåll den bara för att upprepa just den.",
        )
    return bytes(found.answer)


async def keep(session: AsyncSession, retried: Retried, answer: bytes) -> None:
    """Store an answer for a day; it is stored only if the transaction of its acts is committed."""
    row = {
        "caller": retried.caller.lasting_signature,
        "key": retried.digest,
        "fingerprint": retried.fingerprint,
        "answer": answer,
    }
    await session.execute(insert(KeptAnswer).values(**row))


async def await_answers(session: AsyncSession) -> None:
    """Wait until all answers that are being stored can be seen, and let nobody store any until this transaction ends.

    Whoever erases something calls it first: an answer that was read before can then not be stored afterwards.
    """
    await session.execute(select(func.pg_advisory_xact_lock(KEEPING)))


async def blank(session: AsyncSession, texts: Iterable[str], dates: Iterable[str], record: str) -> None:
    """Take what is erased out of all stored answers, which are kept otherwise, so that no retry loses its guard.

    It comes after `await_answers`. Every text that is, or holds, one of `texts` becomes `ERASED_TEXT`. `dates` go only
    from answers that name the record, whose id is `record`, since they mean something else in others.
    """
    texts, dates = {*texts}, {*dates}
    needles = {needle for each in texts | dates for needle in _written(each)}
    if not needles:
        return
    sought = func.unnest(literal(sorted(needles), ARRAY(LargeBinary))).column_valued("sought")
    holding = exists(select(sought).where(func.position(sought.op("in")(KeptAnswer.answer)) > 0))
    found = await session.execute(select(KeptAnswer.caller, KeptAnswer.key, KeptAnswer.answer).where(holding))
    for caller, key, answer in found.all():
        names_it = record.encode() in answer
        told = _blanked(orjson.loads(answer), texts | dates if names_it else texts, texts, names_it=names_it)
        which = (KeptAnswer.caller == caller, KeptAnswer.key == key)
        await session.execute(update(KeptAnswer).where(*which).values(answer=orjson.dumps(told)))


def _written(value: str) -> Iterable[bytes]:
    """A text as it stands inside JSON, and inside JSON that is itself a text in JSON, as in a history."""
    inside = orjson.dumps(value)[1:-1]
    return inside, orjson.dumps(inside.decode())[1:-1]


def _blanked(part: Any, whole: set[str], held: set[str], *, names_it: bool) -> Any:
    """A part of an answer, without texts that are one of `whole` or hold one of `held`."""
    if isinstance(part, dict):
        return {key: _blanked(each, whole, held, names_it=names_it) for key, each in part.items()}
    if isinstance(part, list):
        return [_blanked(each, whole, held, names_it=names_it) for each in part]
    if not isinstance(part, str):
        return part
    is_held = any(form in part for each in held if names_it or len(each) >= SHORTEST for form in (each, _inside(each)))
    return ERASED_TEXT if part in whole or is_held else part


def _inside(value: str) -> str:
    inside: bytes = orjson.dumps(value)[1:-1]
    return inside.decode()
