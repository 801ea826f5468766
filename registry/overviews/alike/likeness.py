"""How alike two records are: by the words of their titles, and whom they are for.

Which records have a word in a title is told by the index of search, so that no title is read to find them.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    CTE,
    Integer,
    Select,
    Table,
    Text,
    all_,
    and_,
    case,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from registry.storage.model.record import Record
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_true
from registry.storage.search.tables import TitleWord
from registry.storage.search.titles import SMALL_IN_ENGLISH, SMALL_WORDS

#: How many words of titles are enough where nothing else is shared.
WORDS_ALONE = 2
#: A word that more titles of a type have tells nothing of any of them: it is as a small word.
COMMON = 10_000


def _tokens(title: Any, scope: Scope) -> Any:
    """The words of a title as they are written."""
    found: Any = func.search_tokens(title)
    return found.table_valued(column("pos", Integer()), column("word", Text()), name=scope.name("t")).render_derived()


def _is_no_small_word(stem: Any) -> Sql:
    """Whether a stem says something, also where a name is English; those of small Swedish words are none."""
    return and_(stem.is_not(None), stem != all_(literal_column(SMALL_WORDS)))


def words_of(title: Any, scope: Scope) -> Sql:
    """The words of a title without endings and small words: "tidiga" is as "tidigt", and "till" is left out.

    They are those of search, with letters that stand alone, as in "pilot A", and without the small words of English.
    """
    token = _tokens(title, scope)
    letter = func.ts_lexize(
        literal_column("'pg_catalog.swedish_stem'::regdictionary"), token.c.word, type_=ARRAY(Text())
    )
    word = func.coalesce(func.search_stem(token.c.word), letter[literal_column("1")])
    each = select(word.label("word")).distinct().where(_is_no_small_word(word)).correlate_except(token)
    found: Sql = func.array(each.order_by(word).scalar_subquery(), type_=ARRAY(Text()))
    return found


def each_word_of(title: Any, scope: Scope) -> Any:
    """The same as rows, in their column `word`."""
    return func.unnest(words_of(title, scope)).table_valued("word", name=scope.name("w")).render_derived()


def title_words(titles: Any, scope: Scope, *names: str) -> CTE:
    """The words of some titles, each once: without its ending (`stem`), and as it stands there (`word`).

    `titles` is what has them in its columns of those names, or in `title`.
    """
    read = [cast(titles.c[name], Text) for name in names or ("title",)]
    token = _tokens(func.concat_ws(scope.text(" "), *read), scope)
    stem: Sql = func.search_stem(token.c.word, type_=Text())
    found = select(stem.label("stem"), func.min(token.c.word).label("word")).select_from(titles.join(token, true()))
    return found.where(_is_no_small_word(stem)).group_by(stem).correlate(None).cte(scope.name("words"))


def all_titles(row: Row, model: type[Record]) -> Sql:
    """All titles of a record in one text: its own, and those it had. English says the same once more."""
    names: Sql = literal_column("'$[*].name'::jsonpath")
    columns = [model.__table__.c[each] for each in model.searched.own_names]
    texts = [
        cast(func.jsonb_path_query_array(row.c[each.name], names), Text)
        if isinstance(each.type, JSONB)
        else row.c[each.name]
        for each in columns
    ]
    return func.concat_ws(literal_column("' '"), *texts, type_=Text())


def is_telling(stem: Any, model: type[Record], scope: Scope) -> Sql:
    """Whether no more titles of a type have a word than tell something by it."""
    with scope.at(None):
        has = scope.alias(TitleWord)
    some: Select[Any] = select(literal_column("1")).select_from(has).where(_has(has, stem, model, scope))
    some = some.correlate_except(has)
    counted = some.limit(literal_column(str(COMMON + 1))).subquery(scope.name("some"))
    return scope.scalar(select(func.count()).select_from(counted), counted) <= literal_column(str(COMMON))


def _has(word: Row, stem: Any, model: type[Record], scope: Scope) -> Sql:
    return and_(word.c.record_type == scope.word(model.record_type.value), word.c.stem == stem)


def words_found_by(records: Any, model: type[Record], scope: Scope) -> CTE:
    """The same of all titles of some records, former ones too, as they are kept; only those that tell.

    The caller sees the records. Two of them share the same words whichever is asked about.
    """
    kept, written = scope.alias(TitleWord), title_words(records, scope, *model.searched.own_names)
    source = records.join(kept, kept.c.record_id == records.c.id)
    source = source.outerjoin(written, written.c.stem == kept.c.stem)
    word = func.min(func.coalesce(written.c.word, kept.c.stem)).label("word")
    each = select(kept.c.stem, word).select_from(source).group_by(kept.c.stem)
    return telling(each.correlate(None).subquery(scope.name("own")), model, scope)


def telling(words: Any, model: type[Record], scope: Scope) -> CTE:
    """Those of some words by which records of a type are alike."""
    found = select(words.c.stem, words.c.word).where(is_telling(words.c.stem, model, scope))
    return found.correlate(None).cte(scope.name("telling")).prefix_with("MATERIALIZED")


def number_of_words(title: Any) -> Sql:
    """How many words a title has, small words left out: told apart by PostgreSQL itself, which is quicker."""
    no_word: Sql = literal_column(rf"'\m({'|'.join(SMALL_IN_ENGLISH)})\M|[^[:alnum:]]+'")
    plain = func.regexp_replace(title, no_word, literal_column("' '"), literal_column("'gi'"))
    return func.length(func.to_tsvector(literal_column("'swedish'::regconfig"), plain))


def having_words_of(words: Row, model: type[Record], scope: Scope) -> Select[Any]:
    """Each record of a type with each of some words that stands in a title of its own.

    Its columns are `record_id`, `stem`, `word`, and `is_alone`: whether its own title has a single word. `words` are
    those that tell something, as `words_found_by` and `telling` give them. Of a record former titles count
    too, and parts of words do not; letters are not kept. The caller may not see all of these records.
    """
    kept = scope.alias(TitleWord)
    has = select(kept.c.record_id, kept.c.is_alone).where(_has(kept, words.c.stem, model, scope))
    # Word by word, so that the index is used however many words PostgreSQL thinks that there may be.
    each = has.offset(literal_column("0")).correlate_except(kept).lateral(scope.name("has"))
    found = select(each.c.record_id, words.c.stem, words.c.word, each.c.is_alone)
    return found.select_from(words.join(each, true())).correlate(None)


def words_shared_with(record: Sql, words: Row, scope: Scope) -> Sql:
    """Which of some words a record has in its titles, as `words` has them, in order."""
    kept = scope.alias(TitleWord)
    found = select(words.c.word).select_from(words.join(kept, kept.c.stem == words.c.stem))
    found = found.where(kept.c.record_id == record).order_by(words.c.word)
    return func.array(found.correlate_except(words, kept).scalar_subquery(), type_=ARRAY(Text()))


def enough_words(titles: Any, scope: Scope) -> Sql:
    """How many of the words of some titles a record must share to be found by words alone: two, or the only one."""
    word = each_word_of(titles.c.title, scope)
    number = select(func.count(word.c.word.distinct())).select_from(titles.join(word, true())).correlate(None)
    return func.least(number.scalar_subquery(), literal_column(str(WORDS_ALONE)))


def gathered(pairs: Table, scope: Scope) -> Any:
    """The words that each other record shares, in order: `other_id`, `words`; `pairs` has them one by one."""
    pair = scope.alias(pairs)
    words = func.array_agg(aggregate_order_by(pair.c.word, pair.c.word), type_=ARRAY(Text())).label("words")
    found = select(pair.c.other_id, words).group_by(pair.c.other_id)
    return found.correlate(None).subquery(scope.name("words"))


def same_target_group(one: Row, other: Row) -> Sql:
    """Whether two target groups are worded alike, or have ages in common.

    Null where that is not known: two that are worded otherwise may be the same unless their ages tell them apart. Up to
    18 and from 18 have none in common: one ends where the other begins, unless a group is of that age alone.
    """
    text = func.lower(one.c.target_group_text) == func.lower(other.c.target_group_text)
    bounds = [each.c[f"target_group_age_{end}"] for each in (one, other) for end in ("from", "to")]
    start, end, other_start, other_end = bounds
    most: Sql = literal_column("1000")
    least: Sql = literal_column("0")
    first = func.greatest(func.coalesce(start, least), func.coalesce(other_start, least))
    last = func.least(func.coalesce(end, most), func.coalesce(other_end, most))
    in_common = or_(first < last, and_(first == last, or_(is_true(start == end), is_true(other_start == other_end))))
    known = [func.num_nonnulls(*pair) > least for pair in ((start, end), (other_start, other_end))]
    return case((and_(*known), or_(in_common, is_true(text))), (text, true()))


def points_for(number: Sql, points: int, most: int) -> Sql:
    """So many points for each, up to a most."""
    found: Sql = func.least(number * literal_column(str(points)), literal_column(str(most)))
    return found
