"""Search in Swedish: the words of records, kept by the database for whoever writes, and what is asked of them.

    a record's searched texts -> search_put() -> search_texts: the stem of every word, and the parts of compounds
    the commit, by its heads  -> search_told() -> who may find it; and search_words: each word of what everybody sees
    what somebody typed -> search_asked() -> a tsquery: inflections, compounds, what begins so, misspellings, synonyms

    tables.py    the tables
    words.py     Swedish: tokens, stems, and what compounds are made of
    asking.py    from what was typed to a tsquery
    hitting.py   which words of a text it hit
    keeping.py   what keeps the tables: read from the model, which says beside each record what of it is searched

All of it runs in PostgreSQL, so that acts, seeds, imports and psql are searched alike. Words that correct and complete
what is typed are only those of records that everybody sees: what is in a draft can never be guessed at by them.
"""
