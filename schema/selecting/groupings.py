"""Lists whose rows are groups: what only some groupings tell of can only be chosen or ordered by in those."""

from typing import Any

from registry.concepts.organisations import Organisation
from registry.errors import InvalidFilter
from registry.overviews.words import CoverageBy
from registry.storage.model.derived import TAKES
from registry.storage.model.names import camel
from registry.storage.model.record import facets_of
from registry.storage.reading.criteria import Among, tested_by
from registry.storage.reading.fields import Page

#: The argument that says what rows are groups of.
BY = "by"
#: The groupings whose rows are municipalities, which lie in a county and belong to RSS bodies.
OF_THEIR_OWN = (CoverageBy.MUNICIPALITY.value,)
#: The groupings by what initiatives are about, each with the filter of initiatives that chooses one of these.
SUBJECTS = {
    CoverageBy.THEME.value: "theme: {eq: …}",
    CoverageBy.NEED.value: "needs: {some: {slug: {eq: …}}}",
    CoverageBy.METHOD.value: "triedMethods: {some: {slug: {eq: …}}}",
}


def require_told(page: Page) -> None:
    """InvalidFilter when a page is chosen or ordered by what none of its rows tells.

    Every row would lack it, so that the answer would read as if there were nothing of the kind.
    """
    only = getattr(page.model, "only_by", {})
    by = next((each.now for name, each in page.arguments if name == BY and not isinstance(each, Among)), None)
    grouped = by if isinstance(by, list | tuple) else (by,)
    ordered = ((each.path or (each.name,))[0] for each in page.order)
    for name in (*tested_by(page.condition), *ordered):
        if name in only and only[name].value not in grouped:
            raise _not_told(page, name, only[name].value, by)


def _not_told(page: Page, name: str, needed: str, by: Any) -> InvalidFilter:
    shown, chooses = camel(name), [each for each in page.model.__table__.info[TAKES] if each != BY]
    other_en = "".join(f", or choose what is counted with `{each}`" for each in chooses)
    other_sv = "".join(f", eller välj vad som räknas med `{each}`" for each in chooses)
    is_several, ask_en, ask_sv = isinstance(by, list | tuple), "Ask", "Fråga"
    if by in OF_THEIR_OWN and name in facets_of(Organisation):
        # The records of the rows tell it themselves, and that is likely what was meant.
        way = f"`where: {{{camel(by.lower())}: {{{shown}: …}}}}`"
        ask_en, ask_sv = f"Choose by {way}, or ask", f"Välj med {way}, eller fråga"
    if not is_several and by in SUBJECTS and needed not in SUBJECTS:
        # All municipalities are counted in such a row; to choose other initiatives would change nothing of that.
        one = f"`initiatives: {{{SUBJECTS[by]}}}`"
        other_en, other_sv = f", and choose one {by.lower()} with {one}", f", och välj med {one}"
    return InvalidFilter(
        f"No row here has `{shown}`, since the answer is not grouped by {needed}.",
        f"Ingen rad här har `{shown}`, eftersom svaret inte är indelat efter {needed}.",
        f"Add {needed} to `{BY}`{other_en}." if is_several else f"{ask_en} with `{BY}: {needed}`{other_en}.",
        f"Lägg till {needed} i `{BY}`{other_sv}." if is_several else f"{ask_sv} med `{BY}: {needed}`{other_sv}.",
    )
