"""What is told of records of many concepts at once.

    permissions       what whoever asks may do to a record
    contact_points    whom to turn to about it
    inbox             what waits for whoever asks
    retention         how long what is known of people is kept, and why

Nothing here changes a record. `registry.model` attaches the first three; what is told of one concept stands in it.
"""
