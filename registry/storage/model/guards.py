"""Rules that hold for every table, attached once all concepts are known.

Bad data is refused by the database too, whoever writes it. Each rule has a name that tells what was wrong.
"""

from sqlalchemy import ARRAY, CheckConstraint, Column, Enum, Index, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from registry.storage.model import texts
from registry.storage.model.record import model_of

#: Columns whose text has a format of its own, in which no personal identity number fits. Each has a rule of its name,
#: or refers to one that has.
FORMATTED = {"organisation_number", "municipality_code", "county_code", "code", "language"}


def attach(metadata: MetaData) -> None:
    """Add the rules to every table of the model."""
    for table in metadata.tables.values():
        model = model_of(table)
        if model is not None and model.is_machinery:
            continue
        _dates(table)
        _ranges(table)
        _words(table)
        _texts(table)
        _keys(table)
        _indexes(table)


def _check(table: Table, name: str, condition: str) -> None:
    table.append_constraint(CheckConstraint(condition, name=name))


def _dates(table: Table) -> None:
    """Partial dates are real dates, and a period does not end before it begins."""
    for column in table.columns:
        if column.info.get("partial_date"):
            _check(table, f"{column.name}_is_date", f"is_partial_date({column.name})")
    if "period_start" in table.c:
        # "2022" ends with its last day, and "~" sorts after every digit and hyphen.
        _check(table, "period_in_order", "period_start <= period_end || '~'")
        _check(table, "period_start_known", "period_start is not null or period_start_is is null")
        _check(table, "period_end_known", "period_end is not null or period_end_is is null")


def _ranges(table: Table) -> None:
    """Ages are from 0 to 130 and in order, and stand only beside a target group that is described in words."""
    for prefix in ("target_group", "local_target_group"):
        if f"{prefix}_text" in table.c:
            low, high = f"{prefix}_age_from", f"{prefix}_age_to"
            _check(table, f"{prefix}_ages", f"{low} between 0 and 130 and {high} between 0 and 130")
            _check(table, f"{prefix}_ages_in_order", f"{low} <= {high}")
            _check(table, f"{prefix}_described", f"{prefix}_text is not null or num_nonnulls({low}, {high}) = 0")


def _words(table: Table) -> None:
    """Slugs and versions have their form, and withdrawn records their reason."""
    if "publication" in table.c:
        _check(table, "version", "version > 0")
        _check(table, "withdrawn_has_reason", "(publication = 'WITHDRAWN') = (withdrawn_because is not null)")
    if "slug" in table.c:
        _check(table, "slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")


def _texts(table: Table) -> None:
    """Every text is what a text may be, and none holds a personal identity or coordination number."""
    for column in table.columns:
        if (demand := _demand(column)) is not None:
            _check(table, *demand)
    parts = [part for column in table.columns if (part := _as_text(column))]
    if parts:
        # What stands between them is no blank, so that the end of one and the beginning of the next make no number.
        whole = " || ' | ' || ".join(parts)
        _check(table, "no_personal_number", f"not holds_personal_number({whole})")


def _demand(column: Column[object]) -> tuple[str, str] | None:
    """The rule of a column with texts, by its name; None for others.

    What an identity provider says of a person is kept as it is said.
    """
    if not _is_free(column) or column.info.get("private"):
        return None
    form = texts.form_of(column.name)
    if isinstance(column.type, Text):
        return f"{column.name}_is_text", f"is_text({column.name}, {form.most}, {form.many_lines})".lower()
    if isinstance(column.type, ARRAY):
        return f"{column.name}_are_texts", f"are_texts({column.name}, {form.most}, {form.many_lines})".lower()
    if isinstance(column.type, JSONB):
        return f"{column.name}_are_texts", f"are_texts({column.name}, {texts.IN_VALUES.most}, false)"
    return None


def _is_free(column: Column[object]) -> bool:
    """Whether people choose what stands in a column, as a text or as a part of one."""
    is_written = column.computed is None and not column.info.get("partial_date")
    return is_written and column.name not in FORMATTED and not isinstance(column.type, Enum)


def _as_text(column: Column[object]) -> str | None:
    if not _is_free(column):
        return None
    if isinstance(column.type, Text):
        return f"coalesce({column.name}, '')"
    if isinstance(column.type, ARRAY):
        return f"coalesce(texts({column.name}), '')"
    if isinstance(column.type, JSONB):
        return f"coalesce(words_of({column.name}), '')"
    return None


def _keys(table: Table) -> None:
    """Every value in a list of values has the parts that the contract promises."""
    for column in table.columns:
        if isinstance(column.type, JSONB):
            _check(table, f"{column.name}_whole", f"is_values('{column.name}', {column.name})")


def _indexes(table: Table) -> None:
    """Indexes for following references backwards, for finding the records that a caller may see, and former slugs."""
    leading = {next(iter(index.columns)).name for index in table.indexes if len(index.columns)}
    leading |= {column.name for column in table.columns if column.index or column.unique}
    leading |= {column.name for column in list(table.primary_key.columns)[:1]}
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        column = key.parent
        if column.name not in leading and column.computed is None:
            leading.add(column.name)
            Index(f"ix_{table.name}_{column.name}", column)
    if "publication" in table.c:
        Index(f"ix_{table.name}_publication", table.c.publication, table.c.keeper_id)
    if "former_slugs" in table.c:
        Index(f"uq_{table.name}_slug", table.c.slug, unique=True, postgresql_where="publication = 'PUBLISHED'")
        Index(f"ix_{table.name}_former_slugs", table.c.former_slugs, postgresql_using="gin")
