"""Personal identity numbers in more forms, in no language or key of a stored answer; and an act for each change."""

import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from alembic import op

revision: str = "0011"
down_revision: str | Sequence[str] | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# ---- Personal numbers: as the model had them when this was written; a test holds the two to agree ------------------

ZEROS = (
    "660 6F0 7C0 966 9E6 A66 AE6 B66 BE6 C66 CE6 D66 DE6 E50 ED0 F20 1040 1090 17E0 1810 1946 19D0 1A80 1A90 1B50 "
    "1BB0 1C40 1C50 A620 A8D0 A900 A9D0 A9F0 AA50 ABF0 FF10 104A0 10D30 10D40 11066 110F0 11136 111D0 112F0 11450 "
    "114D0 11650 116C0 116D0 116DA 11730 118E0 11950 11BF0 11C50 11D50 11DA0 11DE0 11F50 16130 16A60 16AC0 16B50 "
    "16D70 1CCF0 1D7CE 1D7D8 1D7E2 1D7EC 1D7F6 1E140 1E2F0 1E4F0 1E5F1 1E950 1F101 1FBF0"
)
ONES = "1369 2474 2488 24F5 2776 2780 278A 10E60 11052"
ALONE = "0:24FF 0:1F100 0:1F10B 0:1F10C 1:19DA 1:10A40 2:10A41 3:10A42 4:10A43"
HIDDEN = (
    "AD 300-36F 483-489 591-5BD 5BF 5C1-5C2 5C4-5C5 5C7-5C9 600-605 610-61A 61C 64B-65F 670 6D6-6DD 6DF-6E4 "
    "6E7-6E8 6EA-6ED 70F 711 730-74A 7A6-7B0 7EB-7F3 7FD 816-819 81B-823 825-827 829-82D 859-85B 890-89F 8CA-902 "
    "93A 93C 941-948 94D 951-957 962-963 981 9BC 9C1-9C4 9CD 9E2-9E3 9FE-A02 A3C A41-A51 A70-A71 A75 A81-A82 ABC "
    "AC1-AC8 ACD AE2-AE3 AFA-B01 B3C B3F B41-B44 B4D-B56 B62-B63 B82 BC0 BCD C00 C04 C3C C3E-C40 C46-C56 C62-C63 "
    "C81 CBC CBF CC6 CCC-CCD CE2-CE3 D00-D01 D3B-D3C D41-D44 D4D D62-D63 D81 DCA DD2-DD6 E31 E34-E3A E47-E4E EB1 "
    "EB4-EBC EC8-ECE F18-F19 F35 F37 F39 F71-F7E F80-F84 F86-F87 F8D-FBC FC6 102D-1030 1032-1037 1039-103A "
    "103D-103E 1058-1059 105E-1060 1071-1074 1082 1085-1086 108D 109D 115F-1160 135D-135F 1712-1714 1732-1733 "
    "1752-1753 1772-1773 17B4-17B5 17B7-17BD 17C6 17C9-17D3 17DD 180B-180F 1885-1886 18A9 1920-1922 1927-1928 "
    "1932 1939-193B 1A17-1A18 1A1B 1A56 1A58-1A60 1A62 1A65-1A6C 1A73-1A7F 1AB0-1B03 1B34 1B36-1B3A 1B3C 1B42 "
    "1B6B-1B73 1B80-1B81 1BA2-1BA5 1BA8-1BA9 1BAB-1BAD 1BE6 1BE8-1BE9 1BED 1BEF-1BF1 1C2C-1C33 1C36-1C37 "
    "1CD0-1CD2 1CD4-1CE0 1CE2-1CE8 1CED 1CF4 1CF8-1CF9 1DC0-1DFF 200B-200F 202A-202E 2060-206F 20D0-20F0 "
    "2CEF-2CF1 2D7F 2DE0-2DFF 302A-302D 3099-309A 3164 A66F-A672 A674-A67D A69E-A69F A6F0-A6F1 A802 A806 A80B "
    "A825-A826 A82C A8C4-A8C5 A8E0-A8F1 A8FF A926-A92D A947-A951 A980-A982 A9B3 A9B6-A9B9 A9BC-A9BD A9E5 "
    "AA29-AA2E AA31-AA32 AA35-AA36 AA43 AA4C AA7C AAB0 AAB2-AAB4 AAB7-AAB8 AABE-AABF AAC1 AAEC-AAED AAF6 ABE5 "
    "ABE8 ABED FB1E FE00-FE0F FE20-FE2F FEFF FFA0 FFF0-FFFB 101FD 102E0 10376-1037A 10A01-10A0F 10A38-10A3F "
    "10AE5-10AE6 10D24-10D27 10D69-10D6D 10EAB-10EAC 10ECB-10ECF 10EF0-10EFF 10F46-10F50 10F82-10F85 11001 "
    "11038-11046 11070 11073-11074 1107F-11081 110B3-110B6 110B9-110BA 110BD 110C2-110CD 11100-11102 11127-1112B "
    "1112D-11134 11173 11180-11181 111B6-111BE 111C9-111CC 111CF 1122F-11231 11234 11236-11237 1123E 11241 112DF "
    "112E3-112EA 11300-11301 1133B-1133C 11340 11366-11374 113BB-113C0 113CE 113D0 113D2 113E1-113E2 11438-1143F "
    "11442-11444 11446 1145E 114B3-114B8 114BA 114BF-114C0 114C2-114C3 115B2-115B5 115BC-115BD 115BF-115C0 "
    "115DC-115DD 11633-1163A 1163D 1163F-11640 116AB 116AD 116B0-116B5 116B7 1171D-1171F 11722-11725 11727-1172B "
    "1182F-11837 11839-1183A 1193B-1193C 1193E 11943 119D4-119DB 119E0 11A01-11A0A 11A33-11A38 11A3B-11A3E 11A47 "
    "11A51-11A56 11A59-11A5B 11A8A-11A96 11A98-11A99 11B60 11B62-11B64 11B66 11C30-11C3D 11C3F 11C92-11CA7 "
    "11CAA-11CB0 11CB2-11CB3 11CB5-11CB6 11D31-11D45 11D47 11D90-11D91 11D95 11D97 11DF0 11EF3-11EF4 11F00-11F01 "
    "11F36-11F3A 11F40 11F42 11F5A 13430-13440 13447-13455 1611E-16129 1612D-1612F 16AF0-16AF4 16B30-16B36 16F4F "
    "16F8F-16F92 16FE4 1BC9D-1BC9E 1BCA0-1BCA3 1CF00-1CF46 1D127-1D128 1D167-1D169 1D173-1D182 1D185-1D18B "
    "1D1AA-1D1AD 1D242-1D244 1D25B-1D25C 1DA00-1DA36 1DA3B-1DA6C 1DA75 1DA84 1DA9B-1DAAF 1E000-1E02A 1E08F "
    "1E130-1E136 1E2AE 1E2EC-1E2EF 1E4EC-1E4EF 1E5EE-1E5EF 1E6E3 1E6E6 1E6EE-1E6EF 1E6F5 1E8D0-1E8D6 1E944-1E94A "
    "E0000-E0FFF"
)
DASHES = (
    r"+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32"
    r"\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF"
    r"\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B"
)
BLANKS = r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000"

