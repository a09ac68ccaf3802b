"""Codes and tokens of the OAuth door. They live by the real clock: the app keeps its own calendar of them."""

import secrets
import string
from collections.abc import Callable
from typing import Any

from sandbox.alibaba.options import read_options
from sandbox.alibaba.refusals import RefusedError
from sandbox.alibaba.stamps import now_ms
from sandbox.shared.store import Store

ALPHABET = string.ascii_letters + string.digits
ACCESS_LENGTH, REFRESH_LENGTH = 60, 62


class Tokens:
    """Issues, refreshes and recognizes tokens. Source: platform facts, section 2."""

    def __init__(self, store: Store, now: Callable[[], int] = now_ms) -> None:
        self._store = store
        self._now = now

    def issue_code(self, app_key: str, account_id: str) -> str:
        """A code for one use within its lifetime (30 minutes)."""
        code = f"3_{app_key}_{_random(24)}"
        until = self._now() + int(read_options(self._store).code_lifetime_seconds * 1000)
        self._store.put("code", code, {"account_id": account_id, "until": until})
        return code

    def redeem(self, code: str) -> dict[str, Any]:
        """Use a code up for a new pair. Raises RefusedError: the code's own error text was never recorded."""
        kept = self._store.get("code", code)
        if kept is None or kept["until"] <= self._now():
            raise RefusedError("InvalidCode", "The authorization code is invalid, was used already or has expired")
        self._store.delete("code", code)
        now = self._now()
        lifetime = int(read_options(self._store).refresh_token_seconds * 1000)
        return self._new_pair(kept["account_id"], now, now + lifetime)

    def refresh(self, refresh_token: str) -> dict[str, Any]:
        """A new pair for a refresh token; the new one ends when the old one would have.

        A call whose answer was lost may be repeated: the old token lives until its successor is used. That repeating is
        safe is inferred; what really becomes of the old token is not documented.
        """
        kept = self._store.get("refresh", refresh_token)
        if kept is None or kept["until"] <= self._now():
            raise RefusedError("IllegalRefreshToken", "The specified refresh token is invalid or expired")
        if kept["before"]:
            self._store.delete("refresh", kept["before"])
        return self._new_pair(kept["account_id"], self._now(), kept["until"], before=refresh_token)

    def account_of(self, access_token: str) -> str | None:
        """The buyer's account id, or None for a token that is unknown, expired or revoked."""
        kept = self._store.get("access", access_token)
        return kept["account_id"] if kept and kept["until"] > self._now() else None

    def revoke_all(self, account_id: str) -> int:
        """The connection ends now; answers how many tokens died."""
        dead = 0
        for kind in ("access", "refresh"):
            for kept in self._store.find(kind):
                if kept["account_id"] == account_id:
                    self._store.delete(kind, kept["token"])
                    dead += 1
        return dead

    def connected(self, account_id: str) -> bool:
        """Whether a live token of this buyer exists."""
        kept = self._store.find("access") + self._store.find("refresh")
        return any(token["account_id"] == account_id and token["until"] > self._now() for token in kept)

    def _new_pair(self, account_id: str, now: int, refresh_until: int, before: str = "") -> dict[str, Any]:
        until = now + int(read_options(self._store).access_token_seconds * 1000)
        access, refresh = _random(ACCESS_LENGTH), _random(REFRESH_LENGTH)
        for kind, token, end in (("access", access, until), ("refresh", refresh, refresh_until)):
            self._store.put(kind, token, {"account_id": account_id, "token": token, "until": end, "before": before})
        return {
            "account_id": account_id,
            "access_token": access,
            "refresh_token": refresh,
            "until": until,
            "refresh_until": refresh_until,
            "now": now,
        }


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
