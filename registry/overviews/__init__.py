"""What is counted across records, and stands in none of them: the consolidated picture of needs, and coverage.

Each is a list whose rows a statement puts together from the records that the caller may see. It pages, filters and
orders them as it does records.
"""
