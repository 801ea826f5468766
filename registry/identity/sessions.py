"""Sessions of people in a browser: what a cookie stands for, for eight hours.

The cookie is a random secret; only its digest is kept. What the issuer said at sign-in holds as long as the session.
"""

import secrets
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from registry.storage.model.record import Base, ForeignKey, Texts

HOURS = 8


class Session(Base):
    """Somebody who has signed in in a browser (inloggning)."""

    __tablename__ = "sessions"
    is_machinery = True
    access_depends_on = ("DELETE",)

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    roles: Mapped[Texts]
    organisation: Mapped[str | None]
    until: Mapped[datetime] = mapped_column(index=True)


def new_secret() -> str:
    """A secret for a cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """What is kept of a secret."""
    return sha256(secret.encode()).digest()


BEGIN = f"""
insert into sessions (digest, person_id, roles, organisation, until)
values ($1, $2, $3, $4, now() + interval '{HOURS} hours')
"""  # noqa: S608 - a number of ours

FIND = """
select s.person_id, s.roles, s.organisation, p.name, extract(epoch from s.until - now())::float8 as seconds
from sessions s join people p on p.id = s.person_id
where s.digest = $1 and s.until > now() and p.publication = 'PUBLISHED'
"""

END = "delete from sessions where digest = $1 or until <= now()"
