"""Our fulfillment service in a shop: found by its name, or created."""

from __future__ import annotations

from dataclasses import dataclass

from platforms.reading import Json, child, children, optional_child, optional_text, text
from platforms.shopify.admin_api import AdminApi
from sourcing.errors import PlatformRefused
from sourcing.ports import ShopAccess, ShopService


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    callback_url: str
    service: ShopService


def ensure_service(api: AdminApi, access: ShopAccess, name: str, callback_url: str) -> ShopService:
    """Our service and its location; its callback address is corrected when it is another. "" means no callbacks."""
    found = _find(api, access, name)
    if found is None:
        found = _create(api, access, name, callback_url)
    if found.callback_url.rstrip("/") != callback_url.rstrip("/"):
        found = _update(api, access, found.service.service_gid, callback_url)
    return found.service


def _find(api: AdminApi, access: ShopAccess, name: str) -> _Found | None:
    def read(data: Json) -> _Found | None:
        services = children(child(data, "shop"), "fulfillmentServices")
        return next((_parse(node) for node in services if node.get("serviceName") == name), None)

    return api.run(access, "read_services", {}, read)


def _create(api: AdminApi, access: ShopAccess, name: str, callback_url: str) -> _Found:
    wanted = {"name": name, "callbackUrl": callback_url or None}
    try:
        return api.run(access, "create_service", wanted, lambda data: _payload(data, "fulfillmentServiceCreate"))
    except PlatformRefused:
        # Refused because the name is taken: another process of ours was faster. Anything else is still not there.
        found = _find(api, access, name)
        if found is None:
            raise
        return found


def _update(api: AdminApi, access: ShopAccess, gid: str, callback_url: str) -> _Found:
    wanted = {"id": gid, "callbackUrl": callback_url or None}
    return api.run(access, "update_service", wanted, lambda data: _payload(data, "fulfillmentServiceUpdate"))


def _payload(data: Json, field: str) -> _Found:
    return _parse(child(child(data, field), "fulfillmentService"))


def _parse(node: Json) -> _Found:
    # Recorded ids come as "gid://shopify/FulfillmentService/71925137714?id=true", elsewhere without the query.
    gid = text(node, "id").partition("?")[0]
    location = text(optional_child(node, "location"), "id")
    return _Found(text(node, "serviceName"), optional_text(node, "callbackUrl"), ShopService(gid, location))
