"""The slugs of the records that rows make or change: drawn and judged together, by a few statements."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from registry.errors import AlreadyExists
from registry.refusing import RowResult
from registry.storage.model.record import Record
from registry.storage.writing.references import References
from registry.storage.writing.slugs import FreeSlugs, slug_of


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
        free = FreeSlugs(self.references, self.model)
        given = {place for place in wanted if self.about[place][0].slug}
        await free.look_up(
            [each for place, each in wanted.items() if place not in given], [wanted[each] for each in given]
        )
        for place, slug in wanted.items():
            now, _ = self.about[place]
            if place not in given:
                now.slug = await free.draw(slug)
            elif others := free.taken[slug] - {now.id}:
                results[place].refuse(_taken(self.model, next(iter(others))))
                continue
            free.taken[now.slug].add(now.id)


def _taken(model: type[Record], key: UUID) -> AlreadyExists:
    refusal = AlreadyExists(
        "Another record has or had that slug, and it leads there.",
        "En annan post har eller har haft det kortnamnet, och det leder dit.",
        path=("fields", "slug"),
    )
    refusal.current = (model.record_type.prefix, key)
    return refusal
