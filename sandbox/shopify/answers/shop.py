"""Shop, the app's installation, and App."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.answers.plain import constant
from sandbox.shopify.answers.services import MANUAL
from sandbox.shopify.call import Call, Thing, fields
from sandbox.shopify.gid import gid


def shop_thing(call: Call) -> Thing:
    """The shop that is asked."""
    return Thing("Shop", call.shop.document)


def services_of(call: Call) -> list[Thing]:
    """The manual service first, then the registered ones, as recorded."""
    return [Thing("FulfillmentService", one) for one in (MANUAL, *call.shop.find("service"))]


def _address(_call: Call, shop: Thing, _arguments: Any) -> dict[str, Any]:
    return {
        "id": gid("ShopAddress", shop.doc["id"]),
        "address1": "100 Market Street",
        "address2": None,
        "city": "Springfield",
        "zip": "01103",
        "province": "Massachusetts",
        "provinceCode": "MA",
        "company": None,
        "country": shop.doc["country"],
        "countryCode": shop.doc["country"],
        "countryCodeV2": shop.doc["country"],
        "phone": None,
        "latitude": None,
        "longitude": None,
        "coordinatesValidated": False,
        "formattedArea": "Springfield",
    }


def _domain(call: Call, shop: Thing, _arguments: Any) -> dict[str, Any]:
    return {
        "id": gid("Domain", shop.doc["id"]),
        "host": call.shop.domain,
        "url": f"https://{call.shop.domain}",
        "sslEnabled": True,
    }


def app_fields(call: Call, _source: Any, _arguments: Any) -> dict[str, Any]:
    """The app itself."""
    config = call.shop.world.config.now()
    return {
        "id": gid("App", call.shop.document["app"]["id"]),
        "title": config.name,
        "handle": config.handle,
        "apiKey": call.shop.world.settings.shopify_client_id,
        "embedded": True,
    }


def _scopes(call: Call, _source: Any, _arguments: Any) -> list[dict[str, Any]]:
    return [{"handle": scope, "description": scope.replace("_", " ").capitalize()} for scope in sorted(call.scopes)]


def _from_document(name: str) -> Any:
    return lambda _call, shop, _arguments: shop.doc[name]


fields(
    "Shop",
    {
        "id": lambda _c, shop, _a: gid("Shop", shop.doc["id"]),
        "name": _from_document("name"),
        "email": _from_document("email"),
        "contactEmail": _from_document("email"),
        "currencyCode": _from_document("currency"),
        "ianaTimezone": _from_document("timezone"),
        "createdAt": _from_document("created_at"),
        "updatedAt": _from_document("created_at"),
        "myshopifyDomain": lambda call, _s, _a: call.shop.domain,
        "url": lambda call, _s, _a: f"https://{call.shop.domain}",
        "shopOwnerName": constant("Shop Owner"),
        "weightUnit": constant("KILOGRAMS"),
        "unitSystem": constant("METRIC_SYSTEM"),
        "taxesIncluded": constant(False),
        "setupRequired": constant(False),
        "checkoutApiSupported": constant(True),
        "timezoneAbbreviation": constant("EST"),
        "description": constant(None),
        "billingAddress": _address,
        "shopAddress": _address,
        "primaryDomain": _domain,
        "plan": constant(
            {"displayName": "Basic", "publicDisplayName": "Basic", "partnerDevelopment": True, "shopifyPlus": False}
        ),
        "fulfillmentServices": lambda call, _s, _a: services_of(call),
    },
)

fields(
    "AppInstallation",
    {
        "id": lambda call, _s, _a: gid("AppInstallation", call.shop.document["app"]["id"]),
        "accessScopes": _scopes,
        "app": app_fields,
        "activeSubscriptions": constant([]),
        "launchUrl": lambda call, _s, _a: call.shop.world.settings.app_url,
        "uninstallUrl": constant(None),
    },
)
