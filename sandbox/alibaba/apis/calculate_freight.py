"""`/order/freight/calculate` and its basic sister `/shipping/freight/calculate` (platform facts, section 3.1)."""

from decimal import Decimal
from typing import Any

from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.freight_offers import DISPATCH_COUNTRIES, NOWHERE, Offer, basic_vendor_code, price_offers
from sandbox.alibaba.goods import Product, Sku
from sandbox.alibaba.refusals import business, invalid
from sandbox.alibaba.world import World

Wanted = tuple[Product, Sku, int]


def calculate_freight(call: Call) -> Reply:
    """Every offer for the goods of one supplier to one country; empty when the supplier ships from elsewhere."""
    e_company_id = call.text("e_company_id")
    destination = call.text("destination_country").upper()
    if e_company_id not in call.world.goods.suppliers:
        raise invalid("e_company_id", "there is no such supplier")
    wanted = [find_goods(call.world, entry) for entry in call.json_list("logistics_product_list")]
    if any(product.supplier.e_company_id != e_company_id for product, _, _ in wanted):
        raise invalid("logistics_product_list", "a product is of another supplier than e_company_id")
    if call.params.get("address"):
        call.json_object("address")
    offers = offers_for(call.world, wanted, destination, call.optional("dispatch_location", "CN").upper())
    waybill = call.flag("enable_distribution_waybill")
    return {"value": [offer.as_reply(waybill) for offer in offers]}


def calculate_basic_freight(call: Call) -> Reply:
    """Offers for one product; their vendor codes are of another kind, which orders refuse."""
    entry = {"product_id": call.text("product_id"), "quantity": call.text("quantity")}
    product = find_product(call.world, entry["product_id"])
    wanted = [(product, product.skus[0], read_quantity(entry["quantity"]))]
    destination = call.text("destination_country").upper()
    offers = offers_for(call.world, wanted, destination, call.optional("dispatch_location", "CN").upper())
    waybill = call.flag("enable_distribution_waybill")
    return {"value": [{**offer.as_reply(waybill), "vendor_code": basic_vendor_code(offer)} for offer in offers]}


def offers_for(world: World, wanted: list[Wanted], destination: str, dispatch: str) -> list[Offer]:
    """The offers of the supplier of these goods; raises RefusedError when a good or the country cannot be served."""
    if dispatch not in DISPATCH_COUNTRIES:
        raise business("10012", f"Dispatch location {dispatch} is invalid")
    if len(destination) != 2 or destination == "UK":
        raise business(
            "120019", f"Not shippable to {destination}: a country is an ISO-2 code, the United Kingdom is GB"
        )
    for product, _, _ in wanted:
        if destination in NOWHERE or destination in product.unshippable_to:
            raise business("120019", f"Product {product.product_id} is not shippable to {destination}")
    supplier = wanted[0][0].supplier
    if supplier.dispatch != dispatch:
        # Others ask for CN first and then for US; that no offer comes back is how the first one fails here.
        return []
    grams = sum(sku.grams * quantity for _, sku, quantity in wanted)
    factor = Decimal(world.options.freight_factor)
    return price_offers(supplier.e_company_id, grams, destination, dispatch, factor)


def find_goods(world: World, entry: Any) -> Wanted:
    """The product, SKU and quantity of one entry of a list of goods; raises RefusedError."""
    if not isinstance(entry, dict) or not entry.get("product_id"):
        raise invalid("product list", "an entry has no product_id")
    product = find_product(world, str(entry["product_id"]))
    sku = product.sku(str(entry.get("sku_id") or ""))
    if sku is None:
        raise business("10005", f"SKU {entry.get('sku_id')} of product {product.product_id} is not found")
    return product, sku, read_quantity(entry.get("quantity"))


def find_product(world: World, product_id: str) -> Product:
    """A product that is online; raises RefusedError 130106."""
    product = world.goods.product(product_id)
    if product is None or not product.online:
        raise business("130106", f"Product {product_id} is expired or offline")
    return product


def read_quantity(value: object) -> int:
    """A whole number of pieces from 1; raises RefusedError InvalidParameter."""
    text = str(value)
    if not text.isdigit() or int(text) < 1:
        raise invalid("quantity", f"'{value}' is not a whole number from 1")
    return int(text)
