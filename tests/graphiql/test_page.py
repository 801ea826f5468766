"""The page and the ready-made operations, without a database."""

import asyncio
from dataclasses import fields
from pathlib import Path

import httpx
import pytest
from graphql import get_operation_ast, parse
from starlette.applications import Starlette

from registry.settings import Settings
from schema.http import page
from schema.http.page import routes
from schema.http.ready import Link, ReadyOperation, ready_operations

EARLY = """# Vilka kommuner deltar i Tidigt stöd?
# Med roll och period,
# i bokstavsordning.
# variables: {
#   "name": "Tidigt {stöd}",
#   "first": 10
# }

query TidigtStod($name: String!, $first: Int) {
  pilots(name: $name, first: $first) {
    nodes { ...Pilot }
  }
}

fragment Pilot on Pilot { title }
"""


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<title>Register över socialtjänstens utvecklingsarbete</title>", "utf-8")
    (folder / "assets" / "index-1a2b.js").write_text("plain", "utf-8")
    (folder / "assets" / "index-1a2b.js.gz").write_bytes(b"packed")
    return folder


class Client:
    def __init__(self) -> None:
        self.app = Starlette(routes=routes())

    def get(self, path: str, method: str = "GET", encoding: str = "identity") -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://registry") as client:
                return await client.request(method, path, headers={"accept-encoding": encoding})

        return asyncio.run(ask())


