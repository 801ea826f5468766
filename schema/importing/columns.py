"""What the headings of a file mean: fields, by the contract's names or by the Swedish words of its descriptions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLList, get_named_type, get_nullable_type

from registry.errors import InvalidFile
from registry.importing import Doubt
from registry.storage.model.texts import tidied
from schema.http.field_words import term

KEY = "key"


@dataclass(frozen=True)
class Target:
    """A field that a column can fill: its path, its type, and its Swedish words.

    `in_list` says at which step of the path a list begins, if one does; its items are parted in a cell. What is
    `whole` is an object that no cell can hold, and only lines of JSON give.
    """

    path: tuple[str, ...]
    type: Any
    words: tuple[str, ...]
    in_list: int | None = None
    whole: bool = False

    @property
    def name(self) -> str:
        """Its name as a heading."""
        return ".".join(self.path)


def targets(
    type_: GraphQLInputObjectType, path: tuple[str, ...] = (), words: tuple[str, ...] = (), in_list: int | None = None
) -> Iterator[Target]:
    """All that a record's fields can be told as in columns."""
    for name, field in type_.fields.items():
        here, said = (*path, name), (*words, term(field.description or "", name).casefold())
        inner: Any = get_named_type(field.type)
        is_list = isinstance(get_nullable_type(field.type), GraphQLList)
        at = len(path) if is_list and in_list is None else in_list
        if not isinstance(inner, GraphQLInputObjectType):
            yield Target(here, inner, said, at)
        elif inner.is_one_of:
            yield Target(here, inner, said, at)
            plain = {
                key: each for key, each in inner.fields.items() if not hasattr(get_named_type(each.type), "fields")
            }
            for key, each in plain.items():
                below = (*said, term(each.description or "", key).casefold())
                yield Target((*here, key), get_named_type(each.type), below, at)
        else:
            yield Target(here, inner, said, at, whole=True)
            if not is_list and in_list is None:
                yield from targets(inner, here, said)


def _by_heading(found: list[Target]) -> dict[str, Target]:
    """The fields by all that a heading may say: last of all one word alone, where only one field has it."""
    names = {each.name.casefold(): each for each in found}
    whole = {", ".join(each.words): each for each in found}
    counted = Counter(each.words[-1] for each in found if not each.whole)
    alone = {each.words[-1]: each for each in found if not each.whole and counted[each.words[-1]] == 1}
    return alone | whole | names


def columns_of(name: str, type_: GraphQLInputObjectType, headings: list[str]) -> tuple[dict[str, Target], list[Doubt]]:
    """What each heading means, and what is told of those that mean nothing, with the nearest that does.

    `name` is the file's. InvalidFile when no column has the keys, or two say the same.
    """
    known: dict[str, Any] = _by_heading([Target((KEY,), None, ("nyckel",)), *targets(type_)])
    found: dict[str, Target] = {}
    doubts = []
    for each in headings:
        heading = " ".join(tidied(each).casefold().split())
        if heading in known:
            found[each] = known[heading]
            continue
        near = get_close_matches(heading, list(known), n=1)
        ask = f' Menas "{near[0]}"?' if near else ""
        doubts.append(Doubt(f"Rubriken känns inte igen, och kolumnen läses inte.{ask}", heading=each))
    if all(each.path != (KEY,) for each in found.values()):
        raise InvalidFile(
            f'{name}: there is no column "key" with each record\'s key in the system.',
            f'{name}: det finns ingen kolumn "nyckel" (key) med varje posts nyckel i systemet.',
        )
    for first, one in found.items():
        for second, other in found.items():
            if first != second and (one.path == other.path[: len(one.path)]):
                raise InvalidFile(
                    f'{name}: the columns "{first}" and "{second}" are about the same field ({one.name}).',
                    f'{name}: kolumnerna "{first}" och "{second}" gäller samma fält ({one.name}).',
                )
    return found, doubts
