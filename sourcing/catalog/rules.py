"""What an imported variant is sold for, by the merchant's price rule. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from sourcing.money import Money, decimals

ENDINGS = ("none", "99", "95", "00")


@dataclass(frozen=True, slots=True)
class PriceRule:
    """Cost × `factor` + `add` (of the shop's currency), then up to the next price with this `ending`.

    `rate` says how much of the shop's currency one of the supplier's is; 1 where they are the same.
    """

    factor: Decimal
    add: Decimal
    ending: str
    rate: Decimal = Decimal(1)


def cost_in(cost: Money, currency: str, rate: Decimal) -> Money:
    """The supplier's price in the shop's currency."""
    if cost.currency == currency:
        return cost
    whole = Decimal(cost.minor).scaleb(decimals(currency) - decimals(cost.currency)) * rate
    return Money(int(whole.quantize(Decimal(1), rounding=ROUND_HALF_UP)), currency)


def price_for(cost: Money, rule: PriceRule) -> Money:
    """What is asked for goods of this cost, which is in the shop's currency already."""
    exact = cost.minor * rule.factor + rule.add.scaleb(decimals(cost.currency))
    if rule.ending == "none":
        return Money(max(0, int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))), cost.currency)
    # Where there are no cents, a price ends in hundreds: ¥1,299.
    whole = 10 ** decimals(cost.currency) if decimals(cost.currency) else 100
    tail = whole * int(rule.ending) // 100
    steps = ((exact - tail) / whole).to_integral_value(rounding=ROUND_CEILING)
    return Money(max(0, int(steps)) * whole + tail or whole, cost.currency)