@pytest.fixture
def client(dist: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(page, "DIST", dist)
    return Client()


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_an_operation_is_read_with_all_that_its_comments_say(tmp_path: Path) -> None:
    write(tmp_path, "regionalt/tidigt.graphql", EARLY)
    assert ready_operations(tmp_path) == [
        ReadyOperation(
            name="TidigtStod",
            title="Vilka kommuner deltar i Tidigt stöd?",
            description="Med roll och period, i bokstavsordning.",
            group="Regionalt",
            query=EARLY[EARLY.index("query TidigtStod") :],
            variables='{\n  "name": "Tidigt {stöd}",\n  "first": 10\n}',
        )
    ]


ACT = """# Säg ja
# Deltagandet blir bekräftat.
# group: Deltagande
# variables: {"participation": "", "seen": 1}
# help participation: Välj i listan.
# help seen: Versionen du såg:
#   den fylls i av listan.
# find: ToAnswer participation=id seen=version
# find: Others participation=id
# only: status=INTERESTED|INVITED
# needs: note
# called others: Andra
# prose: note
#   message
# final: Det går inte att ångra.
# words: tacka ja
# done: deltagandet bekräftat
# next: Leave participation=participation.id
mutation SayYes($participation: ID!, $seen: Int!) {
  confirmParticipation(input: { participation: $participation, seen: $seen }) { participation { id } }
}
"""


def test_an_act_is_read_with_its_help_and_who_may(tmp_path: Path) -> None:
    write(tmp_path, "acts/say_yes.graphql", ACT)
    [found] = ready_operations(tmp_path)
    assert found.acts == ["confirmParticipation"]
    assert found.help == {
        "participation": "Välj i listan.",
        "seen": "Versionen du såg: den fylls i av listan.",
    }
    assert found.find == [
        Link("ToAnswer", {"participation": "id", "seen": "version"}),
        Link("Others", {"participation": "id"}),
    ]
    assert found.only == {"status": ["INTERESTED", "INVITED"]}
    assert found.prose == ["note", "message"]
    assert (found.needs, found.called) == (["note"], {"others": "Andra"})
    assert (found.final, found.words) == ("Det går inte att ångra.", "tacka ja")
    assert (found.done, found.next) == ("deltagandet bekräftat", [Link("Leave", {"participation": "participation.id"})])
    assert found.reach == {
        "EDITOR": "OWN",
        "INTEGRATION": "OWN",
        "NATIONAL_INTEGRATION": "ALL",
        "NATIONAL_EDITOR": "ALL",
        "ADMINISTRATOR": "ALL",
    }


def test_acts_stand_in_the_order_of_the_matrix(tmp_path: Path) -> None:
    for name, act in (("a", "revokeKey"), ("b", "createInitiative"), ("c", "publishRecord")):
        write(tmp_path, f"{name}.graphql", f"# {act}\nmutation {name} {{ {act} {{ x }} }}")
    assert [each.title for each in ready_operations(tmp_path)] == ["createInitiative", "publishRecord", "revokeKey"]


def test_a_heading_that_is_named_nowhere_stands_between_those_that_stand_first_and_last(tmp_path: Path) -> None:
    for name, act, group in (
        *(("a", "revokeKey", "Nycklar"), ("b", "createTheme", "Områden"), ("c", "createGroup", "Grupper")),
        *(("d", "raiseNeed", "Utlysningar"), ("e", "createInitiative", "Piloter och initiativ")),
    ):
        write(tmp_path, f"{name}.graphql", f"# {act}\n# group: {group}\nmutation {name} {{ {act} {{ x }} }}")
    groups = ["Piloter och initiativ", "Grupper", "Utlysningar", "Områden", "Nycklar"]
    assert [each.group for each in ready_operations(tmp_path)] == groups


def test_a_star_means_every_question_that_is_called_so_in_the_order_in_which_acts_answer_with_their_types(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a.graphql", "# A\nquery GroupsListed { groups { nodes { id version } } }")
    write(tmp_path, "b.graphql", "# B\nquery CodesListed { municipalities { nodes { id version } } }")
    write(tmp_path, "c.graphql", "# C\nquery AllListed { organisations { nodes { id version } } }")
    write(tmp_path, "d.graphql", "# D\nquery NeedsListed { themes { name } knowledgeNeeds { nodes { version id } } }")
    write(tmp_path, "e.graphql", "# E\nquery Other { groups { nodes { id version } } }")
    write(tmp_path, "f.graphql", "# F\n# find: *Listed id=id\n# group: Historik\nmutation F { publishRecord { x } }")
    write(tmp_path, "g.graphql", "# G\n# group: Kunskapsbehov\nmutation G { raiseNeed { x } }")
    write(tmp_path, "h.graphql", "# H\n# group: Organisationer\nmutation H { updateOrganisation { x } }")
    found = {each.name: each for each in ready_operations(tmp_path)}
    names = ["NeedsListed", "AllListed", "CodesListed", "GroupsListed"]
    assert found["F"].find == [Link(name, {"id": "id"}) for name in names]


def test_a_hit_leads_to_a_question_by_the_type_of_its_record(tmp_path: Path) -> None:
    write(tmp_path, "a.graphql", "# A\n# open: Theme B slug=slug\n# open: Municipality C code=code\nquery A { a }")
    [found] = ready_operations(tmp_path)
    assert found.open == {"Theme": Link("B", {"slug": "slug"}), "Municipality": Link("C", {"code": "code"})}


def test_a_hit_of_a_type_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.graphql", "# A\n# open: Topic B slug=slug\nquery A { a }")
    with pytest.raises(ValueError, match="'Topic' is no type of the contract"):
        ready_operations(tmp_path)


def test_what_links_lead_to_is_there_with_the_variables_that_they_fill_in() -> None:
    operations = {each.name: each for each in ready_operations()}
    links = [link for each in operations.values() for link in (*each.next, *each.find, *each.open.values())]
    asked = [(link, parse(operations[link.operation].query)) for link in operations["Search"].open.values()]
    assert {link.operation for link in links} <= operations.keys()
    for link, document in asked:
        operation = get_operation_ast(document)
        assert operation is not None
        assert {each.variable.name.value for each in operation.variable_definitions or ()} == link.take.keys()


def test_a_star_that_means_nothing_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.graphql", "# A\n# find: *Listed id=id\nmutation A { publishRecord { x } }")
    with pytest.raises(ValueError, match=r"no question is called \*Listed"):
        ready_operations(tmp_path)


def test_a_group_that_is_told_goes_before_the_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.graphql", "# Utan mapp\nquery A { a }")
    write(tmp_path, "b/b.graphql", "# Med egen grupp\n# group: Nationellt\nquery B { b }")
    assert [(it.group, it.description, it.variables) for it in ready_operations(tmp_path)] == [
        ("Övrigt", "", ""),
        ("Nationellt", "", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "query Untitled { a }",
        "# Utan namn\n{ a }",
        "# Två\nquery A { a }\nquery B { b }",
        "# Trasig\nquery A { a",
        "# Trasig hänvisning\n# find: Other seen\nquery A { a }",
        '# Trasiga variabler\n# variables: {"a": \nquery A { a }',
        "# Ingen fråga alls",
    ],
)
def test_a_file_that_is_no_ready_operation_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path, "wrong.graphql", text)
    with pytest.raises(ValueError, match=r"^wrong\.graphql: "):
        ready_operations(tmp_path)


def test_every_operation_of_the_registry_can_be_read() -> None:
    operations = ready_operations()
    assert len({operation.name for operation in operations}) == len(operations)
    for operation in operations:
        parse(operation.query)


def test_operations_are_served_as_the_page_expects_them(client: Client) -> None:
    response = client.get("/operations")
    assert response.status_code == 200
    keys = {each.name for each in fields(ReadyOperation)}
    assert all(set(operation) == keys for operation in response.json())


def test_the_way_to_the_page(client: Client) -> None:
    assert client.get("/").headers["location"] == "/graphiql/"
    assert client.get("/graphiql").headers["location"].endswith("/graphiql/")
    response = client.get("/graphiql/")
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-cache")
    assert "<title>Register över socialtjänstens utvecklingsarbete</title>" in response.text
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "http" not in policy


def test_assets_are_kept_for_long_and_packed_for_who_can_unpack(client: Client) -> None:
    address = "/graphiql/assets/index-1a2b.js"
    plain = client.get(address)
    assert plain.text == "plain"
    assert plain.headers["cache-control"] == "max-age=31536000, immutable"
    packed = client.get(address, "HEAD", "gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["content-type"] == plain.headers["content-type"]
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert client.get("/graphiql/assets/none.js").status_code == 404
    assert client.get("/graphiql/%2e%2e/secret").status_code == 404


def test_without_a_built_page_its_place_says_how_to_build_it(client: Client, dist: Path) -> None:
    (dist / "index.html").unlink()
    response = client.get("/graphiql/")
    assert response.status_code == 503
    assert "python -m schema.http.page_build" in response.text
    assert "/graphql" in response.text
    assert "content-security-policy" in response.headers


def test_the_page_claims_no_more_than_the_default_name_of_the_registry() -> None:
    name = Settings.model_fields["name"].default
    index = (Path(page.__file__).parents[1] / "graphiql" / "index.html").read_text("utf-8")
    assert f"<title>{name}</title>" in index
    assert f"<title>{name}</title>" in page.NOT_BUILT
