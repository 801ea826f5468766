"""Made-up themes, and the rounds in which needs of a service area are gathered."""

from registry.concepts.themes import ThemeKind
from registry.synthetic.world import SERVICE_AREAS, SUBJECTS, Batch, World


def themes(world: World) -> Batch:
    """Service areas, topics, and rounds."""
    areas = world.ids["themes"][:SERVICE_AREAS]
    made = [
        {
            **world.named("themes", number, record),
            "kind": ThemeKind.SERVICE_AREA if number < SERVICE_AREAS else ThemeKind.TOPIC,
            "name": f"Exempelområde {SUBJECTS[number % len(SUBJECTS)]} {number}",
            "name_en": f"Example theme {number}",
            "parent_id": world.maybe(0.6, areas) if number >= SERVICE_AREAS else None,
        }
        for number, record in enumerate(world.ids["themes"])
    ]
    rounds = [
        {
            **world.named("needs_rounds", number, record),
            "service_area_id": areas[number % SERVICE_AREAS],
            "year": 2020 + number // SERVICE_AREAS,
            "step": world.maybe(0.6, range(1, 8)),
        }
        for number, record in enumerate(world.ids["needs_rounds"])
    ]
    return {"themes": made, "needs_rounds": rounds}
