"""`make bench`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.budgets import MEASUREMENTS
from bench.machine import commit, machine
from bench.results import COMMITTED, KEPT, chosen, compared, read_results, results, write_results
from bench.rows import Measured, Measurement, Row, not_measured
from bench.say import say
from bench.table import lines, notes, over_budget
from local.stopping import StopAsked, raise_on_signals
from local.trouble import Trouble

Found = list[tuple[Row, Measured]]


def main(environ: Mapping[str, str] | None = None, measurements: Sequence[Measurement] = MEASUREMENTS) -> int:
    """Measures one after the other and prints the table.

    A budget that is not kept is told, not punished: the figures hang on the machine. Exit code 1 when something could
    not be measured, 2 when ONLY names what is not there.
    """
    environ = os.environ if environ is None else environ
    try:
        names = chosen([measurement.name for measurement in measurements], environ.get("ONLY", ""))
    except ValueError as wrong:
        print(f"   ✗  {wrong}", file=sys.stderr)
        return 2
    raise_on_signals()
    rows: Found = []
    whole = True
    for measurement in measurements:
        if measurement.name in names:
            say(f"── {measurement.name}")
            found, measured = _measure(measurement)
            rows += [(row, found[row.key]) for row in measurement.rows]
            whole = whole and measured
    _show(rows)
    _keep(rows, Path.cwd(), save=bool(environ.get("SAVE")))
    return 0 if whole else 1


def _measure(measurement: Measurement) -> tuple[Mapping[str, Measured], bool]:
    try:
        return measurement.measure(), True
    except Trouble as trouble:
        say(f"not measured: {trouble}")
        return not_measured(measurement, str(trouble)), False


def _show(rows: Found) -> None:
    below = notes(rows)
    missed = over_budget(rows)
    text = ["", *lines(rows), "", *below, *([""] if below else [])]
    if missed:
        text += [f"over budget: {'; '.join(missed)}", ""]
    print("\n".join(f"   {line}".rstrip() for line in text))


def _keep(rows: Found, folder: Path, *, save: bool) -> None:
    found = results(rows, machine(), commit())
    file = folder / KEPT / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.json"
    write_results(found, file)
    if changes := compared(found, read_results(folder / COMMITTED)):
        print("\n".join(["   Against the last committed figures:", *(f"   {line}" for line in changes), ""]))
    if save:
        write_results(found, folder / COMMITTED)
    kept = f"{file.relative_to(folder)}{f', {COMMITTED}' if save else ''}"
    print(f"   {machine()}; commit {commit() or 'unknown'}; figures in {kept}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StopAsked:
        print("   Stopped before the end.", file=sys.stderr)
        sys.exit(130)
