"""The budgets, each with the measurement that fills its row. A measurement has a file of its own."""

from __future__ import annotations

from bench.own_javascript import own_javascript
from bench.rows import Measurement, Row
from bench.webhook import measure_webhook

MEASUREMENTS = (
    Measurement(
        "webhook",
        (
            Row(
                "webhook",
                "webhook in, HMAC checked, stored durably, answered",
                "≥ 0.5 of a route that does nothing; p99 ≤ 50 ms",
            ),
        ),
        measure_webhook,
    ),
    Measurement("javascript", (Row("javascript", "own JavaScript, gzipped", "≤ 60 KB"),), own_javascript),
)
