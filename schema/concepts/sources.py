"""Sources as lists: what is read in records as where their facts come from, and what rests on each."""

import strawberry

from registry.storage.model.terms import RecordType
from registry.storage.reading import citations
from schema.language.fields import attribute, connection, first_of
from schema.language.scalars import URL, PartialDate


@strawberry.type(
    description="A place where a record names a source: what of the record rests on it, and where in it that stands"
    " (källhänvisning)."
)
class Citation:
    """A place where a record names a source."""

    model = citations.Citation

    record = first_of("language.records.Record", citations.Citation.seen_already, "The record that names it (post).")
    record_type: RecordType = attribute("What type of record that is (slag av post).")
    title: str = attribute("The source's title (titel).")
    url: URL | None = attribute("Where it can be read (webbadress).")
    publisher: str | None = attribute("Who published it (utgivare).")
    date: PartialDate | None = attribute("When it was published (datum).")
    fields: list[str] = attribute(
        "The contract's fields that it supports: of the record, or of a count or grade of it; none is the record as a"
        " whole (fält)."
    )
    locator: str | None = attribute("Where in the source it says so, such as a page or a heading (var i källan).")
    is_inferred: bool = attribute("Whether this is inferred from the source, which does not say so itself (tolkning).")


@strawberry.type(
    description="A source that records name, told once: the same title, address, publisher and date (källa)."
)
class CitedSource:
    """A source that records name."""

    model = citations.CitedSource

    title: str = attribute("The source's title (titel).")
    url: URL | None = attribute("Where it can be read (webbadress).")
    publisher: str | None = attribute("Who published it (utgivare).")
    date: PartialDate | None = attribute("When it was published (datum).")
    record_count: int = attribute("How many records name it, of those that one may see (antal poster).")
    citations = connection("sources.Citation", "What rests on it, record by record (vad som vilar på den).")


@strawberry.type
class Questions:
    """What can be asked for of sources."""

    sources = connection(
        "sources.CitedSource",
        "The sources that records name now, each once, with what rests on it; a record shows its own in `sources`"
        " (källor).",
    )
