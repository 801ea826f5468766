"""What a text may be: Python, which tells what is wrong, and PostgreSQL, which refuses, agree on every one."""

import unicodedata
from collections.abc import AsyncIterator
from time import perf_counter
from typing import Any, TypeAlias

import asyncpg
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import TooLong
from registry.storage.database import database
from registry.storage.model import texts
from registry.storage.writing.slugs import slug_of
from tests.helpers.databases import CreateDatabase

Connection: TypeAlias = "asyncpg.Connection[Any]"
#: Beside each other in one text, each of these is something to look at.
ODD = (
    "a", "Å", "a\u030a", " ", "\u00a0", "\u2003", "\t", "\n", "\r\n", "\x0b", "\u2028", "\x07", "\x1b", "\x1c", "\x7f",
    "\x85", "\x9f", "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u202e", "\u2060", "\u2066", "\ufeff", "\ufffd",
    "\ufffc", "\ue000", "\ufdd0", "\uffff", "\U000f0000", "\U000e0041", "\U0010ffff", "\u3164", "\u2800", "م", "👩",
    "ﬁ", "½", "\u0301", "가", "\u1100\u1161",
)  # fmt: skip
FORMS = (texts.LINE, texts.PROSE, texts.Form(3), texts.Form(5, many_lines=True))


@pytest_asyncio.fixture(scope="module")
async def connection(make_database: CreateDatabase) -> AsyncIterator[Connection]:
    """A connection to a database with the registry's functions."""
    made = await database.connect(await make_database())
    yield made
    await made.close()


async def agree(connection: Connection, value: str, form: texts.Form) -> bool:
    """Whether a text can be kept; fails when Python and PostgreSQL differ."""
    python = bool(value) and value == texts.tidied(value) and texts.fault(value, form) is None
    asked = (
        "select is_text($1, $2, $3), are_texts(array[$1], $2, $3), are_texts(jsonb_build_object('a', $1::text), $2, $3)"
    )
    found = set(await connection.fetchrow(asked, value, form.most, form.many_lines) or ())
    assert found == {python}, (ascii(value), form)
    return python


async def test_python_and_postgresql_agree_on_every_character(connection: Connection) -> None:
    # Characters that only one of the two has in its tables are composed in the same way by both.
    alone = [chr(each) for each in range(1, 0x110000) if not 0xD800 <= each <= 0xDFFF]
    asked = """select each.place from unnest($1::text[]) with ordinality each(value, place)
               where is_text('x' || value || 'x', 9, true)"""
    kept = {alone[row["place"] - 1] for row in await connection.fetch(asked, alone)}
    python = {
        each for each in alone if f"x{each}x" == texts.tidied(f"x{each}x") and not texts.fault(f"x{each}x", texts.PROSE)
    }
    assert {ascii(each) for each in kept ^ python} == set()
    assert len(kept) > 800_000


@pytest.mark.parametrize("first", ODD, ids=ascii)
async def test_python_and_postgresql_agree_on_what_stands_beside_what(connection: Connection, first: str) -> None:
    found = [
        await agree(connection, value, form)
        for second in ODD
        for value in (first + second, f"x{first}{second}x", unicodedata.normalize("NFC", f"م{first}{second}م"))
        for form in FORMS
    ]
    assert not all(found)


@given(st.lists(st.sampled_from(ODD), max_size=8).map("".join))
def test_what_is_tidied_stays_as_it_is(value: str) -> None:
    once = texts.tidied(value)
    assert texts.tidied(once) == once
    assert once == unicodedata.normalize("NFC", once)
    assert "\r" not in once
    assert "\t" not in once


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("A\u030amal", "Åmål"[0] + "mal"),
        ("Ale ", "Ale"),
        ("Ale\u00a0", "Ale"),
        ("\u2003\nAle\t", "Ale"),
        ("ett\r\ntvå\x0btre\u2028fyra", "ett\ntvå\ntre\nfyra"),
        ("ett\ttvå", "ett två"),
        (" \u00a0\n", ""),
        ("10\u00a0000", "10\u00a0000"),
    ],
)
def test_a_text_is_tidied(given: str, kept: str) -> None:
    assert texts.tidied(given) == kept


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Hej\x07då", "Tecken 4 är U+0007, som är ett styrtecken."),
        ("Al\u200be", "Tecken 3 är U+200B ZERO WIDTH SPACE, som syns inte."),
        ("\ue000", "Tecken 1 är U+E000, som betyder något bara i ett typsnitt."),
        ("bok\ufffd", "Tecken 4 är U+FFFD REPLACEMENT CHARACTER, som står för något som har gått förlorat."),
        ("ett\ntvå", "Det finns en radbrytning efter tecken 3, och detta är en rad."),
        ("x" * 6000, "Texten har 6\u00a0000 tecken, och får ha 300."),
    ],
)
def test_what_cannot_be_kept_is_told_by_name(value: str, said: str) -> None:
    found = texts.fault(value, texts.LINE)
    assert found is not None
    assert found.message_sv == said
    assert found.hint_sv
    # A sentence about a text never repeats it.
    assert value not in found.message + found.message_sv


def test_a_name_has_its_form_in_whatever_it_stands() -> None:
    assert texts.form_of("summary") == texts.form_of("opening_seeks") == texts.form_of("local_target_group_text")
    assert texts.form_of("title") == texts.form_of("name_en") == texts.LINE


@pytest.mark.parametrize(
    ("title", "slug"),
    [("½ heltid", "heltid"), ("10 m²", "10-m"), ("Ångest & oro", "angest-och-oro"), ("ﬁnal", "final")],
)
def test_a_slug_is_made_of_letters_and_of_our_own_digits(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_marks_heaped_on_a_letter_cost_little_however_many_they_are() -> None:
    heaped = "a" + "\u0301\u0323" * 250_000
    began = perf_counter()
    assert isinstance(texts.fault(texts.tidied(heaped), texts.PROSE), TooLong)
    assert perf_counter() - began < 2
    # What people write is composed, however long it is.
    assert texts.tidied("e\u0302\u0301" * 10_000) == "\u1ebf" * 10_000
