from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.results import chosen, compared, read_results, results, write_results
from bench.rows import NOT_MEASURED, Measured, Row

ROW = Row("cpu", "our CPU per order", "≤ 30 ms")
AT = datetime(2026, 11, 25, tzinfo=UTC)


def measured(milliseconds: float, machine: str = "2 × small") -> dict[str, dict[str, object]]:
    found = Measured(f"{milliseconds} ms", within=True, figures={"cpu_ms": milliseconds})
    return results([(ROW, found)], machine, "abc1234", AT)


def test_what_was_not_measured_is_no_result() -> None:
    assert results([(ROW, Measured(NOT_MEASURED))], "2 × small", "abc1234") == {}


def test_new_results_stand_beside_those_of_other_rows(tmp_path: Path) -> None:
    file = tmp_path / "bench" / "results.json"
    write_results({"other": {"figures": {}}}, file)
    write_results(measured(20), file)
    write_results(measured(25), file)
    found = read_results(file)
    assert sorted(found) == ["cpu", "other"]
    assert found["cpu"]["figures"] == {"cpu_ms": 25}
    assert found["cpu"]["at"] == "2026-11-25T00:00:00+00:00"


def test_nothing_was_measured_before_the_first_time(tmp_path: Path) -> None:
    assert read_results(tmp_path / "results.json") == {}
    assert compared(measured(20), {}) == []


def test_each_figure_is_told_with_what_it_was() -> None:
    assert compared(measured(20), measured(25)) == ["cpu: cpu_ms 20 (was 25)  [at abc1234]"]


def test_figures_of_another_machine_are_told_as_such() -> None:
    (line,) = compared(measured(20), measured(1234, "64 × large"))
    assert line == "cpu: cpu_ms 20 (was 1,234)  [at abc1234, on another machine: 64 × large]"


def test_a_choice_keeps_the_order_of_the_table_and_knows_its_names() -> None:
    assert chosen(["a", "b", "c"], "") == ["a", "b", "c"]
    assert chosen(["a", "b", "c"], "c, a") == ["a", "c"]
    with pytest.raises(ValueError, match="there are a, b, c"):
        chosen(["a", "b", "c"], "d")
