"""Acts on many rows at once: what is given, what each row leads to, how it is judged, and how all are written.

Acts outside call `upserting` for rows of another system, and `many` for parts of one record.
"""
