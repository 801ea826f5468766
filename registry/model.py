"""Every concept, in the order in which they stand on each other. A new concept is one line here."""

from registry import (
    access,
    changes,
    grants,
    groups,
    inbox,
    initiatives,
    kept_answers,
    knowledge_needs,
    organisations,
    outputs,
    participations,
    people,
    permissions,
    sessions,
    themes,
)
from registry.storage import external_ids, guards
from registry.storage.record import Base, Record

CONCEPTS = (
    organisations,
    themes,
    initiatives,
    participations,
    groups,
    knowledge_needs,
    outputs,
    access,
    people,
    sessions,
    grants,
    external_ids,
    changes,
    kept_answers,
)

metadata = Base.metadata
guards.attach(metadata)

RECORDS: dict[str, type[Record]] = {
    mapper.class_.record_type.prefix: mapper.class_
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
    if issubclass(mapper.class_, Record)
}
permissions.attach(RECORDS)
inbox.attach()
