"""Lists whose items are known without the database, such as what an act tells of its rows: JSON, bound as one value."""

from typing import Any

from sqlalchemy import JSON, Uuid, cast, func, literal_column, select

from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql


def items_of(values: Sql, scope: Scope) -> Any:
    """The items of a JSON list, as a table of (value, place)."""
    items = func.json_array_elements(values)
    return items.table_valued("value", with_ordinality="place", name=scope.name("i")).render_derived()


def told(item: Sql | None, key: str, scope: Scope) -> Sql:
    """What stands under a key in an item; TypeError outside of any."""
    if item is None:
        raise TypeError(key)
    return item.op("->", return_type=JSON())(scope.bind(lambda _: key))


def ids_of(item: Sql | None, key: str, scope: Scope) -> Any:
    """The ids that stand under a key in an item, as a table of (prefix, id, place)."""
    texts = func.json_array_elements_text(told(item, key, scope))
    given = texts.table_valued("id", with_ordinality="place", name=scope.name("g")).render_derived()
    # An id is a prefix, "_" and 32 digits.
    prefix = func.left(given.c.id, literal_column("-33")).label("prefix")
    key_ = cast(func.right(given.c.id, literal_column("32")), Uuid()).label("id")
    return select(prefix, key_, given.c.place).correlate_except(given).lateral(scope.name("u"))
