from __future__ import annotations

from pathlib import Path

import pytest

from bench.machine import machine
from bench.percentiles import median, percentile, spread
from bench.processes import cpu_seconds, memory_mb
from bench.wrk import Load, parse, rest_between


def test_a_percentile_lies_between_two_neighbors_in_proportion() -> None:
    assert percentile([4, 1, 3, 2], 0) == 1
    assert percentile([4, 1, 3, 2], 1) == 4
    assert percentile([1, 2], 0.95) == pytest.approx(1.95)
    assert median([9, 1, 5]) == 5


def test_of_nothing_there_is_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_repeats_are_told_with_how_far_they_lay_apart() -> None:
    assert spread([412, 398, 1431]) == "412 (398-1,431)"
    assert spread([0.5], 2) == "0.50"


def test_a_round_is_read_from_what_the_load_generator_prints() -> None:
    line = '{"requests": 900, "seconds": 3, "failed": 0, "p50_ms": 1.5, "p99_ms": 9, "max_ms": 20}'
    load = parse(f"Running 3s test\nRESULT {line}\n")
    assert load == Load(900, 3, 0, 1.5, 9, 20)
    assert load.rate == 300
    assert parse("unable to connect") is None


def test_connections_rest_so_long_that_together_they_ask_at_the_wanted_rate() -> None:
    assert rest_between(rate=100, p50_ms=20, connections=10) == 80
    assert rest_between(rate=1000, p50_ms=20, connections=10) == 1


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    """Two processes of the session 10, and one of another."""
    for pid, session, ticks, kilobytes in ((10, 10, 100, 2048), (11, 10, 50, 1024), (12, 12, 999, 9999)):
        folder = tmp_path / str(pid)
        folder.mkdir()
        words = ["S", "1", str(pid), str(session), *["0"] * 7, str(ticks), str(ticks), "0", "0", "20"]
        (folder / "stat").write_text(f"{pid} (a (strange) name) {' '.join(words)}")
        (folder / "smaps_rollup").write_text(f"Rss: 9 kB\nPss:   {kilobytes} kB\nPss_Dirty: 7 kB\n")
    return tmp_path


def test_processor_time_is_added_up_over_the_whole_session(proc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sysconf", lambda _: 100)
    assert cpu_seconds([10], proc) == pytest.approx(3.0)


def test_memory_is_told_for_each_process_the_leader_first(proc: Path) -> None:
    assert memory_mb(10, proc) == [2, 1]


def test_the_machine_is_named_also_where_the_kernel_tells_nothing(tmp_path: Path) -> None:
    assert " × " in machine(tmp_path)
