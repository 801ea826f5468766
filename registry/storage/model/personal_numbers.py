"""Personal identity and coordination numbers (person- och samordningsnummer) in texts, however people write them.

The form of a number is told here, once, in what Python and PostgreSQL read alike. The database's function
`holds_personal_number`, made by a migration, is what refuses a text; the one here tells where in an input it stands. A
test holds them to agree.

A number is 10 or 12 digits, of any script, in the groups of a date and a birth number: 19121212-1212, 121212+1212,
1912-12-12 1212, 1912 1212 1212. Between groups stand dashes or blanks of any kind. The day exists, or does when 60 is
taken from it, and the last digit is right by Luhn's rule; so one in ten of other numbers that look just like one is
refused too. Telephone, case and organisation numbers and periods are grouped in other ways, or hold no date.
"""

import re
from calendar import monthrange

#: The zeros of all scripts beside our own; their other digits follow them.
ZEROS = tuple(
    int(each, 16)
    for each in re.findall(
        "[0-9A-F]+",
        "660 6F0 7C0 966 9E6 A66 AE6 B66 BE6 C66 CE6 D66 DE6 E50 ED0 F20 1040 1090 17E0 1810 1946 19D0 1A80 1A90 1B50 "
        "1BB0 1C40 1C50 A620 A8D0 A900 A9D0 A9F0 AA50 ABF0 FF10 104A0 10D30 11066 110F0 11136 111D0 112F0 11450 114D0 "
        "11650 116C0 11730 118E0 11950 11C50 11D50 11DA0 16A60 16AC0 16B50 1D7CE 1D7D8 1D7E2 1D7EC 1D7F6 1E140 1E2F0 "
        "1E950 1FBF0",
    )
)
#: What shows nothing: soft hyphens, joiners, marks of direction, selectors of variants.
UNSEEN = r"[\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]"
#: Dashes, minus and plus signs, and blanks.
DASHES = (
    r"+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32"
    r"\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B"
)
BLANKS = r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164"

_S = f"[{DASHES}{BLANKS}]{{1,3}}"
_CC, _YY, _NN = "(?:18|19|20)", "[0-9]{2}", "[0-9]{2}"
_MM, _DD = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
# Of two dates beside each other the year of the second is no birth number.
_NNNN = f"(?!(?:18|19|20)[0-9]{{2}}{_S}[0-9]{{2}}(?![0-9]))[0-9]{{4}}"
# What follows a plus sign without a century is a telephone number's country. Pairs that begin with 0 are one too.
FORM = (
    f"(?<![0-9])(?:{_CC}(?:{_S})?{_YY}{_MM}{_DD}(?:{_S})?[0-9]{{4}}"
    f"|{_CC}(?:{_S})?{_YY}(?:{_S})?{_MM}(?:{_S})?{_DD}(?:(?:{_S})?{_NNNN}|{_S}{_NN}{_S}{_NN})"
    f"|(?<![+]){_YY}{_MM}{_DD}(?:{_S})?[0-9]{{4}}"
    f"|(?<![+]){_YY}{_S}{_MM}{_S}{_DD}(?:{_S})?{_NNNN}"
    f"|(?<![+])[1-9][0-9](?:{_S})?{_MM}(?:{_S})?{_DD}{_S}{_NN}{_S}{_NN})(?![0-9])"
)

_FOUND, _HIDDEN = re.compile(FORM), re.compile(UNSEEN)
_DIGITS = {zero + digit: str(digit) for zero in ZEROS for digit in range(10)}


def holds_personal_number(value: str) -> bool:
    """Whether a text holds what is, or looks just like, a personal identity or coordination number."""
    plain = _HIDDEN.sub("", value.translate(_DIGITS))
    return any(_is_one(re.sub("[^0-9]", "", each)) for each in _FOUND.findall(plain))


def _is_one(digits: str) -> bool:
    ten = digits[-10:]
    year, month, day = ten[:2], int(ten[2:4]), int(ten[4:6])
    centuries = (digits[:2],) if len(digits) == 12 else ("18", "19", "20")
    is_day = any(day % 60 <= monthrange(int(century + year), month)[1] for century in centuries)
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(ten))
    return is_day and sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0
