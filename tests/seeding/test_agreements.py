"""Agreements of the seeds have both their parties: the government, which enters into them for the state, is one."""

from tests.helpers.asker import Asker

AGREEMENTS = """{ mandates(first: 100, where: { kind: { eq: AGREEMENT } }) { nodes {
  slug givenBy { slug kind } givenTo { slug } sources { fields } } } }"""


async def test_every_agreement_with_skr_has_the_government_as_its_other_party(ask: Asker) -> None:
    nodes = (await ask(AGREEMENTS))["mandates"]["nodes"]
    assert nodes
    for each in nodes:
        assert {"slug": "regeringen", "kind": "GOVERNMENT"} in each["givenBy"], each["slug"]
        assert {"slug": "skr"} in each["givenTo"], each["slug"]
        assert any("givenBy" in source["fields"] for source in each["sources"]), each["slug"]


async def test_what_is_named_a_collaboration_group_is_one(ask: Asker) -> None:
    found = await ask("{ groups(first: 100, kind: COLLABORATION_GROUP) { nodes { name } } }")
    names = [each["name"] for each in found["groups"]["nodes"]]
    assert names
    assert all("amverkansgrupp" in each for each in names)
