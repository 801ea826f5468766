"""What is done with webhooks: create, change, pause, resume, ping, rotate, replay, remove. A secret is shown once."""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import and_, case, extract, false, func, insert, not_, or_, select, text, update
from sqlalchemy.exc import DBAPIError

from registry.errors import Invalid, InvalidChangeToken, Required, StepNotAllowed
from registry.feed import tokens
from registry.feed.asked import mark_of
from registry.feed.derived import kinds
from registry.feed.sights import sight_of, token_in
from registry.identity.keys import FIND_BY_ID, ApiKey, caller_by
from registry.matrix import Act
from registry.storage.model.addresses import may_be_public
from registry.storage.model.terms import Publication, RecordType
from registry.storage.writing.references import Ref
from registry.webhooks import AGAIN, BOTH_SIGN, PauseReason, Place, Webhook, WebhookState, require_key, secret_of
from registry.work import Work

ACTIVE, PAUSED = WebhookState.ACTIVE, WebhookState.PAUSED
#: How many webhooks one key may have.
MOST = 20
#: What stands in no address: blanks, what cannot be seen, and what browsers read as a slash.
NO_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f\\]")
#: Nothing on its way. Whoever delivers meanwhile finds its lease gone, and moves nothing.
NOTHING = dict.fromkeys(("message_id", "message", "message_to", "lease", "leased_until"))


@dataclass(frozen=True)
class Made:
    """A webhook with a new secret, which is shown now and never again."""

    webhook: Webhook
    secret: str


async def create(
    work: Work, *, purpose: str, url: str, types: tuple[RecordType, ...] = (), key: Ref | None = None
) -> Made:
    """Add a webhook that sees what a key sees, and is told of what comes from now on (lägg upp webhook).

    It is the caller's own key, or another's where an administrator names it.
    """
    work.may(Act.CREATE_WEBHOOK, Webhook)
    secret_key = require_key(work.chosen)
    of_key = work.caller.key if key is None else await work.resolve(ApiKey, key, "key")
    if of_key is None:
        raise Required.of("key")
    # Locked, so that two that are made at once are both counted.
    row = await work.lock(ApiKey, of_key)
    if row.publication is not Publication.PUBLISHED:
        raise Invalid("The key is revoked.", "Nyckeln är återkallad.", path=("key",))
    # One that is removed counts a while: added anew, it would have no failures to wait for.
    counts = or_(Webhook.publication != Publication.WITHDRAWN, Webhook.updated_at > func.now() - AGAIN)
    there = select(func.count()).select_from(Webhook).where(Webhook.key_id == of_key, counts)
    if (await work.session.scalar(there) or 0) >= MOST:
        raise Invalid(
            f"The key has {MOST} webhooks already.",
            f"Nyckeln har redan {MOST} webhookar.",
            "Remove one; a minute later there is room for another.",
            "Ta bort någon; en minut senare finns plats för en annan.",
        )
    webhook = Webhook(key_id=of_key, organisation_id=row.organisation_id, keeper_id=row.organisation_id)
    webhook.types, webhook.seed = _types(types), secrets.token_bytes(32)
    made = await work.create(
        Act.CREATE_WEBHOOK,
        webhook,
        {"purpose": purpose, "endpoint_url": _address(url, private=work.chosen.webhook_allow_private)},
    )
    seen = (await (await work.session.connection()).exec_driver_sql(FIND_BY_ID, (of_key,))).mappings().one()
    cursor = await token_in(work.session, sight_of(caller_by(dict(seen))))
    await work.session.execute(insert(Place).values(webhook_id=made.id, cursor=cursor))
    return Made(made, secret_of(webhook.seed, secret_key))


