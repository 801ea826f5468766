"""The command `registry`: one file per group of subcommands, put together in `app`.

A command reads the settings, opens the database, calls what does the work, and prints the outcome in Swedish.
Its help is in English, as the library's own words in it are, and as the pages in `docs/` that it leads to.
"""
