"""Aliases of tables make the columns that are named, and no others."""

import pytest
from sqlalchemy import select

from registry.concepts.initiatives import Initiative
from registry.storage.model.record import Base
from registry.storage.reading.aliases import named

INITIATIVES = Initiative.__table__


def test_only_the_columns_that_are_named_are_made() -> None:
    row = named(INITIATIVES, "initiatives_1")

    str(select(row.c.title).where(row.c["id"] == row.c["parent_id"]).order_by(row.c.title.desc()))

    assert sorted(row.c.made) == ["id", "parent_id", "title"]


def test_what_is_written_is_what_an_alias_of_sqlalchemy_writes() -> None:
    for table in Base.metadata.tables.values():
        own, theirs = named(table, "t_1"), table.alias("t_1")

        assert str(select(own)) == str(select(theirs))
        assert [(each.key, each.type) for each in own.c] == [(each.key, each.type) for each in theirs.c]
        assert own.c.keys() == theirs.c.keys()


def test_a_column_is_one_and_the_same_however_it_is_named() -> None:
    row = named(INITIATIVES, "initiatives_1")

    assert row.c.title is row.c["title"] is dict(row.c.items())["title"]


def test_a_column_that_the_table_lacks_is_refused() -> None:
    row = named(INITIATIVES, "initiatives_1")

    assert "title" in row.c
    assert "stauts" not in row.c
    with pytest.raises(KeyError):
        row.c["stauts"]
    with pytest.raises(AttributeError):
        row.c.stauts  # noqa: B018
