"""productSet: a product made or changed whole. List fields replace what was there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError

from sandbox.shared.store import Document
from sandbox.shopify.answers.change_goods import apply_variant, place_of
from sandbox.shopify.call import Call, Refusal, Thing, fields
from sandbox.shopify.gid import number_of
from sandbox.shopify.goods.change import product_changed, product_made
from sandbox.shopify.goods.find import find_variant
from sandbox.shopify.mutate import mutation
from sandbox.shopify.world import Shop

Arguments = Mapping[str, Any]
_PLAIN = ("title", "vendor", "status", "tags")
_MOST_OPTIONS, _MOST_VARIANTS = 3, 2048


def _set_product(call: Call, arguments: Arguments) -> dict[str, Any]:
    wanted, identifier = arguments["input"], arguments.get("identifier") or {}
    if identifier.get("customId") or identifier.get("handle"):
        raise GraphQLError("The sandbox's productSet finds products by identifier.id only.")
    if not arguments.get("synchronous", True):
        raise GraphQLError("The sandbox's productSet answers synchronously only.")
    named = identifier.get("id") or wanted.get("id")
    if not named:
        return {"product": Thing("Product", _make(call.shop, wanted)), "productSetOperation": None}
    product = call.shop.get("product", number_of(named, "Product"))
    if product is None:
        raise Refusal("Product does not exist", "identifier", code="PRODUCT_DOES_NOT_EXIST")
    product |= {key: wanted[key] for key in _PLAIN if key in wanted}
    if "variants" in wanted:
        product["variants"] = _changed_variants(call.shop, product, wanted["variants"])
    product_changed(call.shop, product)
    return {"product": Thing("Product", product), "productSetOperation": None}


def _make(shop: Shop, wanted: Arguments) -> Document:
    if not str(wanted.get("title") or "").strip():
        raise Refusal("Title can't be blank", "input", "title", code="MISSING_FIELD_REQUIRED")
    handle = wanted.get("handle") or re.sub(r"[^a-z0-9]+", "-", wanted["title"].lower()).strip("-")
    if any(one["handle"] == handle for one in shop.find("product")):
        raise Refusal(
            f"Handle '{handle}' already in use. Please provide a new handle.", "input", code="HANDLE_NOT_UNIQUE"
        )
    options = _options(wanted)
    now = shop.world.now()
    files = [one["originalSource"] for one in wanted.get("files") or [] if one.get("originalSource")]
    product: Document = {
        "id": shop.world.new_id(),
        "title": wanted["title"],
        "handle": handle,
        "vendor": wanted.get("vendor") or shop.document["name"],
        "image": files[0] if files else "card",
        "option": options[0]["name"],
        "options": options,
        "status": wanted.get("status") or "ACTIVE",
        "tags": wanted.get("tags") or [],
        "type": wanted.get("productType") or "",
        "created_at": now,
        "updated_at": now,
    }
    product["variants"] = _new_variants(shop, wanted, options, files)
    product_made(shop, product)
    return product


def _options(wanted: Arguments) -> list[Document]:
    given = wanted.get("productOptions")
    if not given:
        if wanted.get("variants"):
            raise Refusal(
                "Product options input is required when updating variants.",
                "input",
                "productOptions",
                code="PRODUCT_OPTIONS_INPUT_MISSING",
            )
        given = [{"name": "Title", "values": [{"name": "Default Title"}]}]
    if len(given) > _MOST_OPTIONS:
        raise Refusal("Can only specify a maximum of 3 options", "input", "productOptions", code="OPTIONS_OVER_LIMIT")
    names = [one["name"].lower() for one in given]
    if len(set(names)) < len(names):
        raise Refusal("Option names must be unique", "input", "productOptions", code="DUPLICATED_OPTION_NAME")
    return [_option(at, one) for at, one in enumerate(given)]


def _option(at: int, given: Arguments) -> Document:
    values = [value["name"] for value in given.get("values") or []]
    if not values:
        raise Refusal(
            "Option values are missing", "input", "productOptions", str(at), "values", code="OPTION_VALUES_MISSING"
        )
    if len({value.lower() for value in values}) < len(values):
        raise Refusal(
            "Option values must be unique", "input", "productOptions", str(at), "values", code="DUPLICATED_OPTION_VALUE"
        )
    return {"name": given["name"], "values": values}


def _new_variants(shop: Shop, wanted: Arguments, options: list[Document], files: list[str]) -> list[Document]:
    given = wanted.get("variants") or [
        {"optionValues": [{"optionName": one["name"], "name": one["values"][0]} for one in options]}
    ]
    if len(given) > _MOST_VARIANTS:
        raise Refusal("Too many variants", "input", "variants", code="VARIANTS_OVER_LIMIT")
    made: list[Document] = []
    for at, one in enumerate(given):
        chosen = _chosen(one, options, at)
        if any(other["options"] == chosen for other in made):
            title = " / ".join(value["value"] for value in chosen)
            raise Refusal(
                f"The variant '{title}' already exists.", "input", "variants", str(at), code="INVALID_VARIANT"
            )
        source = (one.get("file") or {}).get("originalSource")
        if source and source not in files:
            raise Refusal(
                "File must also be given in the product's files.", "input", "variants", str(at), code="INVALID_INPUT"
            )
        made.append(_new_variant(shop, at, one, chosen))
    return made


def _chosen(one: Arguments, options: list[Document], at: int) -> list[Document]:
    named = {value.get("optionName"): value.get("name") for value in one["optionValues"]}
    for option in options:
        if named.get(option["name"]) not in option["values"]:
            raise Refusal(
                "Option value does not exist", "input", "variants", str(at), code="OPTION_VALUE_DOES_NOT_EXIST"
            )
    if len(named) > len(options):
        raise Refusal("Option does not exist", "input", "variants", str(at), code="OPTION_DOES_NOT_EXIST")
    return [{"name": option["name"], "value": named[option["name"]]} for option in options]


def _new_variant(shop: Shop, at: int, one: Arguments, chosen: list[Document]) -> Document:
    item = one.get("inventoryItem") or {}
    variant: Document = {
        "id": shop.world.new_id(),
        "item_id": shop.world.new_id(),
        "title": " / ".join(value["value"] for value in chosen),
        "options": chosen,
        "sku": one.get("sku") or item.get("sku") or "",
        "price": "0.00",
        "cost": None,
        "grams": 0,
        "position": at + 1,
        "requires_shipping": True,
        "tracked": True,
        "levels": {},
        "alibaba": None,
        "created_at": shop.world.now(),
        "updated_at": shop.world.now(),
    }
    apply_variant(shop, variant, one)
    _stock(shop, variant, one, at)
    if not variant["levels"]:
        # Without a quantity anywhere, a new variant is stocked at the shop's own location.
        home = next(place for place in shop.find("location") if place["primary"])
        variant["levels"][home["id"]] = 0
    return variant


def _changed_variants(shop: Shop, product: Document, wanted: list[Arguments]) -> list[Document]:
    # List fields replace: a variant that is not in the list is deleted.
    kept = []
    for index, one in enumerate(wanted):
        found = find_variant(shop, number_of(one["id"], "ProductVariant")) if one.get("id") else None
        if found is None or found[0]["id"] != product["id"]:
            raise Refusal(
                "Product variant does not exist", "input", "variants", str(index), code="PRODUCT_VARIANT_DOES_NOT_EXIST"
            )
        variant = next(each for each in product["variants"] if each["id"] == found[1]["id"])
        apply_variant(shop, variant, one)
        _stock(shop, variant, one, index)
        kept.append(variant)
    return kept


def _stock(shop: Shop, variant: Document, one: Arguments, at: int) -> None:
    for stock in one.get("inventoryQuantities") or []:
        place = place_of(shop, stock["locationId"], "input", "variants", str(at), "inventoryQuantities")
        variant["levels"][place] = stock["quantity"]
        shop.record("stock_set", sku=variant["sku"], location_id=place, available=stock["quantity"], by="productSet")


fields("Mutation", {"productSet": mutation(_set_product)})
