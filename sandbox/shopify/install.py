"""The app comes to a shop, and goes."""

from __future__ import annotations

from sandbox.shared.store import Document
from sandbox.shopify.tasks import later
from sandbox.shopify.tokens import revoke_all
from sandbox.shopify.webhooks.outbox import fire, new_event
from sandbox.shopify.world import Shop

SHOP_REDACT_SECONDS = 48 * 3_600


def install(shop: Shop) -> Document:
    """Grants the scopes of the toml; for an installed app a change of them is told by app/scopes_update."""
    with shop.world.store.change():
        new_event(shop)
        document = shop.document
        app, scopes = document["app"], list(shop.world.config.now().scopes)
        before = app["scopes"] if app["installed"] else None
        document["app"] = {
            **app,
            "installed": True,
            "scopes": scopes,
            "installed_at": app["installed_at"] if app["installed"] else shop.world.now(),
        }
        shop.world.store.put("shop", shop.handle, document)
        if before is None:
            shop.record("app_installed", scopes=scopes)
        elif before != scopes:
            shop.record("scopes_updated", scopes=scopes)
            fire(
                shop,
                "app/scopes_update",
                {
                    "id": int(app["id"]),
                    "shop_id": f"gid://shopify/Shop/{document['id']}",
                    "previous": before,
                    "current": scopes,
                    "updated_at": shop.world.now(),
                },
            )
        installed: Document = document["app"]
        return installed


def uninstall(shop: Shop) -> None:
    """Takes the app away: tokens die at once, its services and locations go (not found in writing), the app is told,
    and 48 hours later asked to forget the shop. ValueError when it is not installed.
    """
    with shop.world.store.change():
        new_event(shop)
        document = shop.document
        if not document["app"]["installed"]:
            raise ValueError(f"the app is not installed in {shop.handle}: install it first")
        document["app"] = {**document["app"], "installed": False, "scopes": []}
        shop.world.store.put("shop", shop.handle, document)
        revoke_all(shop)
        for service in shop.find("service"):
            remove_service(shop, service)
        shop.record("app_uninstalled")
        fire(shop, "app/uninstalled", shop_body(shop))
        later(shop, "shop_redact", shop.world.clock.seconds() + SHOP_REDACT_SECONDS, key=f"shop_redact:{shop.handle}")


def remove_service(shop: Shop, service: Document) -> None:
    """Deletes a fulfillment service; its location is closed and nothing is stocked there any more."""
    place = service["location_id"]
    location = shop.need("location", place)
    shop.put("location", place, {**location, "active": False, "service": None})
    for product in shop.find("product"):
        if any(place in variant["levels"] for variant in product["variants"]):
            for variant in product["variants"]:
                variant["levels"].pop(place, None)
            shop.put("product", product["id"], product)
    shop.delete("service", service["id"])


def shop_body(shop: Shop) -> Document:
    """The body of app/uninstalled: the shop."""
    document = shop.document
    return {
        "id": int(document["id"]),
        "name": document["name"],
        "email": document["email"],
        "domain": shop.domain,
        "country": document["country"],
        "country_code": document["country"],
        "currency": document["currency"],
        "primary_locale": document["locale"],
        "created_at": document["created_at"],
        "customer_email": document["email"],
        "iana_timezone": document["timezone"],
        "shop_owner": "Shop Owner",
        "plan_name": "basic",
        "plan_display_name": "Basic",
        "myshopify_domain": shop.domain,
    }
