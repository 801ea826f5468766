"""The machine room: the base record, reading, writing, and the database below. It knows no concept by name.

Concepts describe themselves with `model`, `registry.work` writes through `writing`, and `reading` compiles answers.
"""
