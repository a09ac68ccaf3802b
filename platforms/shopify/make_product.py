"""A product made whole in one call: options, variants, pictures, cost and stock (platform notes, section 2.6)."""

from __future__ import annotations

from platforms.reading import Json, child, children, nullable_child, optional_text, text
from platforms.shopify.admin_api import AdminApi
from sourcing.ports import MadeProduct, MadeVariant, NewProduct, NewVariant, ShopAccess

# What Shopify itself calls the only variant of a product without options.
_ONLY = ("Title", "Default Title")


def make_product(api: AdminApi, access: ShopAccess, product: NewProduct) -> MadeProduct:
    """Create the product. Raises PlatformRefused HANDLE_NOT_UNIQUE when its handle is taken."""
    variables = {"input": _input(product)}
    return api.run(access, "make_product", variables, lambda data: _made(child(child(data, "productSet"), "product")))


def find_made_product(api: AdminApi, access: ShopAccess, handle: str, tag: str) -> MadeProduct | None:
    """The product with this handle; where somebody changed that, the one with this tag."""

    def read(data: Json) -> MadeProduct | None:
        by_handle = nullable_child(data, "productByIdentifier")
        tagged = children(child(data, "products"), "nodes")
        found = by_handle or (tagged[0] if tagged else None)
        return _made(found) if found else None

    return api.run(access, "find_made_product", {"handle": handle, "search": f"tag:'{tag}'"}, read)


def _input(product: NewProduct) -> Json:
    pictures = dict.fromkeys([*product.image_urls, *(one.image_url for one in product.variants if one.image_url)])
    return {
        "title": product.title,
        "handle": product.handle,
        "status": product.status,
        "tags": [product.tag],
        "files": [_file(url, product.title) for url in pictures],
        "productOptions": _options(product.variants),
        "variants": [_variant(product, one) for one in product.variants],
    }


def _options(variants: tuple[NewVariant, ...]) -> list[Json]:
    names = [name for name, _ in variants[0].options or (_ONLY,)]
    return [
        {"name": name, "position": at + 1, "values": [{"name": value} for value in _values(variants, at)]}
        for at, name in enumerate(names)
    ]


def _values(variants: tuple[NewVariant, ...], at: int) -> list[str]:
    return list(dict.fromkeys((one.options or (_ONLY,))[at][1] for one in variants))


def _variant(product: NewProduct, variant: NewVariant) -> Json:
    found: Json = {
        "sku": variant.sku,
        "price": variant.price.decimal(),
        "optionValues": [{"optionName": name, "name": value} for name, value in variant.options or (_ONLY,)],
        "inventoryItem": {"cost": variant.cost.decimal(), "tracked": True, "requiresShipping": True},
    }
    if variant.image_url:
        found["file"] = _file(variant.image_url, product.title)
    if product.location_gid and variant.available is not None:
        stock = {"locationId": product.location_gid, "name": "available", "quantity": variant.available}
        found["inventoryQuantities"] = [stock]
    return found


def _file(url: str, alt: str) -> Json:
    return {"originalSource": url, "contentType": "IMAGE", "alt": alt[:512]}


def _made(node: Json) -> MadeProduct:
    return MadeProduct(
        gid=text(node, "id"),
        title=text(node, "title"),
        variants=tuple(
            MadeVariant(
                gid=text(one, "id"),
                inventory_item_gid=text(child(one, "inventoryItem"), "id"),
                title=optional_text(one, "title"),
                sku=optional_text(one, "sku"),
            )
            for one in children(child(node, "variants"), "nodes")
        ),
    )
