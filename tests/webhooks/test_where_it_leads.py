"""Where messages go: a name is looked up once and looked at, and nothing else of it is believed.

The names are answered here in place of the system's resolver, which no test may ask for names of others.
"""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from registry.delivering import names
from registry.delivering.posting import Came, Posting
from registry.webhooks import DeliveryOutcome
from tests.helpers.receiving import Receiver

SECRET = "whsec_b25seS1mb3ItdGVzdHM="
NAME = "receiver.test"


class Names:
    """Answers for a name: with one list of addresses after the other, and the last from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
        self.asked, left = 0, list(answers)
        real = socket.getaddrinfo

        def answer(host: Any, port: Any, *more: Any, **named: Any) -> Any:
            if host != NAME:
                return real(host, port, *more, **named)
            self.asked += 1
            found = left.pop(0) if len(left) > 1 else left[0]
            return [(2, 1, 6, "", (each, port)) for each in found]

        monkeypatch.setattr(socket, "getaddrinfo", answer)


async def posted(url: str, *, allow_private: bool) -> Came:
    posting = Posting(allow_private=allow_private, seconds=5)
    try:
        return await posting.post(url, "msg_1", "{}", [SECRET], "somebody")
    finally:
        await posting.close()


def named(here: Receiver) -> str:
    return here.url.replace("127.0.0.1", NAME)


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:127.0.0.1"]])
async def test_a_name_that_leads_to_a_private_address_is_not_connected_to(
    here: Receiver, monkeypatch: pytest.MonkeyPatch, addresses: list[str]
) -> None:
    Names(monkeypatch, addresses)
    came = await posted(named(here), allow_private=False)
    assert (came.outcome, came.status) == (DeliveryOutcome.NOT_ALLOWED, None)
    assert here.messages == []


async def test_an_address_that_stands_for_itself_is_looked_at_too(here: Receiver) -> None:
    assert (await posted(here.url, allow_private=False)).outcome is DeliveryOutcome.NOT_ALLOWED
    assert here.messages == []


async def test_what_the_name_answers_the_next_time_changes_nothing(
    here: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody listens at the second address: whoever looked the name up again would reach nobody.
    answers = Names(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
    came = await posted(named(here), allow_private=True)
    assert (came.outcome, answers.asked) == (DeliveryOutcome.DELIVERED, 1)
    assert here.messages[0].headers["host"].startswith(f"{NAME}:")
    # The next message asks anew, and keeps no connection from before.
    assert (await posted(named(here), allow_private=True)).outcome is DeliveryOutcome.UNREACHABLE


async def test_a_name_that_leads_nowhere_is_told_so() -> None:
    assert (await posted("https://nowhere.invalid/", allow_private=False)).outcome is DeliveryOutcome.UNREACHABLE


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A name server that answers nothing as long as this lasts, but for what is no name; what it was asked for."""
    real, asked, is_over = socket.getaddrinfo, list[str](), threading.Event()

    def answer(host: Any, *more: Any, **named: Any) -> Any:
        if host.endswith(".test"):
            asked.append(host)
            is_over.wait()
        return real(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    yield asked
    is_over.set()


async def test_names_that_are_not_answered_take_no_threads_of_others(here: Receiver, silent: list[str]) -> None:
    posting = Posting(allow_private=True, seconds=0.5)
    try:
        hanging = [posting.post(f"https://{n}.test/", "msg_1", "{}", [SECRET], f"key {n}") for n in range(40)]
        came = await asyncio.gather(*hanging)
        assert {each.outcome for each in came} == {DeliveryOutcome.TIMED_OUT}
        assert len(silent) == 40
        # Connections to the database are opened with these.
        assert await asyncio.wait_for(asyncio.to_thread(lambda: "done"), 20) == "done"
        other = await posting.post(here.url, "msg_1", "{}", [SECRET], "another key")
        assert other.outcome is DeliveryOutcome.DELIVERED
    finally:
        await posting.close()


async def test_one_keys_names_that_are_not_answered_take_no_more_threads_than_its_share(
    here: Receiver, silent: list[str]
) -> None:
    posting = Posting(allow_private=True, seconds=0.5)
    try:
        for number in range(3 * names.EACH):
            came = await posting.post(f"https://{number}.test/", "msg_1", "{}", [SECRET], "a key")
            assert came.outcome is DeliveryOutcome.TIMED_OUT
        assert len(silent) == names.EACH
        other = await posting.post(here.url, "msg_1", "{}", [SECRET], "another key")
        assert other.outcome is DeliveryOutcome.DELIVERED
    finally:
        await posting.close()


async def test_all_names_that_are_not_answered_have_a_bound(silent: list[str]) -> None:
    posting = Posting(allow_private=True, seconds=0.5)
    try:
        many = (posting.post(f"https://{n}.test/", "msg_1", "{}", [SECRET], f"key {n}") for n in range(names.MOST + 9))
        assert {each.outcome for each in await asyncio.gather(*many)} == {DeliveryOutcome.TIMED_OUT}
        assert len(silent) == names.MOST
    finally:
        await posting.close()


def a_certificate(folder: Path) -> Path:
    """A certificate that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    signed = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
    pem = signed.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "certificate.pem"
    file.write_bytes(pem + private)
    return file


async def test_in_tls_the_name_is_asked_for_and_must_be_vouched_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(a_certificate(tmp_path))
    asked: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    async with server:
        Names(monkeypatch, ["127.0.0.1"])
        port = server.sockets[0].getsockname()[1]
        came = await posted(f"https://{NAME}:{port}/", allow_private=True)
    assert came.outcome is DeliveryOutcome.UNREACHABLE
    assert asked == [NAME]
