"""Slugs: readable keys that are made from titles and stand in addresses."""

import re
import unicodedata
from itertools import chain, count
from uuid import UUID

from registry.storage.model.record import Record
from registry.storage.writing.references import References

LONGEST = 80
_FOLDED = str.maketrans({"å": "a", "ä": "a", "ö": "o", "æ": "a", "ø": "o", "ß": "ss", "&": " och "})


def slug_of(title: str) -> str:
    """A title in small letters, digits and hyphens: "Barn & unga" is "barn-och-unga"."""
    # Letters are what they are made of; what only looks like digits, as ½ and ² do, is no part of a key.
    letters = (each if each.isascii() or each.isalpha() else " " for each in title.lower().translate(_FOLDED))
    folded = unicodedata.normalize("NFKD", "".join(letters)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    # Cut between words.
    short = words if len(words) <= LONGEST else words[:LONGEST].rsplit("-", 1)[0].strip("-")
    return short or "utan-titel"


async def free_slug(references: References, model: type[Record], title: str) -> str:
    """A slug for a title that no record has or has had, as far as the caller may know; with a number when taken."""
    stem = slug_of(title)
    await references.alone_with(model, stem)
    return _numbered(stem, await references.slugs_like(model, stem))


async def shown_slug(references: References, model: type[Record], slug: str, title: str | None, key: UUID) -> str:
    """The slug of a record that is to be shown: its own, with a number when a record that was shown has it.

    A slug that is its title's with a number gets another number, and not one more.
    """
    own = slug_of(title) if title else slug
    stem = own if re.fullmatch(rf"{own}-[0-9]+", slug) else slug
    await references.alone_with(model, stem)
    taken = await references.slugs_like(model, stem, but=key, shown=True)
    return slug if slug not in taken else _numbered(stem, taken)


def _numbered(stem: str, taken: set[str]) -> str:
    numbered = (f"{stem}-{n}" for n in count(2))
    return next(each for each in chain([stem], numbered) if each not in taken)
