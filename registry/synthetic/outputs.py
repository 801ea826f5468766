"""Made-up outputs."""

from collections.abc import Iterator
from uuid import UUID

from registry.concepts.outputs import OutputKind
from registry.storage.model.terms import RecordType
from registry.synthetic.world import BATCH, Batch, Row, World


def outputs(world: World) -> Iterator[Batch]:
    """Outputs, their themes and their makers."""
    every = world.ids["outputs"]
    for start in range(0, len(every), BATCH):
        batch: Batch = {"outputs": [], "output_themes": [], "output_makers": [], "external_ids": []}
        for number, record in enumerate(every[start : start + BATCH], start):
            batch["outputs"].append(_output(world, number, record))
            batch["output_themes"] += world.links("output_id", record, "theme_id", "themes", 0.9, 3)
            batch["output_makers"] += [{"output_id": record, "organisation_id": each} for each in world.members(2)]
            batch["external_ids"] += world.external_ids(RecordType.OUTPUT, number, record)
        yield batch


def _output(world: World, number: int, record: UUID) -> Row:
    return {
        **world.named("outputs", number, record),
        "title": world.title(number),
        "title_en": f"Example output {number}",
        "summary": world.maybe_text(0.8, 3),
        "kind": world.rng.choice([*OutputKind]),
        "published_on": world.maybe_known(0.85),
        "language": "sv" if world.chance(0.95) else "en",
        "url": f"https://example.org/resultat/{number}" if world.chance(0.6) else None,
        "licence": "https://creativecommons.org/licenses/by/4.0/" if world.chance(0.2) else None,
        "on_kunskapsguiden": world.maybe(0.4, (True, False)),
        "publisher_id": world.maybe(0.7, world.organisations),
        # An output has one successor at most, so it is always the next one.
        "supersedes_id": world.ids["outputs"][number - 1] if number and world.chance(0.05) else None,
    }
