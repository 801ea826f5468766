"""Acts on webhooks, as the contract shows them."""

import strawberry
from strawberry import UNSET

from registry.acts import webhooks
from registry.matrix import Act
from registry.webhooks import Webhook
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import attribute, input_field, one
from schema.language.inputs import or_none, ref, seen_version, which
from schema.language.payloads import Done, Payload, act
from schema.language.references import RecordRef
from schema.language.scalars import ChangeToken


@strawberry.type(description="A webhook after an act (svar om en webhook).")
class WebhookPayload(Payload):
    """A webhook after an act."""

    webhook = one("webhooks.Webhook", "The webhook; null when something must be put right (webhooken).")


@strawberry.type(description="A webhook with a new secret, shown this once (webhook med hemlighet).")
class WebhookSecretPayload(WebhookPayload):
    """A webhook with a new secret."""

    secret: str | None = attribute(
        "The secret, `whsec_…`, that the receiver checks signatures with. It is shown now and never again (hemlighet)."
    )


@inputs_of("webhooks.Webhook", description="A new webhook (ny webhook).")
class CreateWebhookInput:
    """A new webhook."""

    purpose = same(default=...)
    endpoint_url = same("Where it leads: an https:// address (adress).", default=...)
    types = same()
    key: RecordRef | None = input_field(
        "The key whose sight it has; your own if nothing is said. Administrators may name another's (nyckel)."
    )


@inputs_of("webhooks.Webhook", description="What changes of which webhook; what is left out stays (ändra webhook).")
class UpdateWebhookInput:
    """What changes of which webhook."""

    which: RecordRef = which("webhook")
    seen: int = seen_version()
    purpose = same()
    endpoint_url = same("Where it leads: an https:// address (adress).")
    types = same("Only records of these types from now on; an empty list is every type (slag av post).")


@strawberry.input(description="Which webhook, and the version you saw (webhook).")
class WebhookInput:
    """Which webhook."""

    which: RecordRef = which("webhook")
    seen: int = seen_version()


@strawberry.input(description="Which webhook is told of what once more (spela upp igen).")
class ReplayWebhookInput:
    """Which webhook is told of what once more."""

    which: RecordRef = which("webhook")
    seen: int = seen_version()
    after: ChangeToken = input_field(
        "The token to go on from, of a message, of `changes` or of `changeToken` (efter).", ...
    )


@strawberry.input(description="Which webhook is removed, and why (ta bort webhook).")
class RemoveWebhookInput:
    """Which webhook is removed, and why."""

    which: RecordRef = which("webhook")
    seen: int = seen_version()
    because: str = input_field("Why (skäl).", ...)


@act(Act.CREATE_WEBHOOK, WebhookSecretPayload, private=True)
async def create_webhook(work: Work, given: CreateWebhookInput) -> Done:
    """Add a webhook, which is told of what changes from now on. Its secret is shown once (lägg upp en webhook)."""
    made = await webhooks.create(
        work, purpose=given.purpose, url=given.endpoint_url, types=tuple(or_none(given.types) or ()), key=ref(given.key)
    )
    return Done([made.webhook], {"secret": made.secret})


@act(Act.UPDATE_WEBHOOK, WebhookPayload)
async def update_webhook(work: Work, given: UpdateWebhookInput) -> Webhook:
    """Change what a webhook is for, where it leads or what it is told of (ändra en webhook)."""
    return await webhooks.change(
        work,
        given.which.ref,
        seen=given.seen,
        purpose=or_none(given.purpose),
        url=or_none(given.endpoint_url),
        types=None if given.types in (UNSET, None) else tuple(given.types),
    )


@act(Act.PAUSE_WEBHOOK, WebhookPayload)
async def pause_webhook(work: Work, given: WebhookInput) -> Webhook:
    """Tell a webhook nothing until it is resumed (pausa en webhook)."""
    return await webhooks.pause(work, given.which.ref, seen=given.seen)


@act(Act.RESUME_WEBHOOK, WebhookPayload)
async def resume_webhook(work: Work, given: WebhookInput) -> Webhook:
    """Go on with a webhook that is paused, or send what waits for its next attempt at once (återuppta en webhook)."""
    return await webhooks.resume(work, given.which.ref, seen=given.seen)


@act(Act.PING_WEBHOOK, WebhookPayload)
async def ping_webhook(work: Work, given: WebhookInput) -> Webhook:
    """Send a webhook a message of type `ping`, also while it is paused; `deliveries` tells what came of it (prova)."""
    return await webhooks.ping(work, given.which.ref, seen=given.seen)


@act(Act.ROTATE_WEBHOOK_SECRET, WebhookSecretPayload, private=True)
async def rotate_webhook_secret(work: Work, given: WebhookInput) -> Done:
    """Give a webhook a new secret; for a day both it and the old one sign (byt en webhooks hemlighet)."""
    made = await webhooks.rotate(work, given.which.ref, seen=given.seen)
    return Done([made.webhook], {"secret": made.secret})


@act(Act.REPLAY_WEBHOOK, WebhookPayload)
async def replay_webhook(work: Work, given: ReplayWebhookInput) -> Webhook:
    """Tell a webhook of everything after a token, and go on from there (spela upp en webhook igen)."""
    return await webhooks.replay(work, given.which.ref, seen=given.seen, after=given.after)


@act(Act.REMOVE_WEBHOOK, WebhookPayload)
async def remove_webhook(work: Work, given: RemoveWebhookInput) -> Webhook:
    """Remove a webhook for good (ta bort en webhook)."""
    return await webhooks.remove(work, given.which.ref, seen=given.seen, because=given.because)
