"""Rows that are put straight into a registry of a test's own: what counts, and decoys that must not."""

from typing import Any

from tests.helpers.workbench import Workbench

PART = """
insert into participations (initiative_id, organisation_id, role, status, publication, withdrawn_because)
select i.id, o.id, $3, $4, $5::text, case when $5::text = 'WITHDRAWN' then 'Prov' end
from initiatives i, organisations o where i.slug = $1 and o.slug = $2 returning id
"""
LESSON = """
insert into lessons (participation_id, kind, text, stated_on, publication)
values ($1, 'DID_NOT_WORK', $2, '2026-05', $3)
"""
#: Ways to stand in the list of an initiative without taking part in it, or without anybody knowing.
DECOYS = (
    ("PARTICIPANT", "DECLINED", "PUBLISHED"),
    ("PARTICIPANT", "INVITED", "PUBLISHED"),
    ("PARTICIPANT", "INTERESTED", "PUBLISHED"),
    ("SUPPORTER", "STATED", "PUBLISHED"),
    ("PARTICIPANT", "STATED", "DRAFT"),
    ("PARTICIPANT", "CONFIRMED", "WITHDRAWN"),
)


async def a_part(
    bench: Workbench, initiative: str, organisation: str, role: str, status: str, publication: str = "PUBLISHED"
) -> Any:
    """A participation, by slugs; its key."""
    ((key,),) = await bench.sql(PART, initiative, organisation, role, status, publication)
    return key


async def a_lesson(bench: Workbench, part: Any, text: str, publication: str = "PUBLISHED") -> None:
    """What was learned in a participation."""
    await bench.sql(LESSON, part, text, publication)


async def decoys(bench: Workbench, initiative: str, organisations: list[str]) -> None:
    """One of each way not to take part in an initiative, by slugs."""
    for organisation, decoy in zip(organisations, DECOYS, strict=True):
        await a_part(bench, initiative, organisation, *decoy)
