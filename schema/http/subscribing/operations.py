"""One operation over a connection that stays open: its only result, or one result for each notice."""

from collections.abc import AsyncIterator
from functools import partial
from time import perf_counter
from typing import NamedTuple

from starlette.types import Receive

from registry.callers import Caller
from registry.feed.looking import Seen
from registry.subscribing import Hub, Standing
from schema.answering.following import Following
from schema.http.endpoint import Endpoint, retried_by
from schema.http.negotiation import Question
from schema.http.subscribing.subscribers import counted_as


class Result(NamedTuple):
    """One result as JSON; whether it tells that nothing was done, and the token that a notice leads to."""

    body: bytes
    is_refusal: bool = False
    token: str | None = None


class Operations:
    """Answers operations, whoever carries the results."""

    def __init__(self, endpoint: Endpoint, hub: Hub) -> None:
        """Takes what answers questions and acts, and what tells of changes."""
        self.endpoint, self.hub = endpoint, hub
        #: How many subscriptions are followed now.
        self.open = 0

    def standing(self, headers: dict[bytes, str], caller: Caller) -> Standing:
        """Whoever sent these headers, for as long as it is connected."""
        return self.hub.standing(*self.endpoint.callers.again(headers, caller))

    async def results(
        self,
        question: Question,
        caller: Caller,
        standing: Standing,
        address: str,
        receive: Receive,
        method: str = "POST",
        retry: str | None = None,
        since: str | None = None,
    ) -> AsyncIterator[Result]:
        """The results of an operation, the first of which may be a refusal; raises whatever else it is refused for.

        `caller` is who asks, found out for this operation as for any request: a standing is believed longer, and by
        notices alone. Nothing is changed by what came with another `method` than POST. `retry` is its Idempotency-Key,
        and `since` the token of the last notice that the client has had, when it says so beside the question.
        """
        question = self.endpoint.documents.settled(question, caller)
        who = counted_as(caller, address).name
        known = await self.endpoint.admitted(question, who)
        if not known.subscribes:
            # Only a document that is known tells whether this was done before.
            retried = retried_by(retry, question, caller)
            response = await self.endpoint.once(question, caller, method, address, receive, retried)
            yield Result(response.body, bool(response.codes))
            return
        following = self.endpoint.engine.following(known, question.variables, caller)
        # Each look counts as asking `changes` once more would.
        look_on = partial(self.endpoint.callers.rates.wait_for_one, caller.signature, address)
        told = self.hub.follow(standing, following.wanted, since or following.after, who, look_on)
        async for each in self._followed(following, told, known.name):
            yield each

    async def _followed(
        self, following: Following, told: AsyncIterator[Seen], name: str | None
    ) -> AsyncIterator[Result]:
        """One result for each notice, until whoever reads them leaves or the subscription is refused."""
        began, count, code = perf_counter(), 0, None
        self.open += 1
        try:
            async for seen in told:
                yield Result(following.written(seen), token=seen.to)
                count += 1
        except Exception as error:
            code = getattr(error, "code", "INTERNAL")
            raise
        finally:
            self.open -= 1
            self.endpoint.telemetry.followed(name, perf_counter() - began, count, code)
