"""What acts are given and answer with, one file per concept. An act's function calls its twin in `registry.acts`.

Nothing is checked or changed here: whoever calls the acts from elsewhere must meet the same rules.
"""
