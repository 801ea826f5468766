"""Pictures of answers: what the file of a ready question may say of one, without a database."""

from pathlib import Path

import pytest

from schema.http.picturing import Picture
from schema.http.ready import ready_operations

QUERY = """query Q {
  rows: coverage(by: COUNTY, first: 50) {
    edges { cursor }
    ...Counted
  }
  theme(slug: "a") { needs { nodes { title state themes { name } ... on KnowledgeNeed { raised: raisedOn } } } }
  all: initiatives { totalCount }
  labels: vocabulary(enum: "InitiativeState") { value label }
}
fragment Counted on CoverageRowConnection { nodes { knownToCount county { name } } }
"""


def read(folder: Path, *pictures: str) -> list[Picture]:
    """The pictures of a question, whose file says that it has some."""
    lines = "".join(f"# picture: {each}\n" for each in pictures)
    (folder / "q.graphql").write_text(f"# Q\n{lines}{QUERY}", "utf-8")
    [found] = ready_operations(folder)
    return found.pictures


def test_a_picture_is_read_with_the_list_and_the_parts_that_it_is_made_of(tmp_path: Path) -> None:
    bars = "bars rows label=county.name value=knownToCount:\n#   Länen: hur många"
    board = "board theme.needs label=title column=state detail=state,raised: Behoven"
    assert read(tmp_path, bars, board) == [
        Picture("bars", "rows", {"label": ["county.name"], "value": ["knownToCount"]}, "Länen: hur många"),
        Picture(
            "board", "theme.needs", {"label": ["title"], "column": ["state"], "detail": ["state", "raised"]}, "Behoven"
        ),
    ]


def test_a_part_of_the_whole_answer_is_looked_for_in_the_answer(tmp_path: Path) -> None:
    places = "map rows code=county.name label=county.name value=knownToCount"
    [found] = read(tmp_path, f"{places} others=all.totalCount: X")
    assert found.take["others"] == ["all.totalCount"]
    with pytest.raises(ValueError, match="it does not ask for 'knownToCount'"):
        read(tmp_path, f"{places} others=knownToCount: X")


def test_a_list_that_is_no_page_can_be_shown(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="column=value is String"):
        read(tmp_path, "board labels label=label column=value: Ord")


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        ("pie rows label=county.name value=knownToCount: X", "there is no picture 'pie', only map, bars, timeline"),
        ("bars rows label=county.name value=knownToCount", "after a colon what it shows"),
        ("bars: X", "should be a kind, a list"),
        ("bars coverage label=county.name value=knownToCount: X", "it does not ask for 'coverage'"),
        ("bars theme label=name value=x: X", "theme is no list"),
        ("bars labels.value label=label value=x: X", "labels.value lies in a list"),
        ("bars rows label=county.name value=knownNotToCount: X", "it does not ask for 'knownNotToCount'"),
        ("bars rows label=county value=knownToCount: X", "county is no value"),
        ("bars rows label=county.name value=county.name: X", "value=county.name is String, not Float or Int"),
        ("bars rows label=county.name: X", "the picture of rows lacks value"),
        (
            "bars rows label=county.name value=knownToCount colour=red: X",
            "a picture 'bars' has no 'colour', only label",
        ),
        ("bars rows label=county.name value=knownToCount,knownToCount: X", "of 'value' there can be only one"),
        ("board theme.needs label=title column=title: X", "column=title is String, not an enum"),
        ("board theme.needs label=themes.name column=state: X", "themes.name goes through a list"),
        ("timeline theme.needs label=title start=raised: X", "lacks start and end, or day"),
        ("timeline theme.needs label=title day=title: X", "day=title is String, not PartialDate"),
        ("map theme.needs code=title label=title value=title: X", "value=title is String"),
        (
            "map rows code=county.name label=county.name value=knownToCount known=county.name: X",
            "not an enum with KNOWN_NOT_TO",
        ),
    ],
)
def test_a_picture_of_what_is_not_asked_for_is_refused_when_the_file_is_read(
    tmp_path: Path, picture: str, said: str
) -> None:
    with pytest.raises(ValueError, match=r"^q\.graphql: ") as refused:
        read(tmp_path, picture)
    assert said in str(refused.value)


def test_the_registry_has_pictures_of_every_kind() -> None:
    kinds = {picture.kind for each in ready_operations() for picture in each.pictures}
    assert kinds == {"map", "bars", "timeline", "board"}
