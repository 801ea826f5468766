"""Every text has a form: composed, without blanks around it, without what is not seen, and of bounded length."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0015"
down_revision: str | Sequence[str] | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# As the model had them when this was written; a test holds the two to agree.
UNFIT = (
    r"[\u0001-\u0009\u000B-\u001F\u007F-\u009F"
    r"\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF"
    r"\uFFA0\uFFF0-\uFFFB\U0001D173-\U0001D17A\U000E0000-\U000E0FFF"
    r"\uE000-\uF8FF\uFDD0-\uFDEF\uFFFE\uFFFF\U000F0000-\U0010FFFF\uFFFC\uFFFD]"
    r"|(?<![\u0590-\U0010FFFF])[\u200C\u200D]|[\u200C\u200D](?![\u0590-\U0010FFFF])"
)
BLANKS = r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000"

FUNCTIONS = f"""
create function public.is_text(value text, most integer, many_lines boolean) returns boolean
    language sql immutable strict parallel safe
    return char_length(value) between 1 and most and value is nfc normalized and value !~ '{UNFIT}'
      and value !~ '^[{BLANKS}]|[{BLANKS}]$' and (many_lines or strpos(value, chr(10)) = 0);
create function public.are_texts(list text[], most integer, many_lines boolean) returns boolean
    language sql immutable strict parallel safe
    return not exists (
      select from unnest(list) each(value) where not coalesce(public.is_text(each.value, most, many_lines), false));
