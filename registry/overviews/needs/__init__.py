"""The consolidated picture of needs: what it is counted from, and its rows (behovsöversikt)."""
