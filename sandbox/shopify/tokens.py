"""The app's access tokens: expiring offline tokens in pairs with a rotating refresh token, and online tokens."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.world import Shop, World

ACCESS_SECONDS = 3_600
REFRESH_SECONDS = 90 * 86_400
RETRY_SECONDS = 30 * 86_400


class InvalidGrant(Exception):
    """The refresh token is unknown, used up, expired or revoked: the app must exchange a token anew."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What an access token allows, and where. `app` is False for the sandbox's own admin."""

    handle: str
    scopes: tuple[str, ...]


def issue(shop: Shop, mode: str, user: str) -> dict[str, Any]:
    """A new token ("offline" or "online") as the token endpoint answers it. Written to the ledger."""
    with shop.world.store.change():
        scopes = tuple(shop.document["app"]["scopes"])
        pair = _pair(shop, scopes, mode)
        shop.record("token_issued", mode=mode, by="token_exchange")
        answer = _answer(pair, scopes)
        if mode == "online":
            answer |= {"associated_user_scope": answer["scope"], "associated_user": _user(shop, user)}
        return answer


def refresh(shop: Shop, refresh_token: str) -> dict[str, Any]:
    """Replaces both tokens. The old refresh token may be used again until the replacement is first used, at most 30
    days (changelog of 2026-08-28); it then answers another fresh pair. Raises InvalidGrant.
    """
    world = shop.world
    with world.store.change():
        kept = world.store.get("refresh_token", refresh_token)
        now = world.clock.seconds()
        if kept is None or kept["shop"] != shop.handle or kept["expires"] < now or kept.get("dead"):
            raise InvalidGrant
        if kept.get("used_at") is not None and kept["used_at"] + RETRY_SECONDS < now:
            raise InvalidGrant
        pair = _pair(shop, tuple(shop.document["app"]["scopes"]), "offline", replaces=refresh_token)
        world.store.put("refresh_token", refresh_token, {**kept, "used_at": kept.get("used_at") or now})
        shop.record("token_issued", mode="offline", by="refresh")
        return _answer(pair, tuple(pair["scopes"]))


def grant_of(world: World, access_token: str, handle: str) -> Grant | None:
    """What this token allows in this shop; None when it is unknown, expired, revoked, or another shop's."""
    kept = world.store.get("access_token", access_token)
    if kept is None or kept["shop"] != handle or kept["expires"] < world.clock.seconds():
        return None
    if not kept["used"]:
        _first_use(world, access_token, kept)
    return Grant(handle, tuple(kept["scopes"]))


def revoke_all(shop: Shop) -> None:
    """Ends every token of the app in this shop: at uninstall they are dead at once."""
    store = shop.world.store
    for kind in ("access_token", "refresh_token"):
        for kept in store.find(kind):
            if kept["shop"] == shop.handle:
                store.delete(kind, kept["token"])


def _first_use(world: World, access_token: str, kept: Document) -> None:
    # The first use of a replacement ends the pair it replaced.
    with world.store.change():
        world.store.put("access_token", access_token, {**kept, "used": True})
        old = world.store.get("refresh_token", kept["replaces"]) if kept["replaces"] else None
        if old:
            world.store.put("refresh_token", old["token"], {**old, "dead": True})
            world.store.delete("access_token", old["access"])


def _pair(shop: Shop, scopes: tuple[str, ...], mode: str, replaces: str = "") -> Document:
    world = shop.world
    now = world.clock.seconds()
    access, renewal = "shpat_" + secrets.token_hex(16), "shprt_" + secrets.token_hex(16)
    kept = {
        "token": access,
        "shop": shop.handle,
        "scopes": list(scopes),
        "expires": now + ACCESS_SECONDS,
        "used": False,
        "replaces": replaces,
        "refresh": renewal if mode == "offline" else "",
    }
    world.store.put("access_token", access, kept)
    if mode == "offline":
        world.store.put(
            "refresh_token",
            renewal,
            {
                "token": renewal,
                "shop": shop.handle,
                "expires": now + REFRESH_SECONDS,
                "access": access,
                "used_at": None,
            },
        )
    return kept


def _answer(pair: Document, scopes: tuple[str, ...]) -> dict[str, Any]:
    answer: dict[str, Any] = {"access_token": pair["token"], "scope": ",".join(scopes), "expires_in": ACCESS_SECONDS}
    if pair["refresh"]:
        answer |= {"refresh_token": pair["refresh"], "refresh_token_expires_in": REFRESH_SECONDS}
    return answer


def _user(shop: Shop, user: str) -> dict[str, Any]:
    return {
        "id": int(user) if user.isdigit() else 1,
        "first_name": "Shop",
        "last_name": "Owner",
        "email": shop.document["email"],
        "email_verified": True,
        "account_owner": True,
        "locale": shop.document["locale"],
        "collaborator": False,
    }
