"""The days by which a shop counts its spending: its own, not ours. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def day_of(moment: datetime, timezone: str) -> tuple[datetime, datetime]:
    """The first moment of the shop's day around `moment`, and the first of the next; both in UTC.

    A day of a change of clocks has 23 or 25 hours; a zone we do not know counts as UTC.
    """
    today = moment.astimezone(zone(timezone)).date()
    return begin_of(today, timezone), begin_of(today + timedelta(days=1), timezone)


def begin_of(day: date, timezone: str) -> datetime:
    """The first moment of the shop's day, in UTC."""
    return datetime.combine(day, time.min, zone(timezone)).astimezone(UTC)


def zone(name: str) -> ZoneInfo:
    """The shop's time zone, or UTC when we do not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
