"""What meets a filter and what meets its opposite are the whole list: what is not known meets one of them."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLBoolean, get_named_type

from tests.oracle import marks
from tests.oracle.asking import Both

CONTRACT = marks.contract()
#: What a list is asked with where it must be told what it is of; one that is in the rows.
OF = {"by": "THEME", "need": "exempel-knowledge-needs-6", "initiative": "exempel-initiatives-28"}


def _lists() -> Iterator[tuple[str, str, str]]:
    """Lists of the root with what they must be given, and each truth that they can be chosen by."""
    assert CONTRACT.query_type is not None
    for name, declared in CONTRACT.query_type.fields.items():
        if "where" in declared.args and marks.is_connection(get_named_type(declared.type)):
            given = [f"{each}: {OF[each]}" for each in declared.args if each == "by"]
            given += [f'{each}: "{OF[each]}"' for each in ("need", "initiative") if each in declared.args][:1]
            where: Any = get_named_type(declared.args["where"].type)
            yield from (
                (name, ", ".join(given), line)
                for line, each in where.fields.items()
                if get_named_type(each.type) is GraphQLBoolean
            )


@pytest.mark.parametrize(("name", "given", "line"), list(_lists()))
async def test_an_opposite_is_the_rest(name: str, given: str, line: str, on_made_up: Both) -> None:
    filters = {
        "all": f"{{ or: [{{ {line}: true }}, {{ not: {{ {line}: true }} }}] }}",
        "yes": f"{{ {line}: true }}",
        "no": f"{{ {line}: false }}",
        "not yes": f"{{ not: {{ {line}: true }} }}",
        "not no": f"{{ not: {{ {line}: false }} }}",
        "not not no": f"{{ not: {{ not: {{ {line}: false }} }} }}",
    }
    asked = " ".join(
        f"a{place}: {name}({given + ', ' if given else ''}where: {each}) {{ totalCount }}"
        for place, each in enumerate(filters.values())
    )
    found = await on_made_up.agree(f"{{ {asked} }}", who="national_editor")
    counts = dict(zip(filters, (found[f"a{place}"]["totalCount"] for place in range(len(filters))), strict=True))
    assert counts["not yes"] == counts["all"] - counts["yes"]
    assert counts["not no"] == counts["all"] - counts["no"]
    assert counts["not not no"] == counts["no"]
