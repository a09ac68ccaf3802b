"""Which of the lines that a process writes a person should see at once; all of them are in var/log."""

from __future__ import annotations

import re

# Both the levels of Python's own format ("WARNING: ...") and of structured logs ("level": "error", level=error, [error    ]).
_SERIOUS = re.compile(
    r"\b(?:WARNING|ERROR|CRITICAL|FATAL)\b"
    r"|\"level\":\s*\"(?:warning|error|critical)\""
    r"|\blevel=(?:warning|error|critical)\b"
    r"|\[(?:warning|error|critical)\s*\]"
    r"|^(?:\w+\.)*\w*(?:Error|Exception): "
)
_TRACEBACK = "Traceback (most recent call last):"


class ImportantLines:
    """Judges the lines of one process, one after the other: a traceback is shown whole."""

    def __init__(self) -> None:
        self._in_traceback = False

    def shows(self, line: str) -> bool:
        """Whether the next line of the process goes to the screen."""
        if _TRACEBACK in line:
            self._in_traceback = True
            return True
        if self._in_traceback:
            # The line that names the error is the first one that is not indented.
            self._in_traceback = not line.strip() or line[:1].isspace()
            return bool(line.strip())
        return bool(_SERIOUS.search(line))
