"""What can be wrong with an input: one class a kind, each with a stable code and words on what to try."""

from __future__ import annotations


class MatcherError(Exception):
    """An input that cannot be read or used. ``str(error)`` is one line: what is wrong, and what to try.

    ``code`` is stable and stands in JSON outputs; ``source`` names the file.
    """

    code = "error"

    def __init__(self, message: str, *, source: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.source = source

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders in a batch; the default would lose ``source``."""
        return (_rebuild, (type(self), self.message, self.source))


def _rebuild(kind: type[MatcherError], message: str, source: str) -> MatcherError:
    return kind(message, source=source)


class NotFoundError(MatcherError):
    code = "not_found"


class UnsupportedFormatError(MatcherError):
    code = "unsupported_format"


class EncryptedError(MatcherError):
    code = "encrypted"


class CorruptError(MatcherError):
    code = "corrupt"


class EmptyError(MatcherError):
    code = "empty"


class NoTextError(MatcherError):
    code = "no_text"


class NotACvError(MatcherError):
    code = "not_a_cv"


class NotAnAdvertError(MatcherError):
    code = "not_an_advertisement"


class TooLargeError(MatcherError):
    code = "too_large"


class TimeoutReachedError(MatcherError):
    code = "timeout"


class OutOfMemoryError(MatcherError):
    code = "out_of_memory"


class CrashedError(MatcherError):
    code = "crashed"


class DataError(MatcherError):
    """A data file (role, taxonomy, model) is wrong; the message names file and key."""

    code = "bad_data"
