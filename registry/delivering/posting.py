"""Sends a message as Standard Webhooks says, and tells what came of it. The answer's body is not read."""

import asyncio
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

import httpx
from standardwebhooks import Webhook as Signer

from registry.delivering.transport import WHO, AddressNotAllowed, Checked
from registry.webhooks import DeliveryOutcome

GONE = 410
SECONDS = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an attempt."""

    outcome: DeliveryOutcome
    status: int | None
    milliseconds: int
    #: How many seconds the receiver asked to be left alone for.
    retry_after: float | None = None
    #: What kind of error it was, where nobody had thought of it: for whoever runs the registry.
    fault: str | None = None


class Posting:
    """Sends messages, each within a time."""

    def __init__(self, *, allow_private: bool, seconds: float) -> None:
        """Says where messages may go, and how long an attempt may take in all."""
        self._seconds = seconds
        self._client = httpx.AsyncClient(
            transport=Checked(allow_private=allow_private),
            timeout=httpx.Timeout(seconds),
            follow_redirects=False,
            trust_env=False,
            headers={"user-agent": "Partnerskapets-register"},
        )

    async def post(self, url: str, message_id: str, body: str, secrets: Iterable[str], who: Hashable) -> Came:
        """Send a message once, signed with each secret; whatever goes wrong is told and not raised.

        `who` is whose share of the lookups of names it takes.
        """
        began = monotonic()
        outcome, status, later, fault = DeliveryOutcome.UNREACHABLE, None, None, None
        try:
            async with asyncio.timeout(self._seconds):
                status, asked = await self._sent(url, message_id, body, secrets, who)
                later = seconds_of(asked, datetime.now(UTC))
                outcome = _outcome(status)
        except (TimeoutError, httpx.TimeoutException):
            outcome = DeliveryOutcome.TIMED_OUT
        except AddressNotAllowed:
            outcome = DeliveryOutcome.NOT_ALLOWED
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):
            # The sentence of such an error may hold the address.
            outcome = DeliveryOutcome.UNREACHABLE
        except Exception as error:  # noqa: BLE001 - whatever it is, this attempt has failed, and the next may not
            outcome, fault = DeliveryOutcome.UNREACHABLE, type(error).__name__
        return Came(outcome, status, round((monotonic() - began) * 1000), later, fault)

    async def _sent(
        self, url: str, message_id: str, body: str, secrets: Iterable[str], who: Hashable
    ) -> tuple[int, str | None]:
        now = datetime.now(UTC)
        signatures = [Signer(each).sign(message_id, now, body) for each in secrets]
        headers = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": " ".join(signatures),
        }
        sending = self._client.stream("POST", url, content=body.encode(), headers=headers, extensions={WHO: who})
        async with sending as answer:
            return answer.status_code, answer.headers.get("retry-after")

    async def close(self) -> None:
        """Close what is open."""
        await self._client.aclose()


def seconds_of(retry_after: str | None, now: datetime) -> float | None:
    """The seconds that Retry-After says, as a number or by a moment (RFC 9110, 10.2.3); None when it says none."""
    if retry_after is None:
        return None
    if SECONDS.fullmatch(retry_after.strip()):
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
        # Moments of HTTP are in GMT, whatever the zone is written as.
        return (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    except (ValueError, OverflowError, TypeError):
        return None


def _outcome(status: int) -> DeliveryOutcome:
    if 200 <= status < 300:
        return DeliveryOutcome.DELIVERED
    if 300 <= status < 400:
        return DeliveryOutcome.REDIRECTED
    return DeliveryOutcome.GONE if status == GONE else DeliveryOutcome.REFUSED
