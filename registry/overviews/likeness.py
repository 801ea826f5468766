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
    false,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB, TSQUERY, aggregate_order_by

from registry.storage.model.record import Record
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_true
from registry.storage.search.tables import SearchText

#: How many words of titles are enough where nothing else is shared.
WORDS_ALONE = 2
#: The small words of titles in English, each its own stem: search finds by them, and no two records are alike by them.
SMALL_IN_ENGLISH = (
    *("an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "in", "into", "is", "it", "its", "not", "of"),
    *("on", "or", "our", "that", "the", "their", "to", "we", "what", "when", "which", "who", "with"),
)


def _tokens(title: Any, scope: Scope) -> Any:
    """The words of a title as they are written."""
    found: Any = func.search_tokens(title)
    return found.table_valued(column("pos", Integer()), column("word", Text()), name=scope.name("t")).render_derived()


def _is_no_small_word(stem: Any) -> Sql:
    """Whether a stem says something, also in a title in English; those of small Swedish words are none."""
    return and_(stem.is_not(None), stem != all_(literal_column(f"'{{{','.join(SMALL_IN_ENGLISH)}}}'::text[]")))


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
    """All titles of a record in one text: its own, that in English, and those it had."""
    names: Sql = literal_column("'$[*].name'::jsonpath")
    columns = [model.__table__.c[each] for each in model.searched.names]
    texts = [
        cast(func.jsonb_path_query_array(row.c[each.name], names), Text)
        if isinstance(each.type, JSONB)
        else row.c[each.name]
        for each in columns
    ]
    return func.concat_ws(literal_column("' '"), *texts, type_=Text())


def words_found_by(records: Any, model: type[Record], scope: Scope) -> CTE:
    """The same of all titles of some records, in English and former ones too, as the index has them.

    The caller sees the records. Two of them share the same words whichever is asked about.
    """
    text, written = scope.alias(SearchText), title_words(records, scope, *model.searched.names)
    of_titles = func.tsvector_to_array(func.ts_filter(text.c.title, literal_column("'{a}'")))
    stem = func.unnest(of_titles).table_valued("stem", name=scope.name("s")).render_derived()
    source = records.join(text, text.c.record_id == records.c.id).join(stem, true())
    source = source.outerjoin(written, written.c.stem == stem.c.stem)
    word = func.min(func.coalesce(written.c.word, stem.c.stem)).label("word")
    found = select(stem.c.stem, word).select_from(source).where(_is_no_small_word(stem.c.stem)).group_by(stem.c.stem)
    return found.correlate(None).cte(scope.name("found_by"))


def number_of_words(title: Any) -> Sql:
    """How many words a title has, small words left out: told apart by PostgreSQL itself, which is quicker."""
    no_word: Sql = literal_column(rf"'\m({'|'.join(SMALL_IN_ENGLISH)})\M|[^[:alnum:]]+'")
    plain = func.regexp_replace(title, no_word, literal_column("' '"), literal_column("'gi'"))
    return func.length(func.to_tsvector(literal_column("'swedish'::regconfig"), plain))


def having_words_of(words: CTE, model: type[Record], scope: Scope) -> Select[Any]:
    """Each record of a type with each of some words that stands in a title of its own: `record_id`, `stem`, `word`.

    `words` are those of `title_words` or `words_found_by`. Of a record titles in English and former ones count too, and
    parts of words do not; letters stand in no index. The caller may not see all of these records.
    """
    text = scope.alias(SearchText)
    query = cast(func.quote_literal(words.c.stem).concat(literal_column("':A'")), TSQUERY)
    has = select(text.c.record_id).where(
        text.c.title.op("@@")(query), text.c.record_type == scope.word(model.record_type.value)
    )
    # Word by word, so that the index is used however many words PostgreSQL thinks that there may be.
    each = has.offset(literal_column("0")).correlate_except(text).lateral(scope.name("has"))
    found = select(each.c.record_id, words.c.stem, words.c.word)
    return found.select_from(words.join(each, true())).correlate(None)


def has_one_word(title: Any, scope: Scope) -> Sql:
    """Whether a title has a single word, small ones left out.

    Many are asked, and most are long: of these, two words that are too long to be small tell it before any is read.
    """
    is_short = func.cardinality(func.string_to_array(title, scope.text(" "))) <= literal_column("3")
    has_two = title.op("~")(literal_column(r"'\w{7}.*\W\w{7}'"))
    is_one = func.cardinality(words_of(title, scope)) == literal_column("1")
    # PostgreSQL may tell apart what are endings of one word here, but not four.
    return case(
        (is_short, is_one), (has_two, false()), (number_of_words(title) > literal_column("3"), false()), else_=is_one
    )


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
    """Whether two target groups are worded alike, or have an age in common.

    Null where that is not known: two that are worded otherwise may be the same unless their ages tell them apart.
    """
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
    return case((and_(*known), or_(in_common, is_true(text))), (text, true()))


def points_for(number: Sql, points: int, most: int) -> Sql:
    """So many points for each, up to a most."""
    found: Sql = func.least(number * literal_column(str(points)), literal_column(str(most)))
    return found
