"""How alike two records are: by the words of their titles, and whom they are for."""

from typing import Any

from sqlalchemy import ARRAY, Text, and_, any_, case, func, literal_column, or_, select

from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def words_of(title: Any) -> Sql:
    """The words of a title without endings and small words: "tidiga" is as "tidigt", and "till" is left out."""
    found: Sql = func.tsvector_to_array(
        func.to_tsvector(literal_column("'swedish'::regconfig"), title), type_=ARRAY(Text())
    )
    return found


def shared_words(one: Sql, other: Sql, scope: Scope) -> Sql:
    """The words that two titles share, without endings."""
    word = func.unnest(words_of(one)).table_valued("value", name=scope.name("w")).render_derived()
    both = select(word.c.value).where(word.c.value == any_(words_of(other))).correlate_except(word)
    found: Sql = func.array(both.scalar_subquery(), type_=ARRAY(Text()))
    return found


def same_target_group(one: Row, other: Row) -> Sql:
    """Whether two target groups are worded alike, or have an age in common; null where either is not known."""
    text = func.lower(one.c.target_group_text) == func.lower(other.c.target_group_text)
    bounds = [each.c[f"target_group_age_{end}"] for each in (one, other) for end in ("from", "to")]
    start, end, other_start, other_end = bounds
    most: Sql = literal_column("1000")
    least: Sql = literal_column("0")
    in_common = and_(
        func.coalesce(start, least) <= func.coalesce(other_end, most),
        func.coalesce(other_start, least) <= func.coalesce(end, most),
    )
    known = [func.num_nonnulls(*pair) > least for pair in ((start, end), (other_start, other_end))]
    return case((and_(*known), or_(in_common, text.is_(True))), else_=text)


def points_for(number: Sql, points: int, most: int) -> Sql:
    """So many points for each, up to a most."""
    found: Sql = func.least(number * literal_column(str(points)), literal_column(str(most)))
    return found
