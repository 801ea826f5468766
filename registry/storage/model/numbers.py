"""Organisation numbers (organisationsnummer): one form everywhere, whichever way they are given."""


def printed(given: str) -> str:
    """Ten digits as NNNNNN-NNNN, also from twelve that begin with 16; what is no such number stays as it is."""
    # Not at the top of the file: what the library imports would lengthen every start, and only acts come here.
    from stdnum.se import orgnr  # noqa: PLC0415

    digits = orgnr.compact(given)
    digits = digits[2:] if len(digits) == 12 and digits.startswith("16") else digits
    return orgnr.format(digits) if orgnr.is_valid(digits) else given
