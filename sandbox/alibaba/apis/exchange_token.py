"""`/auth/token/create` and `/auth/token/refresh` (platform facts, section 2)."""

from collections.abc import Callable
from typing import Any

from sandbox.alibaba.refusals import RefusedError, missing
from sandbox.alibaba.world import World

TokenHandler = Callable[[World, dict[str, str]], dict[str, Any]]


def create_token(world: World, params: dict[str, str]) -> dict[str, Any]:
    """A first pair of tokens for a code of the consent page."""
    if not params.get("code"):
        raise missing("code")
    return _reply(world, "create", world.tokens.redeem(params["code"]))


def refresh_token(world: World, params: dict[str, str]) -> dict[str, Any]:
    """A new pair; the refresh token's life is not lengthened."""
    if not params.get("refresh_token"):
        raise missing("refresh_token")
    return _reply(world, "refresh", world.tokens.refresh(params["refresh_token"]))


def _reply(world: World, by: str, pair: dict[str, Any]) -> dict[str, Any]:
    buyer = world.buyers.get(pair["account_id"])
    if buyer is None:
        raise RefusedError("IllegalAccessToken", "The buyer's account is gone")
    world.ledger.append("token_issued", buyer=buyer.account_id, by=by, seconds=(pair["until"] - pair["now"]) // 1000)
    return {
        "access_token": pair["access_token"],
        "refresh_token": pair["refresh_token"],
        "expires_in": str((pair["until"] - pair["now"]) // 1000),
        "refresh_expires_in": str(max(0, pair["refresh_until"] - pair["now"]) // 1000),
        "account_id": buyer.account_id,
        "account": buyer.account,
        "account_platform": "buyApp",
        "country": buyer.country,
        "user_info": {
            "country": "CN" if buyer.mainland_china else "GLOBAL",
            "loginId": buyer.login,
            "user_id": buyer.account_id,
            "seller_id": buyer.account_id,
        },
    }
