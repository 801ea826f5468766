"""How long everything is kept: a table in docs/ that no kind of thing is missing from."""

from registry.across.retention import rows
from registry.settings import Settings
from registry.storage.model.record import Base
from registry.storage.model.terms import RecordType
from tests.helpers.places import DOCS
from tests.helpers.tables import is_told, markdown_table


def test_the_docs_show_how_long_everything_is_kept(rewrite: bool) -> None:
    told = [(each.what, each.personal, each.how_long, each.ended_by) for each in rows(Settings())]
    readable = markdown_table(("vad", "personuppgifter", "hur länge", "avslutas genom"), told)
    is_told(DOCS / "personal-data.md", "retention", readable, rewrite=rewrite)


def test_no_kind_of_record_and_no_log_is_missing() -> None:
    told = "\n".join(each.what for each in rows(Settings()))
    assert [each for each in RecordType if each.sv not in told] == []
    machinery = {each.class_.__tablename__ for each in Base.registry.mappers if each.class_.is_machinery}
    assert len(machinery) == 24
    assert [table for table in machinery if f"`{table}`" not in told] == []


def test_the_days_are_those_of_the_settings() -> None:
    assert any("30 dagar" in each.how_long for each in rows(Settings(people_kept_days=30)))
