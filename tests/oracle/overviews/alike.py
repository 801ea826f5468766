"""What two records have in common: who stands behind both, the words of their titles, and whom they are for."""

from collections.abc import Iterable
from typing import Any

from registry.concepts.knowledge_needs import KnowledgeNeed
from tests.oracle.derived import bodies_behind, endorsers
from tests.oracle.lookups import by_slug
from tests.oracle.overviews.chosen import standing
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.stemmed import titles, tokens

#: Where nothing else is shared, so many words are enough.
ENOUGH = 2
#: What titles in English have between their words.
BETWEEN = frozenset(
    (
        *("an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "in", "into", "is", "it", "its", "not"),
        *("of", "on", "or", "our", "that", "the", "their", "to", "we", "what", "when", "which", "who", "with"),
    )
)


def asked(model: Any, slug: str | None, sight: Sight) -> Row | None:
    """The record with a slug, of those that nobody has taken back."""
    found = None if slug is None else by_slug(model, standing(model, sight), slug)
    return found[1] if found else None


# ---- Needs with what was merged into them ----------------------------------------------------------------------------


def of_one(need: Row, sight: Sight) -> list[Row]:
    """A need and what was merged into it, without what was taken back."""
    keys = (need["id"], need["merged_into_id"])
    return [each for each in standing(KnowledgeNeed, sight) if (each["merged_into_id"] or each["id"]) in keys]


def backing(need: Row, sight: Sight) -> list[tuple[Row, Row]]:
    """Endorsements with their organisations, of a need and of what was merged into it."""
    parts = {each["id"] for each in of_one(need, sight)}
    return [pair for pair in endorsers(need, sight) if pair[0]["need_id"] in parts]


def backers(need: Row, sight: Sight) -> set[Any]:
    """Those behind a need: organisations that stand there themselves, and the RSS bodies that they count by."""
    pairs = backing(need, sight)
    return {body["id"] for _, body in pairs} | {each for pair in pairs for each in bodies_behind(*pair, sight)}


# ---- Words -----------------------------------------------------------------------------------------------------------


def stems(texts: Iterable[str], sight: Sight) -> dict[str, str]:
    """The words of some texts without their endings, small words left out, each with the first as it is written."""
    found: dict[str, str] = {}
    for word in sorted({word for text in texts for word in tokens(text)}):
        if (stem := sight.rows.stems[word].stem) and stem not in BETWEEN:
            found.setdefault(stem, word)
    return found


def number_of_words(texts: Iterable[str], sight: Sight) -> int:
    """How many different words texts have, small words left out; a letter that stands alone is one."""
    words = {word for text in texts for word in tokens(text)}
    return len({sight.rows.stems[each].stem or sight.rows.stems[each].letter for each in words} - {None, *BETWEEN})


def shared_words(own: list[Row], others: list[Row], sight: Sight) -> list[str]:
    """The words that titles of both have, as they stand in those of the first.

    One that more than ten thousand titles have would be left out; the oracle is asked of no such registry.
    """
    mine = stems((title for row in own for title in titles(row)), sight)
    theirs = stems((title for row in others for title in titles(row)), sight)
    return sorted(word for stem, word in mine.items() if stem in theirs)


def are_enough(words: list[str], own: list[Row], others: list[Row], sight: Sight) -> bool:
    """Whether words alone say that two have to do with the same: two of them, or the only one that either title has.

    What was so at another moment is not found by words.
    """
    if sight.is_then or not words:
        return False
    several = [number_of_words([row["title"] for row in rows], sight) for rows in (own, others)]
    return len(words) >= min(ENOUGH, *several)


# ---- Whom they are for -----------------------------------------------------------------------------------------------


def same_target_group(one: Row, other: Row) -> bool | None:
    """Whether target groups are worded alike or have an age in common, as far as is known."""
    first, second = one["target_group_text"], other["target_group_text"]
    worded_alike = None not in (first, second) and first.lower() == second.lower()
    ages = [(row["target_group_age_from"], row["target_group_age_to"]) for row in (one, other)]
    if any(age == (None, None) for age in ages):
        return worded_alike or None
    (start, end), (other_start, other_end) = [(first or 0, 1000 if last is None else last) for first, last in ages]
    # Where one ends and the other begins no age is in common, unless one is of that age alone.
    least = min(end, other_end) - max(start, other_start)
    return worded_alike or least > 0 or (least == 0 and (start == end or other_start == other_end))


def common(own: list[Row], others: list[Row]) -> list[Row]:
    """The records that are in both lists and that nobody has taken back, each once."""
    keys = {each["id"] for each in others}
    found = {each["id"]: each for each in own if each["id"] in keys and each["publication"] != "WITHDRAWN"}
    return list(found.values())


def points(shared: dict[str, list[Any]], worth: dict[str, tuple[int, int]]) -> int:
    """So many points for each thing in common, up to a most of each kind."""
    return sum(min(each * len(shared[name]), most) for name, (each, most) in worth.items())
