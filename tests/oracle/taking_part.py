"""Who takes part, written again from what is said of it, of participations alone."""

from tests.oracle.rows import Row

#: Those who do the work; others commission, fund, study, support or give views.
DOING = {
    *("INITIATOR", "OWNER", "PROJECT_LEAD", "PROCESS_LEADER", "PARTICIPANT", "NATIONAL_PRODUCER"),
    *("REGIONAL_COORDINATOR", "INVESTIGATOR"),
}


def is_taking_part(part: Row) -> bool:
    """Whether a participation counts as taking part, or as having done so."""
    return part["role"] in DOING and part["status"] in ("STATED", "CONFIRMED", "LEFT")


def stands_and_takes_part(part: Row) -> bool:
    """The same, of one that has not been taken back."""
    return is_taking_part(part) and part["publication"] != "WITHDRAWN"


def has_not_left(part: Row) -> bool:
    """The same, of one by which nobody has left."""
    return stands_and_takes_part(part) and part["status"] != "LEFT"


#: Relations that lead to some of what another leads to: which other, and to which of that.
SOME_OF = {
    "taking_part": ("participations", stands_and_takes_part),
    "not_left": ("participations", has_not_left),
    "standing": ("endorsements", lambda endorsement: endorsement["publication"] != "WITHDRAWN"),
}
