"""Personal identity and coordination numbers (person- och samordningsnummer) in texts, however people write them.

The form of a number is told here, once, in what Python and PostgreSQL read alike. The database's function
`holds_personal_number`, made by a migration, is what refuses a text; the one here tells where in an input it stands. A
test holds them to agree.

A number is 10 or 12 digits, of any script, in the groups of a date and a birth number: 19121212-1212, 121212+1212,
1912-12-12 1212, 1912 1212 1212. Between groups stand dashes or blanks of any kind and number, or a slash, a low line or
a full stop; marks and what shows nothing may stand anywhere. The day exists, or does when 60 is taken from it, and the
last digit is right by Luhn's rule; so one in ten of other numbers that look just like one is refused too. Telephone,
case and organisation numbers and periods are grouped in other ways, or hold no date; and an address may have a day in
its path.
"""

import re
from calendar import monthrange
from unicodedata import normalize

from registry.storage.model.characters import ALONE, HIDDEN, ONES, ZEROS

#: Dashes, minus and plus signs, and blanks.
DASHES = (
    r"+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32"
    r"\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF"
    r"\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B"
)
BLANKS = r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000"

_S = f"[{DASHES}{BLANKS}]+"
#: What stands between groups where what is beside it leaves no doubt. A sentence ends with a full stop and a blank.
_G = f"(?:{_S}(?:[/_]{_S}|[/_])?|[/_]{_S}|[/_.])"
_CC, _YY, _NN = "(?:18|19|20)", "[0-9]{2}", "[0-9]{2}"
_MM, _DD = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
# Of two dates beside each other the year of the second is no birth number.
_NNNN = f"(?!(?:18|19|20)[0-9]{{2}}{_G}[0-9]{{2}}(?![0-9]))[0-9]{{4}}"
# What follows a plus sign without a century is a telephone number's country. Pairs that begin with 0 are one too.
FORM = (
    f"(?<![0-9])(?:{_CC}(?:{_S})?{_YY}{_MM}{_DD}(?:{_S})?[0-9]{{4}}"
    f"|{_CC}(?:{_S})?{_YY}(?:{_S})?{_MM}(?:{_S})?{_DD}(?:(?:{_S})?{_NNNN}|{_S}{_NN}{_S}{_NN})"
    f"|(?<![/]){_CC}{_G}?{_YY}{_G}?{_MM}{_G}?{_DD}{_G}?{_NNNN}"
    f"|(?<![+]){_YY}{_MM}{_DD}(?:{_S})?[0-9]{{4}}"
    f"|(?<![+]){_YY}{_S}{_MM}{_S}{_DD}(?:{_S})?{_NNNN}"
    f"|(?<![+/]){_YY}(?:{_MM}{_DD}{_G}|{_G}{_MM}{_G}{_DD}{_G}?){_NNNN}"
    f"|(?<![+])[1-9][0-9](?:{_S})?{_MM}(?:{_S})?{_DD}{_S}{_NN}{_S}{_NN})(?![0-9])"
)

_FOUND = re.compile(FORM)
_HIDDEN = re.compile("[" + re.sub("([0-9A-F]+)", lambda each: f"\\U{each[1]:0>8}", HIDDEN).replace(" ", "") + "]")
_DIGITS = {
    int(each, 16) + digit: str(first + digit)
    for first, starts in enumerate((ZEROS, ONES))
    for each in starts.split()
    for digit in range(10 - first)
} | {int(each.partition(":")[2], 16): each[0] for each in ALONE.split()}


def plain(value: str) -> str:
    """A text with its digits as our own, and without what is hidden; everything else in its simplest form (NFKC)."""
    return value if value.isascii() else _HIDDEN.sub("", normalize("NFKC", value.translate(_DIGITS)))


def holds_personal_number(value: str) -> bool:
    """Whether a text holds what is, or looks just like, a personal identity or coordination number."""
    simple, place = plain(value), 0
    # After each that only looks like one, the search goes on at its second character: a month before a number would
    # hide it.
    while found := _FOUND.search(simple, place):
        if _is_one(re.sub("[^0-9]", "", found[0])):
            return True
        place = found.start() + 1
    return False


def _is_one(digits: str) -> bool:
    ten = digits[-10:]
    year, month, day = ten[:2], int(ten[2:4]), int(ten[4:6])
    centuries = (digits[:2],) if len(digits) == 12 else ("18", "19", "20")
    is_day = any(day % 60 <= monthrange(int(century + year), month)[1] for century in centuries)
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(ten))
    return is_day and sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0
