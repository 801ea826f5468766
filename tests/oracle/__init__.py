"""The oracle: a second, slow reader of the same contract, so that two ways of answering can be held against each other.

    rows (lists of dicts) -> sight (what a caller may see, along which way) -> filters, lists, facets -> resolver

Questions go through graphql-core's ordinary executor. Nothing here knows how the registry compiles a question; all that
is shared is what both must agree on: the contract with its marks, the tables and their relations.

What is asked about is made up from the same declarations, and so is what is asked: a new concept is covered without a
line here, and `test_covered` tells by name what needs a meaning that cannot be derived.
"""
