"""What is done with keys: create, rotate, revoke. The secret is shown once."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from registry.concepts.organisations import Organisation
from registry.errors import Invalid, Required
from registry.identity.keys import PREFIX, PREFIX_LENGTH, ApiKey, digest
from registry.matrix import Act
from registry.storage.model.terms import Publication, RecordType, Role
from registry.storage.reading.external_ids import system_as_kept
from registry.storage.writing.references import Ref
from registry.work import Work


@dataclass(frozen=True)
class Made:
    """A key that was just made, and its secret, which is shown now and never again."""

    key: ApiKey
    secret: str


async def create(
    work: Work,
    *,
    purpose: str,
    role: Role,
    holder: Ref | None = None,
    scopes: tuple[RecordType, ...] = (),
    systems: tuple[str, ...] = (),
    expires_at: datetime | None = None,
) -> Made:
    """Make a key to the API; all but an administrator's need its `holder`, for history to tell (skapa nyckel).

    A national system's key may nothing but what its `scopes` say, and so needs at least one. `systems` are the
    other systems that it speaks for, see `registry.matrix.require_system`.
    """
    work.may(Act.CREATE_KEY, ApiKey)
    if role is Role.ANONYMOUS:
        raise Invalid("Whoever is anonymous needs no key.", "Den som är anonym behöver ingen nyckel.", path=("role",))
    if role.needs_organisation and holder is None:
        raise Required.of("holder")
    if scopes and not role.is_system:
        raise Invalid("Only a system's key has scopes.", "Bara ett systems nyckel har avgränsning.", path=("scopes",))
    if role is Role.NATIONAL_INTEGRATION and not scopes:
        raise Required.of("scopes")
    if systems and role is Role.READER:
        raise Invalid(
            "A reader's key changes nothing, and so speaks for no system.",
            "Den som bara läser ändrar inget, och talar därför inte för något system.",
            path=("systems",),
        )
    if expires_at is not None and expires_at <= datetime.now(UTC):
        raise Invalid("It would have expired already.", "Den skulle redan ha gått ut.", path=("expiresAt",))
    key = ApiKey(
        purpose=purpose,
        role=role,
        scopes=[each.value for each in scopes],
        systems=sorted({system_as_kept(each) for each in systems}),
        expires_at=expires_at,
    )
    key.publication = Publication.PUBLISHED
    if holder is not None:
        key.organisation_id = await work.resolve(Organisation, holder, "holder")
    secret = _cut(key)
    return Made(await work.create(Act.CREATE_KEY, key, {}), secret)


def _cut(key: ApiKey) -> str:
    """Draw a new secret for a key, of which the key itself holds only the beginning and a digest; gives the secret."""
    key.prefix = PREFIX + secrets.token_hex(PREFIX_LENGTH // 2)
    secret = f"{key.prefix}_{secrets.token_urlsafe(32)}"
    key.digest = digest(secret)
    return secret


async def rotate(work: Work, ref: Ref, *, seen: int | None = None) -> Made:
    """Give a key a new secret; the old one stops at once (byt nyckel)."""
    key = await work.take(Act.ROTATE_KEY, ApiKey, ref, "which", seen=seen)
    work.step(key, "publication", Publication.PUBLISHED, (Publication.PUBLISHED,))
    secret = _cut(key)
    await work.flush()
    return Made(key, secret)


async def revoke(work: Work, ref: Ref, *, because: str, seen: int | None = None) -> ApiKey:
    """Stop a key for good, everywhere within seconds (återkalla nyckel)."""
    key = await work.take(Act.REVOKE_KEY, ApiKey, ref, "which", seen=seen)
    work.step(key, "publication", Publication.WITHDRAWN, (Publication.PUBLISHED,))
    key.withdrawn_because = because
    await work.flush()
    return key
