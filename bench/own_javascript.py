"""How much JavaScript of our own a merchant's browser downloads."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

from bench.rows import Measured
from local.trouble import Trouble

BUDGET_BYTES = 60 * 1024
BUILT = Path("frontend/dist")


class PagesNotBuilt(Trouble):
    """There is nothing to weigh."""


def own_javascript(built: Path = BUILT) -> Mapping[str, Measured]:
    """The gzipped size of all built scripts together: what a merchant who opens every page downloads.

    Raises PagesNotBuilt.
    """
    sizes = [len(gzip.compress(script.read_bytes(), 9, mtime=0)) for script in built.rglob("*.js")]
    if not sizes:
        raise PagesNotBuilt(f"{built} holds no scripts: build the pages first, with make install")
    kilobytes = sum(sizes) / 1024
    value = f"{kilobytes:.1f} KB in {len(sizes)} files"
    return {"javascript": Measured(value, sum(sizes) <= BUDGET_BYTES, figures={"kilobytes": kilobytes})}
