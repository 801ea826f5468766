"""Who is calling cannot be established."""

from registry.errors.base import RegistryError


class Unauthenticated(RegistryError):
    """The key is none of ours, or the token cannot be believed."""

    code = "UNAUTHENTICATED"

    def __init__(self) -> None:
        """Repeats nothing of what was sent."""
        super().__init__(
            "The Authorization header holds no valid key or token.",
            "Nyckeln eller inloggningen gäller inte (huvudet Authorization).",
            "Send `Authorization: Bearer <key or token>`, or leave the header out to read what is public.",
            "Skicka `Authorization: Bearer <nyckel eller token>`, eller utelämna det för att läsa det som är öppet.",
        )


class UnkeepableName(Unauthenticated):
    """The token names its carrier by a personal identity number, which the registry never stores."""

    def __init__(self) -> None:
        """Repeats nothing of what was sent."""
        RegistryError.__init__(
            self,
            "The token names its carrier by a personal identity number, and the registry keeps none.",
            "Inloggningen anger ett person- eller samordningsnummer, och sådana har registret inte.",
            "Let the issuer give another `sub`, such as a random one for each service.",
            "Låt utfärdaren ge ett annat `sub`, till exempel ett slumpat för varje tjänst.",
        )


class IssuerUnavailable(RegistryError):
    """The issuer of tokens does not answer, and the token's key is not known from before."""

    code = "ISSUER_UNAVAILABLE"
    retry_after = 60

    def __init__(self) -> None:
        """Repeats nothing of what was sent."""
        super().__init__(
            "Whoever issues tokens does not answer, so this one cannot be checked now.",
            "Inloggningstjänsten svarar inte, så inloggningen kan inte kontrolleras just nu.",
            "Try again in a minute. Keys, and what is public, work as usual.",
            "Försök igen om en minut. Nycklar, och det som är öppet, fungerar som vanligt.",
        )
