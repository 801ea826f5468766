"""What a text may be, wherever it comes from: an act, a seed file, an address or a filter.

    tidied(value)       the text as it is kept: composed (NFC), without blanks around it, with one kind of line break
    fault(value, form)  why a tidied text cannot be kept; None when it can

The forms stand here by the last words of a column's, field's or value's name, because a name means the same everywhere:
`summary` of an initiative and of an output, `seeks` in an input and `opening_seeks` in a table. The database demands
the same of every column with its functions `is_text` and `are_texts`; a test holds the two to agree.
"""

import re
import unicodedata
from dataclasses import dataclass

from registry.errors import Invalid, Refusal, TooLong
from registry.storage.model.personal_numbers import BLANKS


@dataclass(frozen=True)
class Form:
    """How many characters a text may have, and whether it may have paragraphs (radbrytningar)."""

    most: int
    many_lines: bool = False


LINE = Form(300)
PROSE = Form(5000, many_lines=True)
ADDRESS = Form(2000)

#: Forms by name; what is not named is a line.
FORMS: dict[str, Form] = {
    **dict.fromkeys(("summary", "summary_en", "description", "remit", "text", "local_wording"), PROSE),
    **dict.fromkeys(("aim", "extent", "outcome"), PROSE),
    **dict.fromkeys(("note", "message", "because", "reason", "seeks", "demands", "offers"), PROSE),
    **dict.fromkeys(("questions", "methods"), Form(1000, many_lines=True)),
    **dict.fromkeys(("url", "website", "licence"), ADDRESS),
    **dict.fromkeys(("slug", "slugs", "system", "systems", "value", "phone"), Form(100)),
    # The most that an address for mail can have (RFC 5321, 4.5.3.1.3, without its brackets).
    "email": Form(254),
}
#: For texts inside values such as sources, whose parts the database does not tell apart; and for reasons in the trail,
#: which may be put together of several.
IN_VALUES, IN_TRAIL = ADDRESS, Form(6000, many_lines=True)


def form_of(name: str) -> Form:
    """The form of a text by its name in small letters, such as `opening_seeks`."""
    words = name.split("_")
    return next((form for place in range(len(words)) if (form := FORMS.get("_".join(words[place:])))), LINE)


# ---- Characters ------------------------------------------------------------------------------------------------------

# Line breaks as different systems write them; Word's own within a paragraph is U+000B.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = r"\u0001-\u0009\u000B-\u001F\u007F-\u009F"
_UNSEEN = (
    r"\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF"
    r"\uFFA0\uFFF0-\uFFFB\U0001D173-\U0001D17A\U000E0000-\U000E0FFF"
)
_PRIVATE = r"\uE000-\uF8FF\uFDD0-\uFDEF\uFFFE\uFFFF\U000F0000-\U0010FFFF"
_LOST = r"\uFFFC\uFFFD"
# Joiners and non-joiners belong in scripts that join letters and in joined pictures, and nowhere else.
_JOINER = r"(?<![\u0590-\U0010FFFF])[\u200C\u200D]|[\u200C\u200D](?![\u0590-\U0010FFFF])"
#: What no text holds; PostgreSQL reads it alike.
UNFIT = f"[{_CONTROL}{_UNSEEN}{_PRIVATE}{_LOST}]|{_JOINER}"
#: Blanks around a text.
OUTER = f"^[{BLANKS}]|[{BLANKS}]$"

#: What needs no tidying but around it, as most texts do.
_PLAIN = re.compile("[\\x0e-\\x7f\\x00-\\x08\\n]*")
_UNFIT = re.compile(f"[\\u0000\\uD800-\\uDFFF]|{UNFIT}")
_AROUND = re.compile(f"^[{BLANKS}]+|[{BLANKS}]+\\Z")
#: More marks on one letter than any language writes (UAX #15, 12.1). Composing takes the square of how many there are.
_HEAPED = re.compile(
    f"[{''.join(each for each in map(chr, range(0x300, 0x1F000)) if unicodedata.combining(each))}]{{31,}}"
)
#: No text that is kept has more characters.
_LONGEST = max(each.most for each in (*FORMS.values(), IN_TRAIL))
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, str]], ...] = (
    (re.compile(f"[\\u0000{_CONTROL}\\uD800-\\uDFFF]"), ("is a control character", "är ett styrtecken")),
    (re.compile(f"[{_PRIVATE}]"), ("means something in one typeface only", "betyder något bara i ett typsnitt")),
    (re.compile(f"[{_LOST}]"), ("stands for something that was lost", "står för något som har gått förlorat")),
    (re.compile("."), ("is not seen", "syns inte")),
)


def tidied(value: str) -> str:
    """A text as it is kept; empty when there is nothing in it but blanks."""
    if _PLAIN.fullmatch(value):
        return value.strip(" \n")
    text = _BREAKS.sub("\n", value).replace("\t", " ")
    # What is too long is refused for that, composed or not.
    is_heaped = len(text) > _LONGEST and _HEAPED.search(text) is not None
    return _AROUND.sub("", text if is_heaped else unicodedata.normalize("NFC", text))


def fault(value: str, form: Form) -> Refusal | None:
    """Why a tidied text cannot be kept; None when it can. It tells the place in characters from 1, and no text."""
    if found := _UNFIT.search(value):
        return _of_character(found[0], found.start() + 1)
    if "\n" in value and not form.many_lines:
        place = value.index("\n")
        return Invalid(
            f"There is a line break after character {place}, and this is one line.",
            f"Det finns en radbrytning efter tecken {place}, och detta är en rad.",
            "Put a blank instead of it.",
            "Ersätt den med ett mellanslag.",
        )
    if len(value) > form.most:
        return TooLong(
            f"The text has {len(value):,} characters, and may have {form.most:,}.",
            f"Texten har {in_swedish(len(value))} tecken, och får ha {in_swedish(form.most)}.",
            "Shorten it.",
            "Korta den.",
        )
    return None


def in_swedish(number: int) -> str:
    """A whole number as it is written in Swedish: its thousands parted by a blank that no line breaks at."""
    return f"{number:,}".replace(",", "\u00a0")


def _of_character(character: str, place: int) -> Refusal:
    english, swedish = next(words for pattern, words in _KINDS if pattern.match(character))
    code = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
    return Invalid(
        f"Character {place} is {code}, which {english}.",
        f"Tecken {place} är {code}, som {swedish}.",
        "Take it out. Such characters often come along with text that is pasted.",
        "Ta bort det. Sådana tecken följer ofta med när text klistras in.",
    )
