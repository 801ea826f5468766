"""Acts on methods: names that are kept, what a grade needs, and who may add one."""

from typing import Any

import pytest

from registry.storage.model import swedish_time
from tests.helpers.workbench import Workbench, told

METHOD = "method { id version slug name publication formerNames { name until } grades { publisher grade on } }"
GRADE = {"publisher": "SBU", "grade": "Måttlig tillförlitlighet", "source": {"title": "Rapport 1"}}


async def test_a_method_keeps_the_name_it_had_and_takes_grades(bench: Workbench) -> None:
    fields = {"kind": "INSTRUMENT", "name": "Provet", "grades": [{**GRADE, "on": "2019"}], "themes": ["aldreomsorg"]}
    made = (await bench.done("municipality", "createMethod", METHOD, fields=fields))["method"]
    assert (made["slug"], made["publication"]) == ("provet", "DRAFT")
    assert made["grades"] == [{"publisher": "SBU", "grade": "Måttlig tillförlitlighet", "on": "2019"}]
    shown = "record { ... on Method { version } }"
    made = (await bench.done("municipality", "publishRecord", shown, id=made["id"], seen=made["version"]))["record"]
    given = {"method": {"slug": "provet"}, "seen": made["version"], "fields": {"name": "Nya provet"}}
    found = (await bench.done("municipality", "updateMethod", METHOD, **given))["method"]
    assert found["formerNames"] == [{"name": "Provet", "until": swedish_time.today()}]


async def test_another_with_that_name_comes_back_as_a_warning(bench: Workbench) -> None:
    fields = {"kind": "METHOD", "name": "Signs of Safety"}
    found = await bench.done("municipality", "createMethod", METHOD, fields=fields)
    assert [each["code"] for each in found["warnings"]] == ["SIMILAR"]


async def test_a_method_replaces_no_method_that_replaces_it(bench: Workbench) -> None:
    made = [
        (await bench.done("national", "createMethod", METHOD, fields={"kind": "METHOD", "name": name}))["method"]
        for name in ("Den förra", "Den senare")
    ]
    former, later = ({"id": each["id"]} for each in made)
    await bench.done("national", "updateMethod", "", method=later, seen=1, fields={"replaces": [former]})
    found = await bench.do("national", "updateMethod", "", method=former, seen=1, fields={"replaces": [later]})
    assert [code for code, *_ in told(found)] == ["INVALID"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": "", "kind": "METHOD"}, [("REQUIRED", ["fields", "name"])]),
        ({"name": "Ett"}, [("REQUIRED", ["fields", "kind"])]),
        ({"name": "Ett", "kind": "METHOD", "slug": "ips"}, [("ALREADY_EXISTS", ["fields", "slug"])]),
        (
            {"name": "Ett", "kind": "METHOD", "grades": [{**GRADE, "grade": ""}]},
            [("REQUIRED", ["fields", "grades", "0", "grade"])],
        ),
        (
            {"name": "Ett", "kind": "METHOD", "targetGroup": {"text": "Barn", "ageFrom": 18, "ageTo": 6}},
            [("INVALID", ["fields", "targetGroup"])],
        ),
    ],
)
async def test_what_is_wrong_is_told(bench: Workbench, fields: Any, expected: Any) -> None:
    assert told(await bench.do("national", "createMethod", METHOD, fields=fields)) == expected
