"""Documents that are named in place of being sent, and which ones may be sent at all.

    named     the ready operations, and those of REGISTRY_DOCUMENTS, by name and by the id that a manifest gives
    trusted   the same by the SHA-256 of their text, which is worked out here and never taken from anybody
    heard     what clients have sent together with its SHA-256, kept by each process for as long as there is room

REGISTRY_TRUSTED_ONLY says who may ask nothing but what is trusted.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
from graphql import GraphQLError, GraphQLSyntaxError, get_operation_ast, parse

from registry.callers import Caller
from registry.errors import (
    DocumentNotTrusted,
    InvalidSetting,
    PersistedQueryMismatch,
    PersistedQueryNotFound,
)
from registry.settings import Trusted
from registry.storage.model.terms import Role
from schema.answering.caches import ByteCache
from schema.http.negotiation import Question
from schema.http.ready import every_ready_operation

#: How many bytes of documents that were heard a process keeps.
HEARD = 8_000_000
#: What stands before the digest in the ids of GraphQL over HTTP.
PREFIX = "sha256:"
#: A SHA-256 as clients write it.
DIGEST = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
#: How Apollo's manifests say what they are.
APOLLO = "apollo-persisted-query-manifest"


class Documents:
    """Knows documents by their names."""

    def __init__(self, only: Trusted, folder: Path | None) -> None:
        """Takes who may ask nothing but what is trusted, and where trusted documents lie beside the ready ones."""
        self.only = only
        kept = list(read(folder)) if folder is not None else []
        self.named = by_name(kept)
        texts = (*(each.query for each in every_ready_operation()), *(text for _, text in kept))
        self.trusted = {digest(text): text for text in texts}
        #: The texts of `trusted` that are to be ready before anyone asks.
        self.warmed = tuple(self.trusted.values())
        self.heard: ByteCache[str, str] = ByteCache("documents heard", HEARD, lambda each: 2 * len(each) + 200)

    def settled(self, question: Question, caller: Caller) -> Question:
        """A question with its document.

        PersistedQueryNotFound when it only names one that is not known, PersistedQueryMismatch when it brings another
        than it names, and DocumentNotTrusted when the caller may not ask what it brings.
        """
        is_bound = self._binds(caller)
        if not question.query:
            name = question.named or ""
            if is_digest(name):
                name = name.removeprefix(PREFIX).lower()
                text = self.trusted.get(name) or (None if is_bound else self.heard.get(name))
            else:
                text = self.named.get(name)
            if text is None:
                raise PersistedQueryNotFound
            return question._replace(query=text)
        if question.digest is not None:
            found = digest(question.query)
            if question.digest.lower() != found:
                raise PersistedQueryMismatch
            if not is_bound and found not in self.trusted:
                self.heard.keep(found, question.query)
        if is_bound and digest(question.query) not in self.trusted:
            raise DocumentNotTrusted
        return question

    def trust(self, texts: Iterable[str]) -> None:
        """Trust some more documents, which the registry itself gives out."""
        self.trusted |= {digest(text): text for text in texts}

    def to_warm(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """What is to be ready before anyone asks: each document once, with example variables where it has any."""
        examples = {
            each.query: orjson.loads(each.variables or "{}") for each in every_ready_operation() if not each.acts
        }
        for text in dict.fromkeys(self.warmed):
            yield text, examples.get(text, {})

    def _binds(self, caller: Caller) -> bool:
        if self.only is Trusted.ANONYMOUS:
            return caller.role is Role.ANONYMOUS
        return self.only is Trusted.ALL


def digest(text: str) -> str:
    """The SHA-256 of a document, as clients name it by."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_digest(name: str) -> bool:
    """Whether a name says that it is the SHA-256 of its document."""
    return name.startswith(PREFIX) or DIGEST.fullmatch(name) is not None


def by_name(kept: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Which document each name means, of the ready ones and of those that are kept beside them.

    A ready one has its name first, then what a document is kept as, then what its operation is called; of several the
    first.
    """
    # They are called as their operation is, so that none of them need be parsed when the registry starts.
    found, kept = {each.name: each.query for each in every_ready_operation()}, list(kept)
    for name, text in kept:
        found.setdefault(name, text)
    for _, text in kept:
        operation = get_operation_ast(parse(text))
        if operation is not None and operation.name is not None and not is_digest(operation.name.value):
            found.setdefault(operation.name.value, text)
    return found


# ---- Reading -----------------------------------------------------------------------------------------------------


def read(place: Path) -> Iterator[tuple[str, str]]:
    """The documents of a folder or a manifest, each with the name that clients ask for it by.

    A folder holds `.graphql` files, which are named as their operations are, and manifests. InvalidSetting for what
    cannot be read.
    """
    try:
        paths = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in paths:
            if path.suffix in (".graphql", ".gql"):
                text = path.read_text("utf-8")
                yield _own(_named(text, path), text), text
            elif path.suffix == ".json":
                for name, text in manifest(orjson.loads(path.read_bytes())):
                    _named(text, path)
                    yield _own(name, text), text
    except (OSError, ValueError, GraphQLError) as error:
        raise _unreadable(place, error) from error


def manifest(found: Any) -> Iterator[tuple[str, str]]:
    """The documents of a manifest as client tools write them; ValueError when it is none.

    Apollo's tells its format and lists operations with `id` and `body`. Relay's and GraphQL Code Generator's are
    objects of texts by their digests.
    """
    if isinstance(found, dict) and found.get("format") == APOLLO and isinstance(found.get("operations"), list):
        listed = [(each.get("id"), each.get("body")) for each in found["operations"] if isinstance(each, dict)]
    elif isinstance(found, dict):
        listed = list(found.items())
    else:
        raise ValueError("a manifest is a JSON object")
    for name, text in listed:
        if not (isinstance(name, str) and name and isinstance(text, str)):
            raise ValueError("a manifest holds names and texts of documents")
        yield name, text


def _named(text: str, path: Path) -> str:
    """The name of a document's operation, or of its file."""
    operation = get_operation_ast(parse(text, max_tokens=10_000))
    if operation is None:
        raise ValueError(f"{path.name} holds no single operation")
    return operation.name.value if operation.name is not None else path.stem


def _own(name: str, text: str) -> str:
    """The name; ValueError when it says that it is the SHA-256 of another text, which would be trusted with it."""
    if is_digest(name) and name.removeprefix(PREFIX).lower() != digest(text):
        raise ValueError(f"{name} is not the SHA-256 of its document")
    return name


def _unreadable(place: Path, error: Exception) -> InvalidSetting:
    why = error.message if isinstance(error, GraphQLSyntaxError) else str(error)
    return InvalidSetting(
        f"REGISTRY_DOCUMENTS cannot be read at {place}: {why}",
        f"REGISTRY_DOCUMENTS går inte att läsa på {place}: {why}",
        "Give a folder with .graphql files, or a manifest of Apollo, Relay or GraphQL Code Generator.",
    )
