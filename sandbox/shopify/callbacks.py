"""What Shopify asks of a fulfillment service: the notification without content, stock, and tracking numbers."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from sandbox.shared.store import Document
from sandbox.shopify.signing import body_signature
from sandbox.shopify.tasks import later
from sandbox.shopify.webhooks.outbox import queue
from sandbox.shopify.world import Shop

PING_SECONDS = 60


def ping(shop: Shop, service_id: str | None, kind: str) -> None:
    """Asks for a notification of that kind: at once, or when a minute has passed since the last one.

    One ping may stand for many requests. Times are of the sandbox's clock.
    """
    service = shop.get("service", service_id) if service_id else None
    if service is None or not service["callback_url"]:
        return
    key = f"{service['id']}:{kind}"
    last = shop.get("pinged", key)
    now = shop.world.clock.seconds()
    due = max(now, last["at"] + PING_SECONDS) if last else now
    later(shop, "ping", due, key=f"ping:{shop.handle}:{key}", service=service["id"], kind=kind)


def send_ping(shop: Shop, task: Document) -> None:
    """Queues the notification: exactly {"kind": ...}, signed over the raw body; sent once, not retried."""
    service = shop.get("service", task["service"])
    if service is None or not service["callback_url"]:
        return
    shop.put("pinged", f"{task['service']}:{task['kind']}", {"at": shop.world.clock.seconds()})
    body = json.dumps({"kind": task["kind"]}, separators=(",", ":"))
    _queue(shop, service, "fulfillment_order_notification", "POST", "", body)


def fetch_all(shop: Shop) -> int:
    """Queues what Shopify asks each hour of every service; answers how many questions were queued."""
    asked = 0
    for service in shop.find("service"):
        if not service["callback_url"]:
            continue
        if service["inventory_management"]:
            _queue(shop, service, "fetch_stock", "GET", urlencode({"shop": shop.domain}), "")
            asked += 1
        names = _without_tracking(shop, service) if service["tracking_support"] else []
        if names:
            query = urlencode([*(("order_names[]", name) for name in names), ("shop", shop.domain)])
            _queue(shop, service, "fetch_tracking_numbers", "GET", query, "")
            asked += 1
    shop.world.ring()
    return asked


def take_answer(shop: Shop, delivery: Document, answer: object) -> None:
    """Applies what the service answered: stock by SKU, tracking numbers by fulfillment name. Nonsense is left alone."""
    if not isinstance(answer, dict):
        return
    if delivery["name"] == "fetch_stock":
        _take_stock(shop, delivery, answer)
    elif delivery["name"] == "fetch_tracking_numbers" and isinstance(answer.get("tracking_numbers"), dict):
        _take_tracking(shop, answer["tracking_numbers"])


def _take_stock(shop: Shop, delivery: Document, answer: Document) -> None:
    service = shop.get("service", delivery["service"])
    for product in shop.find("product") if service else []:
        changed = False
        for variant in product["variants"]:
            number = answer.get(variant["sku"])
            levels = variant["levels"]
            if service and isinstance(number, int) and levels.get(service["location_id"], number) != number:
                levels[service["location_id"]] = number
                changed = True
                shop.record(
                    "stock_set",
                    sku=variant["sku"],
                    location_id=service["location_id"],
                    available=number,
                    by="fetch_stock",
                )
        if changed:
            shop.put("product", product["id"], product)


def _take_tracking(shop: Shop, numbers: Document) -> None:
    # Imported here: shipping fires webhooks, and this module is below them.
    from sandbox.shopify.fulfillment.ship import update_tracking

    for order in shop.find("order"):
        for parcel in order["fulfillments"]:
            number = numbers.get(parcel["name"])
            if isinstance(number, str) and number and not parcel["tracking"]:
                update_tracking(shop, parcel["id"], [{"company": None, "number": number, "url": None}], notify=False)


def _without_tracking(shop: Shop, service: Document) -> list[str]:
    return [
        parcel["name"]
        for order in shop.find("order")
        for parcel in order["fulfillments"]
        if parcel["service"] == service["id"] and not parcel["tracking"] and parcel["status"] == "SUCCESS"
    ]


def _queue(shop: Shop, service: Document, name: str, method: str, query: str, body: str) -> None:
    # Shopify's own `active_fulfillment` signs the query string of a GET; documentation is silent about it.
    secret = shop.world.settings.shopify_client_secret
    signed = body if method == "POST" else query
    headers = {"X-Shopify-Hmac-Sha256": body_signature(secret, signed.encode()), "X-Shopify-Shop-Domain": shop.domain}
    if method == "POST":
        headers["Content-Type"] = "application/json"
    url = f"{service['callback_url'].rstrip('/')}/{name}" + (f"?{query}" if query else "")
    queue(
        shop,
        {
            "id": str(shop.world.store.next_number("delivery")),
            "kind": "callback",
            "name": name,
            "method": method,
            "url": url,
            "headers": headers,
            "body": body,
            "retry": False,
            "service": service["id"],
        },
    )
