"""The slugs of the records that rows make or change: drawn and judged together, by two statements."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import Any
from uuid import UUID

from registry.errors import AlreadyExists
from registry.refusing import RowResult
from registry.storage.model.record import Record
from registry.storage.writing.references import References
from registry.storage.writing.slugs import slug_of

NUMBER = re.compile(r"-[0-9]+\Z")


class RowSlugs:
    """Gives new records free slugs, and refuses rows with a slug that another has."""

    def __init__(
        self,
        references: References,
        model: type[Record],
        about: Mapping[int, tuple[Any, Any]],
        called: Mapping[int, str],
    ) -> None:
        """Takes the record of each row as it is to be, and as it stands: None for a new one; and what it is called."""
        self.references, self.model, self.about, self.called = references, model, about, called

    async def judge(self, results: Sequence[RowResult]) -> None:
        """Draw and judge; the slugs of earlier rows are taken too."""
        wanted = {
            place: now.slug or slug_of(self.called[place])
            for place, (now, there) in self.about.items()
            if there is None or now.slug != there.slug
        }
        if not wanted:
            return
        stems = {NUMBER.sub("", each) for each in wanted.values()}
        await self.references.alone_with_each(self.model, stems)
        taken: defaultdict[str, set[UUID]] = defaultdict(set)
        for key, slugs in (await self.references.slugs_of_stems(self.model, stems)).items():
            for each in slugs:
                taken[each].add(key)
        for place, slug in wanted.items():
            now, _ = self.about[place]
            if now.slug and taken[slug] - {now.id}:
                results[place].refuse(_taken(self.model, next(iter(taken[slug] - {now.id}))))
                continue
            if not now.slug:
                numbered = (f"{slug}-{number}" for number in count(2))
                now.slug = next(each for each in chain([slug], numbered) if not taken[each])
            taken[now.slug].add(now.id)


def _taken(model: type[Record], key: UUID) -> AlreadyExists:
    refusal = AlreadyExists(
        "Another record has or had that slug, and it leads there.",
        "En annan post har eller har haft det kortnamnet, och det leder dit.",
        path=("fields", "slug"),
    )
    refusal.current = (model.record_type.prefix, key)
    return refusal
