"""`/buynow/order/create`: every check, then an unpaid order (platform facts, sections 3.1 and 4)."""

import json
from decimal import Decimal
from typing import Any

from sandbox.alibaba.apis.calculate_freight import Wanted, find_goods, offers_for
from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.check_address import check_address
from sandbox.alibaba.freight_offers import DISPATCH_COUNTRIES, Offer
from sandbox.alibaba.money import as_amount
from sandbox.alibaba.orders import Line, Order
from sandbox.alibaba.record_change import record_status
from sandbox.alibaba.refusals import RefusedError, business, invalid, missing
from sandbox.alibaba.stamps import now_ms
from sandbox.alibaba.world import World

LEAST_CENTS, MOST_CENTS = 30, 500_000
PLATFORMS = frozenset({"shopify", "commercehq", "woocommerce", "groovekart", "bigcommerce"})


def place_order(call: Call) -> Reply:
    """Create the order and answer its trade id and payment link; the amounts must be read with `/alibaba/order/get`.

    A channel_refer_id that was used before is not refused: no source says that Alibaba.com does.
    """
    reference = call.text("channel_refer_id")
    logistics = call.json_object("logistics_detail")
    wanted = [find_goods(call.world, entry) for entry in call.json_list("product_list")]
    if call.buyer.mainland_china:
        raise business("110001", "Unauthorized buyer: an account of mainland China cannot place dropshipping orders")
    address = check_address(logistics.get("shipment_address"))
    _check_goods(wanted)
    waybill = call.flag("enable_distribution_waybill")
    offer = _chosen_offer(call.world, wanted, logistics, str(address["country_code"]))
    order = _draft(call, reference, wanted, offer, address, waybill)
    if order.total > MOST_CENTS:
        raise business("480006", "The order amount is more than 5,000 USD")
    if order.total < LEAST_CENTS:
        raise business("430013", "The order amount is less than 0.30 USD")
    _write_down(call, order)
    return {"value": {"trade_id": order.trade_id, "pay_url": f"{call.base_url}/pay/{order.trade_id}"}}


def _check_goods(wanted: list[Wanted]) -> None:
    if len({product.supplier.e_company_id for product, _, _ in wanted}) > 1:
        # That an order has one supplier is inferred; which code says so is not known.
        raise invalid("product_list", "the products are of several suppliers: place one order for each")
    seen: set[str] = set()
    pieces: dict[str, int] = {}
    for product, sku, quantity in wanted:
        if sku.sku_id in seen:
            raise business("4012", f"Product {product.product_id} with SKU {sku.sku_id} is listed twice")
        seen.add(sku.sku_id)
        pieces[product.product_id] = pieces.get(product.product_id, 0) + quantity
    for product, sku, quantity in wanted:
        if pieces[product.product_id] < product.minimum:
            raise business("10007", f"Product {product.product_id} is sold from {product.minimum} pieces on")
        if quantity > sku.stock:
            raise business("130703", f"SKU {sku.sku_id} is out of stock: {sku.stock} left")


def _chosen_offer(world: World, wanted: list[Wanted], logistics: dict[str, Any], destination: str) -> Offer:
    carrier_code = str(logistics.get("carrier_code") or "")
    if not carrier_code:
        raise missing("logistics_detail.carrier_code")
    dispatch = str(logistics.get("dispatch_location") or "CN").upper()
    offers = offers_for(world, wanted, destination, dispatch)
    chosen = next((offer for offer in offers if offer.vendor_code == carrier_code), None)
    if chosen:
        return chosen
    every = [offer for country in DISPATCH_COUNTRIES for offer in offers_for(world, wanted, destination, country)]
    if any(offer.vendor_code == carrier_code for offer in every):
        raise business("10010", f"The route does not match: {carrier_code} does not leave from {dispatch}")
    raise business("4028", f"The vendor code {carrier_code} does not match the route or the goods")


def _draft(
    call: Call, reference: str, wanted: list[Wanted], offer: Offer, address: dict[str, Any], waybill: bool
) -> Order:
    pieces: dict[str, int] = {}
    for product, _, quantity in wanted:
        pieces[product.product_id] = pieces.get(product.product_id, 0) + quantity
    lines = [
        Line(
            product.product_id,
            sku.sku_id,
            quantity,
            product.unit_price(pieces[product.product_id]),
            product.title,
            product.image,
            "Piece",
            sku.grams,
            [{"key": key, "value": value} for key, value in sku.attributes.items()],
        )
        for product, sku, quantity in wanted
    ]
    product_total = sum(line.total for line in lines)
    supplier, now, number = wanted[0][0].supplier, now_ms(), call.world.orders.next_number()
    return Order(
        trade_id=f"2552011660{number:08d}",
        number=number,
        buyer_id=call.buyer.account_id,
        e_company_id=supplier.e_company_id,
        seller=supplier.name,
        channel_refer_id=reference,
        remark=call.optional("remark"),
        properties=_properties(call),
        lines=lines,
        address=address,
        carrier_code=offer.vendor_code,
        carrier_name=offer.method.name,
        provider=offer.method.provider,
        logistics_type=offer.method.logistics_type,
        trade_term=offer.method.trade_term,
        dispatch=offer.dispatch,
        waybill=waybill,
        product_total=product_total,
        fee=offer.fee,
        vat=int(product_total * Decimal(call.world.options.vat_percent) / 100),
        created=now,
        modified=now,
    )


def _properties(call: Call) -> str:
    text = call.optional("properties")
    if not text:
        return ""
    try:
        properties = json.loads(text)
    except ValueError as error:
        raise invalid("properties", "it is not JSON") from error
    if not isinstance(properties, dict) or str(properties.get("platform", "")).lower() not in PLATFORMS:
        raise RefusedError(
            "InvalidParameter", 'The parameter properties is invalid: it must name a platform, such as "Shopify"'
        )
    return text


def _write_down(call: Call, order: Order) -> None:
    call.world.ledger.append(
        "order_created",
        trade_id=order.trade_id,
        channel_refer_id=order.channel_refer_id,
        buyer=order.buyer_id,
        supplier=order.e_company_id,
        remark=order.remark,
        properties=order.properties,
        lines=[
            {
                "product_id": line.product_id,
                "sku_id": line.sku_id,
                "quantity": line.quantity,
                "unit_price": as_amount(line.unit_price),
            }
            for line in order.lines
        ],
        carrier_code=order.carrier_code,
        destination=order.address["country_code"],
        product_total=as_amount(order.product_total),
        shipment_fee=as_amount(order.fee),
        vat=as_amount(order.vat),
        total=as_amount(order.total),
    )
    record_status(call.world, order, "unpay")
