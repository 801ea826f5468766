"""Personal identity and coordination numbers are known however they are written, and nothing else is taken for one."""

import json
import sys
import unicodedata
from collections.abc import AsyncIterator, Iterable
from datetime import date
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.storage.database import database
from registry.storage.model.characters import HIDDEN, ONES, ZEROS
from registry.storage.model.personal_numbers import holds_personal_number
from tests.helpers.budgets import part

EVERY = [chr(each) for each in range(sys.maxunicode + 1)]
#: What Unicode itself calls dashes and blanks, what people take for them, and what shows nothing.
DASHES = sorted({each for each in EVERY if unicodedata.category(each) == "Pd"} | set("−⁃˗⁻₋➖─+＋\uff70⎯╌"))
BLANKS = sorted(
    {each for each in EVERY if unicodedata.category(each) in ("Zs", "Zl", "Zp")} | set("\t\n\r\x0b\x0c\x85")
)
#: What shows nothing, or is seen only on something else; the last are those that have no category for it.
UNSEEN = sorted(
    {each for each in EVERY if unicodedata.category(each) in ("Cf", "Mn", "Me")}
    | {chr(each) for each in (0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFF0, 0xE0000, 0xE0002, 0xE0FFF, 0x2065)}
)
#: By the digit that its first character stands for, where digits of our own are written otherwise.
RUNS = [
    *((int(each, 16), 0) for each in ZEROS.split()),
    *((int(each, 16), 1) for each in f"{ONES} 2460".split()),
]


def number(year: int, month: int, day: int, birth: int, *, coordination: bool = False) -> str:
    """Twelve digits of which the last one is right; no real person's, for the births are drawn."""
    told = f"{year % 100:02}{month:02}{day + 60 * coordination:02}{birth:03}"
    odd = [sum(divmod(int(each) * (2 - place % 2), 10)) for place, each in enumerate(told)]
    return f"{year // 100}{told}{-sum(odd) % 10}"


numbers = st.builds(
    lambda day, birth, coordination: number(day.year, day.month, day.day, birth, coordination=coordination),
    st.dates(date(1890, 1, 1), date(2026, 12, 31)),
    st.integers(0, 999),
    st.booleans(),
)
between = st.one_of(
    st.sampled_from(DASHES),
    st.sampled_from(BLANKS),
    st.sampled_from(["", " - ", "  ", " – ", "-\u200b", "    ", " --- - ", "\n\n\n\n\n", "/", " / ", "_", "."]),
    st.sampled_from(UNSEEN),
)


def _other(character: str, zero: int, first: int) -> str:
    is_digit = character.isascii() and character.isdigit() and int(character) >= first
    return chr(zero + int(character) - first) if is_digit else character


@st.composite
def written(draw: st.DrawFn) -> str:
    """A number as somebody may write it: with or without century, grouped, in digits of any script, among words."""
    digits, gap = draw(numbers), draw(between)
    apart = gap.strip("".join(UNSEEN)) != ""
    forms = ["8 4", "4 2 2 4", "4 4 4", "2 2 2 2 4", "2 6 4", "6 4", "2 2 2 4"]
    groups = draw(st.sampled_from([*forms, *(["2 2 2 2 2 2"] if {*gap}.isdisjoint("/_.") else [])]))
    sizes = [int(each) for each in groups.split()]
    if sum(sizes) == 10:
        digits = digits[2:]
    cut, pieces = 0, []
    for size in sizes:
        pieces.append(digits[cut : cut + size])
        cut += size
    # A birth number that could be a year, before what could be a month, is taken for a date.
    told = gap.join(pieces) if apart or len(sizes) == 2 else "".join(pieces)
    zero, first = draw(st.sampled_from([(0x30, 0), (0x30, 0), *RUNS]))
    told = "".join(_other(each, zero, first) for each in told)
    before, after = (
        draw(st.sampled_from(["", "Född ", "pnr:", "(", "SN"])),
        draw(st.sampled_from(["", ".", " kom", ")"])),
    )
    return f"{before}{told}{after}"


@given(written())
@settings(max_examples=600)
def test_a_number_is_known_however_it_is_written(text: str) -> None:
    assert holds_personal_number(text)


@pytest.mark.parametrize("gap", [*DASHES, *BLANKS], ids=lambda each: f"U+{ord(each):04X}")
def test_every_dash_and_blank_stands_between(gap: str) -> None:
    for text in (f"19121212{gap}1212", f"121212{gap}1212", f"1912{gap}12{gap}12{gap}1212"):
        assert holds_personal_number(text)


def _numbers(ranges: str) -> set[str]:
    ends = [each.partition("-")[::2] for each in ranges.split()]
    return {chr(each) for low, high in ends for each in range(int(low, 16), int(high or low, 16) + 1)}


def test_digits_of_every_script_are_digits() -> None:
    assert {each for each in EVERY if unicodedata.decimal(each, None) == 0} - {"0"} <= _numbers(ZEROS)
    for each in (each for each in EVERY if unicodedata.digit(each, None) is not None):
        digit = str(unicodedata.digit(each))
        whole = next(told for told in (number(2000, 1, 1, birth) for birth in range(999)) if digit in told)
        assert holds_personal_number(whole.replace(digit, each)), f"U+{ord(each):04X}"


def test_what_shows_nothing_hides_nothing() -> None:
    assert {*UNSEEN} <= _numbers(HIDDEN)
    for each in _numbers(HIDDEN):
        assert holds_personal_number(f"19121212{each}-{each}12{each}12"), f"U+{ord(each):04X}"
        assert holds_personal_number(f"12{each}1212-1{each}212"), f"U+{ord(each):04X}"


