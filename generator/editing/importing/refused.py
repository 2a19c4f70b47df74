"""Why a document is not imported, in words that say what to do."""

from __future__ import annotations

#: As `commands` tells exit codes: something is wrong with what was given, or the work could not be done.
DOCUMENT, WORK = 1, 3


class Refused(Exception):
    """A document that nothing is written of. `code` is the exit code that says why."""

    def __init__(self, message: str, advice: str = "", code: int = DOCUMENT) -> None:
        super().__init__(message)
        self.message, self.advice, self.code = message, advice, code

    def __str__(self) -> str:
        return f"{self.message.rstrip('.')}. {self.advice}".strip()
