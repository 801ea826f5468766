"""A search of a document: what is asked of what is found, and how each record is shown."""

from collections.abc import Callable, Iterable
from typing import Any

from graphql import get_named_type

from registry.errors import within
from registry.storage.reading import hits
from registry.storage.reading.fields import Body
from registry.storage.reading.found import Sought
from registry.storage.reading.given import Given
from registry.storage.reading.selection import Written
from registry.storage.search.keeping import searched_records
from schema.concepts.search import SUGGESTED
from schema.language.fields import USUAL
from schema.language.types import as_object, name_of
from schema.selecting.collecting import Collector, Details

Part = tuple[str, str, Any]


class Searching:
    """Selects what is found."""

    def __init__(self, collector: Collector, any_of: Callable[[Any, Details], tuple[Body, ...]]) -> None:
        """Takes the document and how records of any type are shown."""
        self.collector, self.any_of = collector, any_of
        self._bodies: list[Body] = []

    def root(self, key: str, declared: Any, named: Any, details: Details, *, is_typing: bool) -> Written:
        """A page of a search, or a list of suggestions."""
        given: dict[str, Given | None] = {
            name: None if (each := self.collector.argument(declared, details, name).given).absent else each
            for name in declared.args
        }
        usual = SUGGESTED if is_typing else USUAL
        size: int = usual if given["first"] is None else given["first"].now
        self._bodies = []
        parts = self._hit(named, details) if is_typing else self._page(named, details)
        text = given["text"]
        if text is None:
            raise TypeError(declared)
        sought = Sought(text, parts, size, given["types"], given.get("after"), is_typing)
        return Written(key, hits.found, sought, size, tuple(self._bodies))

    def _page(self, named: Any, details: Details) -> tuple[Part, ...]:
        return tuple(self._below(named, details, self._of_page))

    def _hit(self, named: Any, details: Details) -> tuple[Part, ...]:
        return tuple(self._below(named, details, self._of_hit))

    def _below(self, named: Any, details: Details, of: Callable[[str, Any, Any, Details], Any]) -> Iterable[Part]:
        """The parts of an object by key: what each is, and what is asked of it."""
        type_ = as_object(named)
        for key, name, each in self.collector.sub(type_, details):
            if name == "__typename":
                yield key, f"typename:{type_.name}", None
                continue
            declared = type_.fields[name]
            with within(key):
                what = name_of(declared)
                yield key, what, of(what, declared, get_named_type(declared.type), each)

    def _of_page(self, what: str, declared: Any, named: Any, details: Details) -> Any:
        match what:
            case "edges":
                return self._hit(named, details)
            case "nodes":
                return self._shown(named, details)
            case "page_info":
                return self._plain(named, details)
            case "facets":
                return tuple((key, name, parts) for key, name, parts in self._below(named, details, self._of_facets))
            case "hint":
                return self._language(declared, details)
        return None

    def _of_hit(self, what: str, _: Any, named: Any, details: Details) -> Any:
        match what:
            case "node":
                return self._shown(named, details)
            case "snippet":
                return self._plain(named, details)
        return None

    def _of_facets(self, _: str, __: Any, named: Any, details: Details) -> tuple[tuple[str, str], ...]:
        return tuple(
            (key, f"label_{language}" if what == "label" else what)
            for key, what, language in self._below(named, details, self._of_facet)
        )

    def _of_facet(self, what: str, declared: Any, _: Any, details: Details) -> str | None:
        return self._language(declared, details) if what == "label" else None

    def _language(self, declared: Any, details: Details) -> str:
        return str(self.collector.argument(declared, details, "language").given.now).lower()

    def _plain(self, named: Any, details: Details) -> tuple[tuple[str, str], ...]:
        return tuple((key, what) for key, what, _ in self._below(named, details, lambda *_: None))

    def _shown(self, named: Any, details: Details) -> tuple[Body, ...]:
        """How a record is shown, of the types that are searched."""
        searched = searched_records()
        bodies = tuple(each for each in self.any_of(named, details) if each.model in searched)
        self._bodies += bodies
        return bodies
