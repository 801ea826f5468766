"""What the secrets of webhooks are worked out from, where the embedded PostgreSQL is used: a file in its folder."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from registry.settings import Settings, settings
from registry.storage.database import embedded

#: Where it stands, in the folder of the embedded PostgreSQL.
FILE = "webhook-key.txt"


def with_a_key(chosen: Settings) -> Settings:
    """The settings with a REGISTRY_WEBHOOK_KEY: the one that is set, or that of the folder, which is made once.

    UnfitDatabase when the folder cannot be used.
    """
    if chosen.webhook_key is not None:
        return chosen
    try:
        os.environ["REGISTRY_WEBHOOK_KEY"] = _kept(chosen.data / FILE)
    except OSError as error:
        raise embedded.unfit(chosen.data, error) from None
    settings.cache_clear()
    return settings()


def _kept(file: Path) -> str:
    """What stands in a file, or is written there by whoever is first; only the file's owner can read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        made = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as written:
            written.write(secrets.token_urlsafe(32))
        # It becomes the file whole or not at all, and never in the place of another's.
        with suppress(FileExistsError):
            os.link(made, file)
        made.unlink()
    return file.read_text("ascii").strip()
