"""The append-only list of every effect a platform had. Tests believe this, never the product's own database."""

from __future__ import annotations

import json
from typing import Any

from sandbox.shared.clock import SandboxClock, iso
from sandbox.shared.store import Store


class Ledger:
    """Lives in the platform's store, so an effect and its entry are kept together or not at all."""

    def __init__(self, store: Store, clock: SandboxClock) -> None:
        self._store = store
        self._clock = clock

    def append(self, effect: str, **fields: Any) -> int:
        """Writes one effect with its JSON-able fields; answers its number (1, 2, 3 ... without a gap)."""
        with self._store.change():
            cursor = self._store.connection.execute(
                "INSERT INTO ledger (at, effect, fields) VALUES (?, ?, ?)",
                (iso(self._clock.now()), effect, json.dumps(fields, ensure_ascii=False)),
            )
            return int(cursor.lastrowid or 0)

    def entries(self, after: int = 0) -> list[dict[str, Any]]:
        """Entries with a number above `after`, in order: {"number", "at" (ISO 8601 UTC), "effect", fields...}."""
        sql = "SELECT number, at, effect, fields FROM ledger WHERE number>? ORDER BY number"
        rows = self._store.rows(sql, (after,))
        return [{**json.loads(row[3]), "number": row[0], "at": row[1], "effect": row[2]} for row in rows]

    def last(self) -> int:
        """The number of the newest entry; 0 when there is none."""
        return int(self._store.rows("SELECT COALESCE(MAX(number), 0) FROM ledger")[0][0])
