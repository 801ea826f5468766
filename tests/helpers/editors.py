"""Writing in the editors of the page at /graphiql/, as somebody does who writes queries of their own."""

from tests.helpers.browsing import Visit


async def _write(visit: Visit, editor: str, text: str) -> None:
    await visit.page.get_by_role("group", name=editor, exact=True).click()
    await visit.page.keyboard.press("Control+A")
    # Taken away first: a bracket that is written over a selection is put around it.
    await visit.page.keyboard.press("Delete")
    await visit.page.keyboard.insert_text(text)


async def write_query(visit: Visit, document: str) -> None:
    """Write a document of one's own instead of what is open."""
    # The editor closes the last bracket itself; here it closes it in a comment.
    await _write(visit, "Fråga", f"{document} # {{")


async def write_headers(visit: Visit, text: str) -> None:
    """Write HTTP headers of one's own, all but the last bracket: the editor closes it itself."""
    await visit.page.get_by_role("button", name="HTTP-huvuden").click()
    await _write(visit, "HTTP-huvuden", text)


async def write_variables(visit: Visit, text: str) -> None:
    """Write the variables by hand."""
    await _write(visit, "Variabler", "")
    # The editor closes brackets itself, but not of what is put in as a whole.
    await visit.page.evaluate("text => navigator.clipboard?.writeText?.(text).catch(() => undefined)", text)
    await visit.page.keyboard.insert_text(text)
