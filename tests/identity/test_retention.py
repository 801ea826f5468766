"""How long everything is kept: a table in the README that no kind of thing is missing from."""

from registry.retention import rows
from registry.settings import Settings
from registry.storage.model.record import Base
from registry.storage.model.terms import RecordType
from tests.helpers.places import README

MARK = "<!-- retention -->"


def readable() -> str:
    """The table for people, with the settings' defaults."""
    told = [f"| {each.what} | {each.personal} | {each.how_long} | {each.ended_by} |" for each in rows(Settings())]
    head = "| vad | personuppgifter | hur länge | avslutas genom |"
    return "\n".join([head, "| --- | --- | --- | --- |", *told])


def test_the_readme_shows_how_long_everything_is_kept(rewrite: bool) -> None:
    before, told, after = README.read_text("utf-8").split(MARK)
    if rewrite:
        told = f"\n{readable()}\n"
        README.write_text(MARK.join([before, told, after]), "utf-8")
    assert told.strip() == readable()


def test_no_kind_of_record_and_no_log_is_missing() -> None:
    told = "\n".join(each.what for each in rows(Settings()))
    assert [each for each in RecordType if each.sv not in told] == []
    machinery = {each.class_.__tablename__ for each in Base.registry.mappers if each.class_.is_machinery}
    assert len(machinery) == 6
    assert [table for table in machinery if f"`{table}`" not in told] == []


def test_the_days_are_those_of_the_settings() -> None:
    assert any("30 dagar" in each.how_long for each in rows(Settings(people_kept_days=30)))
