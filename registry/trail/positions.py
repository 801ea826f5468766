"""Where the order of all changes ends, and which statements give the same for as long as it ends there.

A statement reads one snapshot, and in a snapshot stand exactly the commits up to a position: positions are given under
a lock that is held until the commit is seen. What a statement gives therefore follows from its text, its values and
the place that was read in the same snapshot. A place that was read before is never later than the snapshot.
"""

import re
from functools import cache

from sqlalchemy import Table

from registry.storage.model import swedish_time
from registry.storage.model.derived import MADE
from registry.storage.model.record import Base, model_of
from registry.storage.model.triggers import triggers_of

#: The last position with its moment, which tells histories apart after a restore: one probe of an index.
_LAST = """(select concat_ws(' ', position, extract(epoch from at)) from commits
  where position is not null order by position desc limit 1)"""
#: The ways in which a statement asks for the day in Sweden, which the place tells.
_DAY = re.compile(
    rf"cast\(timezone\(\s*'{swedish_time.ZONE}',\s*now\(\)\)\s+as\s+date\)|{re.escape(swedish_time.TODAY)}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![.\w])((now|random|gen_random_uuid|clock_timestamp|statement_timestamp)\s*\(|(current|local)_?(date|time))",
    re.IGNORECASE,
)


def with_place(sql: str, place: str) -> str:
    """A statement that gives one value, as one that gives it and the place beside it, both of one snapshot."""
    return f"SELECT ({sql}) AS answer, ({place}) AS place"


def place_for(sql: str) -> str | None:
    """The statement of the place that what `sql` gives follows from; None when it changes by itself.

    The place is one opaque text: the last position, the day in Sweden, and a digest of each short table that the
    statement names. It changes by itself where it reads the clock to more than the day, or names another table that can
    change without a commit. To name one is enough: what is wrongly found to change is only read anew each time.
    """
    if _CLOCK.search(_DAY.sub("", sql)) or _restless().search(sql):
        return None
    return f"select concat_ws(' ', {_LAST}, {swedish_time.TODAY}{''.join(_digests(sql))})"


def position_of(place: str) -> int:
    """The position that a place tells of; 0 before the first commit."""
    first = place.partition(" ")[0]
    return int(first) if first.isdigit() else 0


def _digests(sql: str) -> list[str]:
    named = [name for name, pattern in _short().items() if pattern.search(sql)]
    return [f", (select md5(string_agg(t::text, '' order by t::text)) from {each} t)" for each in named]  # noqa: S608 - the names are the model's


@cache
def _short() -> dict[str, re.Pattern[str]]:
    """The short tables, each with what finds it in a statement."""
    return {name: _named([name]) for name, table in Base.metadata.tables.items() if _is_short(table)}


@cache
def _restless() -> re.Pattern[str]:
    """The names of the tables that can change without a commit; to change what is never in the trail is one too."""
    tables = Base.metadata.tables.items()
    return _named([name for name, table in tables if not (MADE in table.info or _is_settled(table))])


def _named(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'\".])({'|'.join(sorted(names))})(?![\w'\"])")


def _is_settled(table: Table) -> bool:
    """Whether it changes with commits alone, or is so short that the place tells of it."""
    model = model_of(table)
    if model is not None and model.follows_commits:
        return True
    return _is_short(table) or any(each.name == "log_update" for each in triggers_of(table))


def _is_short(table: Table) -> bool:
    model = model_of(table)
    return model is not None and model.is_short
