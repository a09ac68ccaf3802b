"""The budgets of the design, each with the function that measures it. A measurement has a file of its own."""

from __future__ import annotations

from bench.own_javascript import own_javascript
from bench.rows import Row

BUDGETS = (
    Row("webhook in, HMAC checked, stored durably, answered", "≥ 0.5 of a route that does nothing; p99 ≤ 50 ms"),
    Row("outside calls per order, paid order to tracking", "≤ 4.1 on average"),
    Row("GraphQL points per order", "≤ 20"),
    Row("our CPU per order over the whole journey", "≤ 30 ms"),
    Row("paid order to paid purchase, automatic, platforms in 200 ms", "p50 ≤ 5 s, p95 ≤ 15 s"),
    Row("one shop's flash sale of 2,000 orders", "other shops' p95 ≤ 2 ×"),
    Row("orders page at 1,000,000 orders, against 1,000", "p95 ≤ 1.2 ×"),
    Row("the page in Chromium, CPU slowed 4 ×", "LCP ≤ 1.5 s, CLS ≤ 0.05, INP ≤ 100 ms"),
    Row("own JavaScript, gzipped", "≤ 60 KB", own_javascript),
    Row("a dead worker's rows picked up", "≤ 60 s"),
    Row("memory of a web process and of a worker", "≤ 150 MB each"),
)
