"""What was done: the trail of every change, and the answers that are stored for whoever asks again.

The database writes the trail by triggers; no code here or elsewhere inserts into it.
"""
