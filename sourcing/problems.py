"""Every reason of ours why something waits for a person, with its remedy. Alibaba's own codes stand in platforms/."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """A short title, what to do, and the button that does it.

    `action` is one of: requote, edit_address, relink, change_quantity, reconnect, try_again, pay_by_hand,
    ask_supplier, contact_support, open_settings, wait, none.
    """

    title: str
    remedy: str
    action: str


OURS: dict[str, Explanation] = {
    "VARIANT_NOT_LINKED": Explanation(
        "A product is not linked",
        "Link the variant to the Alibaba product it is bought as; the order goes on by itself.",
        "relink",
    ),
    "ADDRESS_MISSING": Explanation(
        "The order has no shipping address", "Add the address to the order in Shopify; it is read again by itself.",
        "edit_address",
    ),
    "ADDRESS_INCOMPLETE": Explanation(
        "The shipping address is incomplete",
        "Complete the named fields on the order in Shopify; it is read again by itself.",
        "edit_address",
    ),
    "NO_SHIPPING": Explanation(
        "The supplier offers no shipping to this address",
        "Check the address, ask the supplier, or link the variant to another supplier's product.",
        "relink",
    ),
    "PRODUCT_GONE": Explanation(
        "The product is no longer sold at Alibaba", "Link the variant to another product.", "relink"
    ),
    "SKU_GONE": Explanation(
        "This option of the product is no longer sold", "Link the variant to another option.", "relink"
    ),
    "OUT_OF_STOCK": Explanation(
        "The supplier does not have enough in stock", "Try again later, or link another product.", "try_again"
    ),
    "BELOW_MOQ": Explanation(
        "The supplier sells only larger quantities", "Link a product with a lower minimum order quantity.", "relink"
    ),
    "ALIBABA_NOT_CONNECTED": Explanation(
        "No Alibaba account is connected", "Connect your Alibaba account; everything waiting goes on.", "reconnect"
    ),
    "ALIBABA_CONNECTION_ENDED": Explanation(
        "The connection to Alibaba has ended", "Connect your Alibaba account again; everything waiting goes on.",
        "reconnect",
    ),
    "NOT_PAID_IN_SHOP": Explanation(
        "The customer has not paid yet", "Nothing to do: it goes on when the order is paid in the shop.", "wait"
    ),
    "ORDER_CANCELLED": Explanation("The order was cancelled in the shop", "Nothing more is bought for it.", "none"),
    "ORDER_GONE": Explanation(
        "The order is no longer in the shop",
        "Nothing is paid for it; cancel the purchase, or release it once the order is there again.",
        "try_again",
    ),
    "ORDER_REFUNDED": Explanation(
        "The order was refunded in the shop", "Check what the customer still wants, then release it.", "try_again"
    ),
    "TEST_ORDER": Explanation("It is a test order", "Test orders are never bought.", "none"),
    "QUANTITY_CHANGED": Explanation(
        "The order was edited after it was placed",
        "Compare the order with what is placed at Alibaba; cancel the purchase there or release it.",
        "try_again",
    ),
    "AMOUNT_ABOVE_QUOTE": Explanation(
        "Alibaba asks for more than was quoted", "Look at the amounts; release it to pay the new amount.", "try_again"
    ),
    "AMOUNT_UNKNOWN": Explanation(
        "The amount at Alibaba is not known yet", "Nothing to do: it is being read.", "wait"
    ),
    "CURRENCY_DIFFERS": Explanation(
        "Alibaba charges in another currency than quoted", "Look at the amounts; release it to pay.", "try_again"
    ),
    "QUOTE_EXPIRED": Explanation("The shipping prices are too old", "Get new prices, then place again.", "requote"),
    "STOPPED": Explanation(
        "Everything is stopped in Order settings", "Switch it on again when you are ready.", "open_settings"
    ),
    "HELD_BY_MERCHANT": Explanation("You put it on hold", "Release it to go on.", "try_again"),
    "CANCELLED_AT_SUPPLIER": Explanation(
        "The order was closed at Alibaba", "Ask the supplier, or place it again.", "try_again"
    ),
    "PLACED_UNKNOWN": Explanation(
        "Alibaba did not answer", "We are checking whether the order exists; nothing is placed twice.", "wait"
    ),
    "PAY_UNKNOWN": Explanation(
        "Alibaba did not answer", "We are checking whether it was paid; we will not pay twice.", "wait"
    ),
    "PLACE_NOT_SETTLED": Explanation(
        "It is still not known whether the order exists at Alibaba",
        "Look at your Alibaba orders; then try again or cancel here.",
        "contact_support",
    ),
    "PAY_BY_HAND": Explanation(
        "Pay at Alibaba",
        "Open the payment page, pay, and save the payment method there: the next payment needs no visit.",
        "pay_by_hand",
    ),
    "PAY_FAILED": Explanation(
        "Alibaba could not take the payment", "Pay at Alibaba with the link, or try again.", "pay_by_hand"
    ),
    "ALREADY_PAID": Explanation("It is already paid", "Nothing to do: nothing is paid twice.", "none"),
    "NOT_OURS": Explanation(
        "Caravan did not place this order", "Only what Caravan has placed is paid; pay it at Alibaba.", "pay_by_hand"
    ),
    "NOT_QUOTED_YET": Explanation(
        "The shipping prices are not there yet", "Nothing to do: they are being fetched; then place it.", "wait"
    ),
    "NOT_PLACED_YET": Explanation(
        "It is not placed yet", "Place it first; then it can be paid.", "none"
    ),
    "CANCELLED_BY_MERCHANT": Explanation(
        "You cancelled it", "Nothing more is bought for it; try again to buy it after all.", "try_again"
    ),
    "REQUEST_CANCELLED": Explanation(
        "The request for fulfillment was cancelled in Shopify",
        "Nothing more is bought for it; try again to buy it after all.",
        "try_again",
    ),
    "FROZEN": Explanation("Alibaba froze the order", "Ask Alibaba or the supplier why.", "ask_supplier"),
    "SHOP_REFUSED": Explanation(
        "Shopify did not take the tracking number", "Look at the order in Shopify, then try again.", "try_again"
    ),
}  # fmt: skip
