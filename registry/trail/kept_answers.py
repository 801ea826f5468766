"""Answers that are kept for a day, so that whoever lost one can ask again with the same Idempotency-Key.

An answer is kept in the transaction of what it tells of: there is one exactly when the acts were done.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import DateTime, LargeBinary, Text, delete, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from registry.callers import Caller
from registry.errors import RegistryError
from registry.storage.model.record import Base

LONGEST_KEY = 200
#: Since when answers are kept.
KEPT_SINCE = "now() - interval '1 day'"


class IdempotencyKeyReused(RegistryError):
    """The key was used with another operation."""

    code = "IDEMPOTENCY_KEY_REUSED"


class KeptAnswer(Base):
    """An answer, by who was given it and with which key."""

    __tablename__ = "kept_answers"
    is_machinery = True

    caller: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    key: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"), index=True)


@dataclass(frozen=True)
class Retried:
    """One operation with its key."""

    caller: Caller
    key: str
    #: What was asked: the same key with anything else is a mistake.
    request: bytes

    @property
    def fingerprint(self) -> bytes:
        """Tells two operations apart."""
        return sha256(self.request).digest()


async def find(session: AsyncSession, retried: Retried) -> bytes | None:
    """The answer that was given before; waits for one that is just being given."""
    name = f"{retried.caller.signature}\n{retried.key}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
    await session.execute(delete(KeptAnswer).where(KeptAnswer.at < text(KEPT_SINCE)))
    mine = (KeptAnswer.caller == retried.caller.signature, KeptAnswer.key == retried.key)
    found = (await session.execute(select(KeptAnswer.fingerprint, KeptAnswer.answer).where(*mine))).one_or_none()
    if found is None:
        return None
    if bytes(found.fingerprint) != retried.fingerprint:
        raise IdempotencyKeyReused(
            "This Idempotency-Key was used with another operation.",
            "Den här Idempotency-Key har använts till en annan operation.",
            "Draw a new key for every operation, and keep it only for repeating that very one.",
        )
    return bytes(found.answer)


async def keep(session: AsyncSession, retried: Retried, answer: bytes) -> None:
    """Keep an answer for a day, if what it tells of is kept."""
    row = {
        "caller": retried.caller.signature,
        "key": retried.key,
        "fingerprint": retried.fingerprint,
        "answer": answer,
    }
    await session.execute(insert(KeptAnswer).values(**row))
