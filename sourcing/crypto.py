"""Encryption of what must not be read from the database alone: the platforms' tokens."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class UnreadableSecret(Exception):
    """A stored token was encrypted with a key that is no longer among ENCRYPTION_KEYS."""


class Secrets:
    """Encrypts with the first key, reads with any of them, so that keys can be rotated without stopping."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def seal(self, text: str) -> bytes:
        """Encrypt a token."""
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """Decrypt a token. Raises UnreadableSecret."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken as error:
            raise UnreadableSecret("no key of ENCRYPTION_KEYS opens this token: put the old key back, last") from error
