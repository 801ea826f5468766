"""Where the command `registry` begins.

Modules are never freed, so nothing is collected while they are read in: the collector took a quarter of that time.
"""

import gc


def main() -> None:
    """Read in the command, and run it."""
    gc.disable()
    from registry.commands.app import main as run  # noqa: PLC0415 - this is what nothing is collected for

    gc.freeze()
    gc.enable()
    run()
