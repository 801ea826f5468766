"""The base record, its words, and the rules that hold for every table. Knows no concept by name.

What concepts describe themselves with stands here; how they are read and written stands in the rooms beside it.
"""
