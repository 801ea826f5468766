"""How much is generated, told here for every test that generates.

HYPOTHESIS_PROFILE, or pytest's `--hypothesis-profile`, chooses: `desk` for whoever waits, `ci` for what must hold
before a change lands (chosen by itself where CI is set), and `long` for a night, which draws anew every time.
"""

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "ci",
    max_examples=96,
    # A machine takes this many steps on each of its walks.
    stateful_step_count=60,
    # The seeds of the draws are the code's own, so that a run can be repeated.
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # The oracle shrinks documents itself, and a shorter walk would take the database many walks more.
    phases=[Phase.generate],
)
settings.register_profile("desk", settings.get_profile("ci"), max_examples=48)
settings.register_profile("long", settings.get_profile("ci"), max_examples=5_000, derandomize=False)


def choose() -> None:
    """Use the profile that the environment names. Before any test is read: a test takes its part when it is read."""
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "desk"))


def part(of: int) -> int:
    """One part of the examples of the profile that is used; at least two."""
    return max(2, settings().max_examples // of)


def walks() -> settings:
    """How often a machine walks through a life: always the same walks, at least the four that go everywhere."""
    return settings(max_examples=max(4, part(60)), derandomize=True)


def steps() -> int:
    """How many acts are done by each of those who try to regain what they lost: 10,000 for a night."""
    return min(10_000, settings().max_examples * 25 // 8)