HELD = [
    *("19121212    -    1212", "1912\n\n\n\n12\n\n\n\n12\n\n\n\n1212", "121212 - - - - 1212", "1̲9̲1̲2̲1212-1212"),
    # What only looks like the beginning of one hides none.
    *("Kontakt sedan 2024-05 121212-1212", "Start 2026-01 – 121212-1212", "2024 05 19121212-1212", "12-12 121212-1212"),
    *("19121212/1212", "121212/1212", "1912/12/12/1212", "1912.12.12.1212", "121212_1212", "1912_12_12_1212"),
    *("19121212 / 1212", "12.12.12-1212", "12/12/12 1212", "121212.1212", "1912/12/12-1212", "1912.12.12 1212"),
    *("¹⁹¹²¹²¹²-¹²¹²", "①⑨①②①②①②①②①②", "１９１２１２１２／１２１２", "121212\uff701212", "121212⎯1212", "1️⃣2️⃣1️⃣2️⃣1️⃣2️⃣-1212"),
]


@pytest.mark.parametrize("text", HELD)
async def test_no_form_of_a_number_passes(connection: Any, text: str) -> None:
    assert holds_personal_number(text)
    assert await told(connection, [text]) == [True]


PASS = [
    *(
        "SN 2024/01234",
        "KS 2023-00123",
        "Dnr 16/06673 och 2026/0001",
        "SN 2024-000123",
        "2024-012345",
        "Dnr 2012-12345",
    ),
    *(
        "08-452 70 00",
        "+46 8 452 70 00",
        "070-123 45 67",
        "0701-23 45 67",
        "0706-12 34 56",
        "+46 11 12 34 56",
        "08 12 34 56",
    ),
    *("+46111234564", "0120-12 34 56", "010-101 20 20", "070-612 34 56", "0046 11 12 34 56", "+46 (0)8-452 70 00"),
    *("212000-0142", "16212000-0142", "162120000142", "556012-5790", "802001-1212"),
    *(
        "2026-11-28",
        "2024-2026",
        "2024-01-01–2024-12-31",
        "2024-01-01 - 2024-12-31",
        "2024-01 – 2024-12",
        "20240101-20241231",
    ),
    *("2019 2020 2021 2022", "2010-2011 2012", "2026-11-28T10:15:00Z", "2026-11-28 10:15", "2024-01-01 2024-02"),
    *("1 200 000 000 kr", "12 121 212 12", "20 000 101 1234", "1.912.121.212,12", "SEK 19 121 212,12", "12,50"),
    *(
        "978-91-7164-123-4",
        "5050-1055",
        "12 12 12-1",
        "19000101-0018",
        "19000231-0019",
        "5000101001612",
        "1912121212123",
    ),
    *(
        "2024-01-01/2024-12-31",
        "20240101/20241231",
        "2019/2020 2021/2022",
        "2026-11-28 10.15",
        "2024-11-12. 2025 hölls",
    ),
    *(
        "https://example.org/1912/12/12/1212",
        "https://example.org/a/1912-12-12.",
        "KS 2012/1212",
        "12.12.12",
        "1/2 och 3/4",
    ),
    *("a1b2c3d4-e5f6-4718-8910-111213141516", "https://example.org/2024/01/01/1234", "åäö ÅÄÖ 12"),
]


@pytest_asyncio.fixture(scope="module")
async def connection(empty_url: str) -> AsyncIterator[Any]:
    made = await database.connect(empty_url)
    yield made
    await made.close()


async def told(connection: Any, texts: Iterable[str]) -> list[bool]:
    """What the database says of each text."""
    each = "unnest($1::text[]) with ordinality e(told, place)"
    query = f"select array_agg(holds_personal_number(told) order by place) from {each}"
    found: list[bool] = await connection.fetchval(query, list(texts))
    return found


@pytest.mark.parametrize("text", PASS)
async def test_other_numbers_pass(connection: Any, text: str) -> None:
    assert not holds_personal_number(text)
    assert await told(connection, [text]) == [False]


NEAR = st.text(
    st.one_of(
        st.sampled_from([*"00011111112222226699", *"  --–+/_.."]),
        st.sampled_from([*DASHES, *BLANKS, *"１٢³④åé|…´"]),
        st.sampled_from(sorted(_numbers(HIDDEN))),
    ),
    max_size=40,
)


@given(texts=st.lists(st.one_of(written(), NEAR, st.text(max_size=30)), min_size=20, max_size=60))
@settings(max_examples=part(2))
async def test_the_database_and_python_agree(connection: Any, texts: list[str]) -> None:
    kept = [each.replace("\0", "").encode("utf-8", "ignore").decode() for each in texts]
    assert await told(connection, kept) == [holds_personal_number(each) for each in kept]


async def test_what_stands_in_two_columns_is_no_number(connection: Any) -> None:
    insert = """insert into initiatives (kind, slug, title, summary, questions, sources)
                values ('PILOT', 'delad', $1, $2, $3, $4)"""
    whole = (
        "Sedan 191212",
        "1212 kronor",
        ["121212", "1212"],
        '[{"title": "121212", "url": "https://1212.example", "fields": []}]',
    )
    async with connection.transaction():
        await connection.execute(insert, *whole)
        await connection.execute("delete from initiatives where slug = 'delad'")


@pytest.mark.parametrize("gap", ["\n", "\t", "–", "\u00a0"], ids=lambda each: f"U+{ord(each):04X}")
async def test_a_value_in_a_list_is_read_as_it_was_written(connection: Any, gap: str) -> None:
    list_ = [{"title": f"Om 121212{gap}1212", "fields": []}]
    assert await connection.fetchval("select holds_personal_number(words_of($1))", json.dumps(list_))