S = f"[{DASHES}{BLANKS}]+"
G = f"(?:{S}(?:[/_]{S}|[/_])?|[/_]{S}|[/_.])"
CC, YY, NN = "(?:18|19|20)", "[0-9]{2}", "[0-9]{2}"
MM, DD = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
# Of two dates beside each other the year of the second is no birth number.
NNNN = f"(?!(?:18|19|20)[0-9]{{2}}{G}[0-9]{{2}}(?![0-9]))[0-9]{{4}}"
# What follows a plus sign without a century is a telephone number's country. Pairs that begin with 0 are one too.
FORM = (
    f"(?<![0-9])(?:{CC}(?:{S})?{YY}{MM}{DD}(?:{S})?[0-9]{{4}}"
    f"|{CC}(?:{S})?{YY}(?:{S})?{MM}(?:{S})?{DD}(?:(?:{S})?{NNNN}|{S}{NN}{S}{NN})"
    f"|(?<![/]){CC}{G}?{YY}{G}?{MM}{G}?{DD}{G}?{NNNN}"
    f"|(?<![+]){YY}{MM}{DD}(?:{S})?[0-9]{{4}}"
    f"|(?<![+]){YY}{S}{MM}{S}{DD}(?:{S})?{NNNN}"
    f"|(?<![+/]){YY}(?:{MM}{DD}{G}|{G}{MM}{G}{DD}{G}?){NNNN}"
    f"|(?<![+])[1-9][0-9](?:{S})?{MM}(?:{S})?{DD}{S}{NN}{S}{NN})(?![0-9])"
)


def _each(numbers: str) -> str:
    """Hexadecimal numbers and ranges of them as what stands between a regular expression's brackets."""
    return re.sub("([0-9A-F]+)", lambda each: f"\\U{each[1]:0>8}", numbers).replace(" ", "")


def _following(starts: str, further: int) -> str:
    return " ".join(f"{each}-{int(each, 16) + further:X}" for each in starts.split())


DIGITS = _each(f"{_following(ZEROS, 9)} {_following(ONES, 8)} {re.sub('.:', '', ALONE)}")
# What Swedish texts are written with, which has no other form that matters here. To look at the rest costs more.
ORDINARY = r"\u0001-\u007E\u00A0-\u00A7\u00A9\u00AB\u00AC\u00AE\u00B0\u00B1\u00B6\u00B7\u00BB\u00BF-\u00FF\u2010-\u2015\u2018-\u201F"


def _numbers(starts: str) -> str:
    return ", ".join(str(int(each, 16)) for each in starts.split())


