"""The government and collaboration groups are kinds."""

from collections.abc import Sequence

from alembic import op

revision: str = "0042"
down_revision: str | Sequence[str] | None = "0041"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.execute("ALTER TABLE groups DROP CONSTRAINT ck_groups_kind")
    op.execute(
        "ALTER TABLE groups ADD CONSTRAINT ck_groups_kind CHECK (kind IN ('REFERENCE_GROUP', 'STEERING_GROUP', 'PREPARATORY_GROUP', 'WORKING_GROUP', 'COLLABORATION_GROUP', 'NETWORK', 'COUNCIL'))"
    )
    op.execute("ALTER TABLE organisations DROP CONSTRAINT ck_organisations_kind")
    op.execute(
        "ALTER TABLE organisations ADD CONSTRAINT ck_organisations_kind CHECK (kind IN ('MUNICIPALITY', 'REGION', 'RSS_BODY', 'MUNICIPAL_ASSOCIATION', 'GOVERNMENT', 'NATIONAL_AGENCY', 'ASSOCIATION', 'RESEARCH_UNIT', 'COUNTY_BOARD', 'UNIVERSITY', 'USER_ORGANISATION', 'COORDINATION_ASSOCIATION', 'COMPANY', 'OTHER'))"
    )


def downgrade() -> None:
    """Step down."""
    op.execute("update organisations set kind = 'OTHER' where kind = 'GOVERNMENT'")
    op.execute("update groups set kind = 'NETWORK' where kind = 'COLLABORATION_GROUP'")
    op.execute("ALTER TABLE organisations DROP CONSTRAINT ck_organisations_kind")
    op.execute(
        "ALTER TABLE organisations ADD CONSTRAINT ck_organisations_kind CHECK (kind IN ('MUNICIPALITY', 'REGION', 'RSS_BODY', 'MUNICIPAL_ASSOCIATION', 'NATIONAL_AGENCY', 'ASSOCIATION', 'RESEARCH_UNIT', 'COUNTY_BOARD', 'UNIVERSITY', 'USER_ORGANISATION', 'COORDINATION_ASSOCIATION', 'COMPANY', 'OTHER'))"
    )
    op.execute("ALTER TABLE groups DROP CONSTRAINT ck_groups_kind")
    op.execute(
        "ALTER TABLE groups ADD CONSTRAINT ck_groups_kind CHECK (kind IN ('REFERENCE_GROUP', 'STEERING_GROUP', 'PREPARATORY_GROUP', 'WORKING_GROUP', 'NETWORK', 'COUNCIL'))"
    )
