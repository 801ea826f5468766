"""Ready-made operations: files in `schema/operations` that someone can run as they stand.

A file is a title, what it is for, and below that what the page shows beside it, all in its leading comments:

    # Bekräfta ett deltagande                                 the title
    # Ni säger ja till en intresseanmälan.                    what happens
    # group: Deltagande                                       the heading it stands under
    # variables: {"participation": "", "seen": 1}             an example
    # help seen: Versionen ni såg.                            what a variable means; one line or several
    # find: InterestsToAnswer participation=id seen=version   a question whose rows fill in variables; with a star, as
    #                                                         in *WithVersion, every question that is called so
    # only: publication=DRAFT|WITHDRAWN                       which of its rows
    # needs: fields.title fields.kind                         what the registry needs, where the contract cannot say so
    # prose: seeks demands                                    fields written in sentences, if the contract says nothing
    # final: Behoven stängs för gott.                         what goes, of an act that is asked about once more
    # called others: Andra som medverkar                      the heading of a part of the answer, by its alias
    # words: slå samman                                       what else people search for it by
    # done: deltagandet bekräftat                             what has been done, after "Sparat:"
    # next: PublishRecord id=initiative.id seen=initiative.version   what often follows, filled in from the answer;
                                                         of a list, a row for each of its own
    # open: Initiative InitiativePage slug=slug             what a hit of a type of record leads to, filled in from it;
                                                         one line or several
    # picture: bars coverage label=county.name value=knownToCount: Länens kommuner   a list of the answer as a picture
                                                         above its tables; one line or several: see `picturing`

Questions stand in the folder itself, acts in `acts/`. What every act asks for beside its record is added when its file
is read: see `completing`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cache
from itertools import takewhile
from pathlib import Path

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, OperationType, get_operation_ast, parse

from registry.matrix import COLUMNS, Act, Reach, reach
from schema.contract import sdl_schema
from schema.http.completing import Completion
from schema.http.field_choices import Choices, choices_of
from schema.http.picturing import Picture

OPERATIONS = Path(__file__).parents[1] / "operations"
# The group that stands first in the list.
FIRST_GROUP = "Börja här"
# The headings of acts that stand first, what is done most often at the top, and those that stand last. A heading that
# is in neither stands between them.
FIRST_ACT_GROUPS = (
    "Piloter och initiativ",
    "Deltagande",
    "Lärdomar",
    "Kunskapsbehov",
    "Behovsinventeringar",
    "Kunskapsprodukter",
    "Grupper",
)
LAST_ACT_GROUPS = (
    "Publicera och återta",
    "Historik",
    "Organisationer",
    "Områden",
    "Nycklar",
    "Webhookar",
    "Personer och behörigheter",
)
KEYWORD = re.compile(r"group|variables|help [\w.]+|find|only|called \w+|needs|prose|final|words|done|next|open|picture")


@dataclass(frozen=True)
class Link:
    """Another operation, and where each variable is taken from: a field of a row, or a place in an answer."""

    operation: str
    take: dict[str, str]

    @classmethod
    def read(cls, text: str) -> "Link":
        """`Name variable=place variable=place`."""
        operation, *pairs = text.split()
        return cls(operation, _pairs(pairs))


@dataclass(frozen=True)
class ReadyOperation:
    """An operation that someone can run as it stands."""

    name: str
    title: str
    description: str
    group: str
    query: str
    variables: str
    acts: list[str] = field(default_factory=list)
    help: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    needs: list[str] = field(default_factory=list)
    final: str = ""
    words: str = ""
    find: list[Link] = field(default_factory=list)
    only: dict[str, list[str]] = field(default_factory=dict)
    prose: list[str] = field(default_factory=list)
    done: str = ""
    next: list[Link] = field(default_factory=list)
    open: dict[str, Link] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    reach: dict[str, str] = field(default_factory=dict)
    choices: dict[str, Choices] = field(default_factory=dict)


def _pairs(given: list[str]) -> dict[str, str]:
    found = dict(each.split("=", 1) for each in given if "=" in each)
    if len(found) != len(given):
        raise ValueError(f"{' '.join(given)!r} should be pairs such as seen=version")
    return found


def _opened(text: str) -> tuple[str, Link]:
    """A type of record, and what a hit of it leads to; ValueError for a type that the contract does not have."""
    kind, _, link = text.partition(" ")
    if kind not in sdl_schema().type_map:
        raise ValueError(f"{kind!r} is no type of the contract")
    return kind, Link.read(link)


def _variables(first: str, rest: Iterator[str]) -> str:
    """The JSON that begins on a comment line and goes on over as many of the next as it takes to be whole."""
    text = first
    while True:
        try:
            return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
        except json.JSONDecodeError as error:
            following = next(rest, None)
            if following is None:
                raise ValueError(f"its variables are not JSON: {error}") from error
            text += f"\n{following}"


def _notes(comments: Iterator[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The prose at the top, and what stands after each keyword, which may go on over several lines."""
    prose: list[str] = []
    notes: list[tuple[str, str]] = []
    for comment in comments:
        keyword, colon, rest = comment.partition(":")
        if colon and KEYWORD.fullmatch(keyword):
            text = _variables(rest, comments) if keyword == "variables" else rest.strip()
            notes.append((keyword, text))
        elif comment and notes:
            notes[-1] = (notes[-1][0], f"{notes[-1][1]} {comment}".strip())
        elif comment:
            prose.append(comment)
    return prose, notes


