"""The tables of search. The database keeps the first two itself; the others come from a seed file and from records."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger, String, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSQUERY, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from registry.storage.model.record import Base, Texts

EXACT = Text(collation="C")
#: The audience of a record that nobody sees, as in `heads`.
GONE = '[["gone"]]'


class SearchText(Base):
    """The words of a record as they are found (sökord): the stem of each, and what compounds are made of.

    Weights are A for a word of a name and B for a part of one, C for a word of a text and D for a part of one.
    """

    __tablename__ = "search_texts"
    is_machinery = True
    follows_commits = True

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    record_type: Mapped[str] = mapped_column(String(40))
    search: Mapped[Any] = mapped_column(TSVECTOR)
    #: Of its names alone: an index knows no weights, and what hits a name is ranked first.
    title: Mapped[Any] = mapped_column(TSVECTOR)
    #: Its names and codes as a whole, folded as `name_key` does.
    names: Mapped[Texts]
    #: Who may find it, as in `heads`; nobody before the commit.
    audience: Mapped[Any | None] = mapped_column(JSONB, server_default=text(f"'{GONE}'"))
    #: The words that `search_words` counts for it: none while not everybody sees it.
    words: Mapped[Texts]

    __table_args__ = (
        Index("ix_search_texts_search", "search", postgresql_using="gin"),
        Index("ix_search_texts_title", "title", postgresql_using="gin"),
        Index("ix_search_texts_names", "names", postgresql_using="gin"),
    )


class TitleWord(Base):
    """A word of a title of a record that others are compared with (ord i rubriker).

    The stem as search has it in its index, also of former titles; small English words are left out.
    """

    __tablename__ = "title_words"
    is_machinery = True
    follows_commits = True

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    stem: Mapped[str] = mapped_column(EXACT, primary_key=True)
    record_type: Mapped[str] = mapped_column(String(40))
    #: Whether the record's own title has a single word, whichever that is.
    is_alone: Mapped[bool]

    # With what is asked of those that have a word, so that no other place is read however many they are.
    __table_args__ = (
        Index("ix_title_words_stem", "record_type", "stem", postgresql_include=("record_id", "is_alone")),
    )


class SearchWord(Base):
    """A word of what everybody sees (ord), by which what is typed is completed and corrected."""

    __tablename__ = "search_words"
    is_machinery = True
    follows_commits = True

    word: Mapped[str] = mapped_column(EXACT, primary_key=True)
    #: The word without å, ä, ö and accents, for whoever types without them.
    folded: Mapped[str] = mapped_column(EXACT)
    stem: Mapped[str] = mapped_column(EXACT)
    parts: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    #: In how many records that everybody sees it stands; without any it is forgotten.
    uses: Mapped[int]

    __table_args__ = (
        Index("ix_search_words_trigrams", "word", postgresql_using="gin", postgresql_ops={"word": "gin_trgm_ops"}),
        Index("ix_search_words_folded", "folded"),
        Index("ix_search_words_stem", "stem"),
        Index("ix_search_words_parts", "parts", postgresql_using="gin"),
        {"postgresql_with": {"fillfactor": "80"}},
    )


class SearchPart(Base):
    """What compounds may be made of (led i sammansättningar), from the seed file."""

    __tablename__ = "search_parts"
    is_machinery = True
    follows_commits = True

    stem: Mapped[str] = mapped_column(EXACT, primary_key=True)
    #: The shortest word with the stem, in letters; one of three counts as a part only where it is listed so.
    letters: Mapped[int] = mapped_column(SmallInteger)


class SearchSynonym(Base):
    """A phrase that means the same as the others of its concept (synonym).

    The concept is a line of the seed file, or the id of a record that everybody sees: its names, former ones too.
    """

    __tablename__ = "search_synonyms"
    is_machinery = True
    follows_commits = True

    concept: Mapped[str] = mapped_column(EXACT, primary_key=True)
    phrase: Mapped[str] = mapped_column(EXACT, primary_key=True)
    stems: Mapped[list[str]] = mapped_column(ARRAY(Text))
    query: Mapped[Any] = mapped_column(TSQUERY)

    __table_args__ = (
        Index("ix_search_synonyms_stems", "stems"),
        Index("ix_search_synonyms_any_stem", "stems", postgresql_using="gin"),
    )
