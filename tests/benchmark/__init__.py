"""How fast the registry answers, as a ratio to raw asyncpg running the same SQL: `python -m tests.benchmark`."""
