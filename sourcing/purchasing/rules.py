"""Whether a purchase may be placed or paid. Pure: the same facts give the same answer, with every reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Spending:
    """The facts of one purchase at the moment of deciding; amounts in minor units of `quoted_currency`.

    `asked_minor` and `asked_currency` are what Alibaba charges, None before it is placed. `waived` maps the code of a
    reason that the merchant released to the number it stood for then.
    """

    action: Literal["place", "pay"]
    paid_in_shop: bool
    cancelled: bool
    refunded_minor: int
    test: bool
    stopped: bool
    problems: Sequence[str]
    lines_match: bool
    quoted_minor: int | None
    quoted_currency: str
    quote_expired: bool = False
    asked_minor: int | None = None
    asked_currency: str | None = None
    drift_limit_bp: int = 0
    already_paid: bool = False
    placed_by_us: bool = True
    waived: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not: a code of sourcing.problems, and the number it hangs on (minor units where it is an amount)."""

    code: str
    value: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or every reason why not."""

    reasons: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        """Whether there is no reason against it."""
        return not self.reasons


def may_spend(facts: Spending) -> Decision:
    """Decide. A reason that the merchant has released does not count while its number is the same or better."""
    found = [*_about_order(facts), *_about_amount(facts)]
    return Decision(tuple(reason for reason in found if not _is_waived(reason, facts.waived)))


def highest_payable(quoted_minor: int, drift_limit_bp: int) -> int:
    """The most that may be asked for a quote, in its minor units, rounded down."""
    return quoted_minor + quoted_minor * drift_limit_bp // 10_000


def _about_order(facts: Spending) -> list[Reason]:
    reasons = []
    if facts.cancelled:
        reasons.append(Reason("ORDER_CANCELLED"))
    if facts.refunded_minor > 0:
        reasons.append(Reason("ORDER_REFUNDED", facts.refunded_minor))
    if not facts.paid_in_shop:
        reasons.append(Reason("NOT_PAID_IN_SHOP"))
    if facts.test:
        reasons.append(Reason("TEST_ORDER"))
    if facts.stopped:
        reasons.append(Reason("STOPPED"))
    if not facts.lines_match:
        reasons.append(Reason("QUANTITY_CHANGED"))
    reasons += [Reason(code) for code in facts.problems]
    return reasons


def _about_amount(facts: Spending) -> list[Reason]:
    if facts.action == "place":
        return [Reason("QUOTE_EXPIRED")] if facts.quote_expired or facts.quoted_minor is None else []
    if facts.already_paid:
        return [Reason("ALREADY_PAID")]
    if not facts.placed_by_us:
        return [Reason("NOT_OURS")]
    if facts.asked_minor is None or facts.asked_currency is None or facts.quoted_minor is None:
        return [Reason("AMOUNT_UNKNOWN")]
    if facts.asked_currency != facts.quoted_currency:
        return [Reason("CURRENCY_DIFFERS", facts.asked_minor)]
    limit = highest_payable(facts.quoted_minor, facts.drift_limit_bp)
    if facts.asked_minor > limit:
        return [Reason("AMOUNT_ABOVE_QUOTE", facts.asked_minor, limit)]
    return []


# Only these can be released; the others are facts that a person cannot decide away.
RELEASABLE = frozenset({"ORDER_REFUNDED", "AMOUNT_ABOVE_QUOTE", "CURRENCY_DIFFERS", "QUANTITY_CHANGED"})


def _is_waived(reason: Reason, waived: dict[str, int]) -> bool:
    return reason.code in RELEASABLE and reason.code in waived and reason.value <= waived[reason.code]
