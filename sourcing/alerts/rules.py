"""What is worth an alert, and when that has to be looked at again. Pure: the same facts give the same causes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sourcing.purchasing import states

CONNECTION_ENDED = "connection_ended"
REFUSED = "refused"
PRICE_RISEN = "price_risen"
CAP_REACHED = "cap_reached"
HELD = "held"
CONNECTION_ENDING = "connection_ending"
NO_TRACKING = "no_tracking"
NO_MOVEMENT = "no_movement"

# The most urgent first: what stops everything, what lost its way, what waits for a decision, what only takes long.
KINDS = (CONNECTION_ENDED, REFUSED, PRICE_RISEN, CAP_REACHED, HELD, CONNECTION_ENDING, NO_TRACKING, NO_MOVEMENT)

NO_TRACKING_AFTER = timedelta(days=7)
NO_MOVEMENT_AFTER = timedelta(hours=48)
ENDING_AHEAD = timedelta(days=14)

# In these a purchase stands still for a reason.
LOUD = (states.HELD, states.REFUSED)

_CAPS = frozenset({"CAP_PER_ORDER", "CAP_PER_DAY", "CAP_CURRENCY"})
_PRICES = frozenset({"AMOUNT_ABOVE_QUOTE", "CURRENCY_DIFFERS"})
# The merchant did it, or one alert or banner says it for all purchases at once.
_SAID_ELSEWHERE = frozenset(
    {
        "HELD_BY_MERCHANT", "STOPPED", "STOPPED_BY_OPERATOR", "STOPPED_FOR_ALL", "UNINSTALLED",
        "ALIBABA_CONNECTION_ENDED",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cause:
    """Something to be told, by what it is about; `data` are the numbers and names of its sentence."""

    kind: str
    subject: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParcelSeen:
    """A parcel with a number, as it was last told."""

    parcel_id: int
    number: str
    carrier: str
    moved_at: datetime
    delivered: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts of one purchase."""

    purchase_id: int
    state: str
    code: str
    reasons: Sequence[dict[str, Any]]
    currency: str
    paid_at: datetime | None
    parcels: Sequence[ParcelSeen]


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong now, and when time alone may make something wrong; None when it cannot."""

    causes: tuple[Cause, ...]
    look_again: datetime | None = None


def look_at_purchase(standing: Standing, now: datetime) -> Found:
    """Every cause that this purchase gives."""
    if standing.state == states.REFUSED:
        return Found((_about(standing, REFUSED, {"code": standing.code}),))
    if standing.state == states.HELD:
        return Found(_held(standing))
    if standing.state in (states.PAID, states.SHIPPING):
        return _on_the_way(standing, now)
    return Found(())


def look_at_connection(state: str, ends_at: datetime | None, now: datetime) -> Found:
    """Whether the connection to Alibaba has ended or ends soon; `state` is "none" without one."""
    if state == "none":
        return Found(())
    if state == "ended" or (ends_at is not None and ends_at <= now):
        return Found((Cause(CONNECTION_ENDED, "alibaba"),))
    if ends_at is None:
        return Found(())
    if ends_at - ENDING_AHEAD <= now:
        return Found((Cause(CONNECTION_ENDING, "alibaba", {"ends_at": ends_at.isoformat()}),), ends_at)
    return Found((), ends_at - ENDING_AHEAD)


def _held(standing: Standing) -> tuple[Cause, ...]:
    """One alert for each kind of reason, by the first reason of that kind."""
    causes: dict[str, Cause] = {}
    for reason in standing.reasons or [{"code": standing.code}]:
        code = str(reason.get("code", ""))
        if not code or code in _SAID_ELSEWHERE:
            continue
        kind = CAP_REACHED if code in _CAPS else PRICE_RISEN if code in _PRICES else HELD
        causes.setdefault(kind, _about(standing, kind, reason))
    return tuple(causes.values())


def _about(standing: Standing, kind: str, reason: dict[str, Any]) -> Cause:
    numbers = {"currency": standing.currency, **{name: value for name, value in reason.items() if value is not None}}
    return Cause(kind, f"purchase:{standing.purchase_id}:{reason.get('code', '')}", numbers)


def _on_the_way(standing: Standing, now: datetime) -> Found:
    if not standing.parcels:
        return _without_parcel(standing, now)
    underway = [parcel for parcel in standing.parcels if not parcel.delivered]
    still = [parcel for parcel in underway if parcel.moved_at + NO_MOVEMENT_AFTER <= now]
    causes = tuple(
        Cause(
            NO_MOVEMENT,
            # A parcel that moved and stands still again is a new cause.
            f"parcel:{parcel.parcel_id}:{parcel.moved_at.isoformat()}",
            {"number": parcel.number, "carrier": parcel.carrier, "moved_at": parcel.moved_at.isoformat()},
        )
        for parcel in still
    )
    moments = [parcel.moved_at + NO_MOVEMENT_AFTER for parcel in underway if parcel not in still]
    return Found(causes, min(moments, default=None))


def _without_parcel(standing: Standing, now: datetime) -> Found:
    if standing.paid_at is None:
        return Found(())
    if standing.paid_at + NO_TRACKING_AFTER > now:
        return Found((), standing.paid_at + NO_TRACKING_AFTER)
    data = {"paid_at": standing.paid_at.isoformat(), "days": (now - standing.paid_at).days}
    return Found((Cause(NO_TRACKING, f"purchase:{standing.purchase_id}", data),))
