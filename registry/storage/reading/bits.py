"""The rows of a list of the root as bits, by segment: what bitmaps are counted against.

kind: {eq: PILOT}                                         -> the bitmap of a word
county: {eq: 14}    -> those of the organisations that take part and meet it, together
and, or, not, none                                        -> &, | and ~
anything else                                             -> the rows as they are found, each as its bit
"""

from functools import reduce
from typing import Any

from sqlalchemy import BigInteger, CompoundSelect, Select, Text, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import BIT

from registry.storage.bitmaps.attributes import EXISTENCE, Attribute, attributes_of, referring_column, word_of
from registry.storage.bitmaps.tables import BITS, Bitmap, BitmapOrdinal
from registry.storage.reading.conditions import all_conditions, compare
from registry.storage.reading.criteria import ALL, Chosen, Compare, Condition, Either, Every, Not, Related
from registry.storage.reading.grouped import key_of
from registry.storage.reading.json import Source
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: The tests of a word that its bitmaps answer.
TESTS = ("eq", "in", "not", "among")
#: To how many tests bitmaps answer at once: each is joined by itself, and the more there are the longer it is planned.
MOST_TESTS = 8
#: How many bits of rows are gathered as a number before they are placed in a bitmap.
WORD = 64

TYPE = BIT(BITS)
#: None of all bits.
NO_BITS: Sql = literal_column(f"0::bit({BITS})", TYPE)


def answers(condition: Condition, model: Any) -> bool:
    """Whether bitmaps alone tell which records of a concept meet a condition, which has not too many tests."""
    tests = _tests(condition, model)
    return tests is not None and tests <= MOST_TESTS


def is_of_words(condition: Condition) -> bool:
    """Whether a condition asks only for words of the record itself, and nothing of what it leads to."""
    match condition:
        case Every(conditions) | Either(conditions):
            return all(is_of_words(each) for each in conditions)
        case Not(inner) | Chosen(condition=inner):
            return is_of_words(inner)
    return isinstance(condition, Compare)


def _tests(condition: Condition, model: Any) -> int | None:
    """How many tests a condition has; None where bitmaps do not answer some of them."""
    match condition:
        case Every(conditions) | Either(conditions):
            each = [_tests(one, model) for one in conditions]
            known = [one for one in each if one is not None]
            return sum(known) if len(known) == len(each) else None
        case Not(inner) | Chosen(condition=inner):
            return _tests(inner, model)
        case Compare(name, operator):
            return 1 if operator in TESTS and word_of(model, name) is not None else None
        case Related():
            return 1 if _led(condition, model) is not None else None
    return None


