"""Times as Alibaba.com writes them: America/Los_Angeles, in three spellings (platform facts, section 3.2)."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.alibaba.refusals import invalid

PACIFIC = ZoneInfo("America/Los_Angeles")


def now_ms() -> int:
    """Wall-clock milliseconds since the epoch: what the platform stamps on orders, tokens and messages."""
    return int(datetime.now(UTC).timestamp() * 1000)


def format_date(ms: int) -> dict[str, Any]:
    """`{"format_date": "Jul. 31, 2025, 21:09:36 PDT.", "timestamp": ms}`."""
    local = datetime.fromtimestamp(ms / 1000, PACIFIC)
    # The one sample shows "Jul."; whether May is written with a dot is not known.
    return {"format_date": f"{local:%b. %d, %Y, %H:%M:%S %Z}.", "timestamp": ms}


def date_text(ms: int) -> str:
    """`yyyy-MM-dd HH:mm:ss` in America/Los_Angeles."""
    return f"{datetime.fromtimestamp(ms / 1000, PACIFIC):%Y-%m-%d %H:%M:%S}"


def parse_window_edge(name: str, text: str | None) -> int | None:
    """Read one edge of a date window, `{"date_str": …, "date_timestamp": …}`, to milliseconds; None when not given.

    Raises RefusedError InvalidParameter. The text wins over the timestamp: it is the documented filter.
    """
    if not text:
        return None
    try:
        edge = json.loads(text)
    except ValueError as error:
        raise invalid(name, 'it is not JSON like {"date_str": "2025-07-31 21:09:36"}') from error
    if not isinstance(edge, dict):
        raise invalid(name, "it must be an object with date_str or date_timestamp")
    if edge.get("date_str"):
        return _from_text(name, str(edge["date_str"]))
    stamp = edge.get("date_timestamp")
    if stamp is None or not str(stamp).isdigit():
        raise invalid(name, "it has neither date_str nor date_timestamp (milliseconds)")
    return int(stamp)


def _from_text(name: str, text: str) -> int:
    try:
        local = datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=PACIFIC)
    except ValueError as error:
        raise invalid(name, f"'{text}' is not yyyy-MM-dd HH:mm:ss (America/Los_Angeles)") from error
    return int(local.timestamp() * 1000)
