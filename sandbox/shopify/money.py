"""Amounts: decimal strings with two places, counted in whole cents. The sandbox's shops use such currencies only."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def cents(amount: str) -> int:
    """Minor units of a decimal string."""
    return int((Decimal(amount) * 100).to_integral_value())


def text(minor: int) -> str:
    """A decimal string of minor units: 1995 -> `19.95`."""
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def money_v2(minor: int, currency: str) -> dict[str, Any]:
    """GraphQL's MoneyV2."""
    return {"amount": text(minor), "currencyCode": currency}


def money_bag(minor: int, currency: str) -> dict[str, Any]:
    """GraphQL's MoneyBag; shop and customer pay in the same currency here."""
    return {"shopMoney": money_v2(minor, currency), "presentmentMoney": money_v2(minor, currency)}


def rest_set(minor: int, currency: str) -> dict[str, Any]:
    """The same as webhooks write it."""
    one = {"amount": text(minor), "currency_code": currency}
    return {"shop_money": one, "presentment_money": dict(one)}
