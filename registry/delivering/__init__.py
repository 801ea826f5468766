"""Delivering to webhooks: what `registry deliver` does, in as many processes as one likes.

    a commit -> NOTIFY -> claimed: a place that is due, leased so that no other process has it
                       -> looking: what the feed tells its key's sight, as ids, kept as a message
                       -> posting: signed and sent to an address that may be connected to
                       -> places: what came of it; the cursor moves only when it was accepted

    names.py       looks names up, in threads of their own
    transport.py   connects only to addresses that have been looked at
    posting.py     signs, sends and says what came of it
    places.py      the statements that claim and put
    running.py     the loop

Whatever is interrupted is sent again, with the same id and body: a receiver hears of each change at least once, and of
one webhook's in order.
"""
