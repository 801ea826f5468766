"""Official systems are reserved, systems are written in one way, and keys are unique among what is shown."""

from collections.abc import Sequence

from alembic import op

revision: str = "0008"
down_revision: str | Sequence[str] | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

#: The keys that were written by hand, by the columns that told them and by those that tell them now.
KEYS = {
    "external_ids": (("system", "value"), "record_id"),
    "case_numbers": (("authority_id", "value"), "initiative_id"),
}
TIDY = "lower(btrim({}.system) collate pg_c_utf8)"
OFFICIAL = "{0} in ('scb-kommunkod', 'organisationsnummer') or split_part({0}, ':', 1) = 'diarienummer'"
NOT_OFFICIAL = "system not in ('scb-kommunkod', 'organisationsnummer') and split_part(system, ':', 1) <> 'diarienummer'"
WRITTEN = "system = lower(btrim(system) collate pg_c_utf8) and system <> '' and value = btrim(value) and value <> ''"


def upgrade() -> None:
    """Step up; keys that pretended to be official, or that say nothing, are taken away, with a trace in the trail."""
    for table, (columns, own) in KEYS.items():
        op.drop_constraint(op.f(f"pk_{table}"), table, type_="primary")
        op.create_primary_key(op.f(f"pk_{table}"), table, [*columns, own])
    this, other = TIDY.format("e"), TIDY.format("o")
    op.execute(f"""
        delete from external_ids e where {this} = '' or btrim(e.value) = '' or {OFFICIAL.format(this)}
        or exists (select from external_ids o where o.record_id = e.record_id and o.ctid < e.ctid
                   and {other} = {this} and btrim(o.value) = btrim(e.value))
    """)
    op.execute(f"update external_ids e set system = {this}, value = btrim(value) where not ({WRITTEN})")
    op.create_check_constraint(op.f("ck_external_ids_key_written"), "external_ids", WRITTEN)
    op.create_check_constraint(op.f("ck_external_ids_not_official"), "external_ids", NOT_OFFICIAL)


def downgrade() -> None:
    """Step down; of several records with the same key the oldest keeps it."""
    op.drop_constraint(op.f("ck_external_ids_not_official"), "external_ids", type_="check")
    op.drop_constraint(op.f("ck_external_ids_key_written"), "external_ids", type_="check")
    for table, (columns, own) in KEYS.items():
        same = " and ".join(f"o.{each} = e.{each}" for each in columns)
        op.execute(f"delete from {table} e where exists (select from {table} o where {same} and o.{own} < e.{own})")
        op.drop_constraint(op.f(f"pk_{table}"), table, type_="primary")
        op.create_primary_key(op.f(f"pk_{table}"), table, list(columns))
