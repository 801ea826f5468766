"""What a request of OAI-PMH asks for: its verb with its arguments, or the protocol's fault in it.

Section 3.6 of the protocol names the faults, and section 4 what each verb takes.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import parse_qsl

import orjson

from registry.feed.derived import kinds
from registry.storage.model.terms import RecordType

#: What identifiers begin with; a record's id follows.
OAI = "oai:partnerskapet:"
#: Longer than any token that was given.
LONGEST = 8000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
#: What XML 1.0 cannot hold.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Fault(Exception):
    """A fault that the protocol has a code for."""

    def __init__(self, code: str, message: str) -> None:
        """Takes the code and a sentence."""
        super().__init__(message)
        self.code, self.message = code, message


class Takes(NamedTuple):
    """What a verb takes."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    has_pages: bool = False


_LISTS = Takes(("metadataPrefix",), ("from", "until", "set"), True)
VERBS = {
    "Identify": Takes(),
    "ListMetadataFormats": Takes(optional=("identifier",)),
    "ListSets": Takes(has_pages=True),
    "ListIdentifiers": _LISTS,
    "ListRecords": _LISTS,
    "GetRecord": Takes(("identifier", "metadataPrefix")),
}


class Wanted(NamedTuple):
    """What a list tells of, and how far it has come."""

    verb: str
    prefix: str
    kind: str | None = None
    first: datetime | None = None
    #: The moment that it ends before.
    until: datetime | None = None
    #: The change token to go on from, and the last position that there can be anything at; None before the first page.
    after: str | None = None
    last: int | None = None

    def is_within(self, at: datetime) -> bool:
        """Whether a moment is one of those that were asked for."""
        return (self.first is None or self.first <= at) and (self.until is None or at < self.until)

    def token(self) -> str:
        """The resumptionToken of the page that follows."""
        moments = [None if each is None else each.isoformat() for each in (self.first, self.until)]
        parts = [self.verb, self.prefix, self.kind, *moments, self.after, self.last]
        return urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")


def arguments_of(query: bytes) -> dict[str, str]:
    """The verb and its arguments, as they were given; Fault."""
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError:
        raise Fault("badArgument", "The arguments cannot be read: they are URL-encoded UTF-8.") from None
    given = dict(pairs)
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Fault("badVerb", f"There must be one verb, and it is one of {', '.join(VERBS)}.")
    if len(given) != len(pairs):
        raise Fault("badArgument", "An argument is given more than once.")
    if any(_UNFIT.search(each) for each in given.values()):
        raise Fault("badArgument", "An argument has a character that XML cannot hold.")
    takes, names = VERBS[verbs[0]], given.keys() - {"verb"}
    if takes.has_pages and "resumptionToken" in names:
        if names != {"resumptionToken"}:
            raise Fault("badArgument", "With a resumptionToken no other argument is given.")
        return given
    if unknown := sorted(each for each in names if each not in (*takes.required, *takes.optional)):
        most = f"It takes {', '.join((*takes.required, *takes.optional)) or 'none'}."
        raise Fault("badArgument", f"{verbs[0]} does not take {len(unknown)} of the arguments. {most}")
    if missing := [each for each in takes.required if each not in names]:
        raise Fault("badArgument", f"{verbs[0]} lacks {', '.join(missing)}.")
    return given


def wanted(given: dict[str, str]) -> Wanted:
    """What a list was asked for, from its arguments or its resumptionToken; Fault."""
    if (token := given.get("resumptionToken")) is not None:
        found = _resumed(token)
        if found.verb != given["verb"]:
            raise _bad_token()
        return found
    first, until = given.get("from"), given.get("until")
    if first is not None and until is not None and bool(_DAY.fullmatch(first)) != bool(_DAY.fullmatch(until)):
        raise Fault("badArgument", "from and until are both days or both seconds.")
    begins, ends = _moment("from", first), _moment("until", until)
    if begins is not None and ends is not None and begins > ends:
        raise Fault("badArgument", "from is later than until.")
    if ends is not None and until is not None:
        ends = _after(ends, timedelta(days=1) if _DAY.fullmatch(until) else timedelta(seconds=1))
    kind = given.get("set")
    known = {RecordType[each].prefix: each for each in kinds()}
    if kind is not None and kind not in known:
        raise Fault("noRecordsMatch", f"There is no such set. The sets are {', '.join(known)}.")
    return Wanted(given["verb"], given["metadataPrefix"], kind and known[kind], begins, ends)


def _moment(name: str, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value) or _SECOND.fullmatch(value):
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
    except ValueError:
        pass
    raise Fault("badArgument", f"{name} is a day as 2026-11-15 or a second as 2026-11-15T10:00:00Z, in UTC.")


def _after(moment: datetime, much: timedelta) -> datetime:
    """The moment that a day or a second ends before."""
    try:
        return moment + much
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _resumed(token: str) -> Wanted:
    try:
        if len(token) > LONGEST:
            raise ValueError(token)
        parts = orjson.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        verb, prefix, kind, first, until, after, last = parts
        begins, ends = (
            None if each is None else datetime.fromisoformat(each).astimezone(UTC) for each in (first, until)
        )
    except (NotBase64, ValueError, TypeError, OverflowError):
        raise _bad_token() from None
    texts = all(isinstance(each, str) for each in (verb, prefix, after))
    is_number = last is None or (isinstance(last, int) and not isinstance(last, bool))
    if not (texts and is_number and (kind is None or kind in kinds())):
        raise _bad_token()
    return Wanted(verb, prefix, kind, begins, ends, after, last)


def _bad_token() -> Fault:
    return Fault("badResumptionToken", "This is no resumptionToken that was given for this verb.")
