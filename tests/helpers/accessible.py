"""Checking the page with axe-core, in any state that it is in."""

from typing import Any

from tests.helpers.browsing import Visit
from tests.helpers.node import CHECKERS, install

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
SIZES = {"wide": {"width": 1440, "height": 900}, "telephone": {"width": 390, "height": 844}}
#: What GraphiQL's own parts do that cannot be put right from here: rule, element and reason. There is nothing.
EXCEPTIONS: dict[tuple[str, str], str] = {}


def checker() -> str:
    """The checker itself, as a script."""
    install(CHECKERS)
    return (CHECKERS / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


class Checked:
    """A visit whose states are checked."""

    def __init__(self, visit: Visit, axe: str) -> None:
        """Takes the visit and the checker."""
        self.visit, self.axe = visit, axe

    async def check(self, state: str) -> None:
        """Nothing is wrong with the page as it stands."""
        await self.visit.settle()
        # By the debugger's way, which the page's policy does not concern.
        await self.visit.page.evaluate(self.axe)
        found: list[dict[str, Any]] = await self.visit.page.evaluate(
            "async rules => (await axe.run(document, { runOnly: rules })).violations", RULES
        )
        wrong = {(each["id"], " ".join(node["target"])) for each in found for node in each["nodes"]}
        assert wrong - set(EXCEPTIONS) == set(), state
