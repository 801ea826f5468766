"""What Alembic's autogenerate does not compare by itself: triggers, CHECKs, computed columns, and functions.

With it, `alembic check` finds a table without its triggers, a CHECK or a computed column whose text has changed, and a
function whose text follows from the model and no longer does; a new migration has all of them. PostgreSQL rewrites such
texts, so those of the model are put on an empty copy of the table and read back from there, before they are compared;
the copy is then rolled back.
"""

import re
import sys
from collections.abc import Sequence
from typing import Any

from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.runtime.plugins import Plugin
from alembic.util import DispatchPriority, PriorityDispatchResult
from sqlalchemy import CheckConstraint, Column, Connection, Table, text
from sqlalchemy.schema import AddConstraint

from registry.storage.model.functions import Function, functions_of
from registry.storage.model.triggers import triggers_of

STORED_TRIGGERS = text("""
select tgname, pg_get_triggerdef(oid, true) from pg_trigger where tgrelid = to_regclass(:table) and not tgisinternal
""")
STORED_CHECKS = text("""
select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = to_regclass(:table) and contype = 'c'
""")
STORED_EXPRESSIONS = text("""
select attname, pg_get_expr(adbin, adrelid) from pg_attribute join pg_attrdef on adrelid = attrelid and adnum = attnum
where attrelid = to_regclass(:table) and attgenerated <> ''
""")
STORED_FUNCTION = text("select pg_get_functiondef(to_regprocedure(:signature))")
LISTED = re.compile(r"\(\((\w+)\)::text = ANY \(\(ARRAY\[(.*?)\]\)::text\[\]\)\)")
PROBE = "check_probe"
NAME = "registry.comparing"


def compare_triggers(
    context: AutogenContext,
    table_ops: ops.ModifyTableOps,
    _schema: str | None,
    name: str,
    _stored: Table | None,
    wanted_table: Table | None,
) -> PriorityDispatchResult:
    """Add what a migration must do so that a table has the triggers that the model asks of it."""
    connection = context.connection
    if wanted_table is None or connection is None:
        return PriorityDispatchResult.CONTINUE
    found: dict[str, str] = dict(connection.execute(STORED_TRIGGERS, {"table": name}).all())
    wanted = {each.name: each for each in triggers_of(wanted_table)}
    for trigger, definition in sorted(found.items()):
        if trigger not in wanted or wanted[trigger].create(name) != definition:
            table_ops.ops.append(_statement(f"DROP TRIGGER {trigger} ON {name}", definition))
    for trigger, each in wanted.items():
        if found.get(trigger) != each.create(name):
            table_ops.ops.append(_statement(each.create(name), each.drop(name)))
    return PriorityDispatchResult.CONTINUE


def compare_checks(
    context: AutogenContext,
    table_ops: ops.ModifyTableOps,
    _schema: str | None,
    name: str,
    stored: Table | None,
    wanted_table: Table | None,
) -> PriorityDispatchResult:
    """Drop and add each CHECK whose text differs from the model's; Alembic itself finds new and removed ones."""
    connection = context.connection
    if wanted_table is None or stored is None or connection is None:
        return PriorityDispatchResult.CONTINUE
    found: dict[str, str] = dict(connection.execute(STORED_CHECKS, {"table": name}).all())
    for check, definition in _as_written(connection, wanted_table).items():
        if check in found and found[check] != definition:
            drop, add = f"ALTER TABLE {name} DROP CONSTRAINT {check}", f"ALTER TABLE {name} ADD CONSTRAINT {check}"
            table_ops.ops.append(_statement(drop, f"{add} {_as_given(found[check])}"))
            table_ops.ops.append(_statement(f"{add} {_as_given(definition)}", drop))
    return PriorityDispatchResult.CONTINUE


def compare_expressions(
    context: AutogenContext,
    table_ops: ops.ModifyTableOps,
    _schema: str | None,
    name: str,
    stored: Table | None,
    wanted_table: Table | None,
) -> PriorityDispatchResult:
    """Set the expression of each computed column that differs from the model's, such as one that names concepts."""
    connection = context.connection
    if wanted_table is None or stored is None or connection is None:
        return PriorityDispatchResult.CONTINUE
    found: dict[str, str] = dict(connection.execute(STORED_EXPRESSIONS, {"table": name}).all())
    computed = [each for each in wanted_table.columns if each.computed is not None and each.name in found]
    if computed:
        wanted = _as_computed(connection, wanted_table, computed)
        for column, expression in wanted.items():
            if found[column] != expression:
                change = f"ALTER TABLE {name} ALTER COLUMN {column} SET EXPRESSION AS"
                table_ops.ops.append(_statement(f"{change} ({expression})", f"{change} ({found[column]})"))
    return PriorityDispatchResult.CONTINUE


