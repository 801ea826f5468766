"""Why one turns to an organisation about a record, as shown to people."""

from registry.storage.model.terms import Term


class ContactRole(Term):
    """Why one turns to an organisation about a record (roll som kontakt)."""

    KEEPER = "KEEPER", "förvaltar posten", "keeps the record"
    SUGGESTED_KEEPER = (
        "SUGGESTED_KEEPER",
        "föreslagen förvaltare",
        "suggested keeper",
        "föreslås av registret som förvaltare av posten, men har inte själv tagit på sig det",
        "is suggested by the registry as keeper of the record, and has not itself taken that on",
    )
    KEEPER_OF_WHOLE = (
        "KEEPER_OF_WHOLE",
        "förvaltar helheten",
        "keeps the whole",
        "förvaltar det som posten är en del av, som initiativet för ett deltagande",
        "keeps what the record is a part of, such as the initiative of a participation",
    )
    SUGGESTED_KEEPER_OF_WHOLE = (
        "SUGGESTED_KEEPER_OF_WHOLE",
        "föreslagen förvaltare av helheten",
        "suggested keeper of the whole",
        "föreslås av registret som förvaltare av det som posten är en del av, men har inte själv tagit på sig det",
        "is suggested by the registry as keeper of what the record is a part of, and has not itself taken that on",
    )
    CONVENER = "CONVENER", "sammankallar gruppen", "convenes the group"
    ITSELF = (
        "ITSELF",
        "är själv posten",
        "is the record itself",
        "organisationen svarar för uppgifterna om sig själv",
        "the organisation answers for the facts about itself",
    )
    NATIONAL = (
        "NATIONAL",
        "nationella redaktörer",
        "national editors",
        "ingen organisation visas som svarar för posten: de nationella redaktörerna gör det",
        "no organisation is shown that answers for the record: the national editors do",
    )
