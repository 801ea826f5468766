"""Every concept: its table, its rules, and the triggers that write the trail."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


# Record tables with the columns that the database computes itself.
RECORDS = {
    "organisations": ("ORGANISATION", "name_sort", "population_sort"),
    "memberships": ("MEMBERSHIP", "primary_sort", "municipality_kind", "rss_body_kind"),
    "themes": ("THEME", "name_sort"),
    "initiatives": ("INITIATIVE", "title_sort", "period_start_sort", "period_end_sort"),
    "participations": ("PARTICIPATION",),
    "lessons": ("LESSON", "stated_on_sort"),
    "groups": ("GROUP", "name_sort"),
    "seats": ("SEAT",),
    "needs_rounds": ("NEEDS_ROUND",),
    "knowledge_needs": ("KNOWLEDGE_NEED", "title_sort", "raised_on_sort"),
    "endorsements": ("ENDORSEMENT", "via_kind"),
    "outputs": ("OUTPUT", "title_sort", "published_on_sort"),
}
NAMED = ("organisations", "themes", "initiatives", "groups", "needs_rounds", "knowledge_needs", "outputs")
# What hangs on a record: the record's type and the column with its id.
PARTS = {
    "organisation_counties": ("ORGANISATION", "organisation_id"),
    "initiative_themes": ("INITIATIVE", "initiative_id"),
    "initiative_follows": ("INITIATIVE", "initiative_id"),
    "case_numbers": ("INITIATIVE", "initiative_id"),
    "group_themes": ("GROUP", "group_id"),
    "initiative_needs": ("INITIATIVE", "initiative_id"),
    "need_themes": ("KNOWLEDGE_NEED", "need_id"),
    "output_themes": ("OUTPUT", "output_id"),
    "output_makers": ("OUTPUT", "output_id"),
    "need_outputs": ("KNOWLEDGE_NEED", "need_id"),
    "initiative_outputs": ("INITIATIVE", "initiative_id"),
    "initiative_prompts": ("INITIATIVE", "initiative_id"),
    "initiative_implements": ("INITIATIVE", "initiative_id"),
    "external_ids": ("", "record_id"),
}


def keep_trail() -> None:
    """Every insert, update and delete leaves a change, whoever makes it."""
    for table, (kind, *computed) in RECORDS.items():
        ignored = ", ".join(f"'{column}'" for column in computed)
        op.execute(f"create trigger touch before update on {table} for each row execute function touch({ignored})")
        log(table, f"'{kind}', 'id', ''")
    for table in NAMED:
        op.execute(
            f"create trigger keep_slug before update of slug on {table} for each row"
            " when (old.slug is distinct from new.slug) execute function keep_slug()"
        )
    for table, (kind, column) in PARTS.items():
        log(table, f"'{kind}', '{column}', '{table}'")


def log(table: str, arguments: str) -> None:
    """The triggers of one table; a statement of a hundred rows is written down at once."""
    run = f"for each statement execute function log_changes({arguments})"
    op.execute(f"create trigger log_insert after insert on {table} referencing new table as added {run}")
    op.execute(
        f"create trigger log_update after update on {table} referencing old table as removed new table as added {run}"
    )
    op.execute(f"create trigger log_delete after delete on {table} referencing old table as removed {run}")
    op.execute(f"create trigger not_truncated before truncate on {table} for each statement execute function refuse()")


def upgrade() -> None:
    """Step up."""
    op.create_table(
        "counties",
        sa.Column("code", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region_name", sa.Text(), nullable=False),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("ck_counties_name_said")),
        sa.CheckConstraint("code ~ '^[0-9]{2}$'", name=op.f("ck_counties_code")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(name, '') || ' ' || coalesce(region_name, ''))",
            name=op.f("ck_counties_no_personal_number"),
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_counties")),
    )
    op.create_table(
        "external_ids",
        sa.Column("system", sa.Text(collation="C"), nullable=False),
        sa.Column("value", sa.Text(collation="C"), nullable=False),
        sa.Column(
            "record_type",
            sa.Enum(
                "ORGANISATION",
                "MEMBERSHIP",
                "THEME",
                "INITIATIVE",
                "PARTICIPATION",
                "LESSON",
                "GROUP",
                "SEAT",
                "NEEDS_ROUND",
                "KNOWLEDGE_NEED",
                "ENDORSEMENT",
                "OUTPUT",
                name="record_type",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(system, '') || ' ' || coalesce(value, ''))",
            name=op.f("ck_external_ids_no_personal_number"),
        ),
        sa.PrimaryKeyConstraint("system", "value", name=op.f("pk_external_ids")),
    )
    op.create_index(op.f("ix_external_ids_record_id"), "external_ids", ["record_id"], unique=False)
    op.create_table(
        "organisations",
        sa.Column(
            "kind",
            sa.Enum(
                "MUNICIPALITY",
                "REGION",
                "RSS_BODY",
                "MUNICIPAL_ASSOCIATION",
                "NATIONAL_AGENCY",
                "ASSOCIATION",
                "RESEARCH_UNIT",
                "OTHER",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "name_sort", sa.Text(collation="C"), sa.Computed("swedish_sort(name)", persisted=True), nullable=False
        ),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column(
            "former_names", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("contacts", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("organisation_number", sa.Text(collation="C"), nullable=True),
        sa.Column("municipality_code", sa.Text(collation="C"), nullable=True),
        sa.Column("county_code", sa.Text(collation="C"), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("population_year", sa.Integer(), nullable=True),
        sa.Column(
            "population_sort", sa.Integer(), sa.Computed("coalesce(population, 0)", persisted=True), nullable=False
        ),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("host_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("former_slugs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_organisations_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("ck_organisations_name_said")),
        sa.CheckConstraint("is_values('contacts', contacts)", name=op.f("ck_organisations_contacts_whole")),
        sa.CheckConstraint("is_values('former_names', former_names)", name=op.f("ck_organisations_former_names_whole")),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_organisations_sources_whole")),
        sa.CheckConstraint(
            "kind <> 'MUNICIPALITY' or (municipality_code is not null and county_code is not null)",
            name=op.f("ck_organisations_municipality_has_code"),
        ),
        sa.CheckConstraint(
            "kind = 'MUNICIPALITY' or county_code is null", name=op.f("ck_organisations_only_municipality_has_county")
        ),
        sa.CheckConstraint(
            "kind = 'MUNICIPALITY' or municipality_code is null",
            name=op.f("ck_organisations_only_municipality_has_code"),
        ),
        sa.CheckConstraint(
            "kind = 'RSS_BODY' or host_id is null", name=op.f("ck_organisations_only_rss_body_has_host")
        ),
        sa.CheckConstraint(
            "municipality_code ~ '^[0-9]{4}$' and left(municipality_code, 2) = county_code",
            name=op.f("ck_organisations_municipality_code"),
        ),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(name, '') || ' ' || coalesce(name_en, '') || ' ' || coalesce(short_name, '') || ' ' || coalesce(words_of(former_names), '') || ' ' || coalesce(website, '') || ' ' || coalesce(words_of(contacts), '') || ' ' || coalesce(slug, '') || ' ' || coalesce(texts(former_slugs), '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_organisations_no_personal_number"),
        ),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_organisations_slug")),
        sa.CheckConstraint("website ~ '^https://[^[:space:]]+$'", name=op.f("ck_organisations_website")),
        sa.CheckConstraint(
            "(population is null) = (population_year is null)", name=op.f("ck_organisations_population_has_year")
        ),
        sa.CheckConstraint(
            "is_organisation_number(organisation_number)", name=op.f("ck_organisations_organisation_number")
        ),
        sa.CheckConstraint(
            "population > 0 and population_year between 1749 and 2200", name=op.f("ck_organisations_population")
        ),
        sa.CheckConstraint("valid_from <= valid_to", name=op.f("ck_organisations_validity_in_order")),
        sa.CheckConstraint("version > 0", name=op.f("ck_organisations_version")),
        sa.ForeignKeyConstraint(["county_code"], ["counties.code"], name=op.f("fk_organisations_county_code")),
        sa.ForeignKeyConstraint(["host_id"], ["organisations.id"], name=op.f("fk_organisations_host_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_organisations_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["organisations.id"], name=op.f("fk_organisations_merged_into_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["organisations.id"], name=op.f("fk_organisations_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("municipality_code", name=op.f("uq_organisations_municipality_code")),
        sa.UniqueConstraint("organisation_number", name=op.f("uq_organisations_organisation_number")),
        sa.UniqueConstraint("slug", name=op.f("uq_organisations_slug")),
    )
    op.create_index("ix_organisations_county_code", "organisations", ["county_code"], unique=False)
    op.create_index(
        "ix_organisations_former_slugs", "organisations", ["former_slugs"], unique=False, postgresql_using="gin"
    )
    op.create_index("ix_organisations_host_id", "organisations", ["host_id"], unique=False)
    op.create_index("ix_organisations_keeper_id", "organisations", ["keeper_id"], unique=False)
    op.create_index("ix_organisations_kind_name_sort", "organisations", ["kind", "name_sort", "id"], unique=False)
    op.create_index(
        "ix_organisations_kind_population", "organisations", ["kind", "population_sort", "id"], unique=False
    )
    op.create_index("ix_organisations_merged_into_id", "organisations", ["merged_into_id"], unique=False)
    op.create_index("ix_organisations_name_sort", "organisations", ["name_sort", "id"], unique=False)
    op.create_index("ix_organisations_parent_id", "organisations", ["parent_id"], unique=False)
    op.create_index("ix_organisations_publication", "organisations", ["publication", "keeper_id"], unique=False)
    op.create_index("uq_organisations_id_kind", "organisations", ["id", "kind"], unique=True)
    op.create_table(
        "initiatives",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "title_sort", sa.Text(collation="C"), sa.Computed("swedish_sort(title)", persisted=True), nullable=False
        ),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("summary_en", sa.Text(), nullable=True),
        sa.Column(
            "former_titles", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "PILOT",
                "PRE_STUDY",
                "INQUIRY",
                "NATIONAL_TEST",
                "PRIORITY_AREA",
                "PROGRAMME",
                "YRKESRESA",
                "JOINT_DEVELOPMENT",
                "JOINT_OPERATION",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "pilot_focus",
            sa.Enum(
                "METHOD", "IMPLEMENTATION", name="pilot_focus", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column(
            "side",
            sa.Enum("AUTHORITY", "PROVIDER", name="side", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "PROPOSED",
                "PREPARING",
                "ONGOING",
                "COMPLETED",
                "DISCONTINUED",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="PROPOSED",
            nullable=False,
        ),
        sa.Column("phase_note", sa.Text(), nullable=True),
        sa.Column("discontinued_because", sa.Text(), nullable=True),
        sa.Column(
            "period_start_sort",
            sa.Text(collation="C"),
            sa.Computed("coalesce(period_start, '')", persisted=True),
            nullable=False,
        ),
        sa.Column(
            "period_end_sort",
            sa.Text(collation="C"),
            sa.Computed("coalesce(period_end, '9999')", persisted=True),
            nullable=False,
        ),
        sa.Column("questions", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("methods", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("contacts", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column(
            "reported_counts", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
        sa.Column("opening_seeks", sa.Text(), nullable=True),
        sa.Column("opening_demands", sa.Text(), nullable=True),
        sa.Column("opening_offers", sa.Text(), nullable=True),
        sa.Column("opening_places", sa.Integer(), nullable=True),
        sa.Column("opening_closes_on", sa.Date(), nullable=True),
        sa.Column("opening_contact_function", sa.Text(), nullable=True),
        sa.Column("opening_contact_email", sa.Text(), nullable=True),
        sa.Column("opening_contact_phone", sa.Text(), nullable=True),
        sa.Column("opening_contact_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("former_slugs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("period_start", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_start_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_start_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("period_end", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_end_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_end_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("target_group_text", sa.Text(), nullable=True),
        sa.Column("target_group_age_from", sa.Integer(), nullable=True),
        sa.Column("target_group_age_to", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_initiatives_withdrawn_has_reason"),
        ),
        sa.CheckConstraint(
            "(state = 'DISCONTINUED') = (discontinued_because is not null)",
            name=op.f("ck_initiatives_discontinued_has_reason"),
        ),
        sa.CheckConstraint("btrim(title) <> ''", name=op.f("ck_initiatives_title_said")),
        sa.CheckConstraint("is_values('contacts', contacts)", name=op.f("ck_initiatives_contacts_whole")),
        sa.CheckConstraint(
            "is_values('former_titles', former_titles)", name=op.f("ck_initiatives_former_titles_whole")
        ),
        sa.CheckConstraint(
            "is_values('reported_counts', reported_counts)", name=op.f("ck_initiatives_reported_counts_whole")
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_initiatives_sources_whole")),
        sa.CheckConstraint("kind = 'PILOT' or pilot_focus is null", name=op.f("ck_initiatives_only_pilot_has_focus")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(title, '') || ' ' || coalesce(title_en, '') || ' ' || coalesce(summary, '') || ' ' || coalesce(summary_en, '') || ' ' || coalesce(words_of(former_titles), '') || ' ' || coalesce(phase_note, '') || ' ' || coalesce(discontinued_because, '') || ' ' || coalesce(texts(questions), '') || ' ' || coalesce(texts(methods), '') || ' ' || coalesce(words_of(contacts), '') || ' ' || coalesce(words_of(reported_counts), '') || ' ' || coalesce(opening_seeks, '') || ' ' || coalesce(opening_demands, '') || ' ' || coalesce(opening_offers, '') || ' ' || coalesce(opening_contact_function, '') || ' ' || coalesce(opening_contact_email, '') || ' ' || coalesce(opening_contact_phone, '') || ' ' || coalesce(slug, '') || ' ' || coalesce(texts(former_slugs), '') || ' ' || coalesce(target_group_text, '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_initiatives_no_personal_number"),
        ),
        sa.CheckConstraint("period_start <= period_end || '~'", name=op.f("ck_initiatives_period_in_order")),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_initiatives_slug")),
        sa.CheckConstraint("is_partial_date(period_end)", name=op.f("ck_initiatives_period_end_is_date")),
        sa.CheckConstraint("is_partial_date(period_start)", name=op.f("ck_initiatives_period_start_is_date")),
        sa.CheckConstraint(
            "num_nonnulls(opening_seeks, opening_demands) <> 1", name=op.f("ck_initiatives_opening_says_what")
        ),
        sa.CheckConstraint("opening_places > 0", name=op.f("ck_initiatives_opening_places")),
        sa.CheckConstraint(
            "opening_seeks is not null or num_nonnulls(opening_offers, opening_places, opening_closes_on, opening_contact_function) = 0",
            name=op.f("ck_initiatives_opening_whole"),
        ),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_initiatives_not_its_own_parent")),
        sa.CheckConstraint(
            "period_end is not null or period_end_is is null", name=op.f("ck_initiatives_period_end_known")
        ),
        sa.CheckConstraint(
            "period_start is not null or period_start_is is null", name=op.f("ck_initiatives_period_start_known")
        ),
        sa.CheckConstraint(
            "target_group_age_from <= target_group_age_to", name=op.f("ck_initiatives_target_group_ages_in_order")
        ),
        sa.CheckConstraint(
            "target_group_age_from between 0 and 130 and target_group_age_to between 0 and 130",
            name=op.f("ck_initiatives_target_group_ages"),
        ),
        sa.CheckConstraint(
            "target_group_text is not null or num_nonnulls(target_group_age_from, target_group_age_to) = 0",
            name=op.f("ck_initiatives_target_group_described"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_initiatives_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_initiatives_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["initiatives.id"], name=op.f("fk_initiatives_merged_into_id")),
        sa.ForeignKeyConstraint(
            ["opening_contact_organisation_id"],
            ["organisations.id"],
            name=op.f("fk_initiatives_opening_contact_organisation_id"),
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["initiatives.id"], name=op.f("fk_initiatives_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiatives")),
        sa.UniqueConstraint("slug", name=op.f("uq_initiatives_slug")),
    )
    op.create_index("ix_initiatives_end", "initiatives", ["period_end_sort", "id"], unique=False)
    op.create_index(
        "ix_initiatives_former_slugs", "initiatives", ["former_slugs"], unique=False, postgresql_using="gin"
    )
    op.create_index("ix_initiatives_keeper_id", "initiatives", ["keeper_id"], unique=False)
    op.create_index(
        "ix_initiatives_kind_state_start", "initiatives", ["kind", "state", "period_start_sort", "id"], unique=False
    )
    op.create_index("ix_initiatives_kind_title_sort", "initiatives", ["kind", "title_sort", "id"], unique=False)
    op.create_index("ix_initiatives_merged_into_id", "initiatives", ["merged_into_id"], unique=False)
    op.create_index(
        "ix_initiatives_opening_contact_organisation_id",
        "initiatives",
        ["opening_contact_organisation_id"],
        unique=False,
    )
    op.create_index("ix_initiatives_parent_id", "initiatives", ["parent_id"], unique=False)
    op.create_index("ix_initiatives_publication", "initiatives", ["publication", "keeper_id"], unique=False)
    op.create_index("ix_initiatives_start", "initiatives", ["period_start_sort", "id"], unique=False)
    op.create_index("ix_initiatives_title_sort", "initiatives", ["title_sort", "id"], unique=False)
    op.create_index("ix_initiatives_updated_at", "initiatives", ["updated_at", "id"], unique=False)
    op.create_table(
        "memberships",
        sa.Column("municipality_id", sa.Uuid(), nullable=False),
        sa.Column("rss_body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("MEMBER", "ASSOCIATE", name="kind", native_enum=False, create_constraint=True, length=40),
            server_default="MEMBER",
            nullable=False,
        ),
        sa.Column("is_primary", sa.Boolean(), server_default="false", nullable=False),
        sa.Column(
            "primary_sort",
            sa.Integer(),
            sa.Computed("case when is_primary then 0 else 1 end", persisted=True),
            nullable=False,
        ),
        sa.Column("period_start", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_start_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_start_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("period_end", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_end_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_end_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column(
            "municipality_kind", sa.String(length=40), sa.Computed("'MUNICIPALITY'", persisted=True), nullable=True
        ),
        sa.Column("rss_body_kind", sa.String(length=40), sa.Computed("'RSS_BODY'", persisted=True), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_memberships_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_memberships_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_memberships_no_personal_number"),
        ),
        sa.CheckConstraint("period_start <= period_end || '~'", name=op.f("ck_memberships_period_in_order")),
        sa.CheckConstraint("is_partial_date(period_end)", name=op.f("ck_memberships_period_end_is_date")),
        sa.CheckConstraint("is_partial_date(period_start)", name=op.f("ck_memberships_period_start_is_date")),
        sa.CheckConstraint(
            "period_end is not null or period_end_is is null", name=op.f("ck_memberships_period_end_known")
        ),
        sa.CheckConstraint(
            "period_start is not null or period_start_is is null", name=op.f("ck_memberships_period_start_known")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_memberships_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_memberships_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["memberships.id"], name=op.f("fk_memberships_merged_into_id")),
        sa.ForeignKeyConstraint(
            ["municipality_id", "municipality_kind"],
            ["organisations.id", "organisations.kind"],
            name=op.f("fk_memberships_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["rss_body_id", "rss_body_kind"],
            ["organisations.id", "organisations.kind"],
            name=op.f("fk_memberships_rss_body_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    op.create_index("ix_memberships_keeper_id", "memberships", ["keeper_id"], unique=False)
    op.create_index("ix_memberships_merged_into_id", "memberships", ["merged_into_id"], unique=False)
    op.create_index(
        "ix_memberships_municipality_id", "memberships", ["municipality_id", "primary_sort", "id"], unique=False
    )
    op.create_index("ix_memberships_publication", "memberships", ["publication", "keeper_id"], unique=False)
    op.create_index("ix_memberships_rss_body_id", "memberships", ["rss_body_id", "primary_sort", "id"], unique=False)
    op.create_index(
        "uq_memberships_one_primary",
        "memberships",
        ["municipality_id"],
        unique=True,
        postgresql_where="is_primary and publication <> 'WITHDRAWN'",
    )
    op.create_index(
        "uq_memberships_pair",
        "memberships",
        ["municipality_id", "rss_body_id"],
        unique=True,
        postgresql_where="publication <> 'WITHDRAWN'",
    )
    op.create_table(
        "organisation_counties",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("county_code", sa.Text(collation="C"), nullable=False),
        sa.ForeignKeyConstraint(["county_code"], ["counties.code"], name=op.f("fk_organisation_counties_county_code")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_organisation_counties_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "county_code", name=op.f("pk_organisation_counties")),
    )
    op.create_index(
        op.f("ix_organisation_counties_county_code"), "organisation_counties", ["county_code"], unique=False
    )
    op.create_table(
        "outputs",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "title_sort", sa.Text(collation="C"), sa.Computed("swedish_sort(title)", persisted=True), nullable=False
        ),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "REPORT",
                "EVIDENCE_BASE",
                "KNOWLEDGE_SUPPORT",
                "RESEARCH_OVERVIEW",
                "MODEL",
                "COURSE",
                "FILM",
                "DISCUSSION_PAPER",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("published_on", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "published_on_sort",
            sa.Text(collation="C"),
            sa.Computed("coalesce(published_on, '')", persisted=True),
            nullable=False,
        ),
        sa.Column("language", sa.Text(collation="C"), server_default="sv", nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("licence", sa.Text(), nullable=True),
        sa.Column("on_kunskapsguiden", sa.Boolean(), nullable=True),
        sa.Column("publisher_id", sa.Uuid(), nullable=True),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("former_slugs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_outputs_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("btrim(title) <> ''", name=op.f("ck_outputs_title_said")),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_outputs_sources_whole")),
        sa.CheckConstraint("language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'", name=op.f("ck_outputs_language")),
        sa.CheckConstraint("licence ~ '^https?://[^[:space:]]+$'", name=op.f("ck_outputs_licence")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(title, '') || ' ' || coalesce(title_en, '') || ' ' || coalesce(summary, '') || ' ' || coalesce(url, '') || ' ' || coalesce(licence, '') || ' ' || coalesce(slug, '') || ' ' || coalesce(texts(former_slugs), '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_outputs_no_personal_number"),
        ),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_outputs_slug")),
        sa.CheckConstraint("url ~ '^https://[^[:space:]]+$'", name=op.f("ck_outputs_url")),
        sa.CheckConstraint("is_partial_date(published_on)", name=op.f("ck_outputs_published_on_is_date")),
        sa.CheckConstraint("supersedes_id <> id", name=op.f("ck_outputs_not_its_own_successor")),
        sa.CheckConstraint("version > 0", name=op.f("ck_outputs_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_outputs_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["outputs.id"], name=op.f("fk_outputs_merged_into_id")),
        sa.ForeignKeyConstraint(["publisher_id"], ["organisations.id"], name=op.f("fk_outputs_publisher_id")),
        sa.ForeignKeyConstraint(["supersedes_id"], ["outputs.id"], name=op.f("fk_outputs_supersedes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outputs")),
        sa.UniqueConstraint("slug", name=op.f("uq_outputs_slug")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_outputs_supersedes_id")),
    )
    op.create_index("ix_outputs_former_slugs", "outputs", ["former_slugs"], unique=False, postgresql_using="gin")
    op.create_index("ix_outputs_keeper_id", "outputs", ["keeper_id"], unique=False)
    op.create_index("ix_outputs_kind", "outputs", ["kind", "title_sort", "id"], unique=False)
    op.create_index("ix_outputs_merged_into_id", "outputs", ["merged_into_id"], unique=False)
    op.create_index("ix_outputs_publication", "outputs", ["publication", "keeper_id"], unique=False)
    op.create_index("ix_outputs_published_on", "outputs", ["published_on_sort", "id"], unique=False)
    op.create_index("ix_outputs_publisher_id", "outputs", ["publisher_id"], unique=False)
    op.create_index("ix_outputs_title_sort", "outputs", ["title_sort", "id"], unique=False)
    op.create_table(
        "themes",
        sa.Column(
            "kind",
            sa.Enum("SERVICE_AREA", "TOPIC", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "name_sort", sa.Text(collation="C"), sa.Computed("swedish_sort(name)", persisted=True), nullable=False
        ),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column(
            "former_names", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("former_slugs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)", name=op.f("ck_themes_withdrawn_has_reason")
        ),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("ck_themes_name_said")),
        sa.CheckConstraint("is_values('former_names', former_names)", name=op.f("ck_themes_former_names_whole")),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_themes_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(name, '') || ' ' || coalesce(name_en, '') || ' ' || coalesce(words_of(former_names), '') || ' ' || coalesce(slug, '') || ' ' || coalesce(texts(former_slugs), '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_themes_no_personal_number"),
        ),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_themes_slug")),
        sa.CheckConstraint("version > 0", name=op.f("ck_themes_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_themes_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["themes.id"], name=op.f("fk_themes_merged_into_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["themes.id"], name=op.f("fk_themes_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themes")),
        sa.UniqueConstraint("slug", name=op.f("uq_themes_slug")),
    )
    op.create_index("ix_themes_former_slugs", "themes", ["former_slugs"], unique=False, postgresql_using="gin")
    op.create_index("ix_themes_keeper_id", "themes", ["keeper_id"], unique=False)
    op.create_index("ix_themes_merged_into_id", "themes", ["merged_into_id"], unique=False)
    op.create_index("ix_themes_name_sort", "themes", ["name_sort", "id"], unique=False)
    op.create_index("ix_themes_parent_id", "themes", ["parent_id"], unique=False)
    op.create_index("ix_themes_publication", "themes", ["publication", "keeper_id"], unique=False)
    op.create_table(
        "case_numbers",
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.Text(collation="C"), nullable=False),
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(value, ''))", name=op.f("ck_case_numbers_no_personal_number")
        ),
        sa.ForeignKeyConstraint(["authority_id"], ["organisations.id"], name=op.f("fk_case_numbers_authority_id")),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiatives.id"], name=op.f("fk_case_numbers_initiative_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("authority_id", "value", name=op.f("pk_case_numbers")),
    )
    op.create_index("ix_case_numbers_initiative_id", "case_numbers", ["initiative_id"], unique=False)
    op.create_table(
        "groups",
        sa.Column(
            "kind",
            sa.Enum(
                "REFERENCE_GROUP",
                "STEERING_GROUP",
                "PREPARATORY_GROUP",
                "WORKING_GROUP",
                "NETWORK",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "name_sort", sa.Text(collation="C"), sa.Computed("swedish_sort(name)", persisted=True), nullable=False
        ),
        sa.Column("remit", sa.Text(), nullable=True),
        sa.Column("convener_id", sa.Uuid(), nullable=True),
        sa.Column("concerns_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("former_slugs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("period_start", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_start_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_start_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("period_end", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_end_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_end_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)", name=op.f("ck_groups_withdrawn_has_reason")
        ),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("ck_groups_name_said")),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_groups_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(name, '') || ' ' || coalesce(remit, '') || ' ' || coalesce(slug, '') || ' ' || coalesce(texts(former_slugs), '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_groups_no_personal_number"),
        ),
        sa.CheckConstraint("period_start <= period_end || '~'", name=op.f("ck_groups_period_in_order")),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_groups_slug")),
        sa.CheckConstraint("is_partial_date(period_end)", name=op.f("ck_groups_period_end_is_date")),
        sa.CheckConstraint("is_partial_date(period_start)", name=op.f("ck_groups_period_start_is_date")),
        sa.CheckConstraint("period_end is not null or period_end_is is null", name=op.f("ck_groups_period_end_known")),
        sa.CheckConstraint(
            "period_start is not null or period_start_is is null", name=op.f("ck_groups_period_start_known")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_groups_version")),
        sa.ForeignKeyConstraint(["concerns_id"], ["initiatives.id"], name=op.f("fk_groups_concerns_id")),
        sa.ForeignKeyConstraint(["convener_id"], ["organisations.id"], name=op.f("fk_groups_convener_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_groups_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["groups.id"], name=op.f("fk_groups_merged_into_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["groups.id"], name=op.f("fk_groups_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("slug", name=op.f("uq_groups_slug")),
    )
    op.create_index("ix_groups_concerns_id", "groups", ["concerns_id"], unique=False)
    op.create_index("ix_groups_convener_id", "groups", ["convener_id"], unique=False)
    op.create_index("ix_groups_former_slugs", "groups", ["former_slugs"], unique=False, postgresql_using="gin")
    op.create_index("ix_groups_keeper_id", "groups", ["keeper_id"], unique=False)
    op.create_index("ix_groups_kind_name_sort", "groups", ["kind", "name_sort", "id"], unique=False)
    op.create_index("ix_groups_merged_into_id", "groups", ["merged_into_id"], unique=False)
    op.create_index("ix_groups_name_sort", "groups", ["name_sort", "id"], unique=False)
    op.create_index("ix_groups_parent_id", "groups", ["parent_id"], unique=False)
    op.create_index("ix_groups_publication", "groups", ["publication", "keeper_id"], unique=False)
    op.create_table(
        "initiative_follows",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("follows_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follows_id"], ["initiatives.id"], name=op.f("fk_initiative_follows_follows_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiatives.id"], name=op.f("fk_initiative_follows_initiative_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("initiative_id", "follows_id", name=op.f("pk_initiative_follows")),
    )
    op.create_index(op.f("ix_initiative_follows_follows_id"), "initiative_follows", ["follows_id"], unique=False)
    op.create_table(
        "initiative_implements",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("output_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiatives.id"],
            name=op.f("fk_initiative_implements_initiative_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["output_id"], ["outputs.id"], name=op.f("fk_initiative_implements_output_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("initiative_id", "output_id", name=op.f("pk_initiative_implements")),
    )
    op.create_index(op.f("ix_initiative_implements_output_id"), "initiative_implements", ["output_id"], unique=False)
    op.create_table(
        "initiative_outputs",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("output_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiatives.id"], name=op.f("fk_initiative_outputs_initiative_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["output_id"], ["outputs.id"], name=op.f("fk_initiative_outputs_output_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("initiative_id", "output_id", name=op.f("pk_initiative_outputs")),
    )
    op.create_index(op.f("ix_initiative_outputs_output_id"), "initiative_outputs", ["output_id"], unique=False)
    op.create_table(
        "initiative_prompts",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("output_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiatives.id"], name=op.f("fk_initiative_prompts_initiative_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["output_id"], ["outputs.id"], name=op.f("fk_initiative_prompts_output_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("initiative_id", "output_id", name=op.f("pk_initiative_prompts")),
    )
    op.create_index(op.f("ix_initiative_prompts_output_id"), "initiative_prompts", ["output_id"], unique=False)
    op.create_table(
        "initiative_themes",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiatives.id"], name=op.f("fk_initiative_themes_initiative_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["themes.id"], name=op.f("fk_initiative_themes_theme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("initiative_id", "theme_id", name=op.f("pk_initiative_themes")),
    )
    op.create_index(op.f("ix_initiative_themes_theme_id"), "initiative_themes", ["theme_id"], unique=False)
    op.create_table(
        "needs_rounds",
        sa.Column("service_area_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("former_slugs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_needs_rounds_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_needs_rounds_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(slug, '') || ' ' || coalesce(texts(former_slugs), '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_needs_rounds_no_personal_number"),
        ),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_needs_rounds_slug")),
        sa.CheckConstraint("step between 1 and 7", name=op.f("ck_needs_rounds_step")),
        sa.CheckConstraint("version > 0", name=op.f("ck_needs_rounds_version")),
        sa.CheckConstraint("year between 2000 and 2200", name=op.f("ck_needs_rounds_year")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_needs_rounds_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["needs_rounds.id"], name=op.f("fk_needs_rounds_merged_into_id")),
        sa.ForeignKeyConstraint(["service_area_id"], ["themes.id"], name=op.f("fk_needs_rounds_service_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs_rounds")),
        sa.UniqueConstraint("slug", name=op.f("uq_needs_rounds_slug")),
    )
    op.create_index(
        "ix_needs_rounds_former_slugs", "needs_rounds", ["former_slugs"], unique=False, postgresql_using="gin"
    )
    op.create_index("ix_needs_rounds_keeper_id", "needs_rounds", ["keeper_id"], unique=False)
    op.create_index("ix_needs_rounds_merged_into_id", "needs_rounds", ["merged_into_id"], unique=False)
    op.create_index("ix_needs_rounds_publication", "needs_rounds", ["publication", "keeper_id"], unique=False)
    op.create_index("ix_needs_rounds_service_area_id", "needs_rounds", ["service_area_id"], unique=False)
    op.create_table(
        "output_makers",
        sa.Column("output_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_output_makers_organisation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["output_id"], ["outputs.id"], name=op.f("fk_output_makers_output_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("output_id", "organisation_id", name=op.f("pk_output_makers")),
    )
    op.create_index(op.f("ix_output_makers_organisation_id"), "output_makers", ["organisation_id"], unique=False)
    op.create_table(
        "output_themes",
        sa.Column("output_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["output_id"], ["outputs.id"], name=op.f("fk_output_themes_output_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["themes.id"], name=op.f("fk_output_themes_theme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("output_id", "theme_id", name=op.f("pk_output_themes")),
    )
    op.create_index(op.f("ix_output_themes_theme_id"), "output_themes", ["theme_id"], unique=False)
    op.create_table(
        "participations",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "INITIATOR",
                "COMMISSIONER",
                "OWNER",
                "PROJECT_LEAD",
                "PROCESS_LEADER",
                "PARTICIPANT",
                "NATIONAL_PRODUCER",
                "REGIONAL_COORDINATOR",
                "RESEARCHER",
                "CONSULTED",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="PARTICIPANT",
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "INTERESTED",
                "INVITED",
                "CONFIRMED",
                "DECLINED",
                "LEFT",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="CONFIRMED",
            nullable=False,
        ),
        sa.Column("local_target_group_text", sa.Text(), nullable=True),
        sa.Column("local_target_group_age_from", sa.Integer(), nullable=True),
        sa.Column("local_target_group_age_to", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_start_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_start_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("period_end", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_end_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_end_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_participations_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_participations_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(unit, '') || ' ' || coalesce(local_target_group_text, '') || ' ' || coalesce(note, '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_participations_no_personal_number"),
        ),
        sa.CheckConstraint("period_start <= period_end || '~'", name=op.f("ck_participations_period_in_order")),
        sa.CheckConstraint("is_partial_date(period_end)", name=op.f("ck_participations_period_end_is_date")),
        sa.CheckConstraint("is_partial_date(period_start)", name=op.f("ck_participations_period_start_is_date")),
        sa.CheckConstraint(
            "local_target_group_age_from <= local_target_group_age_to",
            name=op.f("ck_participations_local_target_group_ages_in_order"),
        ),
        sa.CheckConstraint(
            "local_target_group_age_from between 0 and 130 and local_target_group_age_to between 0 and 130",
            name=op.f("ck_participations_local_target_group_ages"),
        ),
        sa.CheckConstraint(
            "local_target_group_text is not null or num_nonnulls(local_target_group_age_from, local_target_group_age_to) = 0",
            name=op.f("ck_participations_local_target_group_described"),
        ),
        sa.CheckConstraint(
            "period_end is not null or period_end_is is null", name=op.f("ck_participations_period_end_known")
        ),
        sa.CheckConstraint(
            "period_start is not null or period_start_is is null", name=op.f("ck_participations_period_start_known")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_participations_version")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiatives.id"], name=op.f("fk_participations_initiative_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_participations_keeper_id")),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["participations.id"], name=op.f("fk_participations_merged_into_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_participations_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participations")),
    )
    op.create_index("ix_participations_initiative_id", "participations", ["initiative_id", "id"], unique=False)
    op.create_index("ix_participations_keeper_id", "participations", ["keeper_id"], unique=False)
    op.create_index("ix_participations_merged_into_id", "participations", ["merged_into_id"], unique=False)
    op.create_index("ix_participations_organisation_id", "participations", ["organisation_id", "id"], unique=False)
    op.create_index("ix_participations_publication", "participations", ["publication", "keeper_id"], unique=False)
    op.create_index(
        "uq_participations_part",
        "participations",
        ["initiative_id", "organisation_id", "role", "unit"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where="publication <> 'WITHDRAWN'",
    )
    op.create_table(
        "group_themes",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_group_themes_group_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name=op.f("fk_group_themes_theme_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "theme_id", name=op.f("pk_group_themes")),
    )
    op.create_index(op.f("ix_group_themes_theme_id"), "group_themes", ["theme_id"], unique=False)
    op.create_table(
        "knowledge_needs",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "title_sort", sa.Text(collation="C"), sa.Computed("swedish_sort(title)", persisted=True), nullable=False
        ),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column(
            "side",
            sa.Enum("AUTHORITY", "PROVIDER", name="side", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "RAISED",
                "COMPILED",
                "PRIORITISED",
                "HANDLING_DECIDED",
                "ADDRESSED",
                "CLOSED",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="RAISED",
            nullable=False,
        ),
        sa.Column(
            "close_reason",
            sa.Enum(
                "MET",
                "NOT_A_KNOWLEDGE_NEED",
                "SOLVED_LOCALLY",
                "NOT_TAKEN_UP",
                "MERGED",
                name="close_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("raised_on", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "raised_on_sort",
            sa.Text(collation="C"),
            sa.Computed("coalesce(raised_on, '')", persisted=True),
            nullable=False,
        ),
        sa.Column("addressed_on", sa.Text(collation="C"), nullable=True),
        sa.Column("round_id", sa.Uuid(), nullable=True),
        sa.Column("handling_ways", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("handling_decided_on", sa.Text(collation="C"), nullable=True),
        sa.Column("handling_decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("handling_reason", sa.Text(), nullable=True),
        sa.Column("handling_case_number_authority_id", sa.Uuid(), nullable=True),
        sa.Column("handling_case_number_value", sa.Text(), nullable=True),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("former_slugs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("target_group_text", sa.Text(), nullable=True),
        sa.Column("target_group_age_from", sa.Integer(), nullable=True),
        sa.Column("target_group_age_to", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(close_reason = 'MERGED') = (merged_into_id is not null)",
            name=op.f("ck_knowledge_needs_merged_says_into_what"),
        ),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_knowledge_needs_withdrawn_has_reason"),
        ),
        sa.CheckConstraint(
            "(state = 'CLOSED') = (close_reason is not null)", name=op.f("ck_knowledge_needs_closed_has_reason")
        ),
        sa.CheckConstraint("btrim(title) <> ''", name=op.f("ck_knowledge_needs_title_said")),
        sa.CheckConstraint(
            "handling_ways <@ array['NEW_GUIDANCE','ADAPTED_GUIDANCE','RESEARCH_OVERVIEW','PILOT','YRKESRESA','NONE'] and cardinality(handling_ways) > 0",
            name=op.f("ck_knowledge_needs_handling_ways"),
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_knowledge_needs_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(title, '') || ' ' || coalesce(title_en, '') || ' ' || coalesce(description, '') || ' ' || coalesce(texts(handling_ways), '') || ' ' || coalesce(handling_reason, '') || ' ' || coalesce(handling_case_number_value, '') || ' ' || coalesce(slug, '') || ' ' || coalesce(texts(former_slugs), '') || ' ' || coalesce(target_group_text, '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_knowledge_needs_no_personal_number"),
        ),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_knowledge_needs_slug")),
        sa.CheckConstraint("is_partial_date(addressed_on)", name=op.f("ck_knowledge_needs_addressed_on_is_date")),
        sa.CheckConstraint(
            "is_partial_date(handling_decided_on)", name=op.f("ck_knowledge_needs_handling_decided_on_is_date")
        ),
        sa.CheckConstraint("is_partial_date(raised_on)", name=op.f("ck_knowledge_needs_raised_on_is_date")),
        sa.CheckConstraint("merged_into_id <> id", name=op.f("ck_knowledge_needs_not_merged_into_itself")),
        sa.CheckConstraint(
            "num_nonnulls(handling_case_number_authority_id, handling_case_number_value) <> 1",
            name=op.f("ck_knowledge_needs_handling_case_number_whole"),
        ),
        sa.CheckConstraint(
            "num_nonnulls(handling_ways, handling_decided_on, handling_reason) in (0, 3)",
            name=op.f("ck_knowledge_needs_handling_whole"),
        ),
        sa.CheckConstraint(
            "target_group_age_from <= target_group_age_to", name=op.f("ck_knowledge_needs_target_group_ages_in_order")
        ),
        sa.CheckConstraint(
            "target_group_age_from between 0 and 130 and target_group_age_to between 0 and 130",
            name=op.f("ck_knowledge_needs_target_group_ages"),
        ),
        sa.CheckConstraint(
            "target_group_text is not null or num_nonnulls(target_group_age_from, target_group_age_to) = 0",
            name=op.f("ck_knowledge_needs_target_group_described"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_knowledge_needs_version")),
        sa.ForeignKeyConstraint(
            ["handling_case_number_authority_id"],
            ["organisations.id"],
            name=op.f("fk_knowledge_needs_handling_case_number_authority_id"),
        ),
        sa.ForeignKeyConstraint(
            ["handling_decided_by_id"], ["groups.id"], name=op.f("fk_knowledge_needs_handling_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_knowledge_needs_keeper_id")),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["knowledge_needs.id"], name=op.f("fk_knowledge_needs_merged_into_id")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["needs_rounds.id"], name=op.f("fk_knowledge_needs_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_needs")),
        sa.UniqueConstraint("slug", name=op.f("uq_knowledge_needs_slug")),
    )
    op.create_index(
        "ix_knowledge_needs_former_slugs", "knowledge_needs", ["former_slugs"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_knowledge_needs_handling_case_number_authority_id",
        "knowledge_needs",
        ["handling_case_number_authority_id"],
        unique=False,
    )
    op.create_index(
        "ix_knowledge_needs_handling_decided_by_id", "knowledge_needs", ["handling_decided_by_id"], unique=False
    )
    op.create_index("ix_knowledge_needs_keeper_id", "knowledge_needs", ["keeper_id"], unique=False)
    op.create_index("ix_knowledge_needs_merged_into_id", "knowledge_needs", ["merged_into_id"], unique=False)
    op.create_index("ix_knowledge_needs_publication", "knowledge_needs", ["publication", "keeper_id"], unique=False)
    op.create_index("ix_knowledge_needs_raised_on", "knowledge_needs", ["raised_on_sort", "id"], unique=False)
    op.create_index("ix_knowledge_needs_round_id", "knowledge_needs", ["round_id"], unique=False)
    op.create_index("ix_knowledge_needs_state", "knowledge_needs", ["state", "title_sort", "id"], unique=False)
    op.create_index("ix_knowledge_needs_title_sort", "knowledge_needs", ["title_sort", "id"], unique=False)
    op.create_table(
        "lessons",
        sa.Column("participation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "WORKED", "DID_NOT_WORK", "ADVICE", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "stated_on_sort",
            sa.Text(collation="C"),
            sa.Computed("coalesce(stated_on, '')", persisted=True),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_lessons_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_lessons_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(text, '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_lessons_no_personal_number"),
        ),
        sa.CheckConstraint("is_partial_date(stated_on)", name=op.f("ck_lessons_stated_on_is_date")),
        sa.CheckConstraint("version > 0", name=op.f("ck_lessons_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_lessons_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["lessons.id"], name=op.f("fk_lessons_merged_into_id")),
        sa.ForeignKeyConstraint(["participation_id"], ["participations.id"], name=op.f("fk_lessons_participation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
    )
    op.create_index("ix_lessons_keeper_id", "lessons", ["keeper_id"], unique=False)
    op.create_index("ix_lessons_merged_into_id", "lessons", ["merged_into_id"], unique=False)
    op.create_index(
        "ix_lessons_participation_id", "lessons", ["participation_id", "stated_on_sort", "id"], unique=False
    )
    op.create_index("ix_lessons_publication", "lessons", ["publication", "keeper_id"], unique=False)
    op.create_table(
        "seats",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "CHAIR",
                "CONVENER",
                "MEMBER",
                "CO_OPTED",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="MEMBER",
            nullable=False,
        ),
        sa.Column("function", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_start_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_start_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("period_end", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "period_end_is",
            sa.Enum("PLANNED", "ACTUAL", name="period_end_is", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)", name=op.f("ck_seats_withdrawn_has_reason")
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_seats_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(function, '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_seats_no_personal_number"),
        ),
        sa.CheckConstraint("period_start <= period_end || '~'", name=op.f("ck_seats_period_in_order")),
        sa.CheckConstraint("is_partial_date(period_end)", name=op.f("ck_seats_period_end_is_date")),
        sa.CheckConstraint("is_partial_date(period_start)", name=op.f("ck_seats_period_start_is_date")),
        sa.CheckConstraint("period_end is not null or period_end_is is null", name=op.f("ck_seats_period_end_known")),
        sa.CheckConstraint(
            "period_start is not null or period_start_is is null", name=op.f("ck_seats_period_start_known")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_seats_version")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_seats_group_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_seats_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["seats.id"], name=op.f("fk_seats_merged_into_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_seats_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
    )
    op.create_index("ix_seats_group_id", "seats", ["group_id", "id"], unique=False)
    op.create_index("ix_seats_keeper_id", "seats", ["keeper_id"], unique=False)
    op.create_index("ix_seats_merged_into_id", "seats", ["merged_into_id"], unique=False)
    op.create_index("ix_seats_organisation_id", "seats", ["organisation_id", "id"], unique=False)
    op.create_index("ix_seats_publication", "seats", ["publication", "keeper_id"], unique=False)
    op.create_index(
        "uq_seats_place",
        "seats",
        ["group_id", "organisation_id", "role", "function"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where="publication <> 'WITHDRAWN'",
    )
    op.create_table(
        "endorsements",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("via_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("RAISED", "SHARED", name="kind", native_enum=False, create_constraint=True, length=40),
            server_default="RAISED",
            nullable=False,
        ),
        sa.Column("local_wording", sa.Text(), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=True),
        sa.Column("stated_on", sa.Text(collation="C"), nullable=True),
        sa.Column("round_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column("via_kind", sa.String(length=40), sa.Computed("'RSS_BODY'", persisted=True), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_endorsements_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_endorsements_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(local_wording, '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_endorsements_no_personal_number"),
        ),
        sa.CheckConstraint("is_partial_date(stated_on)", name=op.f("ck_endorsements_stated_on_is_date")),
        sa.CheckConstraint("priority between 1 and 10", name=op.f("ck_endorsements_priority")),
        sa.CheckConstraint("version > 0", name=op.f("ck_endorsements_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_endorsements_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["endorsements.id"], name=op.f("fk_endorsements_merged_into_id")),
        sa.ForeignKeyConstraint(["need_id"], ["knowledge_needs.id"], name=op.f("fk_endorsements_need_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_endorsements_organisation_id")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["needs_rounds.id"], name=op.f("fk_endorsements_round_id")),
        sa.ForeignKeyConstraint(
            ["via_id", "via_kind"], ["organisations.id", "organisations.kind"], name=op.f("fk_endorsements_via_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_endorsements")),
    )
    op.create_index("ix_endorsements_keeper_id", "endorsements", ["keeper_id"], unique=False)
    op.create_index("ix_endorsements_merged_into_id", "endorsements", ["merged_into_id"], unique=False)
    op.create_index("ix_endorsements_need_id", "endorsements", ["need_id", "id"], unique=False)
    op.create_index("ix_endorsements_organisation_id", "endorsements", ["organisation_id", "id"], unique=False)
    op.create_index("ix_endorsements_publication", "endorsements", ["publication", "keeper_id"], unique=False)
    op.create_index("ix_endorsements_round_id", "endorsements", ["round_id"], unique=False)
    op.create_index("ix_endorsements_via_id", "endorsements", ["via_id"], unique=False)
    op.create_index(
        "uq_endorsements_pair",
        "endorsements",
        ["need_id", "organisation_id"],
        unique=True,
        postgresql_where="publication <> 'WITHDRAWN'",
    )
    op.create_table(
        "initiative_needs",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiatives.id"], name=op.f("fk_initiative_needs_initiative_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["need_id"], ["knowledge_needs.id"], name=op.f("fk_initiative_needs_need_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("initiative_id", "need_id", name=op.f("pk_initiative_needs")),
    )
    op.create_index(op.f("ix_initiative_needs_need_id"), "initiative_needs", ["need_id"], unique=False)
    op.create_table(
        "need_outputs",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("output_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["need_id"], ["knowledge_needs.id"], name=op.f("fk_need_outputs_need_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["output_id"], ["outputs.id"], name=op.f("fk_need_outputs_output_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("need_id", "output_id", name=op.f("pk_need_outputs")),
    )
    op.create_index(op.f("ix_need_outputs_output_id"), "need_outputs", ["output_id"], unique=False)
    op.create_table(
        "need_themes",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["need_id"], ["knowledge_needs.id"], name=op.f("fk_need_themes_need_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name=op.f("fk_need_themes_theme_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("need_id", "theme_id", name=op.f("pk_need_themes")),
    )
    op.create_index(op.f("ix_need_themes_theme_id"), "need_themes", ["theme_id"], unique=False)
    keep_trail()


def downgrade() -> None:
    """Step down."""
    op.drop_index(op.f("ix_need_themes_theme_id"), table_name="need_themes")
    op.drop_table("need_themes")
    op.drop_index(op.f("ix_need_outputs_output_id"), table_name="need_outputs")
    op.drop_table("need_outputs")
    op.drop_index(op.f("ix_initiative_needs_need_id"), table_name="initiative_needs")
    op.drop_table("initiative_needs")
    op.drop_index("uq_endorsements_pair", table_name="endorsements", postgresql_where="publication <> 'WITHDRAWN'")
    op.drop_index("ix_endorsements_via_id", table_name="endorsements")
    op.drop_index("ix_endorsements_round_id", table_name="endorsements")
    op.drop_index("ix_endorsements_publication", table_name="endorsements")
    op.drop_index("ix_endorsements_organisation_id", table_name="endorsements")
    op.drop_index("ix_endorsements_need_id", table_name="endorsements")
    op.drop_index("ix_endorsements_merged_into_id", table_name="endorsements")
    op.drop_index("ix_endorsements_keeper_id", table_name="endorsements")
    op.drop_table("endorsements")
    op.drop_index(
        "uq_seats_place",
        table_name="seats",
        postgresql_nulls_not_distinct=True,
        postgresql_where="publication <> 'WITHDRAWN'",
    )
    op.drop_index("ix_seats_publication", table_name="seats")
    op.drop_index("ix_seats_organisation_id", table_name="seats")
    op.drop_index("ix_seats_merged_into_id", table_name="seats")
    op.drop_index("ix_seats_keeper_id", table_name="seats")
    op.drop_index("ix_seats_group_id", table_name="seats")
    op.drop_table("seats")
    op.drop_index("ix_lessons_publication", table_name="lessons")
    op.drop_index("ix_lessons_participation_id", table_name="lessons")
    op.drop_index("ix_lessons_merged_into_id", table_name="lessons")
    op.drop_index("ix_lessons_keeper_id", table_name="lessons")
    op.drop_table("lessons")
    op.drop_index("ix_knowledge_needs_title_sort", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_state", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_round_id", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_raised_on", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_publication", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_merged_into_id", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_keeper_id", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_handling_decided_by_id", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_handling_case_number_authority_id", table_name="knowledge_needs")
    op.drop_index("ix_knowledge_needs_former_slugs", table_name="knowledge_needs", postgresql_using="gin")
    op.drop_table("knowledge_needs")
    op.drop_index(op.f("ix_group_themes_theme_id"), table_name="group_themes")
    op.drop_table("group_themes")
    op.drop_index(
        "uq_participations_part",
        table_name="participations",
        postgresql_nulls_not_distinct=True,
        postgresql_where="publication <> 'WITHDRAWN'",
    )
    op.drop_index("ix_participations_publication", table_name="participations")
    op.drop_index("ix_participations_organisation_id", table_name="participations")
    op.drop_index("ix_participations_merged_into_id", table_name="participations")
    op.drop_index("ix_participations_keeper_id", table_name="participations")
    op.drop_index("ix_participations_initiative_id", table_name="participations")
    op.drop_table("participations")
    op.drop_index(op.f("ix_output_themes_theme_id"), table_name="output_themes")
    op.drop_table("output_themes")
    op.drop_index(op.f("ix_output_makers_organisation_id"), table_name="output_makers")
    op.drop_table("output_makers")
    op.drop_index("ix_needs_rounds_service_area_id", table_name="needs_rounds")
    op.drop_index("ix_needs_rounds_publication", table_name="needs_rounds")
    op.drop_index("ix_needs_rounds_merged_into_id", table_name="needs_rounds")
    op.drop_index("ix_needs_rounds_keeper_id", table_name="needs_rounds")
    op.drop_index("ix_needs_rounds_former_slugs", table_name="needs_rounds", postgresql_using="gin")
    op.drop_table("needs_rounds")
    op.drop_index(op.f("ix_initiative_themes_theme_id"), table_name="initiative_themes")
    op.drop_table("initiative_themes")
    op.drop_index(op.f("ix_initiative_prompts_output_id"), table_name="initiative_prompts")
    op.drop_table("initiative_prompts")
    op.drop_index(op.f("ix_initiative_outputs_output_id"), table_name="initiative_outputs")
    op.drop_table("initiative_outputs")
    op.drop_index(op.f("ix_initiative_implements_output_id"), table_name="initiative_implements")
    op.drop_table("initiative_implements")
    op.drop_index(op.f("ix_initiative_follows_follows_id"), table_name="initiative_follows")
    op.drop_table("initiative_follows")
    op.drop_index("ix_groups_publication", table_name="groups")
    op.drop_index("ix_groups_parent_id", table_name="groups")
    op.drop_index("ix_groups_name_sort", table_name="groups")
    op.drop_index("ix_groups_merged_into_id", table_name="groups")
    op.drop_index("ix_groups_kind_name_sort", table_name="groups")
    op.drop_index("ix_groups_keeper_id", table_name="groups")
    op.drop_index("ix_groups_former_slugs", table_name="groups", postgresql_using="gin")
    op.drop_index("ix_groups_convener_id", table_name="groups")
    op.drop_index("ix_groups_concerns_id", table_name="groups")
    op.drop_table("groups")
    op.drop_index("ix_case_numbers_initiative_id", table_name="case_numbers")
    op.drop_table("case_numbers")
    op.drop_index("ix_themes_publication", table_name="themes")
    op.drop_index("ix_themes_parent_id", table_name="themes")
    op.drop_index("ix_themes_name_sort", table_name="themes")
    op.drop_index("ix_themes_merged_into_id", table_name="themes")
    op.drop_index("ix_themes_keeper_id", table_name="themes")
    op.drop_index("ix_themes_former_slugs", table_name="themes", postgresql_using="gin")
    op.drop_table("themes")
    op.drop_index("ix_outputs_title_sort", table_name="outputs")
    op.drop_index("ix_outputs_publisher_id", table_name="outputs")
    op.drop_index("ix_outputs_published_on", table_name="outputs")
    op.drop_index("ix_outputs_publication", table_name="outputs")
    op.drop_index("ix_outputs_merged_into_id", table_name="outputs")
    op.drop_index("ix_outputs_kind", table_name="outputs")
    op.drop_index("ix_outputs_keeper_id", table_name="outputs")
    op.drop_index("ix_outputs_former_slugs", table_name="outputs", postgresql_using="gin")
    op.drop_table("outputs")
    op.drop_index(op.f("ix_organisation_counties_county_code"), table_name="organisation_counties")
    op.drop_table("organisation_counties")
    op.drop_index("uq_memberships_pair", table_name="memberships", postgresql_where="publication <> 'WITHDRAWN'")
    op.drop_index(
        "uq_memberships_one_primary",
        table_name="memberships",
        postgresql_where="is_primary and publication <> 'WITHDRAWN'",
    )
    op.drop_index("ix_memberships_rss_body_id", table_name="memberships")
    op.drop_index("ix_memberships_publication", table_name="memberships")
    op.drop_index("ix_memberships_municipality_id", table_name="memberships")
    op.drop_index("ix_memberships_merged_into_id", table_name="memberships")
    op.drop_index("ix_memberships_keeper_id", table_name="memberships")
    op.drop_table("memberships")
    op.drop_index("ix_initiatives_updated_at", table_name="initiatives")
    op.drop_index("ix_initiatives_title_sort", table_name="initiatives")
    op.drop_index("ix_initiatives_start", table_name="initiatives")
    op.drop_index("ix_initiatives_publication", table_name="initiatives")
    op.drop_index("ix_initiatives_parent_id", table_name="initiatives")
    op.drop_index("ix_initiatives_opening_contact_organisation_id", table_name="initiatives")
    op.drop_index("ix_initiatives_merged_into_id", table_name="initiatives")
    op.drop_index("ix_initiatives_kind_title_sort", table_name="initiatives")
    op.drop_index("ix_initiatives_kind_state_start", table_name="initiatives")
    op.drop_index("ix_initiatives_keeper_id", table_name="initiatives")
    op.drop_index("ix_initiatives_former_slugs", table_name="initiatives", postgresql_using="gin")
    op.drop_index("ix_initiatives_end", table_name="initiatives")
    op.drop_table("initiatives")
    op.drop_index("uq_organisations_id_kind", table_name="organisations")
    op.drop_index("ix_organisations_publication", table_name="organisations")
    op.drop_index("ix_organisations_parent_id", table_name="organisations")
    op.drop_index("ix_organisations_name_sort", table_name="organisations")
    op.drop_index("ix_organisations_merged_into_id", table_name="organisations")
    op.drop_index("ix_organisations_kind_population", table_name="organisations")
    op.drop_index("ix_organisations_kind_name_sort", table_name="organisations")
    op.drop_index("ix_organisations_keeper_id", table_name="organisations")
    op.drop_index("ix_organisations_host_id", table_name="organisations")
    op.drop_index("ix_organisations_former_slugs", table_name="organisations", postgresql_using="gin")
    op.drop_index("ix_organisations_county_code", table_name="organisations")
    op.drop_table("organisations")
    op.drop_index(op.f("ix_external_ids_record_id"), table_name="external_ids")
    op.drop_table("external_ids")
    op.drop_table("counties")
