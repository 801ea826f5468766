"""What the database refuses comes out in words, with where in the input it is."""

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint

from registry.errors import UnreadableText
from registry.model import metadata
from registry.storage.model.record import model_of
from registry.storage.writing.violations import ALREADY, NOWHERE, PERSONAL, refusal_by

#: Every table that people write in, through acts or files.
TABLES = sorted(
    name for name, table in metadata.tables.items() if (model := model_of(table)) is None or not model.is_machinery
)
#: Rules that no input can break: ids, prefixes of keys and what is left of an erased person are the registry's own.
INNER = {
    "uq_organisations_id_kind",
    "uq_api_keys_prefix",
    "uq_people_issuer_subject",
    "ck_api_keys_prefix",
    "ck_people_known_or_erased",
    "ck_people_erased_whole",
    "ck_webhooks_former_seed_ends",
    "ck_webhooks_never_published",
}


def _checks(table: str) -> list[str]:
    found = {str(each.name) for each in metadata.tables[table].constraints if isinstance(each, CheckConstraint)}
    return sorted(found - INNER)


def _uniques(table: str) -> list[str]:
    uniques = {str(each.name) for each in metadata.tables[table].constraints if isinstance(each, UniqueConstraint)}
    indexes = {str(each.name) for each in metadata.tables[table].indexes if each.unique}
    return sorted((uniques | indexes) - INNER)


def _references(table: str) -> list[str]:
    return sorted(str(each.name) for each in metadata.tables[table].foreign_key_constraints)


CHECKS = [(table, rule) for table in TABLES for rule in _checks(table)]
UNIQUES = [(table, rule) for table in TABLES for rule in _uniques(table)]
REFERENCES = [(table, rule) for table in TABLES for rule in _references(table)]


def test_the_walk_meets_the_rules_that_are_there() -> None:
    assert ("organisations", "ck_organisations_municipality_has_code") in CHECKS
    assert ("memberships", "ck_memberships_period_in_order") in CHECKS
    assert ("seats", "ck_seats_role") in CHECKS
    assert ("memberships", "uq_memberships_one_primary") in UNIQUES
    assert ("organisations", "fk_organisations_county_code") in REFERENCES


@pytest.mark.parametrize(("table", "rule"), CHECKS)
def test_a_rule_that_is_broken_is_told_in_words_and_where(table: str, rule: str) -> None:
    found = refusal_by("23514", rule, table)
    assert found is not None
    # The sentence for a rule that nobody has written a sentence for names it in quotation marks.
    assert "“" not in found.message
    assert "”" not in found.message_sv
    # A personal number may stand in any text, and the database does not say in which.
    assert found.path or (found.message, found.message_sv) == PERSONAL[:2]


@pytest.mark.parametrize(("table", "rule"), UNIQUES)
def test_what_only_one_can_have_is_told_by_what_it_is(table: str, rule: str) -> None:
    found = refusal_by("23505", rule, table)
    assert found is not None
    assert found.code == "ALREADY_EXISTS"
    assert (found.message, found.message_sv) != ALREADY
    assert found.path


@pytest.mark.parametrize(("table", "rule"), REFERENCES)
def test_a_reference_that_leads_nowhere_is_told_by_its_name(table: str, rule: str) -> None:
    found = refusal_by("23503", rule, table)
    assert found is not None
    assert (found.message, found.message_sv) == NOWHERE
    assert found.path
    assert "_" not in found.path[0]  # type: ignore[operator]
    assert not str(found.path[0]).endswith("Id")


@pytest.mark.parametrize("state", ["22021", "22P05"])
def test_a_text_with_u0000_is_refused_in_an_act_with_the_same_sentence_as_in_a_question(state: str) -> None:
    found = refusal_by(state, "", "")
    assert found is not None
    assert (found.code, found.message, found.message_sv) == (
        "INVALID",
        UnreadableText().message,
        UnreadableText().message_sv,
    )
