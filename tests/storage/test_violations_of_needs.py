"""What the database refuses is told in words, and where in the input it is."""

import pytest
from sqlalchemy import CheckConstraint, Enum, Table

from registry.concepts import endorsements, knowledge_needs, needs_rounds, outputs
from registry.model import metadata
from registry.storage.writing.violations import checked

TABLES = (
    needs_rounds.NeedsRound,
    knowledge_needs.KnowledgeNeed,
    endorsements.Endorsement,
    outputs.Output,
)


def rules(table: Table) -> list[str]:
    """The rules that an act could break: the contract's enums and the triggers keep the others."""
    kept = {f"ck_{table.name}_{each.name}" for each in table.c if isinstance(each.type, Enum)}
    kept |= {f"ck_{table.name}_version"}
    return sorted({str(each.name) for each in table.constraints if isinstance(each, CheckConstraint)} - kept)


@pytest.mark.parametrize("name", [model.__tablename__ for model in TABLES])
def test_every_rule_of_needs_and_outputs_is_told_in_words_and_with_its_place(name: str) -> None:
    table = metadata.tables[name]
    assert rules(table)
    told = {rule: checked(rule, name) for rule in rules(table)}
    assert [rule for rule, each in told.items() if "bryter mot regeln" in each.message_sv] == []
    # A personal identity number can stand in any of the texts.
    placeless = [rule for rule, each in told.items() if not each.path]
    assert placeless == [f"ck_{name}_no_personal_number"]
