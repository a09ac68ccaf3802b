from __future__ import annotations

from pathlib import Path

import pytest

from bench import __main__ as bench
from bench.own_javascript import own_javascript
from bench.rows import Measured, Row, not_yet
from bench.table import lines, over_budget

KEPT = (Row("points per order", "≤ 20"), Measured("12", within=True))
BROKEN = (Row("memory", "≤ 150 MB"), Measured("180 MB", within=False))
OPEN = (Row("the flash sale", "≤ 2 ×"), not_yet())


def test_every_row_shows_its_budget_what_was_measured_and_whether_it_is_kept() -> None:
    table = lines([KEPT, BROKEN, OPEN])
    assert table[2].split("  ")[0] == "points per order"
    assert table[2].endswith("✓")
    assert table[3].endswith("180 MB            ✗")
    assert table[4].endswith("not yet measured")


def test_only_what_was_measured_can_be_over_budget() -> None:
    assert over_budget([KEPT, BROKEN, OPEN]) == ["memory"]


def test_scripts_are_weighed_gzipped_and_together(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.js").write_text("x" * 200_000)
    (tmp_path / "deep" / "b.js").write_text("y" * 200_000)
    (tmp_path / "style.css").write_text("z" * 200_000)
    measured = own_javascript(tmp_path)
    assert measured.within is True
    assert measured.value.endswith("KB in 2 files")


def test_scripts_that_were_not_built_are_not_within_any_budget(tmp_path: Path) -> None:
    assert own_javascript(tmp_path).within is None


def test_a_budget_that_is_not_kept_ends_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "BUDGETS", (Row("memory", "≤ 150 MB", lambda: Measured("180 MB", within=False)),))
    assert bench.main() == 1
    monkeypatch.setattr(bench, "BUDGETS", (Row("memory", "≤ 150 MB"),))
    assert bench.main() == 0
