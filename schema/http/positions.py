"""How far the registry had come in an answer, which a client sends back so as never to be answered with less.

    answer     Registry-Position: 4711        question    Registry-Position: 4711

It is told where questions are asked of standbys too (`REGISTRY_READ_URLS`); elsewhere everybody asks the same database.
"""

from schema.answering.answers import Answer
from schema.answering.execution import Engine
from schema.http.negotiation import RequestRefused
from schema.http.rates import Headers

NAME = b"registry-position"
#: Longer than any position that a bigint holds.
LONGEST = 18


def seen_by(headers: dict[bytes, str]) -> int:
    """The newest position that a client knows of; RequestRefused when what it sends is none."""
    given = headers.get(NAME)
    if given is None:
        return 0
    given = given.strip(" \t")
    if not (given.isascii() and given.isdigit() and len(given) <= LONGEST):
        raise RequestRefused(
            400,
            "BAD_USER_INPUT",
            "Registry-Position is a whole number, as an answer told it.",
            "Registry-Position är ett heltal, som ett svar angav det.",
        )
    return int(given)


async def told(engine: Engine, answer: Answer) -> Headers:
    """The header that tells it: no older than what the answer shows, and never more than there is.

    What whoever asks has sent is not repeated: a cache would hand on to others what somebody made up.
    """
    replicas = engine.running.replicas
    if replicas is None:
        return ()
    newest = answer.position if answer.position is not None else await replicas.newest()
    return ((NAME, str(newest).encode()),)
