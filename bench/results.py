"""The figures of a run as JSON, and beside those that were last committed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.rows import NOT_MEASURED, Measured, Row

COMMITTED = Path("bench/results.json")
KEPT = Path("var/bench")

Results = dict[str, dict[str, Any]]


def results(rows: Iterable[tuple[Row, Measured]], machine: str, commit: str, now: datetime | None = None) -> Results:
    """What was measured, by the rows' keys; what was not is left out."""
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    return {
        row.key: {
            "what": row.what,
            "budget": row.budget,
            "measured": found.value,
            "ceiling": found.ceiling,
            "ratio": found.ratio,
            "within": found.within,
            "figures": {name: round(figure, 4) for name, figure in found.figures.items()},
            "notes": list(found.notes),
            "machine": machine,
            "commit": commit,
            "at": at,
        }
        for row, found in rows
        if found.value != NOT_MEASURED
    }


def read_results(file: Path = COMMITTED) -> Results:
    """The results of a file; none when there is no such file."""
    found: Results = json.loads(file.read_text()) if file.exists() else {}
    return found


def write_results(found: Results, file: Path) -> None:
    """Put them into the file, in place of the rows of the same keys and beside the others."""
    file.parent.mkdir(parents=True, exist_ok=True)
    together = {**read_results(file), **found}
    file.write_text(json.dumps(together, indent=1, ensure_ascii=False) + "\n")


def compared(found: Results, before: Results) -> list[str]:
    """One line for each row that was measured before: each figure with what it was."""
    return [
        f"{key}: {_changes(row['figures'], before[key]['figures'])}  [{_where(row, before[key])}]"
        for key, row in found.items()
        if key in before and row["figures"]
    ]


def _changes(now: Mapping[str, float], before: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {_figure(value)}{_was(before.get(name))}" for name, value in now.items())


def _was(value: float | None) -> str:
    return f" (was {_figure(value)})" if value is not None else ""


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _where(now: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    other = "" if now["machine"] == before["machine"] else f", on another machine: {before['machine']}"
    return f"at {before['commit'] or 'an unknown commit'}{other}"


def chosen(names: Sequence[str], only: str) -> list[str]:
    """The measurements that `only` names, commas between them; all when it is empty. Raises ValueError for others."""
    wanted = [name.strip() for name in only.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in names]:
        raise ValueError(f"ONLY={','.join(unknown)}: there is no such measurement; there are {', '.join(names)}")
    return [name for name in names if not wanted or name in wanted]
