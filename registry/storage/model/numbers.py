"""Organisation numbers (organisationsnummer), written in one way however they were given."""


def printed(given: str) -> str:
    """An organisation number as NNNNNN-NNNN, from ten digits or from twelve that begin with 16.

    Anything that is not a valid number is given back unchanged, for the database to refuse.
    """
    # Not at the top of the file: what the library imports would lengthen every start, and only acts come here.
    from stdnum.se import orgnr  # noqa: PLC0415

    digits = orgnr.compact(given)
    digits = digits[2:] if len(digits) == 12 and digits.startswith("16") else digits
    return orgnr.format(digits) if orgnr.is_valid(digits) else given
