"""What a server reads in before it answers: nothing that only other commands, or some answers, need."""

import subprocess
import sys

from tests.helpers.processes import env

#: What migrations, workbooks, calendars, deliveries, mirrors and catalogues are made with.
NEEDED_LATER = {"alembic", "httpx", "icalendar", "openpyxl", "rdflib", "standardwebhooks"}


def said(program: str) -> str:
    """What a program of its own process prints."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=env()).stdout


def test_a_server_reads_in_nothing_that_only_others_need() -> None:
    read_in = said("import sys, registry.commands.app, schema.app; print(*sys.modules)").split()

    assert "schema.http.endpoint" in read_in
    assert {each.partition(".")[0] for each in read_in} & NEEDED_LATER == set()


def test_hardly_anything_is_collected_while_the_command_is_read_in_and_what_is_there_is_kept_from_the_collector() -> (
    None
):
    program = (
        "import contextlib, gc, io, sys; from registry.commands.begin import main; sys.argv = ['registry', '--help']\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): main()\n"
        "print(gc.isenabled(), sum(each['collections'] for each in gc.get_stats()), gc.get_freeze_count())"
    )

    is_on, collections, kept = said(program).split()

    assert is_on == "True"
    assert int(collections) < 100
    assert int(kept) > 100_000
