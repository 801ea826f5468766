"""What is remembered between requests, bounded by the bytes that it takes and not by how many things there are."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from cachetools import LRUCache

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class ByteCache(LRUCache[K, V], Generic[K, V]):
    """A cache that forgets what was used longest ago when it holds more bytes than it may."""

    def __init__(self, name: str, most: int, size_of: Callable[[V], int]) -> None:
        """Takes its name in the figures, how many bytes it may hold, and how many a value takes."""
        super().__init__(most, size_of)
        self.name = name

    def keep(self, key: K, value: V) -> None:
        """Remember a value, unless it takes more than a tenth of the whole: it is not worth what it would drive out."""
        if self.getsizeof(value) <= self.maxsize / 10:
            self[key] = value
