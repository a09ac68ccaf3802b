"""`make bench`."""

from __future__ import annotations

import sys

from bench.budgets import BUDGETS
from bench.table import lines, over_budget


def main() -> int:
    """Measures every row, one after the other, and prints the table. Exit code 1 when a budget is not kept."""
    rows = []
    for row in BUDGETS:
        print(f"   …  {row.what}", file=sys.stderr, flush=True)
        rows.append((row, row.measure()))
    print("\n" + "\n".join(f"   {line}" for line in lines(rows)) + "\n")
    return 1 if over_budget(rows) else 0


if __name__ == "__main__":
    sys.exit(main())
