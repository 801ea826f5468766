"""Every act of the list, whichever there are: its form opens empty, says what it needs, and has all its fields."""

import re
from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    get_operation_ast,
    is_input_object_type,
    parse,
    type_from_ast,
)
from playwright.async_api import Browser, expect

from schema.contract import sdl_schema
from schema.http.ready import ReadyOperation, ready_operations
from tests.helpers.browsing import Visit, address_of, visiting
from tests.helpers.workbench import SECRETS, Workbench

WIDE = {"width": 1280, "height": 800}
#: What stands among the acts and is none by itself.
BESIDE = "Läs in en fil"
ACTS = {each.title: each for each in ready_operations() if each.acts}

#: What stands in each field of a form, by its id; a box that is ticked stands as such. There are no versions to choose
#: among before a record is chosen.
FILLED = """panel => Object.fromEntries([...panel.querySelectorAll('.form :is(input, select, textarea, .versions)')]
  .map(each => [each.id, each.type === 'checkbox' ? String(each.checked) : each.value ?? '']))"""


def is_reference(type_: Any) -> bool:
    """Whether a type is one key out of several for a record."""
    named = get_named_type(type_)
    return is_input_object_type(named) and named.is_one_of and "id" in named.fields


def fields_of(type_: Any, path: str) -> Iterator[str]:
    """The ids of all fields that a form for a type has, with one row in each list."""
    if isinstance(type_, GraphQLNonNull):
        type_ = type_.of_type
    if isinstance(type_, GraphQLList):
        yield from fields_of(type_.of_type, f"{path}-0")
    elif isinstance(type_, GraphQLInputObjectType) and not is_reference(type_):
        for name, field in type_.fields.items():
            yield from fields_of(field.type, f"{path}-{name}")
    else:
        yield path


def expected(operation: ReadyOperation) -> set[str]:
    """The ids of the fields that an act must show: all but what choosing in its list fills in."""
    asked = get_operation_ast(parse(operation.query))
    assert asked is not None
    found = {
        each
        for variable in asked.variable_definitions or ()
        for each in fields_of(type_from_ast(sdl_schema(), variable.type), f"field-{variable.variable.name.value}")
    }
    taken = {f"field-{path.replace('.', '-')}" for link in operation.find for path in link.take}
    # A reference is one field, whichever of its keys is filled in.
    return found - taken - {each.removesuffix("-id") for each in taken}


async def open_act(visit: Visit, title: str) -> None:
    """Open an act from the list of all."""
    await visit.panel.get_by_role("button", name="Registrera och ändra").click()
    name = visit.panel.locator(".ready-operation-title").filter(has_text=re.compile(f"^{re.escape(title)}$"))
    await name.click()
    await expect(visit.panel.get_by_role("heading", name=title, exact=True)).to_be_focused()


async def unfold(visit: Visit) -> None:
    """Open all that is folded away."""
    for _ in range(8):
        folded = await visit.panel.evaluate(
            "panel => { const all = [...panel.querySelectorAll('.form details:not([open])')];"
            " all.forEach(each => each.open = true); return all.length }"
        )
        if not folded:
            return
        await visit.page.wait_for_timeout(30)


async def test_every_act_opens_empty_tells_what_it_needs_and_has_all_its_fields(
    browser: Browser, registry: Workbench
) -> None:
    wrong: dict[str, Any] = {}
    async with visiting(browser, address_of(registry), viewport=WIDE) as visit:
        await visit.sign_in(SECRETS["administrator"])
        await visit.panel.get_by_role("button", name="Registrera och ändra").click()
        titles = await visit.panel.locator(".ready-operation-title").all_inner_texts()
        assert set(titles) == {*ACTS, BESIDE}
        for title, act in ACTS.items():
            await open_act(visit, title)
            await unfold(visit)
            filled = await visit.panel.evaluate(FILLED)
            if said := {name: value for name, value in filled.items() if value not in ("", "false")}:
                wrong[f"{title}: filled in"] = said
            if missing := expected(act) - set(filled):
                wrong[f"{title}: out of reach"] = sorted(missing)
            sent = len(visit.asked)
            await visit.panel.get_by_role("button", name="Provkör", exact=True).click()
            told = visit.panel.get_by_text(re.compile("Välj först vilken post|behöver rättas först"))
            await expect(told.first, title).to_be_visible()
            await visit.settle()
            # References may look for what they can refer to; the act itself is not sent.
            if acts := [each for each in visit.asked[sent:] if "mutation" in each]:
                wrong[f"{title}: sent"] = acts
            await visit.panel.get_by_role("button", name="Till listan").click()
    assert wrong == {}
