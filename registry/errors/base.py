"""What every error of the registry carries."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class RegistryError(Exception):
    """Something is refused, with a stable code, a sentence in two languages, and a hint when there is one."""

    code: ClassVar[str] = "INTERNAL"
    #: After how many seconds to ask again, when nothing is wrong with the request: it is answered 503.
    retry_after: ClassVar[int | None] = None

    def __init__(self, message: str, message_sv: str, hint: str | None = None, hint_sv: str | None = None) -> None:
        """Takes the sentence, and the hint if there is one, in English and Swedish."""
        super().__init__(message)
        self.message, self.message_sv, self.hint, self.hint_sv = message, message_sv, hint, hint_sv
        #: Where in the answer the field would stand that is refused, as far as that is known.
        self.field_path: tuple[str, ...] = ()

    @property
    def extensions(self) -> dict[str, str]:
        """What a GraphQL error carries beside its message."""
        found = {"code": self.code, "messageSv": self.message_sv}
        hints = {"hint": self.hint, "hintSv": self.hint_sv}
        return found | {name: hint for name, hint in hints.items() if hint}


@contextmanager
def within(key: str) -> Iterator[None]:
    """Inside this context every refusal is of something in the field that has this key in the answer."""
    try:
        yield
    except RegistryError as error:
        error.field_path = (key, *error.field_path)
        raise
