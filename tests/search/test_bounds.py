"""What is typed is worked out within bounds, however it is made."""

import pytest

from tests.helpers.workbench import Workbench

#: Few letters that say the same again and again, and end with what stands nowhere.
SAME = "1 " * 95 + "99999999"


async def parsed(bench: Workbench, text: str, *, typing: bool = False) -> tuple[int, int]:
    """How many nodes the strict question has, and how many the one of what lacks a term."""
    statement = "select numnode(q_all), coalesce(numnode(q_most), 0) from search_asked($1, $2)"
    ((strict, most),) = await bench.sql(statement, text, typing)
    return strict, most


async def test_a_word_counts_once(bench: Workbench) -> None:
    assert await parsed(bench, SAME) == await parsed(bench, "1 99999999")


async def test_the_first_ten_words_are_looked_for(bench: Workbench) -> None:
    letters = " ".join(f"{each}1" for each in "abcdefghij")
    assert await parsed(bench, f"{letters} k1 l1 m1") == await parsed(bench, letters)


@pytest.mark.parametrize("number", [3, 6, 7, 10])
async def test_what_lacks_a_term_is_looked_for_where_few_can(bench: Workbench, number: int) -> None:
    _, most = await parsed(bench, " ".join(f"{each}1" for each in "abcdefghij"[:number]))
    assert (most > 0) is (number <= 6)


async def test_a_compound_without_end_is_not_taken_apart(bench: Workbench) -> None:
    ((short, long),) = await bench.sql(
        "select search_split($1, false), search_split($2, false)", "fritidshem", "fritid" * 9
    )
    assert short
    assert long == []


async def test_many_quotes_are_three(bench: Workbench) -> None:
    assert await parsed(bench, '"a1" ' * 20) == await parsed(bench, '"a1" ' * 3)