def _reach(acts: list[str]) -> dict[str, str]:
    """How far each kind of caller reaches with all of some acts; those that reach nowhere are left out."""
    found: dict[str, str] = {}
    for role in COLUMNS:
        reaches = {reach(role, each) for each in Act if each in acts}
        if reaches and Reach.NO not in reaches:
            found[role.value] = "OWN" if Reach.OWN in reaches else "ALL"
    return found


def _acts(operation: OperationDefinitionNode) -> list[str]:
    if operation.operation is not OperationType.MUTATION:
        return []
    return [each.name.value for each in operation.selection_set.selections if isinstance(each, FieldNode)]


def _read(path: Path, folder: Path) -> ReadyOperation:
    lines = path.read_text("utf-8").splitlines()
    head = list(takewhile(lambda line: not line.strip() or line.startswith("#"), lines))
    query = "\n".join(lines[len(head) :]).strip() + "\n"
    document = parse(query)
    operation = get_operation_ast(document)
    if operation is None or operation.name is None:
        raise ValueError("it should hold one operation, and one with a name")
    prose, notes = _notes(line.lstrip("#").strip() for line in head)
    if not prose:
        raise ValueError("it should begin with a comment: its title")
    note = dict(notes)
    pictures = [Picture.read(text) for key, text in notes if key == "picture"]
    for picture in pictures:
        picture.check(document, sdl_schema())
    acts = _acts(operation)
    return ReadyOperation(
        name=operation.name.value,
        title=prose[0],
        description=" ".join(prose[1:]),
        group=note.get("group") or (path.parent.name.capitalize() if path.parent != folder else "Övrigt"),
        query=query,
        variables=note.get("variables", ""),
        acts=acts,
        help={key.removeprefix("help "): text for key, text in notes if key.startswith("help ")},
        called={key.removeprefix("called "): text for key, text in notes if key.startswith("called ")},
        find=[Link.read(text) for key, text in notes if key == "find"],
        only={name: values.split("|") for name, values in _pairs(note.get("only", "").split()).items()},
        needs=note.get("needs", "").split(),
        final=note.get("final", ""),
        words=note.get("words", ""),
        prose=note.get("prose", "").split(),
        done=note.get("done", ""),
        next=[Link.read(text) for key, text in notes if key == "next"],
        open=dict(_opened(text) for key, text in notes if key == "open"),
        pictures=pictures,
        reach=_reach(acts),
        choices=choices_of(operation) if acts else {},
    )


def _place(operation: ReadyOperation) -> tuple[bool, int, int]:
    """What to begin with first; acts last, by their headings, and under each in the order of the matrix."""
    acts = [place for place, act in enumerate(Act) if act in operation.acts]
    return operation.group != FIRST_GROUP, _heading(operation.group) if acts else -1, min(acts, default=-1)


def _heading(group: str) -> int:
    """The place of a heading of acts."""
    groups = (*FIRST_ACT_GROUPS, None, *LAST_ACT_GROUPS)
    return groups.index(group if group in groups else None)


def _meant(link: Link, questions: list[ReadyOperation], completion: Completion) -> list[Link]:
    """The questions that a link with a star means, in the order of the types that they list."""
    if "*" not in link.operation:
        return [link]
    found = [each for each in questions if fnmatchcase(each.name, link.operation)]
    if not found:
        raise ValueError(f"no question is called {link.operation}")
    return [Link(each.name, link.take) for each in sorted(found, key=lambda each: completion.place(each.query))]


def _whole(operation: ReadyOperation, questions: list[ReadyOperation], completion: Completion) -> ReadyOperation:
    """An act with all that it asks for, and with every question that its record can be found by."""
    find = [each for link in operation.find for each in _meant(link, questions, completion)]
    return replace(operation, query=completion.complete(operation.query), find=find)


def ready_operations(folder: Path = OPERATIONS) -> list[ReadyOperation]:
    """Every operation in the folder and those below it: questions in the order of their paths, then acts."""
    operations = []
    for path in sorted(folder.rglob("*.graphql")):
        try:
            operations.append(_read(path, folder))
        except (ValueError, GraphQLError) as error:
            raise ValueError(f"{path.relative_to(folder)}: {error}") from error
    operations.sort(key=_place)
    completion = Completion(sdl_schema(), (act for each in operations for act in each.acts))
    questions = [each for each in operations if not each.acts]
    return [_whole(each, questions, completion) if each.acts else each for each in operations]


@cache
def every_ready_operation() -> tuple[ReadyOperation, ...]:
    """Those of the registry, read once."""
    return tuple(ready_operations())
