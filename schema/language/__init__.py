"""The words in which the contract is written: fields, inputs, scalars, payloads, and what every record shows.

A concept's file is written with these; what answers it stands in `selecting` and `answering`.
"""
