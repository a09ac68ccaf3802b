"""The app at the control door: installation, session tokens, callbacks, compliance, throttling."""

from __future__ import annotations

import time
import uuid

from flask import Blueprint
from flask.typing import ResponseReturnValue

from sandbox.shared.control import WrongRequest, body_object
from sandbox.shopify.callbacks import fetch_all
from sandbox.shopify.control.read_body import attempt, shop_at, text_in
from sandbox.shopify.install import install, uninstall
from sandbox.shopify.scheduler import start_hours
from sandbox.shopify.signing import session_token
from sandbox.shopify.throttle import Buckets
from sandbox.shopify.tokens import revoke_all
from sandbox.shopify.webhooks.outbox import COMPLIANCE, fire, new_event
from sandbox.shopify.world import Shop, World

TOKEN_SECONDS = 60
_APP = "/shops/<handle>/app"


def app_lines(door: Blueprint, world: World, buckets: Buckets) -> None:
    """Adds the lines to the door."""

    @door.post(f"{_APP}/install")
    def install_app(handle: str) -> ResponseReturnValue:
        body_object()
        shop = shop_at(world, handle)
        if not world.config.now().scopes:
            raise WrongRequest(f"{world.settings.app_toml} is missing or asks for no scopes: set SANDBOX_APP_TOML")
        with world.store.change():
            start_hours(shop)
            return install(shop)

    @door.post(f"{_APP}/uninstall")
    def uninstall_app(handle: str) -> ResponseReturnValue:
        body_object()
        attempt(lambda: uninstall(shop_at(world, handle)))
        return {"ok": True}

    @door.post(f"{_APP}/id-token")
    def id_token(handle: str) -> ResponseReturnValue:
        body_object()
        return {"id_token": make_id_token(shop_at(world, handle))}

    @door.post(f"{_APP}/expire-tokens")
    def expire_tokens(handle: str) -> ResponseReturnValue:
        body_object()
        shop = shop_at(world, handle)
        with world.store.change():
            revoke_all(shop)
            shop.record("tokens_revoked")
        return {"ok": True}

    @door.post(f"{_APP}/drain-points")
    def drain_points(handle: str) -> ResponseReturnValue:
        body_object()
        buckets.drain(shop_at(world, handle).handle)
        return buckets.status(handle)

    @door.post("/shops/<handle>/compliance")
    def compliance(handle: str) -> ResponseReturnValue:
        body = body_object("topic")
        topic = text_in(body, "topic", "")
        if topic not in COMPLIANCE:
            raise WrongRequest(f"topic {topic!r} is none: give one of {', '.join(COMPLIANCE)}")
        _ask_compliance(shop_at(world, handle), topic)
        return {"ok": True}

    @door.post("/shops/<handle>/callbacks/run")
    def run_callbacks(handle: str) -> ResponseReturnValue:
        body_object()
        shop = shop_at(world, handle)
        with world.store.change():
            return {"asked": fetch_all(shop)}


def make_id_token(shop: Shop) -> str:
    """A session token as App Bridge hands out: of the real time, valid for a minute."""
    settings, now = shop.world.settings, int(time.time())
    return session_token(
        settings.shopify_client_secret,
        {
            "iss": f"https://{shop.domain}/admin",
            "dest": f"https://{shop.domain}",
            "aud": settings.shopify_client_id,
            "sub": "42",
            "exp": now + TOKEN_SECONDS,
            "nbf": now,
            "iat": now,
            "jti": str(uuid.uuid4()),
            "sid": uuid.uuid4().hex,
            "sig": uuid.uuid4().hex,
        },
    )


def _ask_compliance(shop: Shop, topic: str) -> None:
    with shop.world.store.change():
        new_event(shop)
        orders = shop.find("order", newest_first=True, limit=3)
        person = orders[0]["customer"] if orders else None
        customer = {"id": int(person["id"]), "email": person["email"], "phone": person["phone"]} if person else None
        body: dict[str, object] = {"shop_id": int(shop.document["id"]), "shop_domain": shop.domain}
        numbers = [int(order["id"]) for order in orders]
        if topic == "customers/data_request":
            body |= {
                "orders_requested": numbers,
                "customer": customer,
                "data_request": {"id": int(shop.world.new_id())},
            }
        elif topic == "customers/redact":
            body |= {"customer": customer, "orders_to_redact": numbers}
        fire(shop, topic, body)
