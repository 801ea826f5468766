"""What is wrong with a seed file, in words for whoever writes it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from registry.errors import CommandError


class SeedError(CommandError):
    """A seed file is wrong; then nothing is loaded from any of them."""

    code = "INVALID_SEED"

    def __init__(self, place: str, problem: str, problem_sv: str) -> None:
        """Takes the file and the record, and what is wrong there."""
        super().__init__(f"{place}: {problem}", f"{place}: {problem_sv}")

    @classmethod
    def unknown(cls, place: str, what: str, what_sv: str, word: Any, words: Iterable[str]) -> "SeedError":
        """A word that is none of those that may stand there, with the one that is most like it."""
        near = get_close_matches(str(word), list(words), n=1)
        ask, ask_sv = (f'; did you mean "{near[0]}"?', f'; menas "{near[0]}"?') if near else (".", ".")
        return cls(place, f'there is no {what} "{word}"{ask}', f'det finns {what_sv} "{word}"{ask_sv}')
