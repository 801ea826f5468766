"""Where migrations and seeds lie: inside the package when installed, beside it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parents[2]


def folder(installed: str, checkout: str) -> Path:
    """The folder that travels in the wheel as `registry/<installed>` and stands in a checkout as `<checkout>`."""
    inside = PACKAGE / installed
    return inside if inside.is_dir() else PACKAGE.parent / checkout


MIGRATIONS = folder("migrations", "alembic")
SEEDS = folder("seeds", "seeds")