class Bits:
    """The bits of one concept in a statement: of what everybody sees."""

    def __init__(self, model: Any, scope: Scope) -> None:
        """Takes what the bits are of, and the statement that reads them."""
        self.model, self.scope = model, scope

    def of_attribute(self, name: str) -> tuple[Row, list[Sql]]:
        """The bitmaps of an attribute: rows with segment, value and bits, and the conditions on them."""
        bitmap = self.scope.alias(Bitmap)
        kind = self.scope.word(self.model.record_type.value)
        return bitmap, [bitmap.c.record_type == kind, bitmap.c.attribute == self.scope.text(name)]

    def meeting(self, condition: Condition) -> Select[Any]:
        """The bits of the records that meet a condition which bitmaps answer: columns segment and bits."""
        exist, conditions = self.of_attribute(EXISTENCE)
        source = Source(exist)
        found: Sql = exist.c.bits
        if condition != ALL:
            found = found.bitwise_and(self._meeting(condition, exist, source))
        return select(exist.c.segment, found.label("bits")).select_from(source.clause).where(*conditions)

    def of_rows(self, ids: Select[Any] | CompoundSelect[Any]) -> Select[Any]:
        """The bits of the records with some ids: columns segment and bits, for each of what else stands beside the id.

        They are gathered as numbers first: a bitmap would be copied for each record.
        """
        rows, record = ids.subquery(self.scope.name("r")), self.scope.alias(BitmapOrdinal)
        by = [each.name for each in rows.c if each.name != "id"]
        word, place = (record.c.ordinal.op(each)(_number(WORD)) for each in ("/", "%"))
        bit = literal_column("1::bigint", BigInteger()).op("<<")(_number(WORD - 1) - place)
        each = [rows.c[name] for name in by]
        gathered = (
            select(*each, word.label("word"), func.bit_or(bit, type_=BigInteger()).label("bits"))
            .select_from(rows.join(record, record.c.record_id == rows.c.id))
            .group_by(*each, word)
            .subquery(self.scope.name("w"))
        )
        segment, within = (gathered.c.word.op(each)(_number(BITS // WORD)) for each in ("/", "%"))
        placed = cast(cast(gathered.c.bits, BIT(WORD)), TYPE).op(">>")(within * _number(WORD))
        each = [gathered.c[name] for name in by]
        together = func.bit_or(placed, type_=TYPE).label("bits")
        return select(*each, segment.label("segment"), together).group_by(*each, segment)

    def _meeting(self, condition: Condition, exist: Row, source: Source) -> Sql:
        """The bits of what meets a condition, in the segment of `exist`; of what does not exist they may be anything.

        What has to be read for that is joined to the source.
        """

        def having(found: Select[Any]) -> Sql:
            having = found.subquery(self.scope.name("h"))
            source.outer(having, [having.c.segment == exist.c.segment])
            return func.coalesce(having.c.bits, NO_BITS, type_=TYPE)

        match condition:
            case Every(conditions) | Either(conditions):
                all_of = isinstance(condition, Every)
                each = [self._meeting(one, exist, source) for one in conditions]
                if not each:
                    return NO_BITS.bitwise_not() if all_of else NO_BITS
                return reduce(lambda one, other: one.bitwise_and(other) if all_of else one.bitwise_or(other), each)
            case Not(inner):
                return self._meeting(inner, exist, source).bitwise_not()
            case Chosen(condition=inner):
                return self._meeting(inner, exist, source)
            case Compare(operator="not"):
                return having(self._of_words(condition)).bitwise_not()
            case Compare():
                return having(self._of_words(condition))
            case Related(some=some) if (led := _led(condition, self.model)) is not None:
                bits = having(self._of_led(*led))
                return bits if some else bits.bitwise_not()
        raise TypeError(condition)

    def _of_words(self, test: Compare) -> Select[Any]:
        """The bits of all that have one of the words of a test; of what has not a word, of those that have it."""
        bitmap, conditions = self.of_attribute(test.name)
        operator = "eq" if test.operator == "not" else test.operator
        meets = compare(bitmap.c.value, operator, test.value, self.scope)
        return _together(bitmap, bitmap).where(*conditions, meets)

    def _of_led(self, attribute: Attribute, condition: Condition) -> Select[Any]:
        """The bits of what an attribute leads from to something that the caller sees and that meets a condition."""
        scope = self.scope
        bitmap, conditions = self.of_attribute(attribute.name)
        end = scope.alias(attribute.target)
        at = select(end.c[key_of(attribute.target)].label(attribute.reference or "id"))
        seen = at.where(*scope.sees(end, attribute.target))
        if attribute.parts is None:
            led = seen.where(*all_conditions(condition, attribute.target, end, scope)).subquery(scope.name("l"))
        else:
            # A part that has nothing but its reference: more is not asked of it.
            part = seen.subquery(scope.name("at"))
            led = select(part).where(*all_conditions(condition, attribute.parts, part, scope)).subquery(scope.name("l"))
        (key,) = led.c
        return _together(bitmap, bitmap.join(led, cast(key, Text) == bitmap.c.value)).where(*conditions)


def _number(value: int) -> Sql:
    return literal_column(str(value))


def _led(condition: Related, model: Any) -> tuple[Attribute, Condition] | None:
    """The attribute whose values a condition is about, and the condition on a link's target, or on a part."""
    first, *rest = condition.path
    inner = Related(tuple(rest), condition.condition) if rest else condition.condition
    for attribute in attributes_of(model):
        if attribute.relation == first and (attribute.parts is None or _is_beyond(inner, attribute)):
            return attribute, inner
    return None


def _is_beyond(condition: Condition, attribute: Attribute) -> bool:
    """Whether a condition on a part is only about what the attribute's reference leads to."""
    match condition:
        case Every(conditions) | Either(conditions):
            return all(_is_beyond(each, attribute) for each in conditions)
        case Not(inner) | Chosen(condition=inner):
            return _is_beyond(inner, attribute)
        case Related(path=(name, *_)):
            return referring_column(attribute.parts, name) == attribute.reference
    return False


def _together(bitmap: Row, source: Any) -> Select[Any]:
    found = func.bit_or(bitmap.c.bits, type_=TYPE)
    return select(bitmap.c.segment, found.label("bits")).select_from(source).group_by(bitmap.c.segment)
