"""Whose an initiative is: only where a source says so, and nothing is not the same as nobody's."""

from tests.helpers.workbench import Workbench

OWN = """{ initiatives(first: 100, where: { collaborations: { some: { slug: { eq: "partnerskapet" } } } }) {
  totalCount nodes { slug collaborations { slug name } sources { fields isInferred } } }
  all: initiatives { totalCount } }"""


async def test_those_that_a_source_says_are_partnerskapets_own_are_found_with_the_source(bench: Workbench) -> None:
    found = await bench(None, OWN)
    nodes = found["initiatives"]["nodes"]
    # All others are regional or national work that lies near, or nobody has said so.
    assert 0 < found["initiatives"]["totalCount"] < found["all"]["totalCount"] / 2
    for each in nodes:
        assert {"slug": "partnerskapet", "name": "Partnerskapet"} in each["collaborations"]
        assert any("collaborations" in source["fields"] for source in each["sources"]), each["slug"]
    stated = {
        each["slug"]
        for each in nodes
        if any("collaborations" in source["fields"] and not source["isInferred"] for source in each["sources"])
    }
    assert stated == {
        "effektiva-tidiga-insatser-inom-socialtjansten",
        "prioriterat-samverkansomrade-kommunal-halso-och-sjukvard",
    }
    assert "yrkesresan" not in {each["slug"] for each in nodes}


async def test_an_initiative_is_told_to_be_a_collaborations_own_by_an_act_with_its_source(bench: Workbench) -> None:
    source = {"title": "Minnesanteckningar", "fields": ["collaborations"]}
    fields = {"collaborations": [{"slug": "partnerskapet"}], "sources": [source]}
    made = await bench.an_initiative("national", title="Partnerskapets egen", **fields)
    asked = """query Q($id: ID!) { node(id: $id) { ... on Initiative { collaborations { slug } } }
      group(slug: "partnerskapet") { collaborationInitiatives(first: 100) { nodes { id } } } }"""
    found = await bench(None, asked, id=made["id"])
    assert found["node"]["collaborations"] == [{"slug": "partnerskapet"}]
    assert made["id"] in [each["id"] for each in found["group"]["collaborationInitiatives"]["nodes"]]
