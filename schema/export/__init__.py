"""The whole registry in one archive, for anyone: all that is published, as it was at one moment, with its token.

    the contract, as a copy reads it -> registry.mirror.contract: which types, and which columns
    one snapshot of the database     -> snapshot.py: the feed's pages of each type, and its token, all of one moment
                                     -> archive.py: NDJSON and CSV of each type and a manifest, zipped as they are read
                                     -> tables.py: a record as a row that a spreadsheet can be trusted with
    endpoint.py                         `/export/registry.zip`: who may ask how often, and how many are made at once
    command.py                          `registry export`

It is asked for as anyone, whoever asks, so that nothing but what is public can be in it. It begins where `changes`
goes on: a copy that is made of the archive is kept up to date with the manifest's token.
"""
