"""What is said to whoever runs the registry, by the commands that they run; a client meets it for a file alone."""

from registry.errors.base import RegistryError


class CommandError(RegistryError):
    """A command cannot do what it was asked to do."""


class UnfitDatabase(CommandError):
    """The database cannot serve the registry: it is too old, has no migrations, or has the wrong locale."""

    code = "UNFIT_DATABASE"


class InvalidSetting(CommandError):
    """A setting cannot be what it is set to."""

    code = "INVALID_SETTING"


class InvalidFile(CommandError):
    """A file that was given or sent cannot be read, or not as what it was said to be."""

    code = "INVALID_FILE"
