"""Alibaba.com's codes: which of our errors each one is, and what the merchant reads about it.

Facts: platform notes, sections 3.1 and 4. Codes marked there as seen on sibling gateways only are kept here too: this
file is the one place to change when the live gateway speaks differently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from platforms.http import Reply
from sourcing.errors import (
    PlatformError,
    PlatformForbidden,
    PlatformRefused,
    PlatformThrottled,
    PlatformUnauthorized,
)

Action = Literal[
    "requote",
    "edit_address",
    "relink",
    "change_quantity",
    "reconnect",
    "try_again",
    "pay_by_hand",
    "ask_supplier",
    "contact_support",
]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means to the merchant, in English: a short title, how to mend it, and the button that does."""

    title: str
    remedy: str
    action: Action


_UNAUTHORIZED = {"IllegalAccessToken", "IllegalRefreshToken", "27", "invalid-sessionkey", "isv.invalid-sessionkey"}
_FORBIDDEN = {"InsufficientPermission", "Insufficient permissions", "AppWhiteIpLimit", "isv.biz-auth.purchase.invalid"}
_THROTTLED = {"ApiCallLimit", "AppCallLimit", "SellerCallLimit", "7"}
# The service behind did not answer the gateway: an order or a payment may have been made all the same.
_UNANSWERED = {"ServiceTimeout", "15", "isp.top-remote-connection-timeout", "isp.top-remote-service-error"}
# Refused before anything behind the gateway was asked.
_MALFORMED = {
    "IncompleteSignature", "MissingParameter", "InvalidParameter", "InvalidAppKey", "AppKeyNotExist", "InvalidApiPath",
    "InvalidApi", "MissingPartner", "UnsupportedSignMethod", "InvalidTimestamp",
}  # fmt: skip

_RECONNECT = "Disconnect Alibaba in Account settings and connect it again."
_SUPPORT = "Write to Caravan's support; the details are in the order's timeline."
_QUOTE = "Ask for the shipping methods again and choose one."

EXPLANATIONS: dict[str, Explanation] = {
    "110001": Explanation(
        "This Alibaba account cannot buy here",
        "Accounts of mainland China are not served: connect an overseas buyer account.",
        "reconnect",
    ),
    "10010": Explanation("The shipping route no longer matches", _QUOTE, "requote"),
    "4028": Explanation("The shipping method does not fit these goods", _QUOTE, "requote"),
    "130602": Explanation("The carrier is no longer offered", _QUOTE, "requote"),
    "130608": Explanation("The place of dispatch is missing", _QUOTE, "requote"),
    "10012": Explanation("The supplier does not ship from there", _QUOTE, "requote"),
    "4016": Explanation(
        "The supplier's shipping prices could not be read",
        "Try again in a few minutes; if it stays so, ask the supplier.",
        "try_again",
    ),
    "480006": Explanation(
        "The purchase is above 5,000 USD",
        "Split it: lower the quantity and order the rest separately.",
        "change_quantity",
    ),
    "430013": Explanation("The purchase is below 0.30 USD", "Raise the quantity.", "change_quantity"),
    "10007": Explanation("Fewer pieces than the supplier sells", "Raise the quantity.", "change_quantity"),
    "410006": Explanation(
        "Alibaba finds no price for this quantity", "Raise the quantity, or ask the supplier.", "change_quantity"
    ),
    "4027": Explanation(
        "Alibaba finds no price for this item", "Raise the quantity, or ask the supplier.", "change_quantity"
    ),
    "10005": Explanation("The linked SKU no longer exists", "Link the variant to another SKU.", "relink"),
    "130106": Explanation("The product is offline at Alibaba", "Link the variant to another product.", "relink"),
    "130703": Explanation("Out of stock at the supplier", "Ask the supplier, or link another one.", "ask_supplier"),
    "140004": Explanation("Out of stock at the supplier", "Ask the supplier, or link another one.", "ask_supplier"),
    "130704": Explanation("Alibaba is updating the price", "Try again in a few minutes.", "try_again"),
    "120019": Explanation(
        "The supplier does not ship to this country", "Link a supplier who does, or correct the address.", "relink"
    ),
    "4015": Explanation(
        "The supplier does not ship to this country", "Link a supplier who does, or correct the address.", "relink"
    ),
    "800022": Explanation(
        "Customs needs the full address", "Complete street, city, province and zip code.", "edit_address"
    ),
    "400007": Explanation(
        "The supplier lacks a registration for Germany or France",
        "Ask the supplier about its EPR number, or link another one.",
        "ask_supplier",
    ),
    "300000": Explanation(
        "Test and real accounts are mixed",
        "Connect a real buyer account, or a test one with a test supplier.",
        "reconnect",
    ),
    "430005": Explanation("The price or freight has changed", _QUOTE, "requote"),
    "4012": Explanation(
        "The same item stands twice in one purchase", "Merge the lines, or write to support.", "contact_support"
    ),
    "4008": Explanation(
        "This product is not sold for dropshipping", "Link the variant to a dropshipping product.", "relink"
    ),
    "NEVER_PAY_SUCCESS_IN_DROPSHIPER": Explanation(
        "No payment method is saved at Alibaba yet",
        "Pay this purchase once at Alibaba with its link; the next ones are paid by Caravan.",
        "pay_by_hand",
    ),
    "ORDER_HAVE_PAID": Explanation("Already paid at Alibaba", "Nothing is owed for it any more.", "try_again"),
    "50006": Explanation("Alibaba could not take the payment", "Pay at Alibaba with the link.", "pay_by_hand"),
    "InsufficientPermission": Explanation("A permission at Alibaba is missing", _SUPPORT, "contact_support"),
    "Insufficient permissions": Explanation("A permission at Alibaba is missing", _SUPPORT, "contact_support"),
    "isv.biz-auth.purchase.invalid": Explanation("A permission at Alibaba is missing", _SUPPORT, "contact_support"),
    "AppWhiteIpLimit": Explanation("Alibaba does not admit this server", _SUPPORT, "contact_support"),
    "IllegalAccessToken": Explanation("The connection to Alibaba has ended", _RECONNECT, "reconnect"),
    "IllegalRefreshToken": Explanation("The connection to Alibaba has ended", _RECONNECT, "reconnect"),
    "27": Explanation("The connection to Alibaba has ended", _RECONNECT, "reconnect"),
    "ApiCallLimit": Explanation("Alibaba asks to slow down", "Caravan goes on by itself.", "try_again"),
    "AppCallLimit": Explanation("Alibaba asks to slow down", "Caravan goes on by itself.", "try_again"),
    "SellerCallLimit": Explanation("Alibaba asks to slow down", "Caravan goes on by itself.", "try_again"),
    "7": Explanation("Alibaba asks to slow down", "Caravan goes on by itself.", "try_again"),
    "ServiceTimeout": Explanation("Alibaba did not answer in time", "Caravan checks what came of it.", "try_again"),
    "15": Explanation("Alibaba did not answer in time", "Caravan checks what came of it.", "try_again"),
    "isp.top-remote-connection-timeout": Explanation(
        "Alibaba did not answer in time", "Caravan checks what came of it.", "try_again"
    ),
    **{code: Explanation("Alibaba refused Caravan's request", _SUPPORT, "contact_support") for code in _MALFORMED},
}

