"""What is kept across records so that nobody need count it: put by the commit, and compared with the records.

backing.py     how many stand behind each need: what keeps it, and what finds where it is wrong
keepers.py     how much each keeper answers for: what keeps it, and what finds where it is wrong
reading.py     which columns a rule reads that is kept
standing.py    what answers needs and who stands behind them, as bitmaps: what has them put
bitmaps.py     finds where bitmaps are not what the records say
sources.py     the same of the sources that records name
"""
