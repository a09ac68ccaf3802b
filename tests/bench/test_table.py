from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench import __main__ as bench
from bench.own_javascript import PagesNotBuilt, own_javascript
from bench.rows import Measured, Measurement, Row, not_measured
from bench.table import lines, notes, over_budget
from local.trouble import Trouble

POINTS, MEMORY, SALE = Row("points", "points per order", "≤ 20"), Row("memory", "memory", "≤ 150 MB"), Row("s", "s", "")
KEPT = (POINTS, Measured("12", within=True, ceiling="10 at least", ratio="1.2", notes=("read once",)))
BROKEN = (MEMORY, Measured("180 MB", within=False))
OPEN = (SALE, Measured("not measured"))


def told(row: Row, measured: Measured) -> Measurement:
    return Measurement(row.key, (row,), lambda: {row.key: measured})


def refused() -> dict[str, Measured]:
    raise Trouble("wrk is missing")


def test_every_row_shows_its_budget_what_was_measured_the_ceiling_and_whether_it_is_kept() -> None:
    table = lines([KEPT, BROKEN, OPEN])
    assert table[2].split("  ")[0] == "points per order"
    assert "10 at least" in table[2]
    assert table[2].endswith("✓")
    assert table[3].endswith("✗")
    assert table[4].endswith("not measured")


def test_notes_stand_below_the_table() -> None:
    assert notes([KEPT, BROKEN]) == ["read once"]


def test_only_what_was_measured_can_be_over_budget() -> None:
    assert over_budget([KEPT, BROKEN, OPEN]) == ["memory"]


def test_what_cannot_be_measured_says_why_once_for_all_its_rows() -> None:
    found = not_measured(Measurement("journey", (POINTS, MEMORY), refused), "wrk is missing")
    assert [measured.value for measured in found.values()] == ["not measured", "not measured"]
    assert notes([(POINTS, found["points"]), (MEMORY, found["memory"])]) == ["journey: wrk is missing"]


def test_the_largest_page_is_weighed_gzipped_with_the_heaviest_language(tmp_path: Path) -> None:
    parts: dict[str, dict[str, Any]] = {
        "main": {"file": "main.js", "isEntry": True, "dynamicImports": ["src/i18n/hu.ts", "small", "large"]},
        "src/i18n/hu.ts": {"file": "hu.js", "imports": ["main"]},
        "small": {"file": "small.js", "imports": ["main"]},
        "large": {"file": "large.js", "imports": ["main", "shared"]},
        "shared": {"file": "shared.js", "imports": ["main"]},
    }
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(parts))
    random = Random(1)
    for name, kilobytes in (("main", 30), ("hu", 20), ("small", 4), ("large", 8), ("shared", 2)):
        (tmp_path / f"{name}.js").write_bytes(random.randbytes(kilobytes * 1024))
    measured = own_javascript(tmp_path)["javascript"]
    assert {name: round(size) for name, size in measured.figures.items()} == {"en": 40, "hu": 60}
    assert measured.within is False


def test_scripts_that_were_not_built_cannot_be_weighed(tmp_path: Path) -> None:
    with pytest.raises(PagesNotBuilt, match="make install"):
        own_javascript(tmp_path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    # The test run keeps its own way of being stopped.
    monkeypatch.setattr(bench, "raise_on_signals", lambda: None)
    return tmp_path


def test_a_budget_that_is_not_kept_is_told_and_not_punished(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main({}, [told(*KEPT), told(*BROKEN)]) == 0
    assert "over budget: memory" in capsys.readouterr().out


def test_the_other_rows_are_measured_when_one_cannot_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main({}, [Measurement("memory", (MEMORY,), refused), told(*KEPT)]) == 1
    said = capsys.readouterr().out
    assert "memory: wrk is missing" in said
    assert "✓" in said


def test_only_the_named_measurements_are_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measurements = [told(*KEPT), Measurement("memory", (MEMORY,), refused)]
    assert bench.main({"ONLY": "points"}, measurements) == 0
    assert bench.main({"ONLY": "pionts"}, measurements) == 2
    assert "there are points, memory" in capsys.readouterr().err


def test_figures_are_kept_and_committed_only_when_asked_to(folder: Path) -> None:
    bench.main({}, [told(*KEPT)])
    assert len(list((folder / "var" / "bench").glob("*.json"))) == 1
    assert not (folder / "bench" / "results.json").exists()
    bench.main({"SAVE": "1"}, [told(*KEPT)])
    assert (folder / "bench" / "results.json").exists()
