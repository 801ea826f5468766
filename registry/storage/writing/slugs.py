"""Slugs: readable keys that are made from titles and stand in addresses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from uuid import UUID

from registry.storage.model.record import Record
from registry.storage.writing.references import References

LONGEST = 80
#: How many numbers of a stem are tried at once, between those of which one is known to be free.
AT_ONCE = 8
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


class FreeSlugs:
    """Finds slugs that no record of a type has or has had, as far as the caller may know: what is wanted, or numbered.

    Those of one stem mostly have its numbers from 2 on, without gaps. So the first that is free is sought ever further
    ahead, and then between: some twelve statements find it past a hundred thousand, and one where there are few.
    """

    def __init__(
        self, references: References, model: type[Record], *, but: UUID | None = None, shown: bool = False
    ) -> None:
        """Takes what asks for the caller; slugs of the record `but` are free, and with `shown` those of drafts."""
        self.references, self.model, self.but, self.shown = references, model, but, shown
        #: Who has or had each slug that has been looked up; whoever draws one is to be added.
        self.taken: dict[str, set[UUID]] = {}
        self._numbers: dict[str, Iterator[int]] = {}

    async def look_up(self, stems: Sequence[str], given: Collection[str] = ()) -> None:
        """Look up a free slug for each of some stems, and who has some that are given; others who do so wait."""
        await self.references.alone_with_slugs(self.model, [*stems, *given])
        counted = Counter(stems)
        await self._look([*given, *(slug for stem, some in counted.items() for slug in _run(stem, 1, some))])
        full = {stem: some for stem, some in counted.items() if any(self.taken[each] for each in _run(stem, 1, some))}
        free = await self._past(full)
        await self._look([slug for stem, start in free.items() for slug in _run(stem, start, counted[stem])])
        for stem, some in counted.items():
            self._numbers[stem] = chain(range(1, some + 1), count(free.get(stem, some + 1)))

    async def draw(self, stem: str) -> str:
        """The next free slug of a stem that was looked up, which the stem does not give again."""
        for number in self._numbers[stem]:
            slug = _numbered(stem, number)
            if slug not in self.taken:
                await self._look(_run(stem, number, AT_ONCE))
            if not self.taken[slug]:
                return slug
        raise AssertionError

    async def _past(self, stems: Mapping[str, int]) -> dict[str, int]:
        """For each of some stems a free number past one, where the number before it is not free, or is that one."""
        low, high = dict(stems), dict[str, int]()
        steps = [1, 2, 4]
        while seeking := [each for each in stems if each not in high]:
            await self._narrow({each: [stems[each] + step for step in steps] for each in seeking}, low, high)
            steps = [step * 8 for step in steps]
        while seeking := [each for each in stems if high[each] - low[each] > 1]:
            wide = {each: (low[each], high[each] - low[each]) for each in seeking}
            await self._narrow({each: _between(*some) for each, some in wide.items()}, low, high)
        return high

    async def _narrow(self, tried: Mapping[str, Sequence[int]], low: dict[str, int], high: dict[str, int]) -> None:
        """Try some numbers of each stem, and remember the first that is free, and the one before it."""
        await self._look([_numbered(stem, each) for stem, some in tried.items() for each in some])
        for stem, some in tried.items():
            for each in some:
                if not self.taken[_numbered(stem, each)]:
                    high[stem] = each
                    break
                low[stem] = each

    async def _look(self, slugs: Iterable[str]) -> None:
        unknown = set(slugs) - self.taken.keys()
        found = await self.references.slugs_taken(self.model, unknown, shown=self.shown) if unknown else {}
        self.taken |= {each: {key for key in found.get(each, ()) if key != self.but} for each in unknown}


async def free_slug(references: References, model: type[Record], title: str) -> str:
    """A slug for a title that no record has or has had, as far as the caller may know; with a number when taken."""
    stem, free = slug_of(title), FreeSlugs(references, model)
    await free.look_up([stem])
    return await free.draw(stem)


async def shown_slug(references: References, model: type[Record], slug: str, title: str | None, key: UUID) -> str:
    """The slug of a record that is to be shown: its own, with a number when a record that was shown has it.

    A slug that is its title's with a number gets another number, and not one more.
    """
    own = slug_of(title) if title else slug
    stem = own if re.fullmatch(rf"{own}-[0-9]+", slug) else slug
    free = FreeSlugs(references, model, but=key, shown=True)
    await free.look_up([stem], [slug])
    return await free.draw(stem) if free.taken[slug] else slug


def _numbered(stem: str, number: int) -> str:
    """A stem with a number; the first has none."""
    return stem if number == 1 else f"{stem}-{number}"


def _run(stem: str, start: int, some: int) -> list[str]:
    return [_numbered(stem, number) for number in range(start, start + some)]


def _between(start: int, size: int) -> list[int]:
    """A few numbers after one, evenly over so many."""
    return sorted({start + size * part // AT_ONCE for part in range(AT_ONCE)} - {start})
