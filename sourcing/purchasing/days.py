"""The days by which a shop counts its spending: its own, not ours. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def day_of(moment: datetime, timezone: str) -> tuple[datetime, datetime]:
    """The first moment of the shop's day around `moment`, and the first of the next; both in UTC.

    A day of a change of clocks has 23 or 25 hours; a zone we do not know counts as UTC.
    """
    zone = zone_of(timezone)
    date = moment.astimezone(zone).date()
    begins, ends = (datetime.combine(day, time.min, zone) for day in (date, date + timedelta(days=1)))
    return begins.astimezone(UTC), ends.astimezone(UTC)


def zone_of(name: str) -> ZoneInfo:
    """The zone of this name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
