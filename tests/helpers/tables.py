"""Tables in the documentation that are written from the code: between two marks in a file, and equal to it."""

from collections.abc import Iterable
from pathlib import Path


def markdown_table(head: Iterable[str], rows: Iterable[Iterable[str]], *, centred: int = 0) -> str:
    """A table as Markdown writes it; the last `centred` columns stand in the middle."""
    names = list(head)
    rules = ["---"] * (len(names) - centred) + [":-:"] * centred
    return "\n".join(f"| {' | '.join(row)} |" for row in [names, rules, *rows])


def is_told(file: Path, mark: str, expected: str, *, rewrite: bool) -> None:
    """Hold what stands between two marks `<!-- mark -->` in a file equal to what is expected, or write it there."""
    sign = f"<!-- {mark} -->"
    before, told, after = file.read_text("utf-8").split(sign)
    if rewrite:
        told = f"\n{expected}\n"
        file.write_text(sign.join([before, told, after]), "utf-8")
    assert told.strip() == expected, "Look at the change, then run poe rewrite."
