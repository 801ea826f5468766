"""The whole model: every concept is read in, and what holds for all of them is attached.

A concept is found by its file in `registry/concepts`; nothing here names one.
"""

from importlib import import_module
from pkgutil import iter_modules

from registry import concepts
from registry.across import contact_points, inbox, permissions
from registry.feed import derived, placing
from registry.overviews.kept import backing as kept_backing
from registry.overviews.kept import keepers as kept_keepers
from registry.overviews.kept import standing as kept_standing
from registry.storage.bitmaps import keeping as bitmaps
from registry.storage.cited import keeping as cited
from registry.storage.model import accepting, consenting, functions, guards, moments
from registry.storage.model.record import Base, Record, every_record
from registry.storage.reading import citations
from registry.storage.reading.scope import shown_to_all
from registry.storage.search import keeping
from registry.trail import disputes, pointers, triggers

#: Tables beside the concepts: of those who ask, of answers that are stored, of keys in other systems, of the feed, of
#: what other systems said, of words that are searched, of sources that are named, of bitmaps, and of webhooks.
BESIDE = (
    *("registry.identity.keys", "registry.identity.grants", "registry.identity.sessions"),
    *("registry.trail.kept_answers", "registry.storage.reading.external_ids", "registry.feed.heads"),
    "registry.trail.assertions",
    *("registry.storage.search.tables", "registry.storage.cited.tables"),
    "registry.storage.bitmaps.tables",
    "registry.webhooks",
    # What is counted across records, and stands in no table.
    "registry.overviews.needs.overview",
    "registry.overviews.coverage.overview",
    "registry.overviews.calendar",
    "registry.overviews.alike.overlaps",
    "registry.overviews.alike.parallel_drafts",
    "registry.overviews.alike.similar_needs",
    "registry.overviews.alike.partners",
    "registry.overviews.freshness",
)

for name in (*BESIDE, *(f"{concepts.__name__}.{each.name}" for each in iter_modules(concepts.__path__))):
    import_module(name)

metadata = Base.metadata
guards.attach(metadata)
moments.attach()
accepting.attach(metadata)
consenting.attach(metadata)
triggers.attach(metadata)
pointers.attach()
citations.attach()
disputes.attach()
permissions.attach()
contact_points.attach()
inbox.attach()
functions.ask_for(metadata, placing.functions(derived.kinds()))
functions.ask_for(metadata, derived.functions())
keeping.attach(metadata)
cited.attach(metadata)
kept_backing.attach(metadata)
kept_keepers.attach(metadata)
kept_standing.attach(metadata)
bitmaps.attach(metadata, shown_to_all)

#: Every concept by how the ids of its records begin.
RECORDS: dict[str, type[Record]] = {each.record_type.prefix: each for each in every_record()}