async def change(
    work: Work,
    ref: Ref,
    *,
    seen: int,
    purpose: str | None = None,
    url: str | None = None,
    types: tuple[RecordType, ...] | None = None,
) -> Webhook:
    """Change what a webhook is for, where it leads or what it is told of; what is left out stays (ändra webhook).

    With a new address nothing goes on that was on its way to the old one: what waits is told anew, `at_once`.
    """
    webhook = await work.take(Act.UPDATE_WEBHOOK, Webhook, ref, "which", seen=seen)
    _require_there(webhook)
    values: dict[str, Any] = {}
    if purpose is not None:
        values["purpose"] = purpose
    if url is not None:
        values["endpoint_url"] = _address(url, private=work.chosen.webhook_allow_private)
    if types is not None:
        webhook.types = _types(types)
    former = webhook.endpoint_url
    await work.put(webhook, values)
    if webhook.endpoint_url != former:
        await _put(work, webhook, ping_id=None, looked_to=-1, **at_once(), **NOTHING)
    return webhook


async def pause(work: Work, ref: Ref, *, seen: int) -> Webhook:
    """Tell a webhook nothing until it is resumed; it then goes on from where it was (pausa webhook)."""
    webhook = await work.take(Act.PAUSE_WEBHOOK, Webhook, ref, "which", seen=seen)
    _require_there(webhook)
    work.step(webhook, "state", PAUSED, (ACTIVE,))
    webhook.pause_reason = PauseReason.BY_HAND
    await work.flush()
    return webhook


async def resume(work: Work, ref: Ref, *, seen: int) -> Webhook:
    """Go on with a webhook that was paused, or try `at_once` what waits for its next attempt (återuppta webhook)."""
    webhook = await work.take(Act.RESUME_WEBHOOK, Webhook, ref, "which", seen=seen)
    _require_there(webhook)
    webhook.state, webhook.pause_reason = ACTIVE, None
    await work.flush()
    await _put(work, webhook, **at_once())
    return webhook


async def ping(work: Work, ref: Ref, *, seen: int) -> Webhook:
    """Send a webhook a message of its own, to try its address and secret; also while it is paused (prova webhook).

    While attempts fail it waits for the next one, as everything does. StepNotAllowed before a minute has passed since
    the last one was asked for.
    """
    webhook = await work.take(Act.PING_WEBHOOK, Webhook, ref, "which", seen=seen)
    _require_there(webhook)
    left = select(func.ceil(extract("epoch", Place.pinged_at + AGAIN - func.now())))
    seconds = await work.session.scalar(left.where(Place.webhook_id == webhook.id))
    if seconds is not None and seconds > 0:
        raise StepNotAllowed(
            "The webhook was pinged less than a minute ago.",
            "Webhooken provades för mindre än en minut sedan.",
            f"Ping it again in {int(seconds)} seconds.",
            f"Prova den igen om {int(seconds)} sekunder.",
            path=("which",),
        )
    await _put(work, webhook, ping_id=message_id(), pinged_at=func.now())
    return webhook


async def rotate(work: Work, ref: Ref, *, seen: int) -> Made:
    """Give a webhook a new secret; for a day the old one signs too (byt hemlighet)."""
    webhook = await work.take(Act.ROTATE_WEBHOOK_SECRET, Webhook, ref, "which", seen=seen)
    _require_there(webhook)
    secret_key = require_key(work.chosen)
    webhook.former_seed, webhook.seed = webhook.seed, secrets.token_bytes(32)
    webhook.former_until = datetime.now(UTC) + BOTH_SIGN
    await work.flush()
    return Made(webhook, secret_of(webhook.seed, secret_key))


async def replay(work: Work, ref: Ref, *, seen: int, after: str) -> Webhook:
    """Tell a webhook of everything after a token, once more or for the first time, `at_once` (spela upp igen).

    Invalid when it is no token of this database's history, or is for other types of records.
    """
    webhook = await work.take(Act.REPLAY_WEBHOOK, Webhook, ref, "which", seen=seen)
    _require_there(webhook)
    try:
        token = tokens.read(after, mark_of(webhook.types))
    except InvalidChangeToken as error:
        raise Invalid(error.message, error.message_sv, error.hint, error.hint_sv, path=("after",)) from None
    former = [each for each in (*token.former, token.sight) if each is not None]
    try:
        async with work.session.begin_nested():
            await work.session.execute(
                text("select token_holds(:here, :here_at, :former)"),
                {"here": token.here, "here_at": token.here_at, "former": former},
            )
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != tokens.LOST:
            raise
        raise Invalid(
            "This token tells of changes that the registry no longer has.",
            "Ändringsmärket gäller ändringar som registret inte längre har.",
            "Begin from `changeToken`, and load everything anew.",
            "Börja från `changeToken`, och läs om allt.",
            path=("after",),
        ) from None
    await _put(work, webhook, cursor=tokens.for_any(after), looked_to=-1, **at_once(), **NOTHING)
    return webhook


