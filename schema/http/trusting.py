"""The folder of trusted documents, as `registry documents` keeps it: what is added stands in one manifest there.

    a folder or a manifest of somebody's -> each document admitted as a server would -> trusted.json in the folder

A server reads the folder when it starts (`documents.read`). Files that others have put there are read, and never
written.
"""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import orjson

from registry.callers import ANYONE
from registry.errors import InvalidFile, InvalidSetting, RegistryError
from schema.answering.admitting import RefusedDocument
from schema.answering.execution import Engine
from schema.http.documents import PREFIX, by_name, digest, read
from schema.http.ready import every_ready_operation

#: What the command writes: names and texts, as Relay's manifests have them.
FILE = "trusted.json"
#: So many digits of a digest tell which document is meant.
FEWEST_DIGITS = 8


class Kept(NamedTuple):
    """A document by one of its names."""

    name: str
    text: str
    file: Path

    @property
    def digest(self) -> str:
        """The SHA-256 of its text."""
        return digest(self.text)


class Folder:
    """A folder of trusted documents."""

    def __init__(self, place: Path) -> None:
        """Takes where it is; it is made when something is added."""
        self.place, self.file = place, place / FILE

    def kept(self) -> list[Kept]:
        """All documents, in the order of their files; InvalidSetting for what cannot be read."""
        return [Kept(name, text, path) for path in self._files() for name, text in read(path)]

    def add(self, source: Path, engine: Engine) -> tuple[list[str], int]:
        """Keep the documents of a file, a folder or a manifest; gives the names of the new, and how many were known.

        InvalidFile for one that `engine`, which is a server's, does not answer, or when a server would give its name to
        another document, or another's name to it.
        """
        found = [(name, text) for name, text in _read(source)]
        if not found:
            raise InvalidFile(
                f"There are no documents in {source}.",
                f"Det finns inga dokument i {source}.",
                "Give a .graphql file, a folder with such, or a manifest of Apollo, Relay or GraphQL Code Generator.",
            )
        kept = {each.name: each.text for each in self.kept()}
        means, new = by_name(self._with({})), dict[str, str]()
        for name, text in found:
            if new.get(name, means.get(name, text)) != text:
                raise _taken(name)
            if name not in kept and _ready(name) is None:
                new[name] = text
        after = by_name(self._with(new))
        for name, text in (means | new).items():
            if after[name] != text:
                raise _taken(name)
        asyncio.run(_judge(engine, new))
        if new:
            self._write(self._own() | new)
        return list(new), len(found) - len(new)

    def remove(self, which: str) -> list[str]:
        """Take away a document by its name, or by the SHA-256 of its text; gives the names that it had.

        InvalidFile when there is none, when more than one is meant, or when it stands in a file of somebody else's.
        """
        meant = [each for each in self.kept() if each.name == which] or self._by_digest(which)
        if not meant:
            raise InvalidFile(
                f"No document is called {which}, or has that SHA-256.",
                f"Inget dokument heter {which} eller har den SHA-256.",
                "registry documents list",
            )
        others = sorted({str(each.file) for each in meant if each.file != self.file})
        if others:
            told = ", ".join(others)
            raise InvalidFile(
                f"{which} stands in {told}, which this command did not write.",
                f"{which} står i {told}, som kommandot inte har skrivit.",
                "Change or remove that file.",
            )
        names = list(dict.fromkeys(each.name for each in meant))
        self._write({name: text for name, text in self._own().items() if name not in names})
        return names

    def _by_digest(self, which: str) -> list[Kept]:
        digits = which.removeprefix(PREFIX).lower()
        meant = [each for each in self.kept() if len(digits) >= FEWEST_DIGITS and each.digest.startswith(digits)]
        if len({each.digest for each in meant}) > 1:
            raise InvalidFile(
                f"More than one SHA-256 begins with {which}.",
                f"Mer än en SHA-256 börjar med {which}.",
                "Give more of it.",
            )
        return meant

    # ---- Files -------------------------------------------------------------------------------------------------------

    def _files(self) -> list[Path]:
        return sorted(each for each in self.place.rglob("*") if each.is_file()) if self.place.is_dir() else []

    def _with(self, new: dict[str, str]) -> Iterator[tuple[str, str]]:
        """What a server would read, with something new in the file that the command writes."""
        for path in sorted({*self._files(), self.file}):
            yield from sorted((self._own() | new).items()) if path == self.file else read(path)

    def _own(self) -> dict[str, str]:
        return dict(read(self.file)) if self.file.exists() else {}

    def _write(self, texts: dict[str, str]) -> None:
        """Write the manifest whole or not at all: a server may be starting."""
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".trusted-", dir=self.place)
            try:
                with os.fdopen(handle, "wb") as written:
                    written.write(orjson.dumps(texts, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
                    os.fchmod(written.fileno(), 0o644)
                Path(name).replace(self.file)
            finally:
                with suppress(FileNotFoundError):
                    Path(name).unlink()
        except OSError as error:
            raise InvalidFile(
                f"{self.file} cannot be written: {error.strerror}.",
                f"{self.file} kan inte skrivas: {error.strerror}.",
                "See that REGISTRY_DOCUMENTS is a folder that can be written to.",
            ) from None


def _read(source: Path) -> Iterator[tuple[str, str]]:
    """The documents of somebody's file, folder or manifest; InvalidFile when it cannot be read."""
    try:
        yield from read(source)
    except InvalidSetting as error:
        why = str(error.__cause__) if error.__cause__ else error.message
        raise InvalidFile(
            f"{source} cannot be read: {why}", f"{source} går inte att läsa: {why}", error.hint
        ) from error


def _taken(name: str) -> InvalidFile:
    return InvalidFile(
        f"Another document is called {name}.",
        f"Ett annat dokument heter {name}.",
        "Give the new one another name, or remove the old, unless it is one of the ready operations.",
    )


def _ready(name: str) -> str | None:
    """The text of the ready operation of that name."""
    return next((each.query for each in every_ready_operation() if each.name == name), None)


async def _judge(engine: Engine, texts: dict[str, str]) -> None:
    """InvalidFile for a document that a server would not answer.

    What variables decide is seen only when it is asked: a document that must have some is not asked what it costs.
    """
    for name, text in texts.items():
        try:
            known = await engine.admit(text, None)
            values = known.coerce({})
            if isinstance(values, list) or known.acts:
                continue
            if known.subscribes:
                engine.following(known, None, ANYONE)
            elif known.introspects:
                for error in (await engine.answer(known, None, ANYONE)).errors or ():
                    raise RefusedDocument(error)
            else:
                await engine.made(known, values, ANYONE.role)
        except RefusedDocument as refused:
            error = refused.errors[0]
            raise _unfit(name, error.message, str((error.extensions or {}).get("messageSv", error.message))) from None
        except RegistryError as refusal:
            raise _unfit(name, refusal.message, refusal.message_sv) from None


def _unfit(name: str, why: str, why_sv: str) -> InvalidFile:
    return InvalidFile(
        f"The registry does not answer {name}: {why}",
        f"Registret besvarar inte {name}: {why_sv}",
        "Compare it with schema/schema.graphql and the limits of docs/settings.md, and add it when it fits.",
    )
