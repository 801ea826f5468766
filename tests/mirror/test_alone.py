"""The mirror is a client: what it runs on is nothing of the registry's own."""

import subprocess
import sys

from tests.helpers.processes import env

ALONE = """
import sys
import registry.mirror.following, registry.mirror.source, registry.mirror.store
print([each for each in sys.modules if each.startswith(("registry.", "schema")) and "registry.mirror" not in each])
"""


def test_it_runs_without_any_of_the_registrys_modules() -> None:
    told = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=False, env=env())
    assert (told.returncode, told.stdout.strip()) == (0, "[]"), told.stderr
