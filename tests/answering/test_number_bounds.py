"""Numbers that a field is given are within the bounds that its description tells, written out or as variables."""

import re
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type

from schema.contract import sdl_schema
from schema.language.bounds import BOUNDS
from schema.language.types import notes_of
from tests.helpers.asker import Asker

PEERS = 'municipality(code: "1482") { peers(withinPercent: %s) { totalCount } }'


@pytest.mark.parametrize("percent", [-1, 1001, 1_000_000, 2**31 - 1, -(2**31)])
async def test_a_number_outside_is_refused_at_its_field(ask: Asker, percent: int) -> None:
    written = await ask.refused(f"{{ {PEERS % percent} }}")
    given = await ask.refused(f"query Q($percent: Int!) {{ {PEERS % '$percent'} }}", percent=percent)

    for error in (written, given):
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert error["message"] == f"`withinPercent` is 0 to 1000, not {percent}."
        assert error["extensions"]["path"] == ["municipality", "peers"]


async def test_a_number_outside_is_refused_also_after_one_inside(ask: Asker) -> None:
    query = f"query Q($percent: Int!) {{ {PEERS % '$percent'} }}"
    assert (await ask(query, percent=1000))["municipality"]["peers"]["totalCount"] > 200
    assert (await ask(query, percent=0))["municipality"]["peers"]["totalCount"] == 0
    assert (await ask.refused(query, percent=1001))["extensions"]["code"] == "BAD_USER_INPUT"


def test_what_a_description_tells_of_a_number_is_held() -> None:
    """A number in words that nothing holds would be a promise."""
    arguments: list[tuple[str, Any]] = [
        (f"{type_.name}.{field}({name}:)", argument)
        for type_ in sdl_schema().type_map.values()
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and not type_.name.startswith("__")
        for field, declared in type_.fields.items()
        for name, argument in declared.args.items()
        if get_named_type(argument.type).name in ("Int", "Float")
    ]
    assert len(arguments) > 100
    told = {name: re.search(r"(-?\d+) to (\d+)", argument.description or "") for name, argument in arguments}
    held = {name: notes_of(argument).get(BOUNDS) for name, argument in arguments}
    assert {name: found[0] for name, found in told.items() if found} == {
        name: str(found) for name, found in held.items() if found
    }
    # More days than there are moments are read as many as there are.
    assert {name for name, found in held.items() if found is None} == {"Viewer.toConfirm(days:)"}
