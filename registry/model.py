"""The whole model: every concept is read in, and what holds for all of them is attached.

A concept is found by its file in `registry/concepts`; nothing here names one.
"""

from importlib import import_module
from pkgutil import iter_modules

from registry import concepts, inbox, permissions
from registry.identity import grants, keys, people, sessions
from registry.storage.model import guards
from registry.storage.model.record import Base, Record
from registry.storage.reading import external_ids
from registry.trail import changes, kept_answers

for _file in iter_modules(concepts.__path__):
    import_module(f"{concepts.__name__}.{_file.name}")

#: Tables that are no concept of the work: who asks, what was done, and keys in other systems.
BESIDE = (keys, people, sessions, grants, external_ids, changes, kept_answers)

metadata = Base.metadata
guards.attach(metadata)

RECORDS: dict[str, type[Record]] = {
    mapper.class_.record_type.prefix: mapper.class_
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
    if issubclass(mapper.class_, Record)
}
permissions.attach(RECORDS)
inbox.attach()
