"""What a caller may not see changes no answer that it is given: the same questions, before and after it was changed.

Two databases hold the same rows, but for what is hidden from the caller: there, all that can be changed is. Every
generated operation (filters, orders, counts, facets, cursors, keys that lead to hidden rows) must be answered alike.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.model import RECORDS
from registry.storage.database import database
from tests.helpers.budgets import part
from tests.helpers.databases import CreateDatabase
from tests.oracle.asking import Both, both
from tests.oracle.filtered import filtered
from tests.oracle.operations import operations
from tests.oracle.sight import Sight
from tests.oracle.untidy import make_up
from tests.oracle.values import Pools

#: What is changed in a hidden row, where its table has the column: each row in a way of its own.
CHANGED = {
    "slug": "'hemlig-' || left(id::text, 8) || right(id::text, 12)",
    "title": "'Hemligt ' || id",
    "name": "'Hemligt ' || id",
    "short_name": "'H' || right(id::text, 6)",
    "summary": "'Hemligt'",
    "description": "'Hemligt'",
    "note": "'Hemligt'",
    "unit": "'Hemlig enhet'",
    "function": "'Hemlig funktion'",
    "text": "'Hemligt'",
    "local_wording": "'Hemligt'",
    "population": "1 + abs(hashtext(id::text)) % 900000",
    "population_year": "2020",
    "priority": "1 + abs(hashtext(id::text)) % 10",
    "period_start": "'19' || (10 + abs(hashtext(id::text)) % 80)",
    "period_end": "null",
    "period_end_is": "null",
    "raised_on": "'1999'",
    "stated_on": "'1999'",
    "published_on": "'1999'",
    "phase_note": "'Hemlig fas'",
    "former_slugs": "array['hemlig-' || right(id::text, 12)]",
    "updated_at": "now() - interval '1 year'",
}


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
    """Change every row that a caller may not see, in all that its table lets be changed; how many there were."""
    connection = await database.connect(url)
    changed = 0
    try:
        async with connection.transaction():
            await connection.execute("set local session_replication_role = replica")
            for model in RECORDS.values():
                table, columns = model.__tablename__, model.__table__.c
                hidden: list[UUID] = [row["id"] for row in sight.rows.tables[table] if not sight.sees(model, row)]
                sets = ", ".join(f"{name} = {value}" for name, value in CHANGED.items() if name in columns)
                if sets and hidden:
                    await connection.execute(f"update {table} set {sets} where id = any($1)", hidden)
                    changed += len(hidden)
    finally:
        await connection.close()
    return changed


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
