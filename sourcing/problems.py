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
        "The order has no shipping address", "Write the address on the order's page, or add it to the order in Shopify.",
        "edit_address",
    ),
    "ADDRESS_INCOMPLETE": Explanation(
        "The shipping address is incomplete",
        "Complete the named fields on the order's page, or on the order in Shopify; it goes on by itself.",
        "edit_address",
    ),
    "ADDRESS_CHOICE": Explanation(
        "The address was changed in the shop after you wrote your own",
        "Look at both on the order's page and choose where the goods go.",
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
    "STOPPED_BY_OPERATOR": Explanation(
        "Buying is stopped for your shop by Caravan's operator", "Ask support why; it goes on by itself afterwards.",
        "contact_support",
    ),
    "STOPPED_FOR_ALL": Explanation(
        "Buying is stopped for all shops by Caravan's operator", "Nothing to do: it goes on by itself afterwards.",
        "wait",
    ),
    "UNINSTALLED": Explanation(
        "Caravan was uninstalled from the shop", "Install it again to go on; until then nothing is bought.", "none"
    ),
    "ORDER_GONE": Explanation(
        "Shopify does not show the order any more",
        "Look whether it still exists; release it to try again, pay at Alibaba yourself, or cancel it here.",
        "try_again",
    ),
    "HIGH_RISK": Explanation(
        "Shopify warns that the order may be fraud",
        "Look at the order in Shopify; release it to buy anyway, or cancel it.",
        "try_again",
    ),
    "CAP_PER_ORDER": Explanation(
        "It would cost more than your cap per order",
        "Look at the amounts; release it to buy this one, or raise the cap in Order settings.",
        "try_again",
    ),
    "CAP_PER_DAY": Explanation(
        "It would go over your cap per day",
        "It goes on by itself tomorrow; release it to pay today, or raise the cap in Order settings.",
        "try_again",
    ),
    "CAP_CURRENCY": Explanation(
        "Your cap is in another currency than this purchase",
        "Release it to go on without the cap, or set the cap in the supplier's currency in Order settings.",
        "try_again",
    ),
    "HOLD_TIME_RUNNING": Explanation(
        "Automatic ordering waits as long as you set",
        "Nothing to do: it is placed when the time is over; you may place it by hand now.",
        "wait",
    ),
    "DRY_RUN": Explanation(
        "Dry run: automatic ordering only writes down what it would do",
        "Place and pay it by hand, or switch the dry run off in Order settings.",
        "open_settings",
    ),
    "DRY_RUN_BY_HAND": Explanation(
        "The dry run concerns automatic ordering only",
        "What you place or pay by hand is really placed and paid.",
        "none",
    ),
    "ALREADY_PAID": Explanation("It is already paid at Alibaba", "Nothing to do: it is not paid again.", "none"),
    "NOT_OURS": Explanation(
        "Caravan did not place this order", "Pay it at Alibaba, or send the diagnostic of the help page to support.",
        "contact_support",
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
    "NOT_QUOTED_YET": Explanation(
        "The shipping prices have not arrived yet", "Nothing to do: they are being fetched. Then place again.", "wait"
    ),
    "NOT_PLACED_YET": Explanation("It is not placed at Alibaba yet", "Place it first, then pay.", "none"),
    "CANCELLED_BY_MERCHANT": Explanation(
        "You cancelled it", "Nothing to do; try again if you want to buy it after all.", "try_again"
    ),
    "REQUEST_CANCELLED": Explanation(
        "The fulfillment request was cancelled in Shopify", "Try again if it is to be bought after all.", "try_again"
    ),
    "FROZEN": Explanation("Alibaba froze the order", "Ask Alibaba or the supplier why.", "ask_supplier"),
    "SHOP_ORDER_GONE": Explanation(
        "The order does not exist in the shop any more", "Nothing to do: there is nobody to tell of the parcel.", "none"
    ),
    "SHOP_REFUSED": Explanation(
        "Shopify did not take the tracking number", "Look at the order in Shopify, then try again.", "try_again"
    ),
}  # fmt: skip
