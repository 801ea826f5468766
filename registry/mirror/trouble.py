"""What can go wrong for a copy: told to whoever keeps it, waited out, or a reason to begin anew."""


class Trouble(Exception):
    """What stops a copy until somebody does something: a sentence in English and in Swedish, and what to do."""

    def __init__(self, message: str, message_sv: str, hint: str | None = None) -> None:
        """Takes the sentences, and the hint if there is one."""
        super().__init__(message)
        self.message, self.message_sv, self.hint = message, message_sv, hint


class Away(Trouble):
    """The server does not answer now: ask the same again later."""

    def __init__(self, message: str, message_sv: str, retry_after: float | None = None) -> None:
        """Takes the sentences, and how many seconds the server asks for, if it does."""
        super().__init__(message, message_sv, "See that the server runs and that the address is right.")
        self.retry_after = retry_after


class Anew(Trouble):
    """The token leads nowhere: begin a load, and remove what it does not tell of."""


class TooMuch(Trouble):
    """A page cost more than one question may: ask for fewer records at a time."""
