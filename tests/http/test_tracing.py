"""Spans, as a collector of OpenTelemetry receives them."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from schema.app import create
from tests.helpers.databases import ADMINISTRATOR, CreateDatabase, settings_for
from tests.helpers.over_http import BY_SLUG, client_of, post
from tests.helpers.processes import env
from tests.helpers.workbench import furnish

TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
MADE = """mutation Made($title: String!) {
  createInitiative(input: { fields: { title: $title, kind: PILOT } }) { initiative { id } userErrors { code } } }"""


class Collector:
    """What was received: all bytes, and the spans in them."""

    def __init__(self) -> None:
        self.bytes, self.spans, self.address = b"", list[Span](), ""

    def receive(self, body: bytes) -> None:
        self.bytes += body
        told = ExportTraceServiceRequest.FromString(body)
        self.spans += [span for each in told.resource_spans for scope in each.scope_spans for span in scope.spans]

    def named(self, name: str) -> Span:
        (found,) = [each for each in self.spans if each.name == name]
        return found

    def below(self, span: Span) -> list[Span]:
        return [each for each in self.spans if each.parent_span_id == span.span_id]


def told(span: Span) -> dict[str, object]:
    values = {each.key: each.value for each in span.attributes}
    return {key: getattr(value, str(value.WhichOneof("value"))) for key, value in values.items()}


def codes_of(span: Span) -> list[str]:
    found = [each.value.array_value.values for each in span.attributes if each.key == "registry.codes"]
    return [value.string_value for values in found for value in values]


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()

    class Receives(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.path == "/v1/traces"
            made.receive(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Receives)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    made.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


async def test_each_operation_and_each_of_its_statements_is_a_span(
    make_database: CreateDatabase, collector: Collector
) -> None:
    settings = settings_for(await make_database(furnish), OTEL_EXPORTER_OTLP_ENDPOINT=collector.address)
    async with client_of(create(settings)) as client:
        asked = {"traceparent": f"00-{TRACE}-{PARENT}-01"}
        assert (await post(client, BY_SLUG, asked, variables={"slug": "hemligt-1"})).status_code == 200
        assert (await post(client, MADE, ADMINISTRATOR, variables={"title": "Hemligt-2"})).status_code == 200
        assert (await post(client, "query Wrong { no }")).status_code == 200
        await post(client, "query Unknown { viewer { role } }", {"authorization": "Bearer hemligt-3"})
    question, act = collector.named("BySlug"), collector.named("Made")
    assert (question.trace_id.hex(), question.parent_span_id.hex()) == (TRACE, PARENT)
    assert question.kind == Span.SPAN_KIND_SERVER
    assert told(question)["graphql.operation.name"] == "BySlug"
    assert told(question)["http.response.status_code"] == 200
    statement, *_ = collector.below(question)
    assert told(statement)["db.system.name"] == "postgresql"
    assert "$1" in str(told(statement)["db.query.text"])
    assert question.start_time_unix_nano <= statement.start_time_unix_nano + 1_000_000
    assert statement.end_time_unix_nano <= question.end_time_unix_nano + 1_000_000
    words = [each.name for each in collector.below(act)]
    assert {"INSERT", "SELECT"} <= set(words)
    assert not {"BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"} & set(words)
    codes = [code for each in collector.spans for code in codes_of(each)]
    assert sorted(codes) == ["GRAPHQL_VALIDATION_FAILED", "UNAUTHENTICATED"]
    assert b"emligt" not in collector.bytes


def test_whoever_wants_no_spans_pays_nothing() -> None:
    program = (
        "import sys; from schema.app import create; from registry.settings import Settings;"
        "create(Settings(DATABASE_URL='postgresql://x@127.0.0.1:9/registry'));"
        "print([name for name in sys.modules if name.startswith(('opentelemetry.sdk', 'opentelemetry.exporter'))])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=env())
    assert found.stdout.strip() == "[]"
