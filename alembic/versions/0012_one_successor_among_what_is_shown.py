"""An output has one successor among what is shown, and systems are written with plain signs."""

from collections.abc import Sequence

from alembic import op

revision: str = "0012"
down_revision: str | Sequence[str] | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


BEFORE = "system = lower(btrim(system) collate pg_c_utf8) and system <> '' and value = btrim(value) and value <> ''"
WRITTEN = "system ~ '^[a-z0-9][a-z0-9:._-]*$' and value = btrim(value) and value <> ''"
OFFICIAL = "{0} in ('scb-kommunkod', 'organisationsnummer') or split_part({0}, ':', 1) = 'diarienummer'"
HYPHENS = r"[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]"
#: A system without blanks and marks that nobody sees, with plain hyphens.
TIDY = rf"""
    regexp_replace(
        regexp_replace(lower(normalize({{}}.system, NFKC) collate pg_c_utf8), '{HYPHENS}', '-', 'g'),
        '[[:space:]\u00AD\u034F\u200B-\u200F\u2060-\u2064\uFEFF]', '', 'g')
"""
SHOWN = "publication = 'PUBLISHED'"


def upgrade() -> None:
    """Step up; keys of systems that are not written so, or pretend to be official, go, with a trace in the trail."""
    this, other = TIDY.format("e"), TIDY.format("o")
    op.execute(f"""
        delete from external_ids e where {this} !~ '^[a-z0-9][a-z0-9:._-]*$' or {OFFICIAL.format(this)}
        or exists (select from external_ids o where o.record_id = e.record_id and o.ctid < e.ctid
                   and {other} = {this} and o.value = e.value)
    """)
    op.execute(f"update external_ids e set system = {this} where system <> {this}")
    op.drop_constraint(op.f("ck_external_ids_key_written"), "external_ids", type_="check")
    op.create_check_constraint(op.f("ck_external_ids_key_written"), "external_ids", WRITTEN)
    op.drop_constraint(op.f("uq_outputs_supersedes_id"), "outputs", type_="unique")
    op.create_index("uq_outputs_supersedes_id", "outputs", ["supersedes_id"], unique=True, postgresql_where=SHOWN)
    op.create_index("ix_outputs_supersedes_id", "outputs", ["supersedes_id"], unique=False)


def downgrade() -> None:
    """Step down; of several outputs that supersede the same the shown one does, or else the oldest."""
    op.execute(f"""
        update outputs e set supersedes_id = null where exists (
            select from outputs o where o.supersedes_id = e.supersedes_id and o.id <> e.id
            and (o.{SHOWN}, e.id) > (e.{SHOWN}, o.id))
    """)
    op.drop_index("ix_outputs_supersedes_id", table_name="outputs")
    op.drop_index("uq_outputs_supersedes_id", table_name="outputs", postgresql_where=SHOWN)
    op.create_unique_constraint(
        op.f("uq_outputs_supersedes_id"), "outputs", ["supersedes_id"], postgresql_nulls_not_distinct=False
    )
    op.drop_constraint(op.f("ck_external_ids_key_written"), "external_ids", type_="check")
    op.create_check_constraint(op.f("ck_external_ids_key_written"), "external_ids", BEFORE)
