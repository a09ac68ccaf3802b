"""The one kind of error that the house shows as a sentence rather than as a traceback."""

from __future__ import annotations


class Trouble(Exception):
    """Something a person can mend; the message says what is wrong and how."""