def _characters(told: str) -> str:
    return " || ".join(f"chr({int(each.partition(':')[2], 16)})" for each in told.split())


PLAIN = f"""
create function plain(value text) returns text language plpgsql immutable strict parallel safe as $$
begin
  if value !~ '[^{ORDINARY}]' then
    return value;
  end if;
  if value ~ '[{DIGITS}]' then
    value := (
      select translate(value, string_agg(chr(start + digit - first), '' order by first, place, digit),
                       string_agg(digit::text, '' order by first, place, digit))
      from (select 0, * from unnest(array[{_numbers(ZEROS)}]) with ordinality
            union all select 1, * from unnest(array[{_numbers(ONES)}]) with ordinality) runs(first, start, place),
        generate_series(first, 9) digit);
    value := translate(value, {_characters(ALONE)}, '{re.sub(":[0-9A-F]+ ?", "", ALONE)}');
  end if;
  return regexp_replace(normalize(value, nfkc), '[{_each(HIDDEN)}]', '', 'g');
end $$
"""

# After each that only looks like one, the search goes on at its second character: a month before a number would hide
# it. Names are whole, for a restored row is checked without a search path.
HOLDS_PERSONAL_NUMBER = f"""
create or replace function holds_personal_number(value text) returns boolean
language plpgsql immutable strict parallel safe as $$
declare
  simple text := public.plain(value);
  place integer := 1;
  digits text;
begin
  loop
    place := regexp_instr(simple, '{FORM}', place);
    if place = 0 then
      return false;
    end if;
    digits := regexp_replace(regexp_substr(simple, '{FORM}', place), '[^0-9]', '', 'g');
    if public.is_luhn(right(digits, 10)) and exists (
      select from unnest(array['18', '19', '20']) century
      where (length(digits) = 10 or left(digits, 2) = century)
        and public.is_day((century || substr(right(digits, 10), 1, 2))::integer, substr(right(digits, 10), 3, 2)::integer,
                   substr(right(digits, 10), 5, 2)::integer % 60))
    then
      return true;
    end if;
    place := place + 1;
  end loop;
end $$
"""

# Every rule that no text of a table holds a number; putting it again looks at every row again.
RULES = """
select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
where conname like 'ck\\_%\\_no\\_personal\\_number' order by 1
"""

# ---- Acts ------------------------------------------------------------------------------------------------------------

ACT = (
    "coalesce(nullif(current_setting('registry.this_act', true), ''),"
    " nullif(current_setting('registry.act', true), ''))"
)

# ---- Languages -------------------------------------------------------------------------------------------------------

LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z]{5,8}|[0-9][0-9a-z]{3}))?$"
FORMER_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"


def upgrade() -> None:
    """Step up."""
    for statement in (PLAIN, HOLDS_PERSONAL_NUMBER):
        op.execute(sa.text(statement.replace(":", "\\:")))
    op.execute("drop function own_digits(text)")
    op.execute("alter table changes disable trigger unchangeable")
    op.execute("update changes set reason = null where holds_personal_number(reason)")
    op.add_column("changes", sa.Column("act", sa.Text(), nullable=True))
    # Which of several acts made a change is not told for those made before.
    op.execute(
        "update changes set act = commits.act from commits where commits.id = changes.commit_id and commits.act !~ ','"
    )
    op.alter_column("changes", "act", server_default=sa.text(ACT))
    op.execute("alter table changes enable trigger unchangeable")
    _look_again()
    op.execute(f"update outputs set language = substring(language from '^[a-z]+') where language !~ '{LANGUAGE}'")
    _languages_are(LANGUAGE)
    op.execute("alter table kept_answers alter column key type bytea using sha256(convert_to(key, 'UTF8'))")


def downgrade() -> None:
    """Step down."""
    op.drop_column("changes", "act")
    op.execute("alter table kept_answers alter column key type text collate \"C\" using encode(key, 'hex')")
    for name in ("OWN_DIGITS", "HOLDS_PERSONAL_NUMBER"):
        op.execute(sa.text(_former("0007", name).replace(":", "\\:")))
    op.execute("drop function plain(text)")
    _look_again()
    _languages_are(FORMER_LANGUAGE)


def _languages_are(form: str) -> None:
    op.execute("alter table outputs drop constraint ck_outputs_language")
    op.execute(f"alter table outputs add constraint ck_outputs_language check (language ~ '{form}'::text)")


def _former(revision: str, name: str) -> str:
    """A function as an earlier migration wrote it."""
    context = op.get_context().environment_context
    if context is None:
        raise RuntimeError("migrations run inside an environment")
    text: str = getattr(context.script.get_revision(revision).module, name)
    return text


def _look_again() -> None:
    rules: Any = op.get_bind().exec_driver_sql(RULES).all()
    for table, name, definition in rules:
        op.execute(f"alter table {table} drop constraint {name}")
        op.execute(f"alter table {table} add constraint {name} {definition}")
