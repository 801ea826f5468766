"""Every concept, in the order in which they stand on each other. A new concept is one line here."""

from registry import inbox, permissions
from registry.concepts import groups, initiatives, knowledge_needs, organisations, outputs, participations, themes
from registry.identity import grants, keys, people, sessions
from registry.storage.model import guards
from registry.storage.model.record import Base, Record
from registry.storage.reading import external_ids
from registry.trail import changes, kept_answers

CONCEPTS = (
    organisations,
    themes,
    initiatives,
    participations,
    groups,
    knowledge_needs,
    outputs,
    keys,
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