def compare_functions(context: AutogenContext, upgrade_ops: ops.UpgradeOps, _schemas: object) -> PriorityDispatchResult:
    """Put in place each function whose text differs from the model's, and do what must be done then.

    They come after all tables, which they name.
    """
    connection = context.connection
    if connection is None or context.metadata is None or isinstance(context.metadata, Sequence):
        return PriorityDispatchResult.CONTINUE
    then: dict[str, None] = {}
    for each in functions_of(context.metadata):
        found = connection.scalar(STORED_FUNCTION, {"signature": each.signature})
        if found != _as_stored(connection, each):
            back = found or f"DROP FUNCTION {each.signature}"
            upgrade_ops.ops.append(_statement(_Lines(each.create), _Lines(back)))
            then.update({} if each.then is None or found is None else {each.then: None})
    upgrade_ops.ops.extend(_statement(each, each) for each in then)
    return PriorityDispatchResult.CONTINUE


class _Lines(str):
    """A text that a migration shows line by line; in one between three quotation marks lines would be moved in."""

    __slots__ = ()

    def __repr__(self) -> str:
        """A literal for each line."""
        return "\n".join(map(repr, self.splitlines(keepends=True)))


def _as_stored(connection: Connection, function: Function) -> str | None:
    """The text of the model's function as PostgreSQL gives it back; None where what it names is not there yet."""
    with connection.begin_nested() as savepoint:
        try:
            connection.exec_driver_sql(function.create)
            found: str | None = connection.scalar(STORED_FUNCTION, {"signature": function.signature})
        finally:
            savepoint.rollback()
    return found


def _as_computed(connection: Connection, table: Table, computed: Sequence[Column[Any]]) -> dict[str, str]:
    """The expressions of a table's computed columns by name, as PostgreSQL writes them."""
    with connection.begin_nested() as savepoint:
        plain = ", ".join(
            f"{each.name} {each.type.compile(connection.dialect)}" for each in table.columns if each.computed is None
        )
        made = ", ".join(
            f"{each.name} {each.type.compile(connection.dialect)} generated always as ({each.computed.sqltext}) stored"
            for each in computed
            if each.computed is not None
        )
        connection.exec_driver_sql(f"create temporary table {PROBE} ({plain}, {made})")
        found: dict[str, str] = dict(connection.execute(STORED_EXPRESSIONS, {"table": PROBE}).all())
        savepoint.rollback()
    return found


def _as_given(definition: str) -> str:
    """A CHECK with its list of values as IN (…): as PostgreSQL prints one, adding it would give yet another text."""
    return LISTED.sub(lambda found: f"{found[1]} IN ({found[2].replace('::character varying', '')})", definition)


def _as_written(connection: Connection, table: Table) -> dict[str, str]:
    """The CHECK constraints of the model's table as PostgreSQL writes them, by name."""
    checks = [each for each in table.constraints if isinstance(each, CheckConstraint)]
    columns = ", ".join(f"{each.name} {each.type.compile(connection.dialect)}" for each in table.columns)
    with connection.begin_nested() as savepoint:
        connection.execute(text(f"create temporary table {PROBE} ({columns})"))
        for each in checks:
            statement = str(AddConstraint(each).compile(dialect=connection.dialect))
            connection.exec_driver_sql(statement.replace(f"ALTER TABLE {table.name} ", f"ALTER TABLE {PROBE} ", 1))
        found: dict[str, str] = dict(connection.execute(STORED_CHECKS, {"table": PROBE}).all())
        savepoint.rollback()
    return found


def _statement(forth: str, back: str) -> ops.ExecuteSQLOp:
    """A statement, and the one that undoes it."""
    forward = ops.ExecuteSQLOp(forth)
    forward.reverse = lambda: ops.ExecuteSQLOp(back)  # type: ignore[method-assign]
    return forward


def setup(plugin: Plugin) -> None:
    """Called by Alembic: take part in every comparison of tables."""
    plugin.add_autogenerate_comparator(compare_triggers, "table", "triggers")
    plugin.add_autogenerate_comparator(compare_checks, "table", "checks")
    plugin.add_autogenerate_comparator(compare_expressions, "table", "expressions")
    plugin.add_autogenerate_comparator(compare_functions, "schema", "functions", priority=DispatchPriority.LAST)


Plugin.setup_plugin_from_module(sys.modules[__name__], NAME)
