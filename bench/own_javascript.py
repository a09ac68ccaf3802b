"""How much JavaScript of our own a merchant's browser downloads."""

from __future__ import annotations

import gzip
from pathlib import Path

from bench.rows import NOT_YET, Measured

BUDGET_BYTES = 60 * 1024
BUILT = Path("frontend/dist")


def own_javascript(built: Path = BUILT) -> Measured:
    """The gzipped size of all built scripts together: what a merchant who opens every page downloads."""
    sizes = [len(gzip.compress(script.read_bytes(), 9, mtime=0)) for script in built.rglob("*.js")]
    if not sizes:
        return Measured(f"{NOT_YET}: {built} holds no scripts; build the pages first")
    return Measured(f"{sum(sizes) / 1024:.1f} KB in {len(sizes)} files", sum(sizes) <= BUDGET_BYTES)