_UNKNOWN = Explanation("Alibaba refused it", "Ask the supplier, or write to support with the code.", "contact_support")


UNKNOWN_PRODUCT = {"PRODUCT_NOT_FOUND", "2005"}
# How a single product that does not exist is answered is not documented; a batch has codes for it. The one place where
# a text is looked at.
_UNKNOWN_PRODUCT_TEXT = re.compile(r"product\b.*\b(not (be )?found|(does not|doesn't|not) exist)", re.IGNORECASE)


def explain(code: str) -> Explanation:
    """What the code means; a general sentence for a code that we do not know."""
    return EXPLANATIONS.get(code, _UNKNOWN)


def error_for(reply: Reply, code: str, kind: str, message: str) -> PlatformError:
    """Our error for a code. `kind` is the answer's `type`: ISV (the caller), ISP (the service behind), SYSTEM, or ""."""
    said = (reply.platform, reply.operation, code, message)
    if code in _UNAUTHORIZED:
        return PlatformUnauthorized(*said)
    if code in _FORBIDDEN:
        return PlatformForbidden(*said)
    if code in _THROTTLED:
        return PlatformThrottled(*said, banned_seconds(message))
    if code in EXPLANATIONS and code not in _UNANSWERED:
        return PlatformRefused(*said)
    if code in _UNANSWERED or _may_have_happened(code, kind):
        return reply.unusable(code, message)
    return PlatformRefused(*said)


def _may_have_happened(code: str, kind: str) -> bool:
    # A number is a business code, said after looking; words from behind the gateway may be said after doing.
    return kind == "SYSTEM" or (kind == "ISP" and not code.isdigit())


def banned_seconds(message: str) -> float:
    """The N of "this ban will last N seconds"; 1 when it is not said."""
    found = re.search(r"last\s+(\d+(?:\.\d+)?)\s*second", message)
    return float(found[1]) if found else 1.0


def inner_error(reply: Reply, code: str, message: str) -> PlatformError:
    """Our error for a `result_code` inside a good answer; products only have them."""
    if _UNKNOWN_PRODUCT_TEXT.search(message):
        return PlatformRefused(reply.platform, reply.operation, "PRODUCT_NOT_FOUND", message)
    if code.isdigit() and code.startswith("5"):
        return reply.unusable(code, message)
    return error_for(reply, code, "", message)
