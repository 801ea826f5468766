"""Nothing that one needs lies outside of the window or beneath something else."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.helpers.browsing import address_of, visiting
from tests.helpers.workbench import SECRETS, Workbench

#: The field that has the focus, if its first line lies beneath the bar of buttons over the bottom of the panel.
COVERED = """() => {
  const field = document.activeElement;
  const bar = document.querySelector('.run-bar');
  if (!field.closest('.task-fill') || bar.contains(field)) return '';
  const [one, other] = [field.getBoundingClientRect(), bar.getBoundingClientRect()];
  return Math.min(one.bottom, one.top + 36) > other.top ? field.id || field.textContent : '';
}"""


@pytest.mark.parametrize("width", [320, 345, 640, 900, 1024, 1086, 1440])
async def test_the_way_out_is_in_sight_in_a_window_of_any_width(
    browser: Browser, registry: Workbench, tmp_path: Path, width: int
) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": width, "height": 800}) as visit:
        await visit.sign_in(SECRETS["rss"])
        out = visit.page.get_by_role("banner").get_by_role("button", name="Logga ut")
        await expect(out).to_be_visible()
        await visit.settle()
        await visit.page.locator(".sign-in-name > span").evaluate(
            "name => { name.textContent = 'Samordnare '.repeat(4) }"
        )
        await visit.page.screenshot(path=tmp_path / "header.png")
        box = await out.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= width - box["width"]
        assert await visit.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", [(1440, 700), (390, 700)], ids=["wide", "telephone"])
async def test_a_field_that_one_comes_to_by_keyboard_lies_above_the_buttons(
    browser: Browser, registry: Workbench, size: tuple[int, int]
) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": size[0], "height": size[1]}) as visit:
        await visit.sign_in(SECRETS["rss"])
        await visit.choose("Registrera en pilot")
        covered = []
        for _ in range(30):
            await visit.page.keyboard.press("Tab")
            covered.append(await visit.page.evaluate(COVERED))
        assert [each for each in covered if each] == []
