"""Where a page of orders ended, as an opaque word that goes to the browser and comes back."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

from sourcing.errors import UseCaseError


def write_cursor(created_at: datetime, order_id: int) -> str:
    """The word for "after this order"."""
    return base64.urlsafe_b64encode(f"{created_at.isoformat()}|{order_id}".encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """Creation time (UTC) and id of the last order shown. Raises UseCaseError when the word is not ours."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        moment, _, number = base64.urlsafe_b64decode(padded.encode()).decode().partition("|")
        created_at, order_id = datetime.fromisoformat(moment), int(number)
        if created_at.tzinfo is None or not 0 <= order_id < 2**63:
            raise _wrong()
        # A moment at the edge of the calendar has no counterpart in UTC: OverflowError.
        return created_at.astimezone(UTC), order_id
    except (ValueError, OverflowError) as error:
        raise _wrong() from error


def _wrong() -> UseCaseError:
    return UseCaseError("CURSOR_WRONG", "This page of the list does not exist.", "Start from the first page.", "cursor")
