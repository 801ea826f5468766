"""Loads the seed files into a database, so that it says what they say, and never over what others have written.

    files -> Seed (records) -> Planned (matching) -> one statement per table (writing) -> Report

The files are the truth about what the seeds themselves have put in. A record that anyone else changed last is theirs:
it is left as it stands, and the report names it. Loading twice therefore changes nothing. What a concept means for its
file is read from the model (tables), so a new concept needs a seed file and no line here.
"""

from registry.seeding.errors import SeedError
from registry.seeding.files import REFERENCE
from registry.seeding.loading import Progress, load
from registry.seeding.report import Outcome, Report

__all__ = ["REFERENCE", "Outcome", "Progress", "Report", "SeedError", "load"]