create function public.are_texts(list jsonb, most integer, many_lines boolean) returns boolean
    language sql immutable strict parallel safe
    return not exists (
      select from jsonb_path_query(list, 'strict $.**') leaf(value)
      where jsonb_typeof(leaf.value) = 'string' and not public.is_text(leaf.value #>> '{{}}', most, many_lines));
"""

#: The texts of each table, their most characters, "[]" for texts in a list and "+" where they may have paragraphs.
TEXTS = {
    "api_keys": "prefix:300 purpose:300 scopes[]:300 sources[]:2000 withdrawn_because:5000+",
    "case_numbers": "value:100",
    "changes": "reason:6000+",
    "counties": "name:300 region_name:300",
    "endorsements": "local_wording:5000+ sources[]:2000 withdrawn_because:5000+",
    "external_ids": "system:100 value:100",
    "grants": "sources[]:2000 withdrawn_because:5000+",
    "groups": "former_slugs[]:100 name:300 remit:5000+ slug:100 sources[]:2000 withdrawn_because:5000+",
    "initiatives": (
        "contacts[]:2000 discontinued_because:5000+ former_slugs[]:100 former_titles[]:2000 "
        "methods[]:1000+ opening_contact_email:254 opening_contact_function:300 opening_contact_phone:100 "
        "opening_demands:5000+ opening_offers:5000+ opening_seeks:5000+ phase_note:5000+ "
        "questions[]:1000+ reported_counts[]:2000 slug:100 sources[]:2000 summary_en:5000+ summary:5000+ "
        "target_group_text:5000+ title_en:300 title:300 withdrawn_because:5000+"
    ),
    "knowledge_needs": (
        "description:5000+ former_slugs[]:100 handling_case_number_value:100 handling_reason:5000+ "
        "handling_ways[]:300 sent_back_because:5000+ slug:100 sources[]:2000 target_group_text:5000+ "
        "title_en:300 title:300 withdrawn_because:5000+"
    ),
    "lessons": "sources[]:2000 text:5000+ withdrawn_because:5000+",
    "memberships": "sources[]:2000 withdrawn_because:5000+",
    "needs_rounds": "former_slugs[]:100 slug:100 sources[]:2000 withdrawn_because:5000+",
    "organisations": (
        "contacts[]:2000 former_names[]:2000 former_slugs[]:100 name_en:300 name:300 short_name:300 "
        "slug:100 sources[]:2000 website:2000 withdrawn_because:5000+"
    ),
    "outputs": (
        "former_slugs[]:100 licence:2000 slug:100 sources[]:2000 summary:5000+ title_en:300 title:300 "
        "url:2000 withdrawn_because:5000+"
    ),
    "participations": "local_target_group_text:5000+ note:5000+ sources[]:2000 unit:300 withdrawn_because:5000+",
    "people": "issuer:300 sources[]:2000 withdrawn_because:5000+",
    "seats": "function:300 sources[]:2000 withdrawn_because:5000+",
    "themes": (
        "former_names[]:2000 former_slugs[]:100 name_en:300 name:300 slug:100 sources[]:2000 withdrawn_because:5000+"
    ),
}
#: Rules that these take the place of.
SAID = {
    **dict.fromkeys(("counties", "groups", "organisations", "people", "themes"), "name"),
    **dict.fromkeys(("initiatives", "knowledge_needs", "outputs"), "title"),
    "api_keys": "purpose",
}
EMAIL = "opening_contact_email ~ '^[^@[\\:space\\:]]+@[^@[\\:space\\:]]+$'"

#: A text as it is kept from now on.
TIDIED = rf"""nullif(regexp_replace(normalize(regexp_replace(replace(regexp_replace(
  {{0}}, '\r\n|[\r\u000B\u000C\u0085\u2028\u2029]', chr(10), 'g'), chr(9), ' '), '{UNFIT}', '', 'g'), nfc),
  '^[{BLANKS}]+|[{BLANKS}]+$', '', 'g'), '')"""


def upgrade() -> None:
    """Step up: what is there is tidied first, and what is too long must be shortened by a person."""
    for each in FUNCTIONS.strip().split(";\n"):
        op.execute(sa.text(each.replace(":", "\\:")))
    op.execute("select set_config('registry.caller', 'migration', true), set_config('registry.act', 'upgrade', true)")
    for table, column in SAID.items():
        op.drop_constraint(op.f(f"ck_{table}_{column}_said"), table, type_="check")
    for table, texts in TEXTS.items():
        for column, most in (each.split(":") for each in texts.split()):
            name, is_list, is_prose = column.removesuffix("[]"), column.endswith("[]"), most.endswith("+")
            if not is_list and table != "changes":
                _tidy(table, name, is_prose)
            rule, function = (f"{name}_are_texts", "are_texts") if is_list else (f"{name}_is_text", "is_text")
            demand = f"{function}({name}, {most.removesuffix('+')}, {str(is_prose).lower()})"
            op.create_check_constraint(op.f(f"ck_{table}_{rule}"), table, demand)
    op.create_check_constraint(op.f("ck_initiatives_opening_contact_email"), "initiatives", sa.text(EMAIL))


def _tidy(table: str, column: str, is_prose: bool) -> None:
    """Put what is there into its form. A line has no line breaks, so what stood on two is one from now on."""
    tidied = TIDIED.format(column) if is_prose else f"replace({TIDIED.format(column)}, chr(10), ' ')"
    update = f"update {table} set {column} = {tidied} where {column} is distinct from {tidied}"
    op.execute(sa.text(update.replace(":", "\\:")))


def downgrade() -> None:
    """Step down: texts stay as they were tidied."""
    op.drop_constraint(op.f("ck_initiatives_opening_contact_email"), "initiatives", type_="check")
    for table, texts in TEXTS.items():
        for column in (each.partition(":")[0] for each in texts.split()):
            rule = column.replace("[]", "_are_texts") if column.endswith("[]") else f"{column}_is_text"
            op.drop_constraint(op.f(f"ck_{table}_{rule}"), table, type_="check")
    for table, column in SAID.items():
        op.create_check_constraint(op.f(f"ck_{table}_{column}_said"), table, f"btrim({column}) <> ''")
    op.execute("drop function are_texts(text[], integer, boolean)")
    op.execute("drop function are_texts(jsonb, integer, boolean)")
    op.execute("drop function is_text")
