"""An order as `/alibaba/order/get` shows it (platform facts, section 3.2)."""

import json
from typing import Any

from sandbox.alibaba.buyers import Buyer
from sandbox.alibaba.money import as_amount
from sandbox.alibaba.orders import Line, Order
from sandbox.alibaba.stamps import format_date

# The platform writes the word for what is absent; nobody should take it for a name.
ABSENT = "null"


def describe_order(order: Order, buyer: Buyer, base_url: str, with_actions: bool) -> dict[str, Any]:
    """The whole `value`; `with_actions` adds what the buyer may do next. There is no channel_refer_id in it."""
    reply = {
        "trade_id": order.trade_id,
        "trade_status": order.trade_status,
        "seller": {"immutable_eid": order.e_company_id, "full_name": order.seller, "immutable_eAdminId": ABSENT},
        "buyer": {"immutable_eid": buyer.account_id, "full_name": buyer.company, "immutable_eAdminId": ABSENT},
        "order_products": [_line(index, line, base_url) for index, line in enumerate(order.lines)],
        **_amounts(order),
        "pay_step": "FULL",
        "shipping_address": _address(order.address),
        "carrier": {"code": order.carrier_code, "name": order.carrier_name},
        "shipment_method": order.logistics_type,
        "shipment_date": {"type": "relative", "duration": "7", "date": _shipped(order)},
        "trade_term": order.trade_term,
        "fulfillment_channel": "TAD",
        "dropshipping": "true",
        "semi_manage": "false",
        "tags": json.dumps(["dropshipping", *(["ds_waybill"] if order.waybill else [])], separators=(",", ":")),
        "attachments": [],
        "remark": order.remark or ABSENT,
        "create_date": format_date(order.created),
        "biz_code": "BUY_NOW",
        "nation": order.address["country_code"],
        "export_service_type": ABSENT,
        "item_status": ABSENT,
        "draft_role": ABSENT,
    }
    return {**reply, "status_action": _actions(order, base_url)} if with_actions else reply


def _amounts(order: Order) -> dict[str, dict[str, str]]:
    cents = {
        "product_total_amount": order.product_total,
        "shipment_fee": order.fee,
        "shipment_insurance_fee": 0,
        "discount_amount": 0,
        "adjust_amount": 0,
        "vat_amount": order.vat,
        "duty_amount": 0,
        "advance_amount": 0,
        "balance_amount": 0,
        "total_amount": order.total,
    }
    return {name: as_amount(value) for name, value in cents.items()}


def _line(index: int, line: Line, base_url: str) -> dict[str, Any]:
    return {
        "id": str(index + 1),
        "sort": str(index),
        "product_id": line.product_id,
        "sku_id": line.sku_id,
        "sku_code": ABSENT,
        "name": line.title,
        "quantity": f"{line.quantity}.0000",
        "unit": line.unit,
        "unit_price": as_amount(line.unit_price),
        "product_image": f"{base_url}/images/{line.image}.svg",
        "model_number": ABSENT,
        "sku_attributes": line.attributes,
    }


def _address(address: dict[str, Any]) -> dict[str, Any]:
    names = (
        "zip",
        "country",
        "country_code",
        "province",
        "city",
        "address",
        "alternate_address",
        "contact_person",
        "port",
    )
    phone = address.get("telephone") or {}
    telephone = {name: str(phone.get(name) or ABSENT) for name in ("area", "country", "number")}
    return {**{name: str(address.get(name) or ABSENT) for name in names}, "mobile": telephone, "telephone": telephone}


def _shipped(order: Order) -> dict[str, Any] | str:
    return format_date(order.shipped_at) if order.shipped_at else ABSENT


def _actions(order: Order, base_url: str) -> dict[str, Any]:
    link = {
        "name": "view_payment_link",
        "value": f"{base_url}/pay/{order.trade_id}",
        "render_name": "View payment link",
    }
    return {"status": order.trade_status, "actions": [link] if order.trade_status == "unpay" else []}
