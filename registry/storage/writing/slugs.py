"""Slugs: readable keys that are made from titles and stand in addresses."""

import re
import unicodedata
from itertools import chain, count

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from registry.storage.model.record import Record

LONGEST = 80
_FOLDED = str.maketrans({"å": "a", "ä": "a", "ö": "o", "æ": "a", "ø": "o", "ß": "ss", "&": " och "})


def slug_of(title: str) -> str:
    """A title in small letters, digits and hyphens: "Barn & unga" is "barn-och-unga"."""
    folded = unicodedata.normalize("NFKD", title.lower().translate(_FOLDED)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    # Cut between words.
    short = words if len(words) <= LONGEST else words[:LONGEST].rsplit("-", 1)[0].strip("-")
    return short or "utan-titel"


async def free_slug(session: AsyncSession, model: type[Record], title: str) -> str:
    """A slug for a title that no record of the type has or has had; with a number at the end when it is taken."""
    stem = slug_of(title)
    columns = model.__table__.c
    former = func.unnest(columns.former_slugs).column_valued("former")
    near = or_(columns.slug.like(f"{stem}%"), select(former).where(former.like(f"{stem}%")).exists())
    taken: set[str] = set()
    for slug, given_up in (await session.execute(select(columns.slug, columns.former_slugs).where(near))).all():
        taken |= {slug, *given_up}
    numbered = (f"{stem}-{n}" for n in count(2))
    return next(each for each in chain([stem], numbered) if each not in taken)
