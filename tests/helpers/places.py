"""Where things lie in the checkout, so that a test that moves to another folder still finds them."""

from pathlib import Path

#: The checkout itself, which holds README.md and pyproject.toml.
ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
#: What the README leads to, one subject in each file.
DOCS = ROOT / "docs"