async def remove(work: Work, ref: Ref, *, seen: int, because: str) -> Webhook:
    """Remove a webhook for good (ta bort webhook)."""
    webhook = await work.take(Act.REMOVE_WEBHOOK, Webhook, ref, "which", seen=seen)
    _require_there(webhook)
    if not because.strip():
        raise Required.of("because")
    webhook.publication, webhook.withdrawn_because = Publication.WITHDRAWN, because
    await work.flush()
    return webhook


def at_once() -> dict[str, Any]:
    """What lets a webhook be tried at once, its failures forgotten: once a minute, whichever act asks for it.

    More often, what waits goes on waiting; and what is being sent just now, of which it will not be known whether it
    failed, is followed by nothing before the minute is over. Where there is nothing to forget, nothing is counted.
    """
    has_failed = or_(Place.failures > 0, func.coalesce(Place.leased_until > func.now(), false()))
    was_forgotten = and_(has_failed, func.coalesce(Place.forgotten_at > func.now() - AGAIN, false()))
    return {
        "failures": case((was_forgotten, Place.failures), else_=0),
        "next_at": case((was_forgotten, func.greatest(Place.next_at, Place.forgotten_at + AGAIN)), else_=func.now()),
        "forgotten_at": case((and_(has_failed, not_(was_forgotten)), func.now()), else_=Place.forgotten_at),
    }


def message_id() -> str:
    """A new id of a message, as Standard Webhooks writes it."""
    return f"msg_{secrets.token_hex(16)}"


async def _put(work: Work, webhook: Webhook, **values: Any) -> None:
    await work.session.execute(update(Place).where(Place.webhook_id == webhook.id).values(**values))
    # Whoever delivers hears of it when this is committed.
    await work.session.execute(text("select pg_notify('registry_changes', '')"))


def _require_there(webhook: Webhook) -> None:
    if webhook.publication is Publication.WITHDRAWN:
        raise Invalid("The webhook is removed.", "Webhooken är borttagen.", path=("which",))


def _types(given: tuple[RecordType, ...]) -> list[str]:
    found = sorted({each.value for each in given})
    if unknown := [each for each in found if each not in kinds()]:
        raise Invalid(
            f"The change feed does not tell of {', '.join(unknown)}.",
            f"Ändringsflödet berättar inte om {', '.join(unknown)}.",
            path=("types",),
        )
    return found


def _address(given: str, *, private: bool) -> str:
    """An address that a webhook may have; whether its name leads somewhere allowed is seen when it is used."""
    wrong = None
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError:
        wrong = "This is no address.", "Det är ingen adress."
    else:
        if NO_ADDRESS.search(given) or port == 0:
            wrong = "This is no address.", "Det är ingen adress."
        elif parts.scheme != "https" and not (private and parts.scheme == "http"):
            wrong = "The address begins with https://.", "Adressen börjar med https://."
        elif not host:
            wrong = "The address names no host.", "Adressen anger ingen server."
        elif parts.username is not None or parts.password is not None or parts.fragment:
            wrong = (
                "The address holds a user, a password or a fragment: the signature is what shows who sends.",
                "Adressen innehåller användare, lösenord eller fragment: signaturen visar vem som skickar.",
            )
        elif not private and not may_be_public(host):
            wrong = "The address is private, local or reserved.", "Adressen är privat, lokal eller reserverad."
    if wrong:
        raise Invalid(*wrong, path=("endpointUrl",))
    return given
