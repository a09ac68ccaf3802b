"""The three doors that the journey's people go through: the app, and the two platforms' control doors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from local.trouble import Trouble

Json = dict[str, Any]


class DoorShut(Trouble):
    """A door answered with an error; the message says which and what it said."""


@dataclass
class Door:
    """One server, spoken to in JSON. Raises DoorShut for every answer of 400 and above."""

    base: str
    name: str
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30, trust_env=False))

    def get(self, path: str, **query: str | int) -> Json:
        """The answer's JSON object."""
        return self._send("GET", path, None, query)

    def post(self, path: str, body: Mapping[str, Any] | None = None) -> Json:
        """The answer's JSON object; empty when there is none."""
        return self._send("POST", path, dict(body or {}), {})

    def put(self, path: str, body: Mapping[str, Any]) -> Json:
        """The answer's JSON object; empty when there is none."""
        return self._send("PUT", path, dict(body), {})

    def patch(self, path: str, body: Mapping[str, Any]) -> Json:
        """The answer's JSON object; empty when there is none."""
        return self._send("PATCH", path, dict(body), {})

    def _headers(self) -> dict[str, str]:
        return {}

    def _send(self, method: str, path: str, body: Json | None, query: Mapping[str, str | int]) -> Json:
        url = f"{self.base}{path}"
        answer = self.client.request(method, url, json=body, params=query, headers=self._headers())
        if answer.status_code >= 400:
            raise DoorShut(f"{self.name} answered {answer.status_code} to {method} {path}: {answer.text[:500]}")
        found: Json = answer.json() if answer.content else {}
        return found


class AppDoor(Door):
    """Caravan's API as the merchant's page calls it: with a session token that Shopify handed out."""

    def __init__(self, base: str, shopify: Door, shop: str) -> None:
        super().__init__(base, "Caravan")
        self._shopify, self._shop = shopify, shop

    def _headers(self) -> dict[str, str]:
        token = self._shopify.post(f"/_sandbox/shops/{self._shop}/app/id-token")["id_token"]
        return {"Authorization": f"Bearer {token}"}
