"""Which variant is bought as what, and Alibaba's catalog to choose from."""

from __future__ import annotations

from flask import Response

import wiring
from sourcing.catalog.ask_freight import ask_freight
from sourcing.catalog.browse import list_variants, read_variant, search_products, show_product
from sourcing.catalog.link import Part, link_variant
from sourcing.catalog.list_links import count_warned, list_warned, with_links
from sourcing.catalog.take_note import take_note
from sourcing.ports import SupplierProduct, WantedSku
from web.api.answer import answer
from web.api.parameters import FindQuery, FreightQuery, ProductPath, VariantsQuery
from web.api.schemas import (
    FoundProductOut,
    FoundProductsOut,
    FreightOut,
    LinksIn,
    MoneyOut,
    PriceStepOut,
    SupplierProductOut,
    SupplierSkuOut,
    VariantIn,
    VariantOut,
    VariantsOut,
)
from web.api.screen import screen
from web.asking import shop_id

products = screen("products", "Variants of the shop and what they are bought as.")


@products.get("/products", responses={200: VariantsOut})
def get_products(query: VariantsQuery) -> Response:
    """A page of the shop's variants with their links."""
    look = list_warned if query.warned else list_variants
    page = look(wiring.outside(), shop_id(), query.cursor or None, query.search)
    variants = [VariantOut.model_validate(view) for view in with_links(shop_id(), page.variants)]
    warned = count_warned(shop_id())
    return answer(VariantsOut, VariantsOut(variants=variants, next_cursor=page.next_cursor, warned=warned))


@products.put("/products/links", responses={200: VariantOut})
def put_links(body: LinksIn) -> Response:
    """What a variant is bought as from now on."""
    variant = read_variant(wiring.outside(), shop_id(), body.variant_gid)
    parts = [Part(part.product_id, part.sku_id, part.quantity) for part in body.parts]
    link_variant(wiring.outside(), shop_id(), variant, parts)
    return answer(VariantOut, with_links(shop_id(), [variant])[0])


@products.post("/products/links/seen", responses={200: VariantOut})
def post_seen(body: VariantIn) -> Response:
    """What moved at Alibaba counts as seen from now on."""
    take_note(wiring.outside(), shop_id(), body.variant_gid)
    variant = read_variant(wiring.outside(), shop_id(), body.variant_gid)
    return answer(VariantOut, with_links(shop_id(), [variant])[0])


@products.get("/suppliers/products", responses={200: FoundProductsOut})
def find_products(query: FindQuery) -> Response:
    """Search Alibaba's catalog."""
    found = search_products(wiring.outside(), shop_id(), query.q, query.page)
    hits = [FoundProductOut.model_validate(product) for product in found]
    return answer(FoundProductsOut, FoundProductsOut(products=hits))


@products.get("/suppliers/products/<string:product_id>", responses={200: SupplierProductOut})
def get_product(path: ProductPath) -> Response:
    """A product at Alibaba with its options."""
    return answer(SupplierProductOut, _product(show_product(wiring.outside(), shop_id(), path.product_id)))


@products.get("/suppliers/products/<string:product_id>/freight", responses={200: FreightOut})
def get_freight(path: ProductPath, query: FreightQuery) -> Response:
    """What it costs to ship it to a country."""
    wanted = WantedSku(path.product_id, query.sku_id, query.quantity)
    return answer(FreightOut, ask_freight(wiring.outside(), shop_id(), wanted, query.country))


def _product(product: SupplierProduct) -> SupplierProductOut:
    skus = [
        SupplierSkuOut(
            sku_id=sku.sku_id,
            title=" / ".join(value for _, value in sku.attributes),
            price=MoneyOut.model_validate(sku.prices[0].price) if sku.prices else None,
            prices=[PriceStepOut.model_validate(step) for step in sku.prices],
            stock=sku.stock,
            image_url=sku.image_url,
        )
        for sku in product.skus
    ]
    return SupplierProductOut(
        product_id=product.product_id,
        title=product.title,
        supplier=product.supplier_name,
        status=product.status,
        url=product.url,
        image_url=product.image_url,
        min_order_quantity=product.min_order_quantity,
        skus=skus,
    )
