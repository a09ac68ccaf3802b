"""Order and Customer."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.answers.plain import bag, camel, constant, count, identity, key
from sandbox.shopify.call import Call, Thing, fields
from sandbox.shopify.fulfillment.states import display_fulfillment_status
from sandbox.shopify.gid import gid
from sandbox.shopify.money import cents, money_bag
from sandbox.shopify.orders.sums import financial_status, sums_of


def _things(kind: str, name: str) -> Any:
    return lambda _call, order, _arguments: [Thing(kind, one, order.doc) for one in order.doc[name]]


def _first(kind: str, name: str) -> Any:
    def answer(_call: Call, order: Thing, arguments: Any) -> list[Thing]:
        some = [Thing(kind, one, order.doc) for one in order.doc[name]]
        return some[: arguments["first"]] if arguments.get("first") is not None else some

    return answer


def _units(_call: Call, order: Thing, arguments: Any) -> list[Thing]:
    some = [Thing("FulfillmentOrder", one, order.doc) for one in order.doc["fulfillment_orders"]]
    if arguments.get("query"):
        wanted = str(arguments["query"]).removeprefix("status:").lower()
        some = [one for one in some if one.doc["status"].lower() == wanted]
    return some


def _customer(_call: Call, order: Thing, _arguments: Any) -> Thing | None:
    return Thing("Customer", order.doc["customer"], order.doc) if order.doc["customer"] else None


def _risk(_call: Call, order: Thing, _arguments: Any) -> dict[str, Any]:
    level = order.doc.get("risk", "NONE")
    found = [] if level == "NONE" else [{"riskLevel": level, "facts": [], "provider": None}]
    return {
        "recommendation": {"HIGH": "CANCEL", "MEDIUM": "INVESTIGATE", "LOW": "ACCEPT"}.get(level, "NONE"),
        "assessments": found,
    }


def _needs_shipping(order: Thing) -> bool:
    return any(line["requires_shipping"] for line in order.doc["lines"])


fields(
    "Order",
    {
        **identity("Order"),
        **{
            name: key(stored)
            for name, stored in {
                "name": "name",
                "number": "number",
                "createdAt": "created_at",
                "updatedAt": "updated_at",
                "processedAt": "processed_at",
                "cancelledAt": "cancelled_at",
                "cancelReason": "cancel_reason",
                "test": "test",
                "email": "email",
                "phone": "phone",
                "note": "note",
                "tags": "tags",
                "edited": "edited",
                "currencyCode": "currency",
                "presentmentCurrencyCode": "currency",
                "confirmationNumber": "confirmation_number",
                "customerLocale": "locale",
            }.items()
        },
        "displayFinancialStatus": lambda _c, order, _a: financial_status(order.doc),
        "displayFulfillmentStatus": lambda _c, order, _a: display_fulfillment_status(order.doc),
        "fullyPaid": lambda _c, order, _a: bool(sums_of(order.doc).received) and not sums_of(order.doc).outstanding,
        "unpaid": lambda _c, order, _a: not sums_of(order.doc).received,
        "refundable": lambda _c, order, _a: sums_of(order.doc).received > sums_of(order.doc).refunded,
        "closed": constant(False),
        "closedAt": constant(None),
        "confirmed": constant(True),
        "poNumber": constant(None),
        "returnStatus": constant("NO_RETURN"),
        "customAttributes": constant([]),
        "paymentGatewayNames": constant(["bogus"]),
        "sourceName": constant("web"),
        "taxesIncluded": constant(False),
        "dutiesIncluded": constant(False),
        "estimatedTaxes": constant(False),
        "taxExempt": constant(False),
        "discountCodes": constant([]),
        "merchantEditable": constant(True),
        "capturable": constant(False),
        "productNetwork": constant(False),
        "fulfillable": lambda _c, order, _a: any(
            unit["status"] in ("OPEN", "IN_PROGRESS", "INCOMPLETE") for unit in order.doc["fulfillment_orders"]
        ),
        "requiresShipping": lambda _c, order, _a: _needs_shipping(order),
        "shippingAddress": lambda _c, order, _a: camel(order.doc["shipping_address"], order.doc["id"]),
        "billingAddress": lambda _c, order, _a: camel(order.doc["shipping_address"], order.doc["id"]),
        "displayAddress": lambda _c, order, _a: camel(order.doc["shipping_address"], order.doc["id"]),
        "billingAddressMatchesShippingAddress": constant(True),
        "customer": _customer,
        "lineItems": _things("LineItem", "lines"),
        "fulfillmentOrders": _units,
        "fulfillments": _first("Fulfillment", "fulfillments"),
        "fulfillmentsCount": lambda _c, order, _a: count(len(order.doc["fulfillments"])),
        "refunds": _first("Refund", "refunds"),
        "risk": _risk,
        "totalPriceSet": bag(lambda order: sums_of(order.doc).total),
        "originalTotalPriceSet": bag(lambda order: sums_of(order.doc).total),
        "currentTotalPriceSet": bag(lambda order: sums_of(order.doc).current_total),
        "subtotalPriceSet": bag(lambda order: sums_of(order.doc).subtotal),
        "currentSubtotalPriceSet": bag(lambda order: sums_of(order.doc).current_subtotal),
        "totalShippingPriceSet": bag(lambda order: sums_of(order.doc).shipping),
        "totalReceivedSet": bag(lambda order: sums_of(order.doc).received),
        "netPaymentSet": bag(lambda order: sums_of(order.doc).received - sums_of(order.doc).refunded),
        "totalRefundedSet": bag(lambda order: sums_of(order.doc).refunded),
        "totalOutstandingSet": bag(lambda order: sums_of(order.doc).outstanding),
        **{
            name: bag(lambda _order: 0)
            for name in (
                "totalTaxSet",
                "currentTotalTaxSet",
                "totalDiscountsSet",
                "currentTotalDiscountsSet",
                "totalTipReceivedSet",
                "refundDiscrepancySet",
                "totalCapturableSet",
            )
        },
        "subtotalLineItemsQuantity": lambda _c, order, _a: sum(line["quantity"] for line in order.doc["lines"]),
        "currentSubtotalLineItemsQuantity": lambda _c, order, _a: sum(line["current"] for line in order.doc["lines"]),
        "totalWeight": lambda _c, order, _a: str(sum(line["grams"] * line["quantity"] for line in order.doc["lines"])),
        "taxLines": constant([]),
        "statusPageUrl": lambda call, order, _a: f"https://{call.shop.domain}/orders/{order.doc['id']}",
    },
)

fields(
    "Customer",
    {
        **identity("Customer"),
        "displayName": lambda _c, one, _a: f"{one.doc['first_name'] or ''} {one.doc['last_name'] or ''}".strip(),
        "firstName": key("first_name"),
        "lastName": key("last_name"),
        "email": key("email"),
        "phone": key("phone"),
        "createdAt": key("created_at"),
        "updatedAt": key("updated_at"),
        "tags": constant([]),
        "note": constant(None),
        "locale": constant("en"),
        "numberOfOrders": constant("1"),
        "verifiedEmail": constant(True),
        "defaultEmailAddress": lambda _c, one, _a: {"emailAddress": one.doc["email"]} if one.doc["email"] else None,
        "defaultPhoneNumber": lambda _c, one, _a: {"phoneNumber": one.doc["phone"]} if one.doc["phone"] else None,
        "defaultAddress": lambda _c, one, _a: camel(one.parent["shipping_address"], one.parent["id"]),
    },
)

fields(
    "Refund",
    {
        **identity("Refund"),
        "createdAt": key("created_at"),
        "note": key("note"),
        "totalRefundedSet": bag(lambda refund: str(refund.doc["amount"])),
        "order": lambda _c, refund, _a: Thing("Order", refund.parent),
        "refundLineItems": lambda _c, refund, _a: [
            Thing("RefundLineItem", one, refund.parent) for one in refund.doc["lines"]
        ],
    },
)

fields(
    "RefundLineItem",
    {
        "id": lambda _c, one, _a: gid("RefundLineItem", one.doc["id"]),
        "quantity": key("quantity"),
        "restocked": constant(True),
        "restockType": constant("CANCEL"),
        "subtotalSet": lambda call, one, _a: money_bag(cents(one.doc["subtotal"]), call.shop.currency),
        "lineItem": lambda _c, one, _a: Thing(
            "LineItem", next(line for line in one.parent["lines"] if line["id"] == one.doc["line_id"]), one.parent
        ),
    },
)
