"""Acts on themes: names that are kept, and what may stand in what."""

from typing import Any

import pytest

from registry.storage.model import swedish_time
from tests.helpers.workbench import Workbench, told

THEME = "theme { id version slug name publication formerNames { name until } parent { slug } }"
TODAY = swedish_time.today()


async def test_a_theme_keeps_the_name_it_had_before(bench: Workbench) -> None:
    fields = {"kind": "TOPIC", "name": "Spel", "parent": {"slug": "skadligt-bruk-och-beroende"}}
    made = (await bench.done("national", "createTheme", THEME, fields=fields))["theme"]
    assert (made["slug"], made["publication"], made["parent"]) == (
        "spel",
        "DRAFT",
        {"slug": "skadligt-bruk-och-beroende"},
    )
    shown = "record { ... on Theme { version } }"
    made = (await bench.done("national", "publishRecord", shown, id=made["id"], seen=made["version"]))["record"]
    given = {"theme": {"slug": "spel"}, "seen": made["version"], "fields": {"name": "Spel om pengar"}}
    found = (await bench.done("national", "updateTheme", THEME, **given))["theme"]
    assert found["formerNames"] == [{"name": "Spel", "until": TODAY}]
    given |= {
        "seen": found["version"],
        "fields": {"name": "Spelande", "formerNames": [{"name": "Dobbel", "until": "1999"}]},
    }
    found = (await bench.done("national", "updateTheme", THEME, **given))["theme"]
    assert found["formerNames"] == [{"name": "Dobbel", "until": "1999"}, {"name": "Spel om pengar", "until": TODAY}]


async def test_a_theme_that_had_the_name_before_comes_back_as_a_warning(bench: Workbench) -> None:
    fields = {"kind": "TOPIC", "name": "Missbruk och beroende"}
    found = await bench.done("national", "createTheme", THEME, fields=fields)
    query = "query Q($id: ID!) { node(id: $id) { ... on Theme { slug } } }"
    ((warning,), records) = found["warnings"], found["warnings"][0]["records"]
    assert warning["code"] == "SIMILAR"
    assert (await bench("national", query, id=records[0]["id"]))["node"] == {"slug": "skadligt-bruk-och-beroende"}


async def test_themes_are_for_national_editors(bench: Workbench) -> None:
    fields = {"kind": "TOPIC", "name": "Nytt ämne"}
    for caller in (None, "reader", "rss", "system"):
        assert await bench.refused(caller, "createTheme", fields=fields) == ["NOT_ALLOWED"]
    given = {"theme": {"slug": "aldreomsorg"}, "seen": 1, "fields": {"nameEn": "Older people"}}
    assert await bench.refused("rss", "updateTheme", **given) == ["NOT_ALLOWED"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": ""}, [("REQUIRED", ["fields", "name"])]),
        ({"name": None}, [("REQUIRED", ["fields", "name"])]),
        ({"kind": None}, [("REQUIRED", ["fields", "kind"])]),
        ({"slug": None}, [("REQUIRED", ["fields", "slug"])]),
        ({"slug": "funktionshinder"}, [("ALREADY_EXISTS", ["fields", "slug"])]),
        ({"formerNames": [{"name": ""}]}, [("REQUIRED", ["fields", "formerNames", "0", "name"])]),
        ({"parent": {"slug": "aldreomsorg"}}, [("INVALID", ["fields", "parent"])]),
        ({"keeper": {"name": "Ingen"}}, [("NOT_FOUND", ["fields", "keeper", "name"])]),
    ],
)
async def test_a_theme_that_cannot_be_is_told_in_words_and_where(bench: Workbench, fields: Any, expected: Any) -> None:
    seen = (await bench(None, '{ theme(slug: "aldreomsorg") { version } }'))["theme"]["version"]
    given = {"theme": {"slug": "aldreomsorg"}, "seen": seen, "fields": fields}
    assert told(await bench.do("national", "updateTheme", THEME, **given)) == expected
