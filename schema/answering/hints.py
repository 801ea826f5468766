"""Codes and slugs that lead nowhere: a warning with what was meant, beside the null that the contract promises.

Those in filters are told of too, by the answer itself. The warning stands in `extensions.warnings`: an entry in
`errors` would make clients throw away the rest of the answer, and public checkers take it for a failing server. The
answer is one statement as always; only a miss asks a second one.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from registry.concepts.organisations import OrganisationKind
from registry.storage.database.readers import Readers
from registry.storage.model.terms import Role
from registry.storage.reading import official
from registry.storage.reading.checking import Check, Remark, Searched, led_on_of
from registry.storage.reading.external_ids import OFFICIAL, OFFICIAL_BY_AUTHORITY
from registry.storage.reading.fields import Body
from registry.storage.reading.given import Given
from registry.storage.reading.hits import NOTHING_TO_FIND as NO_WORD
from registry.storage.reading.nearest import Known
from registry.storage.reading.resting import Rest
from registry.storage.reading.scope import CALLER
from registry.storage.reading.selection import ByIds, Keyed, Selection, Then
from registry.storage.reading.unknown import has_system, unknown
from schema.answering.limits import LONGEST_SENTENCE, LONGEST_VALUE, clipped

UNKNOWN_CODE = "UNKNOWN_CODE"
UNKNOWN_SYSTEM = "UNKNOWN_SYSTEM"
BEFORE_THE_TRAIL = "BEFORE_THE_TRAIL"
INCOMPLETE = "INCOMPLETE"
NOTHING_TO_FIND = "NOTHING_TO_FIND"
READ_AS = "READ_AS"
#: A warning as `extensions.warnings` holds it.
Warning_ = dict[str, Any]
#: The key of a field, and the moment that it is about.
Moment = tuple[str, Given]
#: How many values of filters that lead nowhere are told of.
MOST_TOLD = 20
#: What the lists are called that a filter may rest on, by the column that says how much of each is known.
LISTS = {
    "users_known_completeness": ("the users", "användarna"),
    "participants_known_completeness": ("the participants", "deltagarna"),
    "seats_known_completeness": ("the seats", "platserna"),
}
#: What tells more of those who stand in no list, where something does.
TELLS_APART = {
    "participants_known_completeness": {
        "hint": "takesPart of organisations tells those known not to take part from those of whom it is not known.",
        "hintSv": "Känt deltagande hos organisationer skiljer dem som säkert inte deltar från dem som ingen vet om.",
    }
}
#: The nouns that Swedish says "inget" of.
NEUTER = {"län", "område", "initiativ", "kunskapsbehov"}


@dataclass(frozen=True)
class CodeLookup:
    """A root field that looks a record up by an official code or a slug, and the kinds that it may be of."""

    key: str
    model: Any
    column: str
    kinds: tuple[str, ...]
    value: Given


@dataclass(frozen=True)
class SystemLookup:
    """A root field that looks a record up by a key of another system."""

    key: str
    system: Given


#: A field that can miss.
Lookup = CodeLookup | SystemLookup


def code_lookups(selection: Selection) -> tuple[Lookup, ...]:
    """The fields of a selection that can miss."""
    return tuple(filter(None, map(_lookup, selection.roots)))


def _lookup(root: Any) -> Lookup | None:
    match root:
        case Then(root=then):
            return _lookup(then)
        case Keyed():
            return CodeLookup(root.key, root.body.model, root.column, kinds_of(root.body), root.value)
        case ByIds(key=key, system=system) if system is not None:
            return SystemLookup(key, system)
    return None


def moments_of(selection: Selection) -> tuple[Moment, ...]:
    """The moments that the fields of a selection are about, each with the key of its field."""
    return tuple((each.key, each.moment) for each in selection.roots if isinstance(each, Then))


def before_the_trail(moments: tuple[Moment, ...], values: dict[str, Any], began: datetime | None) -> list[Warning_]:
    """A warning for each field about a moment before the trail began, of which it tells nothing."""
    early = [key for key, moment in moments if began is None or moment.read(values) < began]
    since = began and f"{began.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    en = f"The trail tells from {since}; of what was before that it knows nothing." if since else "The trail is empty."
    sv = f"Historiken börjar {since}; om det som var före vet den inget." if since else "Historiken är tom."
    return [{"path": [key], "code": BEFORE_THE_TRAIL, "message": en, "messageSv": sv} for key in early]


def kinds_of(body: Body) -> tuple[str, ...]:
    """The kinds of records that a body shows; none when it shows every kind."""
    kinds = [kinds for branch in body.branches for _, kinds in branch.typenames]
    return tuple(sorted({kind for some in kinds for kind in some or ()})) if all(kinds) else ()


async def misses(
    lookups: tuple[Lookup, ...], data: bytes, values: dict[str, Any], readers: Readers, role: Role
) -> list[Warning_]:
    """A warning for each code and slug that leads nowhere."""
    # A nested field of the same name may be null too; then the database is asked in vain and says that it is there.
    # PostgreSQL writes it with blanks where an alias is too long for a column.
    forms = b'"%b":null', b'"%b" : null'
    maybe = [each for each in lookups if any(form % each.key.encode() in data for form in forms)]
    return [found for each in maybe if (found := await _miss(each, values, readers, role)) is not None]


async def _miss(lookup: Lookup, values: dict[str, Any], readers: Readers, role: Role) -> Warning_ | None:
    if isinstance(lookup, SystemLookup):
        return await _no_system(lookup, values, readers, role)
    code = str(lookup.value.read(values))[:LONGEST_SENTENCE]
    about = {"role": role, "caller": values[CALLER], "kinds": lookup.kinds}
    async with readers.connection() as connection:
        found = await unknown(connection.fetch, lookup.model, lookup.column, [code], **about)
    return warning([lookup.key], lookup.model, lookup.kinds, code, found[code]) if code in found else None


async def _no_system(lookup: SystemLookup, values: dict[str, Any], readers: Readers, role: Role) -> Warning_ | None:
    """A warning for a system that nothing has a key in."""
    system = str(lookup.system.read(values))
    async with readers.connection() as connection:
        if await has_system(connection.fetch, system[:LONGEST_SENTENCE], role=role, caller=values[CALLER]):
            return None
    code, ways = clipped(system.strip(), LONGEST_VALUE) or '""', ", ".join(OFFICIAL)
    return {
        "path": [lookup.key],
        "code": UNKNOWN_SYSTEM,
        "message": f"No record has a key in a system {code}.",
        "messageSv": f"Ingen post har någon nyckel i ett system {code}.",
        "hint": f"The official systems are {ways} and {OFFICIAL_BY_AUTHORITY}:<the authority's slug>.",
        "hintSv": f"De officiella systemen är {ways} och {OFFICIAL_BY_AUTHORITY}:<myndighetens kortnamn i webbadress>.",
    }


async def unknown_in_filters(
    checks: list[tuple[Check, list[int]]], values: dict[str, Any], readers: Readers, role: Role
) -> list[Warning_]:
    """A warning for each code, slug and name in a filter that leads nowhere; the answer has told the places of each."""
    found: list[Warning_] = []
    for check, wrong in checks:
        given, many = check.given(values), isinstance(check.value.now, list | tuple)
        asked = {place - 1: given[place - 1][:LONGEST_SENTENCE] for place in wrong[: MOST_TOLD - len(found)]}
        if not asked:
            continue
        async with readers.connection() as connection:
            about = {"role": role, "caller": values[CALLER], "kinds": check.kinds}
            near = await unknown(connection.fetch, check.model, check.column, list(asked.values()), **about)
        for place, value in asked.items():
            path = [*check.path, *([place] if many else [])]
            found.append(warning(path, check.model, check.kinds, value, near.get(value)))
    return found


def led_on(checks: tuple[Remark, ...], told: list[Any], values: dict[str, Any]) -> list[Warning_]:
    """A warning for each code and number that was given up, or is of what was merged, as the answer has told."""
    found: list[Warning_] = []
    for check, each in zip(checks, told, strict=True):
        if not isinstance(check, Check):
            continue
        many = isinstance(check.value.now, list | tuple)
        for led in led_on_of(check, each)[: MOST_TOLD - len(found)]:
            value = clipped(str(check.given(values)[led.place - 1]), LONGEST_VALUE)
            code, en, sv = official.told(value, led.until, led.now, merged=led.merged)
            path = [*check.path, *([led.place - 1] if many else [])]
            found.append({"path": path, "code": code, "message": en, "messageSv": sv})
    return found


def warning(path: list[Any], model: Any, kinds: tuple[str, ...], code: str, near: Known | None) -> Warning_:
    """What is said of a code or slug that leads nowhere; `path` is where it was given."""
    (en, sv), code = noun_of(model, kinds), clipped(code.strip(), LONGEST_VALUE) or '""'
    hint = {"hint": f"Did you mean {near}?", "hintSv": f"Menade du {near}?"} if near is not None else {}
    return {
        "path": path,
        "code": UNKNOWN_CODE,
        "message": f"There is no {en} {code}.",
        "messageSv": f"Det finns {'inget' if sv in NEUTER else 'ingen'} {sv} {code}.",
        **hint,
    }


def incomplete(checks: tuple[Remark, ...], checked: list[Any]) -> list[Warning_]:
    """A warning for each filter that is met by being in no list, where not all of these lists are known to be whole."""
    rests = [(each, found) for each, found in zip(checks, checked, strict=True) if isinstance(each, Rest)]
    return [_incomplete(rest, found) for rest, found in rests if found["count"]]


def _incomplete(rest: Rest, found: dict[str, Any]) -> Warning_:
    en, sv = LISTS[rest.column]
    such = ", ".join(f"”{clipped(each)}”" for each in found["such"])
    more_en, more_sv = (", such as ", ", bland andra ") if found["count"] > len(found["such"]) else (": ", ": ")
    return {
        "path": list(rest.path),
        "code": INCOMPLETE,
        "message": f"Who is in no list that is here may be in one all the same: {en} of {found['count']} are not known"
        f" to be complete{more_en}{such}.",
        "messageSv": f"Den som inte står i någon lista här kan ändå vara med: {sv} är inte säkert fullständiga för"
        f" {found['count']}{more_sv}{such}.",
        **TELLS_APART.get(rest.column, {}),
    }


def searched_for(checks: tuple[Remark, ...], checked: list[Any]) -> list[Warning_]:
    """A warning for each text in a filter by whose words nothing is found, or that was read as another."""
    found: list[Warning_] = []
    for check, told in zip(checks, checked, strict=True):
        if not isinstance(check, Searched):
            continue
        has_no_word, read = told
        if has_no_word:
            warned = {"code": NOTHING_TO_FIND, "message": NO_WORD["en"], "messageSv": NO_WORD["sv"]}
            found.append({"path": list(check.path), **warned})
        elif read is not None:
            as_ = clipped(read, LONGEST_VALUE)
            en, sv = (
                f"No record that everybody sees has the word as typed; it was also read as: {as_}.",
                f"Ingen post som alla ser har ordet som det skrevs; det lästes också som: {as_}.",
            )
            found.append({"path": list(check.path), "code": READ_AS, "message": en, "messageSv": sv})
    return found


def noun_of(model: Any, kinds: tuple[str, ...]) -> tuple[str, str]:
    """What a record of a concept is called in English and Swedish, by its kind where that is one."""
    if hasattr(model, "record_type"):
        one = [each for each in OrganisationKind if (each.value,) == kinds]
        word = one[0] if one and "municipality_code" in model.__table__.c else model.record_type
        return word.en, word.sv
    return "county", "län"
