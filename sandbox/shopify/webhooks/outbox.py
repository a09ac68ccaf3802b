"""Webhooks on their way: written in the same transaction as what they tell of, delivered later in order."""

from __future__ import annotations

import json
import uuid
from contextvars import ContextVar
from typing import Any

from sandbox.shared.store import Document
from sandbox.shopify.signing import body_signature
from sandbox.shopify.world import Shop

# One act of a merchant or customer: the topics it triggers share an event id.
_EVENT: ContextVar[str] = ContextVar("event", default="")

COMPLIANCE = ("customers/data_request", "customers/redact", "shop/redact")


def new_event(shop: Shop) -> None:
    """What is fired from here on, in this thread, belongs to one act."""
    _EVENT.set(str(uuid.UUID(int=shop.world.random.getrandbits(128), version=4)))


def fire(shop: Shop, topic: str, body: dict[str, Any]) -> None:
    """Queues the topic for every subscription of the app's toml. Nothing is sent to an app that is not installed."""
    app = shop.document["app"]
    if not app["installed"] and topic not in ("app/uninstalled", *COMPLIANCE):
        return
    if not _EVENT.get():
        new_event(shop)
    for subscription in shop.world.config.now().subscriptions:
        if subscription.topic == topic:
            raw = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
            _queue(
                shop,
                subscription.address,
                raw,
                topic,
                {
                    "X-Shopify-API-Version": subscription.api_version,
                    **({"X-Shopify-Name": subscription.name} if subscription.name else {}),
                },
            )
    shop.world.ring()


def _queue(shop: Shop, address: str, raw: str, topic: str, more: dict[str, str]) -> None:
    world = shop.world
    key = str(world.store.next_number("delivery"))
    secret = world.settings.shopify_client_secret
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Shopify-Captain-Hook",
        "X-Shopify-Topic": topic,
        "X-Shopify-Hmac-Sha256": body_signature(secret, raw.encode()),
        "X-Shopify-Shop-Domain": shop.domain,
        "X-Shopify-Webhook-Id": str(uuid.UUID(int=world.random.getrandbits(128), version=4)),
        "X-Shopify-Event-Id": _EVENT.get(),
        "X-Shopify-Triggered-At": world.now(),
        **more,
    }
    queue(
        shop,
        {
            "id": key,
            "kind": "webhook",
            "name": topic,
            "method": "POST",
            "url": address,
            "headers": headers,
            "body": raw,
            "retry": True,
        },
    )


def queue(shop: Shop, delivery: Document) -> None:
    """Puts a message behind all others that are due."""
    world = shop.world
    delivery |= {"shop": shop.handle, "created_at": world.now(), "outcome": "waiting", "attempts": []}
    world.store.put("delivery", delivery["id"], delivery, shop.handle, int(delivery["id"]))
    world.store.put("due", delivery["id"], {"id": delivery["id"], "shop": shop.handle}, rank=int(delivery["id"]))
