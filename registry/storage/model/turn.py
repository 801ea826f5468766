"""The lock under which commits come one by one, in the order of their positions.

A commit takes it when all of it is there, and so does whatever puts anew what commits keep: what they tell meanwhile is
told after that.
"""

#: A statement of a function of the database that waits for it; it is held until the transaction ends.
IN_TURN = "perform pg_advisory_xact_lock(7368);"
#: The same as a statement by itself.
TAKE_TURN = f"select {IN_TURN.removeprefix('perform ').removesuffix(';')}"
