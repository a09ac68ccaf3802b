"""Mail to the merchant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in plain text. `message_id` stays the same when it is sent again, so that a mailbox can tell."""

    to: str
    subject: str
    text: str
    message_id: str


class Postman(Protocol):
    """Delivers mail to whoever is responsible for the address."""

    def message_id(self, key: str) -> str:
        """A Message-ID of ours for this key."""

    def send(self, letter: Letter) -> None:
        """Hand the letter over.

        Raises PlatformRefused when it will never be taken, PlatformUnreachable when it certainly was not taken now,
        OutcomeUnknown when it may have been.
        """
