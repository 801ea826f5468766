"""What a caller may not see changes no answer that it is given: the same questions, before and after it was changed.

Two databases hold the same rows, but for what is hidden from the caller: there, all that can be changed is. Every
generated operation (filters, orders, counts, facets, cursors, keys that lead to hidden rows) must be answered alike.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column

from registry.model import RECORDS
from registry.storage.database import database
from registry.storage.model.record import Base, Record
from tests.helpers.budgets import part
from tests.helpers.databases import CreateDatabase
from tests.oracle.asking import Both, both
from tests.oracle.filtered import filtered
from tests.oracle.made_up import MakingUp
from tests.oracle.operations import operations
from tests.oracle.sight import Sight
from tests.oracle.untidy import make_up
from tests.oracle.values import Pools

#: What stays in a hidden row: what it is, whose it is, and that it is hidden.
KEPT = {"id", "version", "publication", "withdrawn_because", "keeper_id", "created_at"}


@dataclass
class Twins:
    """The registry before and after what a caller may not see was changed, and what arguments are drawn from."""

    before: Both
    after: Both
    who: str
    pools: Pools

    async def agree(self, text: str, calls: list[dict[str, Any]]) -> None:
        """Every call is answered alike."""
        for variables in calls:
            one, other = [
                await each.ask.whole(text, variables, headers=each.callers[self.who][1])
                for each in (self.before, self.after)
            ]
            assert one == other


@pytest_asyncio.fixture(scope="module", params=["anyone", "editor"])
async def twins(request: pytest.FixtureRequest, make_database: CreateDatabase) -> AsyncIterator[Twins]:
    """The registry on two databases that differ only in what a caller may not see."""
    who = request.param
    one, other = [await make_database(make_up) for _ in range(2)]
    async with both(one) as before, both(other) as after:
        changed = await _change_hidden(other, Sight(after.oracle.rows, after.callers[who][0]))
        assert changed > 300
        yield Twins(before, after, who, Pools(before.oracle.rows))


async def _change_hidden(url: str, sight: Sight) -> int:
    """Change every row that a caller may not see, in all that can be changed; how many there were."""
    connection = await database.connect(url)
    making, changed = MakingUp(connection), 0
    try:
        async with connection.transaction():
            await connection.execute("set local session_replication_role = replica")
            for model in (each for each in RECORDS.values() if not each.for_administrators):
                table = Base.metadata.tables[model.__tablename__]
                hidden = [row["id"] for row in sight.rows.tables[table.name] if not sight.sees(model, row)]
                names = [each.name for each in table.c if _can_be_changed(each, model)]
                got = {name for key in hidden for name in await making.other_values(table, key, names)}
                # What never changed would leave the test without a word about it.
                free = {name for name in names if await making.takes_any_text(table, name)}
                assert hidden, table
                assert free - got == set(), table
                changed += len(hidden)
    finally:
        await connection.close()
    return changed


def _can_be_changed(column: "Column[Any]", model: type[Record]) -> bool:
    fixed = column.computed is not None or column.foreign_keys
    return not fixed and column.name not in {*KEPT, *model.owned_by}


@given(data=st.data())
@settings(max_examples=part(4))
async def test_no_operation_tells_of_what_is_hidden(data: st.DataObject, twins: Twins) -> None:
    operation = data.draw(operations(twins.before.oracle.schema, twins.pools))
    await twins.agree(operation.text, operation.calls)


@given(data=st.data())
@settings(max_examples=part(2))
async def test_no_filter_nor_order_tells_of_what_is_hidden(data: st.DataObject, twins: Twins) -> None:
    operation = data.draw(filtered(twins.before.oracle.schema, twins.pools))
    await twins.agree(operation.text, operation.calls)
