"""Questions: how a concept's file says what can be asked for at the root.

They stand in a class `Questions` in the concept's own file, and `schema/root.py` puts them together.
"""

from datetime import datetime
from typing import Any

from strawberry import UNSET

from schema.language.fields import field, later

#: Every root field that leads to records can be asked of another moment.
AS_OF: dict[str, Any] = {
    "as_of": (
        datetime | None,
        UNSET,
        "As the registry was at this moment; what has been withdrawn since is left out (som det var).",
    )
}


def keyed(path: str, description: str, argument: str, meaning: str, column: str) -> Any:
    """One record by its natural key; null when there is none, or none that the caller may see."""
    return field(later(path) | None, description, {argument: (str, ..., meaning), **AS_OF}, column=column)


def by_slug(path: str, description: str) -> Any:
    """One record by its slug."""
    return keyed(path, description, "slug", "A slug, also one it had before (kortnamn i webbadress).", "slug")
