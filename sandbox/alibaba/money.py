"""Amounts are kept in US cents: every sample of a dropshipping order is in USD."""

from decimal import ROUND_HALF_UP, Decimal

CURRENCY = "USD"


def to_cents(amount: Decimal | str | float) -> int:
    """Whole cents of an amount in dollars, half a cent rounded up."""
    return int((Decimal(str(amount)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def as_amount(cents: int) -> dict[str, str]:
    """`{"amount": "12.30", "currency": "USD"}`."""
    return {"amount": as_text(cents), "currency": CURRENCY}


def as_text(cents: int) -> str:
    """`12.30`."""
    return f"{Decimal(cents) / 100:.2f}"
