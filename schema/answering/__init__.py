"""Answering an operation: at first sight and when it is known, questions and acts.

`execution` is the way in; it lends connections, runs the one statement, and leaves the bytes as they come.
"""
