"""How fast the registry answers, as ratios to what else answers the same: `python -m tests.benchmark`.

`raw.py` runs the registry's own SQL through asyncpg with nothing around it, and `beside.py` tells of PostGraphile.
"""
