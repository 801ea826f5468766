"""The machine room: the base record, the database, and the way from a selection to one SQL statement."""
