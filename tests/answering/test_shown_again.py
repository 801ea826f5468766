"""How an act's records are shown is put together once for a document, unless variables decide it."""

import pytest

from tests.helpers.workbench import Workbench

CREATE = """createInitiative(input: {fields: {title: "Stöd i grupp", kind: PILOT}}) {
  initiative { %s } userErrors { code } warnings { code }
}"""


@pytest.mark.parametrize(
    "document",
    [
        "mutation ($slug: Boolean!) @dryRun { " + CREATE % "id slug @include(if: $slug)" + " }",
        "mutation ($slug: Boolean!) @dryRun { " + CREATE % "id ...more @include(if: $slug)" + " } "
        "fragment more on Initiative { slug }",
        "mutation ($slug: Boolean!) @dryRun { " + CREATE % "id ...more" + " } "
        "fragment more on Initiative { slug @include(if: $slug) }",
        "mutation ($slug: Boolean!) @dryRun { ... @include(if: true) { "
        + CREATE % "id slug @include(if: $slug)"
        + " } }",
    ],
)
async def test_what_variables_decide_is_decided_at_each_call(bench: Workbench, document: str) -> None:
    for slug in (True, False, True):
        found = (await bench("rss", document, slug=slug))["createInitiative"]
        assert (found["userErrors"], "slug" in found["initiative"]) == ([], slug)


async def test_arguments_written_in_the_document_stay_what_they_are(bench: Workbench) -> None:
    shown = "kind period { start end } participations(first: 1) { totalCount }"
    answers = [await bench("rss", "mutation @dryRun { " + CREATE % shown + " }") for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
