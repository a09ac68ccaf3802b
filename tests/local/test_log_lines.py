from __future__ import annotations

import pytest

from local.log_lines import ImportantLines


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-01 10:00:00 WARNING rq.worker: a job took long",
        '{"event": "refused", "level": "error"}',
        "event=late level=warning",
        "2026-11-01 10:00:00 [error    ] the call failed",
        "ValueError: no such state",
        "[2026-11-01 10:00:00 +0000] [7] [ERROR] Worker failed to boot.",
    ],
)
def test_what_is_serious_is_shown(line: str) -> None:
    assert ImportantLines().shows(line)


@pytest.mark.parametrize(
    "line",
    [
        "[2026-11-01 10:00:00 +0000] [7] [INFO] Listening at: http://127.0.0.1:8000",
        '{"event": "order read", "level": "info", "errors": 0}',
        "GET /errors/warning 200",
        "",
    ],
)
def test_what_is_not_serious_stays_in_the_log(line: str) -> None:
    assert not ImportantLines().shows(line)


def test_a_traceback_is_shown_whole_and_nothing_after_it() -> None:
    judge = ImportantLines()
    lines = [
        "Traceback (most recent call last):",
        '  File "pay.py", line 3, in pay',
        "    raise Refused",
        "Refused",
        "INFO the next job",
    ]
    assert [judge.shows(line) for line in lines] == [True, True, True, True, False]
