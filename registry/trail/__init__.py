"""What was done: the trail of every change, and the answers that are stored for retries.

The database writes the trail by triggers; no code here or elsewhere inserts into it.
"""
