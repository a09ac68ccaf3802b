"""Whether a purchase may be placed or paid. Pure: the same facts give the same answer, with every reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that may be spent, in minor units of `currency`."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Spending:
    """The facts of one purchase at the moment of deciding; amounts in minor units of `quoted_currency`.

    `asked_minor` and `asked_currency` are what Alibaba charges, None before it is placed. `waived` maps the code of a
    reason that the merchant released to the number it stood for then. `by` is who wants it; hold time and dry run stop
    automatic ordering only. `spent_on_order` and `spent_today` are what was spent or may have been, without this one,
    each in the currency of its cap; `today` is the shop's own.
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
    by: Literal["merchant", "automatic"] = "merchant"
    installed: bool = True
    stopped_by_operator: bool = False
    stopped_for_all: bool = False
    risk: str = ""
    risk_rule: str = "ignore"
    cap_order: Cap | None = None
    spent_on_order: int = 0
    cap_day: Cap | None = None
    spent_today: int = 0
    dry_run: bool = False
    hold_minutes: int = 0
    paid_since: datetime | None = None
    now: datetime | None = None
    # Tells one wish of the order from another, so that releasing one change does not release the next.
    lines_now: int = 0
    refunded_currency: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not: a code of sourcing.problems, and the number it hangs on (minor units where it is an amount).

    For a cap, `value` is this purchase, `spent` what was spent before it and `limit` the cap, in `currency`; for the
    hold time, `value` is how many minutes of `limit` are left, and `until` when they end; for a fraud risk, `value` is
    its rank and `word` the shop's own word for it.
    """

    code: str
    value: int = 0
    limit: int | None = None
    spent: int | None = None
    currency: str | None = None
    until: str | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or every reason why not."""

    reasons: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        """Whether there is no reason against it."""
        return not self.reasons

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the reasons."""
        return frozenset(reason.code for reason in self.reasons)


def may_spend(facts: Spending) -> Decision:
    """Decide. A reason that the merchant has released does not count while its number is the same or better."""
    found = [*_about_order(facts), *_about_shop(facts), *_about_amount(facts), *_about_caps(facts), *_about_time(facts)]
    return Decision(tuple(reason for reason in found if not _is_waived(reason, facts.waived)))


def highest_payable(quoted_minor: int, drift_limit_bp: int) -> int:
    """The most that may be asked for a quote, in its minor units, rounded down."""
    return quoted_minor + quoted_minor * drift_limit_bp // 10_000


def hold_ends(paid_since: datetime, hold_minutes: int) -> datetime:
    """When automatic ordering may place an order that the customer paid then."""
    return paid_since + timedelta(minutes=hold_minutes)


# Shopify's recommendations (2026-10) by how grave they are; ACCEPT and NONE are no risk. A word we do not know may
# mean anything, so it counts as one to be looked at.
_RISKS = {"": 0, "NONE": 0, "ACCEPT": 0, "INVESTIGATE": 1, "CANCEL": 2}
_UNKNOWN_RISK = 1
# From which rank on each rule holds.
_HELD_FROM = {"medium": 1, "high": 2}


def risk_rank(word: str) -> int:
    """How grave the shop's recommendation is: 0 none, 1 to be looked at, 2 high."""
    return _RISKS.get(word, _UNKNOWN_RISK)


def _about_order(facts: Spending) -> list[Reason]:
    reasons = []
    if facts.cancelled:
        reasons.append(Reason("ORDER_CANCELLED"))
    if facts.refunded_minor > 0:
        reasons.append(Reason("ORDER_REFUNDED", facts.refunded_minor, currency=facts.refunded_currency))
    if not facts.paid_in_shop:
        reasons.append(Reason("NOT_PAID_IN_SHOP"))
    if facts.test:
        reasons.append(Reason("TEST_ORDER"))
    if not facts.lines_match:
        reasons.append(Reason("QUANTITY_CHANGED", facts.lines_now))
    rank, held_from = risk_rank(facts.risk), _HELD_FROM.get(facts.risk_rule)
    if held_from is not None and rank >= held_from:
        reasons.append(Reason("HIGH_RISK", rank, held_from, word=facts.risk))
    reasons += [Reason(code) for code in facts.problems]
    return reasons


def _about_shop(facts: Spending) -> list[Reason]:
    against = {
        "UNINSTALLED": not facts.installed,
        "STOPPED": facts.stopped,
        "STOPPED_BY_OPERATOR": facts.stopped_by_operator,
        "STOPPED_FOR_ALL": facts.stopped_for_all,
    }
    return [Reason(code) for code, holds in against.items() if holds]


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


def _about_caps(facts: Spending) -> list[Reason]:
    """Whether it fits under the caps. The day is asked about only when money is about to move: placing spends none."""
    amount, currency = facts.asked_minor, facts.asked_currency
    if facts.action == "place":
        amount, currency = facts.quoted_minor, facts.quoted_currency
    if amount is None or currency is None:
        return []
    reasons = [_over("CAP_PER_ORDER", facts.cap_order, amount, currency, facts.spent_on_order)]
    if facts.action == "pay":
        reasons.append(_over("CAP_PER_DAY", facts.cap_day, amount, currency, facts.spent_today))
    found = [reason for reason in reasons if reason is not None]
    # Both caps in another currency than this purchase are one thing to mend.
    return list({reason.code: reason for reason in found}.values())


def _over(code: str, cap: Cap | None, amount: int, currency: str, spent: int) -> Reason | None:
    if cap is None:
        return None
    if cap.currency != currency:
        return Reason("CAP_CURRENCY", amount, currency=currency, word=cap.currency)
    if spent + amount > cap.minor:
        return Reason(code, amount, cap.minor, spent, currency)
    return None


def _about_time(facts: Spending) -> list[Reason]:
    if facts.by != "automatic":
        return []
    reasons = [Reason("DRY_RUN")] if facts.dry_run else []
    if facts.action == "place" and facts.paid_since is not None and facts.now is not None:
        end = hold_ends(facts.paid_since, facts.hold_minutes)
        if facts.now < end:
            left = -((facts.now - end) // timedelta(minutes=1))
            reasons.append(Reason("HOLD_TIME_RUNNING", left, facts.hold_minutes, until=end.isoformat()))
    return reasons


# Only these can be released; the others are facts that a person cannot decide away.
RELEASABLE = frozenset(
    {
        "ORDER_REFUNDED", "AMOUNT_ABOVE_QUOTE", "CURRENCY_DIFFERS", "QUANTITY_CHANGED", "HIGH_RISK", "CAP_PER_ORDER",
        "CAP_PER_DAY", "CAP_CURRENCY",
    }
)  # fmt: skip
# Their number is no amount but a mark: released is the one case that was seen, not a better one.
EXACTLY = frozenset({"QUANTITY_CHANGED"})
# Nobody has to do anything: the purchase stays where it is until they are over.
WAITING = frozenset({"HOLD_TIME_RUNNING", "DRY_RUN"})


def _is_waived(reason: Reason, waived: dict[str, int]) -> bool:
    if reason.code not in RELEASABLE or reason.code not in waived:
        return False
    if reason.code in EXACTLY:
        return reason.value == waived[reason.code]
    return reason.value <= waived[reason.code]
