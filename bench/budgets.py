"""The budgets, each with the measurement that fills its row. A measurement has a file of its own."""

from __future__ import annotations

from bench.dead_worker import measure_dead_worker
from bench.journey_rows import measure_journey, measure_latency
from bench.orders_page import measure_orders_page
from bench.own_javascript import own_javascript
from bench.page import measure_page
from bench.rows import Measurement, Row
from bench.webhook import measure_webhook

_WEBHOOK = Row(
    "webhook", "webhook in, HMAC checked, stored durably, answered", "≥ 0.5 of a route that does nothing; p99 ≤ 50 ms"
)
_JOURNEY = (
    Row("calls", "outside calls per order, paid order to tracking", "≤ 4.1 on average"),
    Row("points", "GraphQL points per order", "≤ 20"),
    Row("cpu", "our CPU per order over the whole journey", "≤ 30 ms"),
    Row("memory", "memory of a web process and of a worker", "≤ 150 MB each"),
)
_LATENCY = Row("latency", "paid order to paid purchase, platforms in 200 ms", "p50 ≤ 5 s, p95 ≤ 15 s")
_DEAD_WORKER = Row("dead-worker", "a dead worker's rows picked up", "≤ 60 s")
_ORDERS_PAGE = Row("orders-page", "orders page at many orders, against 1,000", "p95 ≤ 1.2 ×")
_PAGE = Row("page", "the page in Chromium, CPU slowed 4 ×", "LCP ≤ 1.5 s, CLS ≤ 0.05, INP ≤ 100 ms")
_JAVASCRIPT = Row("javascript", "own JavaScript, gzipped", "≤ 60 KB")

MEASUREMENTS = (
    Measurement("webhook", (_WEBHOOK,), measure_webhook),
    Measurement("journey", _JOURNEY, measure_journey),
    Measurement("latency", (_LATENCY,), measure_latency),
    Measurement("dead-worker", (_DEAD_WORKER,), measure_dead_worker),
    Measurement("orders-page", (_ORDERS_PAGE,), measure_orders_page),
    Measurement("page", (_PAGE,), measure_page),
    Measurement("javascript", (_JAVASCRIPT,), own_javascript),
)
