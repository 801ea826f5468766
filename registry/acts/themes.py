"""What is done with themes: add, change. A theme keeps the names it had before."""

from registry.acts import naming
from registry.concepts.themes import Theme
from registry.errors import Required
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work


async def create(work: Work, fields: Fields) -> Theme:
    """Add a theme as a draft; name and kind are needed (lägg upp)."""
    work.may(Act.CREATE_THEME, Theme)
    missing = [Required.of("fields", name) for name in ("name", "kind") if not fields.get(name)]
    if missing:
        raise ExceptionGroup("refused", missing)
    given = await naming.named(work, Theme(), fields)
    return await work.create(Act.CREATE_THEME, Theme(), given, path=("fields",))


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Theme:
    """Change a theme; a name that it gives up is stored among its former names, with the day (ändra)."""
    theme = await work.take(Act.UPDATE_THEME, Theme, ref, "theme", seen=seen)
    await work.put(theme, await naming.named(work, theme, fields), "fields")
    return theme
