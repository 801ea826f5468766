"""Acts on keys, as the contract shows them."""

import strawberry

from registry.acts import keys
from registry.identity.keys import ApiKey
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import attribute, input_field, one
from schema.language.inputs import id_alone, named, or_none, ref, seen_version, which_one
from schema.language.payloads import Done, Payload, act
from schema.language.references import RecordRef
from schema.language.scalars import Until


@strawberry.type(description="A key after an act (svar om en nyckel).")
class KeyPayload(Payload):
    """A key after an act."""

    key = one("keys.ApiKey", "The key; null when something must be put right (nyckeln).")


@strawberry.type(description="A key that was just made, and its secret, shown this once (ny nyckel).")
class NewKeyPayload(KeyPayload):
    """A key that was just made."""

    secret: str | None = attribute("The whole key. It is shown now and never again (hemlighet).")


@inputs_of("keys.ApiKey", description="A new key (ny nyckel).")
class CreateKeyInput:
    """A new key."""

    purpose = same(default=...)
    role = same(default=...)
    holder = same("Whose it is; needed for all but ADMINISTRATOR, since history tells it (innehavare).")
    scopes = same("Only these types of records; for INTEGRATION, and needed for NATIONAL_INTEGRATION (avgränsning).")
    systems = same("The other systems that it speaks for, such as skr-behov (system som den talar för).")
    expires_at: Until | None = same("When it stops; a day is included (går ut).")


@strawberry.input(description="Which key is given a new secret (byt nyckel).")
class RotateKeyInput:
    """Which key is given a new secret."""

    which: RecordRef | None = which_one()
    key: strawberry.ID | None = id_alone()
    seen: int = seen_version()


@strawberry.input(description="Which key is stopped, and why (återkalla nyckel).")
class RevokeKeyInput:
    """Which key is stopped, and why."""

    which: RecordRef | None = which_one()
    key: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    because: str = input_field("Why (skäl).", ...)


@act(Act.CREATE_KEY, NewKeyPayload, private=True)
async def create_key(work: Work, given: CreateKeyInput) -> Done:
    """Make a key. Its secret is shown in this answer and never again (skapa en nyckel)."""
    made = await keys.create(
        work,
        purpose=given.purpose,
        role=given.role,
        holder=ref(given.holder),
        scopes=tuple(or_none(given.scopes) or ()),
        systems=tuple(or_none(given.systems) or ()),
        expires_at=or_none(given.expires_at),
    )
    return Done([made.key], {"secret": made.secret})


@act(Act.ROTATE_KEY, NewKeyPayload, private=True)
async def rotate_key(work: Work, given: RotateKeyInput) -> Done:
    """Give a key a new secret; the old one stops at once (byt en nyckel)."""
    made = await keys.rotate(work, named(given), seen=given.seen)
    return Done([made.key], {"secret": made.secret})


@act(Act.REVOKE_KEY, KeyPayload)
async def revoke_key(work: Work, given: RevokeKeyInput) -> ApiKey:
    """Stop a key for good, everywhere within five seconds (återkalla en nyckel)."""
    return await keys.revoke(work, named(given), seen=given.seen, because=given.because)
